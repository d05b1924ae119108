#pragma once

#include <future>
#include <system_error>
#include <utility>

#include "graph/allocation_meter.hpp"

namespace dossier::graph {

/// Does `work` in another thread, metered as the caller is, or, where that is not worth it or no thread is to be had,
/// in the caller's when it asks for the result. The future waits for the work wherever it ends: what that refers to has
/// to outlive it.
template <typename Work>
[[nodiscard]] auto beside(bool in_a_thread, Work work) {
    auto metered = [meter = AllocationMeter::of_this_thread(), work = std::move(work)]() mutable {
        const AllocationMeter::Metering metering{meter};
        return work();
    };
    if (in_a_thread) {
        try {
            return std::async(std::launch::async, metered);
        } catch (const std::system_error&) {
            // The system gives no more threads.
        }
    }
    return std::async(std::launch::deferred, metered);
}

}  // namespace dossier::graph
