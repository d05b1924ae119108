#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::graph {

/// Walks an ISO 8601 text of fixed-width numbers; the parsers of dates and of durations share it.
class IsoReader {
public:
    explicit IsoReader(std::string_view text) noexcept : text_{text} {}

    [[nodiscard]] bool done() const noexcept { return at_ == text_.size(); }
    [[nodiscard]] char peek() const noexcept { return done() ? '\0' : text_[at_]; }
    [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }
    [[nodiscard]] bool accept(char letter) noexcept {
        if (peek() != letter) return false;
        ++at_;
        return true;
    }
    [[nodiscard]] std::size_t digits_ahead() const noexcept {
        std::size_t count = 0;
        while (at_ + count < text_.size() && is_digit(text_[at_ + count])) ++count;
        return count;
    }
    /// The next `width` digits (up to 18) as a number; nothing, and no step, where there are fewer.
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t width) noexcept {
        if (width == 0 || width > 18 || digits_ahead() < width) return std::nullopt;
        std::int64_t value = 0;
        for (std::size_t i = 0; i < width; ++i) value = value * 10 + (text_[at_++] - '0');
        return value;
    }
    /// As number(), if it lies within [least, greatest].
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t width, std::int64_t least,
                                                     std::int64_t greatest) noexcept {
        const auto value = number(width);
        return value && *value >= least && *value <= greatest ? value : std::nullopt;
    }

private:
    [[nodiscard]] static bool is_digit(char letter) noexcept { return letter >= '0' && letter <= '9'; }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// `HH[:MM[:SS[.fff]]]` or `HHMM[SS[.fff]]` as nanoseconds since midnight.
[[nodiscard]] std::optional<std::int64_t> read_time_of_day(IsoReader& reader);

}  // namespace dossier::graph
