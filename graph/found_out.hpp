#pragma once

#include <atomic>
#include <cstdint>

#include "graph/shared.hpp"

namespace dossier::graph {

/// Whether something holds that takes time to find out: whoever asks first does so, for all copies. Several threads may
/// do it at once, and find the same.
class FoundOut {
public:
    /// Whether it is known, and holds.
    [[nodiscard]] bool is_known_to_hold() const noexcept { return known() == Answer::holds; }

    /// `find`   says whether it holds
    template <typename Find>
    [[nodiscard]] bool ask(Find find) const {
        if (known() != Answer::unknown) return known() == Answer::holds;
        const bool found = find();
        kept_->answer.store(found ? Answer::holds : Answer::does_not, std::memory_order_relaxed);
        return found;
    }

    /// It may be otherwise now; for copies that were made before it is not.
    void forget() { kept_.write().answer.store(Answer::unknown, std::memory_order_relaxed); }

private:
    enum class Answer : std::uint8_t { unknown, holds, does_not };

    struct Kept {
        Kept() = default;
        Kept(const Kept& other) noexcept : answer{other.answer.load(std::memory_order_relaxed)} {}
        Kept& operator=(const Kept&) = delete;
        ~Kept() = default;

        mutable std::atomic<Answer> answer{Answer::unknown};  // nothing is read by it that is not there already
    };

    [[nodiscard]] Answer known() const noexcept { return kept_->answer.load(std::memory_order_relaxed); }

    Shared<Kept> kept_{Kept{}};
};

}  // namespace dossier::graph
