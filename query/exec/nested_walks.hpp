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

    /// Drops those of the roots from `first` on, a bit each, from which not all walks lead on; `first` is a multiple of
    /// 64.
    void keep_present(std::uint32_t first, std::span<std::uint64_t> roots) const noexcept;

    /// most_rows for that many or more
    [[nodiscard]] std::uint64_t of(NodeId root);

    [[nodiscard]] NestedStep& step(std::size_t number) { return *steps_[number]; }
    /// The one node to which the first so many walks lead from the root.
    [[nodiscard]] ClosingPartners::Partner end_of_first(std::size_t steps, NodeId root);

private:
    void gather_ends(std::size_t step, std::size_t steps, std::uint64_t rows, ClosingPartners::Partner& found);
    std::uint64_t from(std::size_t step);

    KnownElements known_;
    std::vector<std::unique_ptr<NestedStep>> steps_;
};

}  // namespace dossier::query::exec
