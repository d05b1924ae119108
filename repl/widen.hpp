#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// For each branch of a reading statement, one that gives the same rows with more columns: everything in scope where
/// the branch returns, in lists where it groups (`count(c)`, DISTINCT) and carried on through every WITH. So an answer
/// of plain values and counts can be traced to the nodes and relationships that it was made of.
///
///     MATCH (a)-[:COMMITS_TO]->(c) RETURN a.name, count(c) AS n ORDER BY n DESC LIMIT 3
///     MATCH (a)-[:COMMITS_TO]->(c) RETURN a.name, count(c) AS n, collect(DISTINCT a) AS `behind 1`,
///         collect(DISTINCT c) AS `behind 2` ORDER BY n DESC LIMIT 3
///
/// What EXISTS, COUNT and COLLECT bind is listed too, but for subqueries within these; what CALL does not return is
/// not. None when the statement writes or is no query.
[[nodiscard]] std::vector<std::string> widened(std::string_view statement);

}  // namespace dossier::repl
