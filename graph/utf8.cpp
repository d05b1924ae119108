#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Sequence {
    std::size_t length;
    char32_t smallest;  ///< below it the sequence is overlong
    char32_t bits;      ///< of the lead byte
};

Sequence sequence_of(unsigned char lead) {
    if (lead < 0x80) return {1, 0, lead};
    if (lead >= 0xC2 && lead < 0xE0) return {2, 0x80, char32_t{lead} & 0x1F};
    if (lead >= 0xE0 && lead < 0xF0) return {3, 0x800, char32_t{lead} & 0x0F};
    if (lead >= 0xF0 && lead < 0xF5) return {4, 0x10000, char32_t{lead} & 0x07};
    return {0, 0, 0};
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const Sequence sequence = sequence_of(byte(offset));
    if (sequence.length == 0 || offset + sequence.length > text.size()) {
        ++offset;
        return replacement;
    }
    char32_t code_point = sequence.bits;
    for (std::size_t i = 1; i < sequence.length; ++i) {
        const unsigned char continuation = byte(offset + i);
        if ((continuation & 0xC0U) != 0x80U) {
            ++offset;
            return replacement;
        }
        code_point = (code_point << 6U) | (continuation & 0x3FU);
    }
    const bool surrogate = code_point >= 0xD800 && code_point < 0xE000;
    if (code_point < sequence.smallest || surrogate || code_point > 0x10FFFF) {
        ++offset;
        return replacement;
    }
    offset += sequence.length;
    return code_point;
}

bool is_utf8(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const bool stray = next_code_point(text, at) == U'\uFFFD' && text.substr(begin, at - begin) != replacement;
        if (stray) return false;
    }
    return true;
}

std::u32string to_code_points(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) result.push_back(next_code_point(text, offset));
    return result;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto continuation = [code_point](unsigned shift) {
        return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
    };
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0U | (code_point >> 6U));
        text += continuation(0);
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0U | (code_point >> 12U));
        text += continuation(6);
        text += continuation(0);
    } else {
        text += static_cast<char>(0xF0U | (code_point >> 18U));
        text += continuation(12);
        text += continuation(6);
        text += continuation(0);
    }
}

}  // namespace dossier::graph
