#include "query/syntax/characters.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "graph/utf8.hpp"

namespace dossier::query::syntax {

namespace {

bool continues_identifier(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_CONTINUE) != 0;
}

bool starts_identifier(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_START) != 0;
}

bool is_space(char32_t c) {
    // The four separators of files, groups, records and units are white space to Cypher, though not to Unicode.
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

}  // namespace

CodePoint code_point(std::string_view text, std::size_t at) {
    auto end = at;
    const auto value = graph::next_code_point(text, end);
    return {value, end};
}

std::size_t extended_identifier_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
            if (!continues_identifier(byte)) break;
            ++at;
            continue;
        }
        const auto c = code_point(text, at);
        if (!continues_identifier(c.value)) break;
        at = c.end;
    }
    return at;
}

std::size_t identifier_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return at;
    const auto first = code_point(text, at);
    return starts_identifier(first.value) ? extended_identifier_end(text, first.end) : at;
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == quote) {
            if (at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
            ++at;
        }
    }
    return std::string_view::npos;
}

std::size_t space_end(std::string_view text, std::size_t at) {
    while (at < text.size() && may_begin_gap(text[at])) {
        if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
            if (!is_space(byte)) break;
            ++at;
            continue;
        }
        const auto c = code_point(text, at);
        if (!is_space(c.value)) break;
        at = c.end;
    }
    return at;
}

std::size_t comment_end(std::string_view text, std::size_t at) {
    if (text[at] != '/') return at;
    const auto rest = text.substr(at);
    if (rest.starts_with("//")) return std::min(text.find_first_of("\r\n", at), text.size());
    if (!rest.starts_with("/*")) return at;
    const auto close = text.find("*/", at + 2);
    return close == std::string_view::npos ? close : close + 2;
}

std::size_t begun_gap_end(std::string_view text, std::size_t at) {
    const auto end = closed_gap_end(text, at);
    return end < text.size() && text.substr(end).starts_with("/*") ? std::string_view::npos : end;
}

std::size_t closed_gap_end(std::string_view text, std::size_t at) {
    for (;;) {
        at = space_end(text, at);
        const auto end = at < text.size() ? comment_end(text, at) : at;
        if (end == at || end == std::string_view::npos) return at;
        at = end;
    }
}

bool goes_on_as(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    const auto same = [](char written, char upper) {
        return (written >= 'a' && written <= 'z' ? static_cast<char>(written - 'a' + 'A') : written) == upper;
    };
    const auto end = at + word.size();
    return std::ranges::equal(text.substr(at, word.size()), word, same) && extended_identifier_end(text, end) == end;
}

}  // namespace dossier::query::syntax
