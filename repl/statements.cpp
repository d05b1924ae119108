#include "repl/statements.hpp"

#include <algorithm>

#include "repl/edit/tokens.hpp"

namespace dossier::repl {

namespace {

using edit::Token;
using edit::TokenKind;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

/// The first token that is neither a comment nor a stray semicolon.
std::optional<Token> first_token(std::string_view script, std::size_t at) {
    auto token = edit::next_token(script, at);
    while (token && (token->kind == TokenKind::comment || token->kind == TokenKind::end)) {
        token = edit::next_token(script, token->where.end);
    }
    return token;
}

Input command_at(std::string_view script, std::size_t begin) {
    const std::size_t line_end = std::min(script.find('\n', begin), script.size());
    std::size_t end = line_end;
    while (end > begin && (is_space(script[end - 1]) || script[end - 1] == ';')) --end;
    return {.where = {begin, end}, .command = true, .terminated = true, .next = line_end};
}

}  // namespace

std::optional<Input> next_input(std::string_view script, std::size_t from) {
    auto token = first_token(script, from);
    if (!token) return std::nullopt;
    const std::size_t begin = token->where.begin;
    if (script[begin] == ':') return command_at(script, begin);
    for (; token; token = edit::next_token(script, token->where.end)) {
        if (token->kind == TokenKind::end) {
            return Input{.where = {begin, token->where.begin}, .terminated = true, .next = token->where.end};
        }
    }
    return Input{.where = {begin, script.size()}, .terminated = false, .next = script.size()};
}

}  // namespace dossier::repl
