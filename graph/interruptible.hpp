#pragma once

#include <mutex>

#include "graph/checkpoint.hpp"

namespace dossier::graph {

/// As long as it lives, this thread passes `checkpoint` in what nobody can hand one to: what is read from a file, or
/// made, at its first use (Late), deep below whoever asked.
///
/// Nothing else passes it. What is written may not end halfway, so a checkpoint that every loop below found by itself
/// would not do.
class Interruptible {
public:
    /// `checkpoint`   outlives it; null: what begins here is not to be interrupted
    explicit Interruptible(const Checkpoint* checkpoint) noexcept;
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;
    ~Interruptible();

    /// That of this thread; an empty one where there is none.
    [[nodiscard]] static const Checkpoint& checkpoint() noexcept;

private:
    const Checkpoint* before_;
};

/// Waits for `mutex`, passing the checkpoint of this thread meanwhile: who holds it may be reading for long.
[[nodiscard]] std::unique_lock<std::mutex> locked_patiently(std::mutex& mutex);

}  // namespace dossier::graph
