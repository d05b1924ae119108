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
///     MATCH (a)-[`tie 1`:COMMITS_TO]->(c) RETURN a.name, count(c) AS n, collect(DISTINCT a) AS `behind 1`,
///         collect(DISTINCT c) AS `behind 2`, collect(DISTINCT `tie 1`) AS `behind 3` ORDER BY n DESC LIMIT 3
///
/// What EXISTS, COUNT, COLLECT and patterns in lists bind is listed too, one within another as well; what CALL binds
/// goes out of it in one column more, and a procedure yields all that it has of the graph. A CALL whose UNION tells
/// rows apart stays as it is, and so does what is before NEXT. None when the statement writes or is no query.
[[nodiscard]] std::vector<std::string> widened(std::string_view statement);

}  // namespace dossier::repl
