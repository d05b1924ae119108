#pragma once

#include <atomic>
#include <cassert>
#include <functional>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include "graph/allocation_meter.hpp"
#include "graph/interruptible.hpp"

namespace dossier::graph {

/// What is made at its first use, once, whichever thread asks first, and from then on is as quick as if it had always
/// been there. It stays at one place in memory, also when its Late moves.
///
/// Copies share it, made or yet to be made, until one of them is written to (as Shared does).
///
/// Making may throw, and is interrupted by what the thread that asks passes (Interruptible): then nothing is made, and
/// who asks next tries again.
template <typename T>
class Late {
public:
    /// Nothing, and not to be asked for.
    Late() noexcept = default;
    [[nodiscard]] static Late of(T value) {
        Late late;
        late.state_.reset(new State);
        late.state_->value.emplace(std::move(value));
        late.state_->is_made.store(true, std::memory_order_relaxed);
        return late;
    }
    [[nodiscard]] static Late made_by(std::function<T()> make) {
        Late late;
        late.state_.reset(new State);
        late.state_->make = std::move(make);
        return late;
    }

    /// Whether there is something, made or yet to be made.
    [[nodiscard]] explicit operator bool() const noexcept { return state_ != nullptr; }
    [[nodiscard]] bool is_made() const noexcept { return state_->is_made.load(std::memory_order_acquire); }

    /// Changes it for all who share it, who must not be reading: now where it is made, else as soon as it is.
    void then(std::function<void(T&)> step) {
        if (is_made()) return step(*state_->value);
        state_->steps.push_back(std::move(step));
    }

    [[nodiscard]] const T& operator*() const { return made(); }
    [[nodiscard]] const T* operator->() const { return &made(); }

    /// Nobody else's, made where it was not. What was read from it before may have moved.
    [[nodiscard]] T& write() {
        T& value = made();
        if (state_->use_count() == 1) [[likely]]
            return value;
        if constexpr (std::is_copy_constructible_v<T>) {
            *this = of(T{value});
        } else {
            assert(false);  // what cannot be copied is not shared
        }
        return *state_->value;
    }

private:
    struct State : boost::intrusive_ref_counter<State> {
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
        const auto alone = locked_patiently(state_->making);
        if (is_made()) return;
        if (const Checkpoint& checkpoint = Interruptible::checkpoint()) checkpoint();
        // It stays when the query that asks first is over, and is not that one's.
        const AllocationMeter::Metering by_nobody{nullptr};
        T value = state_->make();
        for (const auto& step : state_->steps) step(value);
        state_->value.emplace(std::move(value));
        state_->make = nullptr;
        state_->steps.clear();
        state_->is_made.store(true, std::memory_order_release);
    }

    boost::intrusive_ptr<State> state_;
};

}  // namespace dossier::graph
