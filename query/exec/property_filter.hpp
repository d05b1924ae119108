#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/column_test.hpp"
#include "query/exec/context.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// A predicate that is asked of batch after batch. Where it compares properties with what is the same in all rows,
/// `n.key < 3 AND n.text CONTAINS $word`, the graph's columns answer (ColumnTest); otherwise it is evaluated.
class PropertyFilter {
public:
    /// `predicate`   outlives the filter, as `context` does
    PropertyFilter(const bind::Expression& predicate, Context& context);

    /// The rows in which the predicate is true, ascending; throws what exec::select() does.
    [[nodiscard]] std::vector<std::uint32_t> select(const Batch& batch);

private:
    bool gather(const bind::Expression& predicate);
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> select_by_columns(const Batch& batch);

    const bind::Expression& predicate_;
    Context& context_;
    Held held_;                      // what the tests remember
    std::vector<ColumnTest> tests_;  // joined by AND, in the order of the text; empty: of another kind
};

}  // namespace dossier::query::exec
