#include "query/exec/row_order.hpp"

#include <algorithm>
#include <numeric>

#include "graph/value_order.hpp"
#include "query/exec/evaluate.hpp"

namespace dossier::query::exec {

std::vector<Column> RowOrder::keys(const Batch& batch) const {
    std::vector<Column> columns;
    for (const auto& key : keys_) columns.push_back(evaluate(key.expression, batch, context_));
    return columns;
}

std::vector<std::uint32_t> RowOrder::rows(const std::vector<Column>& keys, std::size_t size, std::size_t most) const {
    std::vector<std::uint32_t> rows(size);
    std::iota(rows.begin(), rows.end(), 0U);
    std::uint32_t compared = 0;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        if (++compared % 65536 == 0) context_.check();
        for (std::size_t k = 0; k < keys.size(); ++k) {
            const auto order = graph::order(keys[k].at(a), keys[k].at(b));
            if (order != 0) return keys_[k].descending ? order > 0 : order < 0;
        }
        return a < b;
    };
    if (most < rows.size()) {
        std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(most), before);
        rows.resize(most);
    } else {
        std::ranges::sort(rows, before);
    }
    return rows;
}

}  // namespace dossier::query::exec
