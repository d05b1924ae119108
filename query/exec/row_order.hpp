#pragma once

#include <cstdint>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::exec {

/// The rows of a batch in the order of their sort keys; equal ones in the order in which they came.
class RowOrder {
public:
    RowOrder(const std::vector<bind::SortKey>& keys, Context& context) : keys_{keys}, context_{context} {}

    /// By key, the value of each row.
    [[nodiscard]] std::vector<Column> keys(const Batch& batch) const;
    /// The first `most` of `size` rows whose keys are `keys`.
    [[nodiscard]] std::vector<std::uint32_t> rows(const std::vector<Column>& keys, std::size_t size,
                                                  std::size_t most) const;

private:
    const std::vector<bind::SortKey>& keys_;
    Context& context_;
};

}  // namespace dossier::query::exec
