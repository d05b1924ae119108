#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// A query within an expression.
struct SubqueryBody {
    std::string clauses;      ///< behind which a RETURN may be written
    std::string_view within;  ///< all of it as it was written, to look for others in it
};

/// The bodies of EXISTS, COUNT and COLLECT and the patterns of list comprehensions, the outermost ones of `text`: a
/// bare pattern has MATCH in front, a RETURN of its own is left out, each branch of a UNION is one. What holds NEXT is
/// none.
///
///     WHERE EXISTS { (a)-->(b) } AND COUNT { MATCH (a)<--(c) RETURN c } > 1 RETURN [(a)-->(d) | d.name]
///     MATCH (a)-->(b)
///     MATCH (a)<--(c)
///     MATCH (a)-->(d)
[[nodiscard]] std::vector<SubqueryBody> subquery_bodies(std::string_view text);

}  // namespace dossier::repl
