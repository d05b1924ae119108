#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// What stands in the braces of EXISTS, COUNT and COLLECT, the outermost ones of `text`, as clauses behind which a
/// RETURN may be written: a bare pattern has MATCH in front, a RETURN of its own is left out. One with UNION or NEXT
/// is none.
///
///     WHERE EXISTS { (a)-->(b) } AND COUNT { MATCH (a)<--(c) RETURN c } > 1
///     MATCH (a)-->(b)
///     MATCH (a)<--(c)
[[nodiscard]] std::vector<std::string> subquery_bodies(std::string_view text);

}  // namespace dossier::repl
