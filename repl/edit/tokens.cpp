#include "repl/edit/tokens.hpp"

#include <algorithm>
#include <array>

#include "query/syntax/characters.hpp"

namespace dossier::repl::edit {

namespace {

namespace syntax = query::syntax;

constexpr std::size_t npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether the exponent of `1e` goes on with a sign; the `E` of a hexadecimal number does not.
bool exponent_sign(std::string_view text, std::size_t begin, std::size_t at) {
    const bool hexadecimal = text.substr(begin, 2) == "0x" || text.substr(begin, 2) == "0X";
    return !hexadecimal && at + 1 < text.size() && (text[at - 1] | 0x20) == 'e' &&
           (text[at] == '-' || text[at] == '+') && is_digit(text[at + 1]);
}

/// Behind the number at `begin`: `1..3` is two of them.
std::size_t number_end(std::string_view text, std::size_t begin) {
    std::size_t at = syntax::extended_identifier_end(text, begin);
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
        at = syntax::extended_identifier_end(text, at + 1);
    }
    return exponent_sign(text, begin, at) ? syntax::extended_identifier_end(text, at + 1) : at;
}

/// Behind the sign at `at`: one character, but for those pairs that mean something else than their parts.
std::size_t sign_end(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 3> pairs{"..", "::", "||"};
    if (std::ranges::find(pairs, text.substr(at, 2)) != pairs.end()) return at + 2;
    return syntax::code_point(text, at).end;
}

Token quoted(TokenKind kind, std::string_view text, std::size_t begin, std::size_t quote) {
    const std::size_t end = syntax::quoted_end(text, quote);
    return {.kind = kind, .where = {begin, std::min(end, text.size())}, .closed = end != npos};
}

Token parameter(std::string_view text, std::size_t at) {
    if (text.substr(at + 1).starts_with('`')) return quoted(TokenKind::parameter, text, at, at + 1);
    return {.kind = TokenKind::parameter, .where = {at, syntax::extended_identifier_end(text, at + 1)}};
}

}  // namespace

std::optional<Token> next_token(std::string_view text, std::size_t at) {
    at = syntax::space_end(text, at);
    if (at >= text.size()) return std::nullopt;
    if (const std::size_t end = syntax::comment_end(text, at); end != at) {
        return Token{.kind = TokenKind::comment, .where = {at, std::min(end, text.size())}, .closed = end != npos};
    }
    if (const std::size_t end = syntax::identifier_end(text, at); end != at) {
        return Token{.kind = TokenKind::word, .where = {at, end}};
    }
    const auto one = [&](TokenKind kind) { return Token{.kind = kind, .where = {at, at + 1}}; };
    switch (text[at]) {
    case '\'':
    case '"': return quoted(TokenKind::text, text, at, at);
    case '`': return quoted(TokenKind::name, text, at, at);
    case '$': return parameter(text, at);
    case '(':
    case '[':
    case '{': return one(TokenKind::open);
    case ')':
    case ']':
    case '}': return one(TokenKind::close);
    case ';': return one(TokenKind::end);
    default: break;
    }
    if (is_digit(text[at])) return Token{.kind = TokenKind::number, .where = {at, number_end(text, at)}};
    return Token{.kind = TokenKind::sign, .where = {at, sign_end(text, at)}};
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    while (const auto token = next_token(text, at)) {
        tokens.push_back(*token);
        at = token->where.end;
    }
    return tokens;
}

bool reads(const Token& token, std::string_view text, std::string_view word) {
    if (token.kind == TokenKind::word) return syntax::is_word(text, token.where.begin, word);
    return text_of(token, text) == word;
}

std::vector<std::size_t> partners(const std::vector<Token>& tokens, std::string_view text) {
    constexpr std::string_view opening = "([{", closing = ")]}";
    std::vector<std::size_t> partner(tokens.size(), npos), open;
    std::array<std::size_t, 3> open_of_kind{};
    const auto kind = [&](std::size_t i, std::string_view kinds) { return kinds.find(text[tokens[i].where.begin]); };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::open) {
            open.push_back(i);
            ++open_of_kind[kind(i, opening)];
        }
        if (tokens[i].kind != TokenKind::close) continue;
        const std::size_t wanted = kind(i, closing);
        // A bracket that was forgotten must not turn all those around it wrong: it is passed over.
        for (bool found = open_of_kind[wanted] == 0; !found; open.pop_back()) {
            const std::size_t candidate = kind(open.back(), opening);
            --open_of_kind[candidate];
            found = candidate == wanted;
            if (!found) continue;
            partner[i] = open.back();
            partner[open.back()] = i;
        }
    }
    return partner;
}

}  // namespace dossier::repl::edit
