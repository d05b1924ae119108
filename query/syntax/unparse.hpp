#pragma once

#include <string>

#include "query/syntax/ast.hpp"

namespace dossier::query::syntax {

/// The tree as openCypher text on one line, that parses to an equal tree again. Brackets stand where the precedence of
/// operators needs them, keywords are in capitals, sugar that leaves no trace in the tree (`LET`, `FOR`, `->` for
/// `-[]->`) is written in its plain form.
[[nodiscard]] std::string unparse(const Statement& statement);
[[nodiscard]] std::string unparse(const Query& query);
[[nodiscard]] std::string unparse(const PathPattern& path);
[[nodiscard]] std::string unparse(const LabelExpression& labels);
[[nodiscard]] std::string unparse(const Expression& expression);

}  // namespace dossier::query::syntax
