#pragma once

#include <cstdint>
#include <functional>

namespace dossier::graph {

/// Called now and then in what may take long; whatever it throws ends the work.
using Checkpoint = std::function<void()>;

/// Passes a checkpoint once in 4,096 steps: seldom enough to cost nothing beside a step, often enough that nobody
/// waits.
class Pace {
public:
    explicit Pace(const Checkpoint& checkpoint) noexcept : checkpoint_{checkpoint} {}

    void step() {
        constexpr std::uint32_t steps_per_checkpoint = 4096;
        if (++steps_ % steps_per_checkpoint == 0 && checkpoint_) checkpoint_();
    }

private:
    const Checkpoint& checkpoint_;  // outlives the work
    std::uint32_t steps_ = 0;
};

}  // namespace dossier::graph
