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

}  // namespace dossier::query::exec
