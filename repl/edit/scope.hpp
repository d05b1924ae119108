#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repl/edit/tokens.hpp"

namespace dossier::repl::edit {

/// The variables that may be named at the end of `text`, the beginning of a statement. What earlier clauses hand on is
/// asked of the binder; what the clause at hand declares is told from its tokens.
[[nodiscard]] std::vector<std::string> variables_at_end(std::string_view text, std::span<const Token> tokens);

/// What a pattern says an element is.
struct Kinds {
    std::vector<std::string> names;  ///< labels, or relationship types
    bool relationship = false;
};

/// The kinds that patterns of `text` give `variable`.
[[nodiscard]] Kinds kinds_of(std::string_view variable, std::string_view text, std::span<const Token> tokens);

/// The kinds named from the token `first` on, behind `(` or `[` and its variable: `:A|B`, `IS A`.
[[nodiscard]] std::vector<std::string> kinds_from(std::size_t first, std::string_view text,
                                                  std::span<const Token> tokens);

/// Whether the token is a `[` that opens a relationship, not a list.
[[nodiscard]] bool opens_relationship(std::size_t token, std::string_view text, std::span<const Token> tokens);

/// The name that a word or a name in grave accents stands for.
[[nodiscard]] std::string plain_name(const Token& token, std::string_view text);

}  // namespace dossier::repl::edit
