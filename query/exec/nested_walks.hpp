#pragma once

#include <memory>
#include <vector>

#include "query/exec/nested_step.hpp"

namespace dossier::query::exec {

/// How often the walks of a counted pattern can be made from its root, one inside the other: for patterns with cycles,
/// and for relationships that must differ. The last of the walks is not made but counted.
class NestedWalks {
public:
    /// `op`  the logical operator, which outlives the walks
    NestedWalks(const plan::CountPattern& op, Context& context);

    /// Asks that the graph is not written to until it is called again.
    void open();

    /// most_rows for that many or more
    [[nodiscard]] std::uint64_t of(NodeId root);

private:
    std::uint64_t from(std::size_t step);

    KnownElements known_;
    std::vector<std::unique_ptr<NestedStep>> steps_;
};

}  // namespace dossier::query::exec
