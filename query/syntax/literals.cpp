#include "query/syntax/literals.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/utf8.hpp"
#include "query/syntax/characters.hpp"

namespace dossier::query::syntax {

namespace {

using graph::ErrorCode;

[[noreturn]] void fail(ErrorCode code, std::string message, std::size_t begin, std::size_t end, std::string hint = {}) {
    throw graph::Error{
        {.code = code, .message = std::move(message), .where = graph::SourceSpan{begin, end}, .hint = std::move(hint)}};
}

constexpr bool is_surrogate(char32_t c, char32_t first) { return c >= first && c < first + 0x400; }

constexpr char32_t high_surrogates = 0xD800;
constexpr char32_t low_surrogates = 0xDC00;

/// Walks through what stands between the quotes.
class Decoder {
public:
    Decoder(std::string_view quoted, std::size_t offset)
        : quote_{quoted.front()}, rest_{quoted.substr(1, quoted.size() - 2)}, offset_{offset + 1} {}

    std::string decode() {
        std::string result;
        result.reserve(rest_.size());
        while (!rest_.empty()) {
            if (rest_.front() == quote_) {
                result += quote_;
                take(2);
            } else if (rest_.front() == '\\') {
                escape(result);
            } else {
                result += rest_.front();
                take(1);
            }
        }
        return result;
    }

private:
    void take(std::size_t bytes) {
        rest_.remove_prefix(bytes);
        offset_ += bytes;
    }

    void escape(std::string& result) {
        constexpr std::string_view letters = R"(\'"`tbnrf)";
        constexpr std::string_view meanings = "\\'\"`\t\b\n\r\f";
        const char letter = rest_.size() > 1 ? rest_[1] : '\\';
        if (letter == 'u' || letter == 'U') return graph::append_utf8(result, unicode_escape());
        const auto known = letters.find(letter);
        if (known == std::string_view::npos) {
            const auto length = 1 + code_point(rest_, 1).end - 1;
            fail(ErrorCode::unexpected_syntax, fmt::format("`{}` is not an escape", rest_.substr(0, length)), offset_,
                 offset_ + length, "a backslash itself is written `\\\\`");
        }
        result += meanings[known];
        take(2);
    }

    char32_t unicode_escape() {
        const auto begin = offset_;
        auto value = hexadecimal();
        // Two halves of a pair, each with its own \u, are one character: so JSON writes what is above U+FFFF.
        if (is_surrogate(value, high_surrogates) && rest_.starts_with("\\u")) {
            const auto low = hexadecimal();
            if (is_surrogate(low, low_surrogates))
                value = 0x10000 + ((value - high_surrogates) << 10) + (low - low_surrogates);
        }
        if (value > 0x10FFFF || is_surrogate(value, high_surrogates) || is_surrogate(value, low_surrogates))
            fail(ErrorCode::invalid_unicode_literal,
                 fmt::format("U+{:04X} is not a character", static_cast<std::uint32_t>(value)), begin, offset_,
                 value > 0x10FFFF ? "the last one is U+10FFFF"
                                  : "it is half of one; write both halves, or the whole: `\\U0001F600`");
        return value;
    }

    /// How many digits are behind `\u` or `\U`: the reference has eight for the latter, the grammar six. Eight of which
    /// the first two are 0 are the reference's.
    [[nodiscard]] std::size_t digits_wanted() const {
        if (rest_[1] == 'u') return 4;
        const auto digits = rest_.substr(2, 8);
        const bool eight = digits.size() == 8 && digits.starts_with("00") &&
                           digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
        return eight ? 8 : 6;
    }

    /// The value of `\uXXXX`, `\UXXXXXXXX` or `\UXXXXXX`, which is taken.
    char32_t hexadecimal() {
        const std::size_t wanted = digits_wanted();
        const auto digits = rest_.substr(2, wanted);
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error != std::errc{} || end != digits.data() + wanted)
            fail(ErrorCode::invalid_unicode_literal,
                 fmt::format("`\\{}` needs {} hexadecimal digits", rest_[1], wanted), offset_,
                 offset_ + 2 + static_cast<std::size_t>(end - digits.data()),
                 "`\\u00EB` is ë; a backslash itself is written `\\\\`");
        take(2 + wanted);
        return value;
    }

    char quote_;
    std::string_view rest_;
    std::size_t offset_;
};

std::string without_underscores(std::string_view digits) {
    std::string result{digits};
    std::erase(result, '_');
    return result;
}

}  // namespace

std::string decode_quoted(std::string_view quoted, std::size_t offset) { return Decoder{quoted, offset}.decode(); }

std::optional<double> number_word(std::string_view word) {
    const auto is = [&](std::string_view name) { return word.size() == name.size() && is_word(word, 0, name); };
    if (is("INF") || is("INFINITY")) return std::numeric_limits<double>::infinity();
    if (is("NAN")) return std::numeric_limits<double>::quiet_NaN();
    return std::nullopt;
}

void throw_integer_overflow(std::string_view digits, std::size_t offset) {
    fail(ErrorCode::integer_overflow, fmt::format("integer {} is too large", digits), offset, offset + digits.size(),
         "integers go from -9223372036854775808 to 9223372036854775807");
}

std::uint64_t decode_integer(std::string_view digits, std::size_t offset) {
    auto plain = without_underscores(digits);
    int base = 10;
    if (plain.size() > 1 && (plain[1] == 'x' || plain[1] == 'X' || plain[1] == 'o')) {
        base = plain[1] == 'o' ? 8 : 16;
        plain.erase(0, 2);
    }
    std::uint64_t value = 0;
    const auto error = std::from_chars(plain.data(), plain.data() + plain.size(), value, base).ec;
    if (error != std::errc{} || value > std::uint64_t{1} << 63) throw_integer_overflow(digits, offset);
    return value;
}

double decode_float(std::string_view digits, std::size_t offset) {
    auto plain = without_underscores(digits);
    if (std::string_view{"fFdD"}.find(plain.back()) != std::string_view::npos) plain.pop_back();
    double value = 0;
    if (std::from_chars(plain.data(), plain.data() + plain.size(), value).ec != std::errc::result_out_of_range)
        return value;
    // Out of range says not in which direction. A long double reaches far enough to tell all but absurd exponents.
    long double wide = 0;
    const auto error = std::from_chars(plain.data(), plain.data() + plain.size(), wide).ec;
    const bool tiny =
        error == std::errc{} ? wide < 1 : plain.find("e-") != plain.npos || plain.find("E-") != plain.npos;
    if (tiny) return 0.0;
    fail(ErrorCode::floating_point_overflow, fmt::format("number {} is too large", digits), offset,
         offset + digits.size(), "floating-point numbers go up to about 1.8e308");
}

}  // namespace dossier::query::syntax
