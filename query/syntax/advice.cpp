#include "query/syntax/advice.hpp"

#include <algorithm>

#include "query/syntax/characters.hpp"

namespace dossier::query::syntax {

namespace {

/// Also the bytes of letters beyond ASCII.
bool belongs_to_word(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Token token_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {text.size(), {}};
    auto end = extended_identifier_end(text, at);
    const char first = text[at];
    if (end == at && (first == '\'' || first == '"' || first == '`')) {
        end = quoted_end(text, at);
        if (end == std::string_view::npos || text.substr(at, end - at).find('\n') != std::string_view::npos) end = at;
    }
    if (end == at) end = code_point(text, at).end;
    return {at, text.substr(at, end - at)};
}

Token token_before(std::string_view text, const Layout& layout, std::size_t at) {
    std::size_t near = 0;
    const auto end = layout.token_end(std::min(at, text.size()), near);
    if (end == 0) return {};
    auto begin = end;
    while (begin > 0 && belongs_to_word(text[begin - 1])) --begin;
    if (begin == end) --begin;
    return {begin, text.substr(begin, end - begin)};
}

bool is_word(std::string_view token) { return !token.empty() && belongs_to_word(token.front()) && !is_number(token); }

bool is_number(std::string_view token) { return !token.empty() && token.front() >= '0' && token.front() <= '9'; }

std::string upper(std::string_view word) {
    std::string result{word};
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

Situation::Situation(std::string_view query, const Layout& its_layout, const Expected& wanted, std::size_t place)
    : text{query},
      layout{its_layout},
      expected{wanted},
      at{place},
      found{token_at(query, place)},
      before{token_before(query, its_layout, place)},
      before_that{token_before(query, its_layout, before.begin)},
      word{is_word(found.text) ? upper(found.text) : std::string{}},
      open{its_layout.innermost(place)},
      between_clauses{wanted.wants("the end of the query") || wanted.wants("a clause")},
      behind_value{wanted.could_be("CONTAINS")} {}

}  // namespace dossier::query::syntax
