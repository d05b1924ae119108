#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "graph/allocation_meter.hpp"

namespace dossier::graph {

/// What is made at its first use, once, whichever thread asks first, and from then on is as quick as if it had always
/// been there. It stays at one place in memory, also when its Late moves.
///
/// Making may throw: then nothing is made, and who asks next tries again.
template <typename T>
class Late {
public:
    /// Nothing, and not to be asked for.
    Late() noexcept = default;
    [[nodiscard]] static Late of(T value) {
        Late late;
        late.state_ = std::make_unique<State>();
        late.state_->value.emplace(std::move(value));
        late.state_->is_made.store(true, std::memory_order_relaxed);
        return late;
    }
    [[nodiscard]] static Late made_by(std::function<T()> make) {
        Late late;
        late.state_ = std::make_unique<State>();
        late.state_->make = std::move(make);
        return late;
    }

    /// Whether there is something, made or yet to be made.
    [[nodiscard]] explicit operator bool() const noexcept { return state_ != nullptr; }
    [[nodiscard]] bool is_made() const noexcept { return state_->is_made.load(std::memory_order_acquire); }

    /// Changes it: now where it is made, else as soon as it is.
    void then(std::function<void(T&)> step) {
        if (is_made()) return step(*state_->value);
        state_->steps.push_back(std::move(step));
    }

    [[nodiscard]] T& operator*() { return made(); }
    [[nodiscard]] const T& operator*() const { return made(); }
    [[nodiscard]] T* operator->() { return &made(); }
    [[nodiscard]] const T* operator->() const { return &made(); }

private:
    struct State {
        std::atomic<bool> is_made{false};
        std::optional<T> value;
        std::function<T()> make;
        std::vector<std::function<void(T&)>> steps;
        std::mutex making;
    };

    T& made() const {
        if (!is_made()) [[unlikely]]
            make();
        return *state_->value;
    }

    void make() const {
        const std::scoped_lock alone{state_->making};
        if (is_made()) return;
        // It stays when the query that asks first is over, and is not that one's.
        const AllocationMeter::Metering by_nobody{nullptr};
        T value = state_->make();
        for (const auto& step : state_->steps) step(value);
        state_->value.emplace(std::move(value));
        state_->make = nullptr;
        state_->steps.clear();
        state_->is_made.store(true, std::memory_order_release);
    }

    std::unique_ptr<State> state_;
};

}  // namespace dossier::graph
