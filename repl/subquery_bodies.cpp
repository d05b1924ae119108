#include "repl/subquery_bodies.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "repl/edit/tokens.hpp"

namespace dossier::repl {

namespace {

using edit::Token;
using edit::TokenKind;

constexpr std::size_t npos = std::string_view::npos;

template <std::size_t Count>
bool is_one_of(const Token& token, std::string_view text, const std::array<std::string_view, Count>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return edit::reads(token, text, word); });
}

/// The body between the braces `open` and `close`, tokens of `text`.
std::optional<std::string> body_of(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<std::size_t>& partner, std::size_t open, std::size_t close) {
    constexpr std::array<std::string_view, 3> joins{"UNION", "NEXT", "SHOW"};
    constexpr std::array<std::string_view, 9> clauses{"MATCH", "OPTIONAL", "CALL",   "UNWIND", "WITH",
                                                      "LET",   "FOR",      "FILTER", "RETURN"};
    if (close == open + 1) return std::nullopt;
    std::size_t end = tokens[close].where.begin;
    for (std::size_t i = open + 1; i < close; ++i) {
        if (is_one_of(tokens[i], text, joins)) return std::nullopt;
        if (edit::reads(tokens[i], text, "RETURN")) end = tokens[i].where.begin;
        if (partner[i] != npos && partner[i] > i) i = partner[i];
    }
    const std::size_t begin = tokens[open + 1].where.begin;
    if (end <= begin) return std::nullopt;
    const bool is_query = is_one_of(tokens[open + 1], text, clauses);
    return (is_query ? "" : "MATCH ") + std::string{text.substr(begin, end - begin)};
}

}  // namespace

std::vector<std::string> subquery_bodies(std::string_view text) {
    constexpr std::array<std::string_view, 3> words{"EXISTS", "COUNT", "COLLECT"};
    std::vector<Token> tokens = edit::tokens_of(text);
    std::erase_if(tokens, [](const Token& token) { return token.kind == TokenKind::comment; });
    const std::vector<std::size_t> partner = edit::partners(tokens, text);
    std::vector<std::string> bodies;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const bool begins = edit::reads(tokens[i], text, "{") && is_one_of(tokens[i - 1], text, words);
        if (!begins || partner[i] == npos) continue;
        if (auto body = body_of(text, tokens, partner, i, partner[i])) bodies.push_back(std::move(*body));
        i = partner[i];
    }
    return bodies;
}

}  // namespace dossier::repl
