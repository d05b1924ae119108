#include "graph/interruptible.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace dossier::graph {

namespace {

constinit thread_local const Checkpoint* of_thread = nullptr;

}  // namespace

Interruptible::Interruptible(const Checkpoint* checkpoint) noexcept : before_{std::exchange(of_thread, checkpoint)} {}
Interruptible::~Interruptible() { of_thread = before_; }

const Checkpoint& Interruptible::checkpoint() noexcept {
    static const Checkpoint none;
    return of_thread == nullptr ? none : *of_thread;
}

std::unique_lock<std::mutex> locked_patiently(std::mutex& mutex) {
    constexpr std::chrono::milliseconds between_looks{1};  // as long as a piece of a file takes
    const Checkpoint& checkpoint = Interruptible::checkpoint();
    if (!checkpoint) return std::unique_lock{mutex};
    std::unique_lock lock{mutex, std::try_to_lock};
    for (; !lock; static_cast<void>(lock.try_lock())) {
        checkpoint();
        std::this_thread::sleep_for(between_looks);
    }
    return lock;
}

}  // namespace dossier::graph
