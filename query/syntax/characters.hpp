#pragma once

#include <cstddef>
#include <string_view>

// What the characters of a query mean before any grammar: identifiers and white space are Unicode's (XID, White_Space).
// Positions are byte offsets; every function stops at the end of the text.

namespace dossier::query::syntax {

/// The code point at `at` and the offset behind it; U+FFFD for bytes that are not UTF-8. Needs `at < text.size()`.
struct CodePoint {
    char32_t value = 0;
    std::size_t end = 0;
};
[[nodiscard]] CodePoint code_point(std::string_view text, std::size_t at);

/// The end of the identifier that starts at `at`, or `at` when none does. Keywords are identifiers here.
[[nodiscard]] std::size_t identifier_end(std::string_view text, std::size_t at);

/// As `identifier_end`, but any character of an identifier may come first: `1a`, for parameters.
[[nodiscard]] std::size_t extended_identifier_end(std::string_view text, std::size_t at);

/// The end of the string or quoted name that opens at `at` with `'`, `"` or a grave accent; npos when it is not closed.
[[nodiscard]] std::size_t quoted_end(std::string_view text, std::size_t at);

/// The end of the white space at `at`.
[[nodiscard]] std::size_t space_end(std::string_view text, std::size_t at);

/// The end of the comment at `at`; `at` when there is none, npos when it is not closed.
[[nodiscard]] std::size_t comment_end(std::string_view text, std::size_t at);

/// Whether white space or a comment may begin with this byte. Most bytes are neither, and are told at once.
[[nodiscard]] constexpr bool may_begin_gap(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == '/' || byte >= 0x7F;
}

/// That of a gap which may_begin_gap() lets begin at `at`.
[[nodiscard]] std::size_t begun_gap_end(std::string_view text, std::size_t at);

/// The end of the white space and comments at `at`; npos when a comment is not closed.
[[nodiscard]] inline std::size_t gap_end(std::string_view text, std::size_t at) {
    return at < text.size() && may_begin_gap(text[at]) ? begun_gap_end(text, at) : at;
}

/// The same as far as comments are closed: the place of the first that is not, or gap_end().
[[nodiscard]] std::size_t closed_gap_end(std::string_view text, std::size_t at);

/// Whether `word` stands at `at`, where the first character agrees.
[[nodiscard]] bool goes_on_as(std::string_view text, std::size_t at, std::string_view word);

/// Whether the identifier `[at, identifier_end)` is `word`, given in upper case, whatever the case it is written in.
/// The parser asks for a word of the language some ten times a token, and the first character answers.
[[nodiscard]] inline bool is_word(std::string_view text, std::size_t at, std::string_view word) {
    return at < text.size() && (text[at] | 0x20) == (word[0] | 0x20) && goes_on_as(text, at, word);
}

}  // namespace dossier::query::syntax
