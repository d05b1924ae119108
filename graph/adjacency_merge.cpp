#include "graph/adjacency_merge.hpp"

#include <new>
#include <system_error>
#include <utility>

#include "graph/allocation_meter.hpp"
#include "graph/without_signals.hpp"

namespace dossier::graph {

const AdjacencyMerging& AdjacencyMerging::usual() {
    static const AdjacencyMerging usual{.begin = [](Work work) {
        try {
            without_signals(std::move(work)).detach();
            return true;
        } catch (const std::system_error&) {
            return false;
        }
    }};
    return usual;
}

std::shared_ptr<const AdjacencyMerge> AdjacencyMerge::begin(Make make, const AdjacencyMerging& merging) {
    auto merge = std::make_shared<const AdjacencyMerge>();
    const bool begun =
        merging.begin([make = std::move(make), outcome = merge->outcome_, stop = merge->stop_.get_token()]() mutable {
            // Who began it may be over before, and who goes on with the base counts it then.
            const AllocationMeter::Metering by_nobody{nullptr};
            try {
                outcome->base = make(stop);
            } catch (const std::bad_alloc&) {
                // Whoever writes merges by itself when it has written as much again.
            }
            make = nullptr;  // so that what the base was made of is given back by whom it is counted for
            outcome->is_over.store(true, std::memory_order_release);
        });
    return begun ? std::move(merge) : nullptr;
}

}  // namespace dossier::graph
