#pragma once

#include <string_view>
#include <vector>

#include "query/syntax/ast.hpp"

namespace dossier::query::syntax {

/// The tree of one statement, a closing `;` allowed; text behind it is an error.
///
/// `text`     UTF-8; spans in the tree are byte offsets into it
/// throws     Error of type syntax_error: unexpected_syntax, invalid_number_literal, integer_overflow,
///            floating_point_overflow, invalid_unicode_literal, invalid_unicode_character,
///            invalid_relationship_pattern; Error{nesting_too_deep}
/// source     the openCypher grammar; operator precedence after CIP2021-08-10
[[nodiscard]] Statement parse(std::string_view text);

/// What may stand behind `text`, the beginning of a statement, as the grammar names it: words of the language in
/// capitals, signs, and `an expression`, `a variable`, `a label` and the like. Nothing when `text` is wrong before its
/// end.
[[nodiscard]] std::vector<std::string_view> continuations(std::string_view text);

}  // namespace dossier::query::syntax
