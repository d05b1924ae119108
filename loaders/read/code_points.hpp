#pragma once

#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// A character of valid UTF-8 and how many bytes it takes.
struct CodePoint {
    UChar32 value = 0;
    std::size_t size = 0;
};

/// The character that begins at `at`; {0, 0} at the end of the text.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    // ICU's macro widens bytes: handed plain chars it would take `ë` for a negative number.
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto end = at;
    UChar32 value = 0;
    U8_NEXT(bytes, end, text.size(), value);
    return {value, end - at};
}

[[nodiscard]] inline std::string utf8(UChar32 code_point) {
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code_point);
    return {bytes.data(), size};
}

}  // namespace dossier::loaders::read
