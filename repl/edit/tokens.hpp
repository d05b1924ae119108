#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/source.hpp"

// The one look at typed text that needs no grammar: half of a statement has tokens too. Where statements end, what is
// coloured how, which brackets belong together and what may be completed are all told from these.

namespace dossier::repl::edit {

enum class TokenKind : std::uint8_t {
    word,  ///< a name or a word of the language
    name,  ///< a name in grave accents
    text,  ///< a string
    number,
    parameter,  ///< `$` and its name
    comment,
    open,   ///< `(`, `[`, `{`
    close,  ///< `)`, `]`, `}`
    end,    ///< `;`
    sign
};

struct Token {
    TokenKind kind = TokenKind::sign;
    graph::SourceSpan where;
    bool closed = true;  ///< of names, texts and comments
};

/// The first token at or behind `at`; nothing when only white space is left. What quotes or comments leave open runs to
/// the end. Characters are what they are to a query (`query/syntax/characters.hpp`).
[[nodiscard]] std::optional<Token> next_token(std::string_view text, std::size_t at);

/// All of them, comments too.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

[[nodiscard]] inline std::string_view text_of(const Token& token, std::string_view text) {
    return text.substr(token.where.begin, token.where.end - token.where.begin);
}

/// Whether the token is this word, given in upper case, or this sign.
[[nodiscard]] bool reads(const Token& token, std::string_view text, std::string_view word);

/// By token, the one that is the other bracket of a pair; npos for brackets without and for all other tokens.
[[nodiscard]] std::vector<std::size_t> partners(const std::vector<Token>& tokens, std::string_view text);

}  // namespace dossier::repl::edit
