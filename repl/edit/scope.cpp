#include "repl/edit/scope.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/query.hpp"

namespace dossier::repl::edit {

namespace {

bool is_name(const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::name; }

bool begins_clause(const Token& token, std::string_view text) {
    constexpr std::array<std::string_view, 24> clauses{"CALL",   "CREATE",   "DELETE", "DETACH", "FILTER", "FOR",
                                                       "INSERT", "LET",      "LIMIT",  "MATCH",  "MERGE",  "OFFSET",
                                                       "ORDER",  "OPTIONAL", "REMOVE", "RETURN", "SET",    "SKIP",
                                                       "UNION",  "NEXT",     "WHERE",  "WITH",   "UNWIND", "MANDATORY"};
    return token.kind == TokenKind::word &&
           std::ranges::any_of(clauses, [&](std::string_view word) { return reads(token, text, word); });
}

/// Tokens outside all brackets that begin a clause, and so end another.
std::vector<std::size_t> clauses_of(std::string_view text, std::span<const Token> tokens) {
    std::vector<std::size_t> found;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::open) ++depth;
        if (tokens[i].kind == TokenKind::close && depth > 0) --depth;
        if (depth == 0 && begins_clause(tokens[i], text)) found.push_back(i);
    }
    return found;
}

/// What the clauses of `text` hand on; nothing when they are no clauses, or hand on nothing.
std::vector<std::string> handed_on(std::string_view text) {
    try {
        return query::prepare(fmt::format("{}\nRETURN *", text)).columns();
    } catch (const graph::Error&) {
        return {};  // not whole yet, or wrong: there is another place to ask at
    }
}

/// Whether the token `i` is where a variable is given its name: `(a`, `[r`, `AS x`, `FOR x`, `p =`.
bool declares(std::size_t i, std::string_view text, std::span<const Token> tokens) {
    if (!is_name(tokens[i]) || i == 0) return false;
    const auto behind = [&](std::string_view word) { return reads(tokens[i - 1], text, word); };
    if (behind("(") || behind("[") || behind("AS") || behind("FOR")) return true;
    const bool assigned = i + 1 < tokens.size() && reads(tokens[i + 1], text, "=");
    return assigned && (behind("MATCH") || behind("CREATE") || behind("MERGE") || behind("LET") || behind(","));
}

}  // namespace

std::string plain_name(const Token& token, std::string_view text) {
    std::string_view name = text_of(token, text);
    if (token.kind != TokenKind::name) return std::string{name};
    name.remove_prefix(1);
    if (token.closed) name.remove_suffix(1);
    return std::string{name};
}

std::vector<std::string> variables_at_end(std::string_view text, std::span<const Token> tokens) {
    constexpr std::size_t most_asked = 8;
    const auto clauses = clauses_of(text, tokens);
    std::vector<std::string> variables;
    std::size_t from = 0;  // the first token that the binder did not see
    for (std::size_t i = clauses.size(), asked = 0; i-- > 0 && asked < most_asked && variables.empty(); ++asked) {
        const Token& clause = tokens[clauses[i]];
        if (reads(clause, text, "UNION")) {
            from = clauses[i];
            break;
        }
        variables = handed_on(text.substr(0, clause.where.begin));
        if (!variables.empty()) from = clauses[i];
    }
    for (std::size_t i = from; i < tokens.size(); ++i) {
        if (declares(i, text, tokens)) variables.push_back(plain_name(tokens[i], text));
    }
    std::ranges::sort(variables);
    const auto repeated = std::ranges::unique(variables);
    variables.erase(repeated.begin(), repeated.end());
    return variables;
}

std::vector<std::string> kinds_from(std::size_t first, std::string_view text, std::span<const Token> tokens) {
    std::vector<std::string> names;
    if (first >= tokens.size() || !(reads(tokens[first], text, ":") || reads(tokens[first], text, "IS"))) return names;
    for (std::size_t i = first + 1; i < tokens.size(); ++i) {
        const bool sign = std::ranges::any_of(std::array{":", "|", "&", "(", ")"},
                                              [&](std::string_view one) { return reads(tokens[i], text, one); });
        if (!sign && (!is_name(tokens[i]) || reads(tokens[i], text, "WHERE"))) break;
        if (!sign) names.push_back(plain_name(tokens[i], text));
    }
    return names;
}

bool opens_relationship(std::size_t token, std::string_view text, std::span<const Token> tokens) {
    return token > 0 && reads(tokens[token], text, "[") && reads(tokens[token - 1], text, "-");
}

Kinds kinds_of(std::string_view variable, std::string_view text, std::span<const Token> tokens) {
    Kinds kinds;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (!is_name(tokens[i]) || plain_name(tokens[i], text) != variable) continue;
        const bool relationship = opens_relationship(i - 1, text, tokens);
        if (!relationship && !reads(tokens[i - 1], text, "(")) continue;
        kinds.relationship = kinds.relationship || relationship;
        for (std::string& name : kinds_from(i + 1, text, tokens)) kinds.names.push_back(std::move(name));
    }
    return kinds;
}

}  // namespace dossier::repl::edit
