#include "query/exec/property_filter.hpp"

#include <utility>

#include "query/exec/evaluate.hpp"

namespace dossier::query::exec {

PropertyFilter::PropertyFilter(const bind::Expression& predicate, Context& context)
    : predicate_{predicate}, context_{context}, held_{context} {
    if (!gather(predicate)) tests_.clear();
}

bool PropertyFilter::gather(const bind::Expression& predicate) {
    const auto* binary = std::get_if<bind::Binary>(&predicate.node);
    if (binary && binary->op == bind::BinaryOp::logical_and) return gather(*binary->left) && gather(*binary->right);
    auto test = ColumnTest::of(predicate);
    if (test) tests_.push_back(*std::move(test));
    return test.has_value();
}

std::vector<std::uint32_t> PropertyFilter::select(const Batch& batch) {
    if (auto passing = select_by_columns(batch)) return *std::move(passing);
    return exec::select(predicate_, batch, context_);
}

/// nullopt: the general way must answer.
std::optional<std::vector<std::uint32_t>> PropertyFilter::select_by_columns(const Batch& batch) {
    if (tests_.empty() || batch.size == 0) return std::nullopt;
    std::vector<TestedRow> rows(batch.size);
    for (std::uint32_t row = 0; row < batch.size; ++row) rows[row] = {row, false};
    for (ColumnTest& test : tests_) {
        // As AND goes: what a test compares with is computed only where the tests before have left a row.
        if (!rows.empty() && !test.keep(rows, batch, context_, held_)) return std::nullopt;
    }
    std::vector<std::uint32_t> passing;
    passing.reserve(rows.size());
    for (const TestedRow& row : rows) {
        if (!row.unknown) passing.push_back(row.row);
    }
    return passing;
}

}  // namespace dossier::query::exec
