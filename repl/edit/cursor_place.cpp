#include "repl/edit/cursor_place.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace dossier::repl::edit {

namespace {

/// Whether what is typed next would belong to the token.
bool goes_on(const Token& token, std::string_view text) {
    switch (token.kind) {
    case TokenKind::word:
    case TokenKind::number:
    case TokenKind::parameter: return true;
    case TokenKind::name:
    case TokenKind::text: return !token.closed;
    // One of one line ends with its line.
    case TokenKind::comment: return !token.closed || text_of(token, text).starts_with("//");
    default: return false;
    }
}

}  // namespace

CursorPlace::CursorPlace(std::string_view text)
    : text_{text}, word_{.kind = TokenKind::word, .where = {text.size(), text.size()}} {
    const std::vector<Token> all = tokens_of(text);
    std::ranges::copy_if(all, std::back_inserter(tokens_),
                         [](const Token& token) { return token.kind != TokenKind::comment; });
    const bool in_token = !all.empty() && all.back().where.end == text.size() && goes_on(all.back(), text);
    if (in_token) {
        word_ = all.back();
        if (word_.kind != TokenKind::comment) tokens_.pop_back();
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].kind == TokenKind::open) open_.push_back(i);
        if (tokens_[i].kind == TokenKind::close && !open_.empty()) open_.pop_back();
    }
}

bool CursorPlace::is_name(std::size_t i) const {
    return i < tokens_.size() && (tokens_[i].kind == TokenKind::word || tokens_[i].kind == TokenKind::name);
}

bool CursorPlace::in_relationship() const { return !open_.empty() && opens_relationship(open_.back(), text_, tokens_); }

/// In a `{` with keys in it, not with a query: `EXISTS {`, `CALL (a) {`.
bool CursorPlace::in_map() const {
    if (open_.empty() || !reads_at(open_.back(), "{")) return false;
    const std::size_t i = open_.back();
    if (i == 0) return true;
    const bool query = std::ranges::any_of(std::array{"EXISTS", "COUNT", "COLLECT", "CALL", ")", "}"},
                                           [&](std::string_view word) { return reads_at(i - 1, word); });
    return !query;
}

/// Whether the token is the name of a key in the innermost map.
bool CursorPlace::is_key(std::size_t i) const {
    return in_map() && is_name(i) && i > 0 && (reads_at(i - 1, "{") || reads_at(i - 1, ","));
}

bool CursorPlace::wants_key() const { return in_map() && (reads_at(before(1), "{") || reads_at(before(1), ",")); }

bool CursorPlace::wants_label() const {
    std::size_t i = before(1);
    if (reads_at(i, "|") || reads_at(i, "&") || reads_at(i, "!")) {
        // `[x IN list |` is no relationship, and `a | b` no pattern.
        const bool pattern = in_relationship() || (!open_.empty() && reads_at(open_.back(), "("));
        if (!pattern) return false;
        while (i > open_.back() && !reads_at(i, ":")) --i;
    }
    return reads_at(i, ":") && !(i > 0 && is_key(i - 1));
}

std::size_t CursorPlace::first_of_dotted(std::size_t last) const {
    while (last > 1 && reads_at(last - 1, ".") && is_name(last - 2)) last -= 2;
    return last;
}

std::size_t CursorPlace::dotted_begin() const {
    if (!behind(".") || !is_name(before(2))) return word_.where.begin;
    return tokens_[first_of_dotted(before(2))].where.begin;
}

Kinds CursorPlace::kinds_of_variable(std::size_t i) const {
    return is_name(i) ? kinds_of(plain_name(tokens_[i], text_), text_, tokens_) : Kinds{};
}

Kinds CursorPlace::owner_of_map() const {
    if (open_.back() == 0) return {};
    if (open_.size() > 1) {
        const std::size_t pattern = open_[open_.size() - 2];
        const std::size_t first = pattern + (is_name(pattern + 1) ? 2 : 1);
        if (auto names = kinds_from(first, text_, tokens_); !names.empty()) {
            return {std::move(names), opens_relationship(pattern, text_, tokens_)};
        }
    }
    std::size_t owner = open_.back() - 1;
    while (owner > 0 && (reads_at(owner, "=") || reads_at(owner, "+"))) --owner;
    return kinds_of_variable(owner);
}

Kinds CursorPlace::owner_of_key() const {
    if (!behind(".")) return owner_of_map();
    const std::size_t owner = before(2);
    const bool projection = in_map() && (reads_at(owner, "{") || reads_at(owner, ","));
    return kinds_of_variable(projection && open_.back() > 0 ? open_.back() - 1 : owner);
}

/// The key in `a.name = '`, `a.name STARTS WITH '`, `a.name IN ['x', '`; npos when there is none.
std::size_t CursorPlace::compared_key() const {
    std::size_t i = before(1);
    if (i == npos) return npos;
    while (i > 0 && (tokens_[i].kind == TokenKind::text || reads_at(i, ",") || reads_at(i, "["))) --i;
    if (reads_at(i, "WITH") && i > 0) --i;
    const bool word = std::ranges::any_of(std::array{"CONTAINS", "IN", "STARTS", "ENDS"},
                                          [&](std::string_view one) { return reads_at(i, one); });
    const std::size_t comparison = i;
    if (word && i > 0) --i;
    while (i > 0 && !word && tokens_[i].kind == TokenKind::sign && !reads_at(i, ".")) --i;
    return i != comparison && is_name(i) && i > 1 && reads_at(i - 1, ".") ? i : npos;
}

CursorPlace::KeyOfValue CursorPlace::key_of_value() const {
    const std::size_t colon = before(1);
    if (reads_at(colon, ":") && colon > 0 && is_key(colon - 1)) {
        return {plain_name(tokens_[colon - 1], text_), owner_of_map()};
    }
    const std::size_t key = compared_key();
    if (key == npos) return {};
    return {plain_name(tokens_[key], text_), kinds_of_variable(key - 2)};
}

std::string_view CursorPlace::enclosing_call() const {
    if (open_.empty() || open_.back() == 0 || !reads_at(open_.back(), "(") || !is_name(open_.back() - 1)) return {};
    const std::size_t end = tokens_[open_.back() - 1].where.end;
    const std::size_t begin = tokens_[first_of_dotted(open_.back() - 1)].where.begin;
    return text_.substr(begin, end - begin);
}

}  // namespace dossier::repl::edit
