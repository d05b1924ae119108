#pragma once

#include <chrono>
#include <cstddef>

namespace dossier::repl::edit {

/// Ends a search that would keep a person waiting who pressed a key.
class Patience {
public:
    /// `each`   steps between two looks at the clock
    explicit Patience(std::size_t each) noexcept : each_{each} {}

    [[nodiscard]] bool over() {
        if (++steps_ % each_ == 0) over_ = over_ || std::chrono::steady_clock::now() > end_;
        return over_;
    }

private:
    static constexpr std::chrono::milliseconds limit{25};
    std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::now() + limit;
    std::size_t each_;
    std::size_t steps_ = 0;
    bool over_ = false;
};

}  // namespace dossier::repl::edit
