#include "query/exec/nested_walks.hpp"

#include <algorithm>

namespace dossier::query::exec {

NestedWalks::NestedWalks(const plan::CountPattern& op, Context& context) {
    known_.add_node(op.root.node);
    for (const auto& walk : op.nested) {
        steps_.push_back(std::make_unique<NestedStep>(walk, known_, context, op.exists));
    }
}

void NestedWalks::open() {
    for (auto& [slot, named] : known_.named) named.read = false;
    std::ranges::fill(known_.relationships, no_relationship);
    for (const auto& step : steps_) step->open();
    for (const auto& step : steps_) step->find_readers(known_);
}

void NestedWalks::keep_present(std::uint32_t first, std::span<std::uint64_t> roots) const noexcept {
    for (const auto& step : steps_) step->keep_present(first, roots);
}

std::uint64_t NestedWalks::of(NodeId root) {
    known_.nodes.front() = root;
    return from(0);
}

std::uint64_t NestedWalks::from(std::size_t step) {
    if (step + 1 == steps_.size()) return steps_[step]->sum();
    std::uint64_t rows = 0;
    steps_[step]->for_each_end([&](std::uint64_t weight) { rows = plus(rows, times(weight, from(step + 1))); });
    return rows;
}

ClosingPartners::Partner NestedWalks::end_of_first(std::size_t steps, NodeId root) {
    known_.nodes.front() = root;
    ClosingPartners::Partner found;
    gather_ends(0, steps, 1, found);
    if (found.several) found.node = no_node;
    return found;
}

void NestedWalks::gather_ends(std::size_t step, std::size_t steps, std::uint64_t rows,
                              ClosingPartners::Partner& found) {
    steps_[step]->for_each_end([&](std::uint64_t weight) {
        const std::uint64_t ways = times(rows, weight);
        if (step + 1 < steps) return gather_ends(step + 1, steps, ways, found);
        const NodeId end = steps_[step]->end();
        found.several = found.several || (found.node != no_node && found.node != end);
        found.node = end;
        found.rows = plus(found.rows, ways);
    });
}

}  // namespace dossier::query::exec
