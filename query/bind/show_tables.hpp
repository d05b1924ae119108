#pragma once

#include <cstddef>

#include "query/procedures.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// What SHOW gives, as a procedure that only the binder calls.
struct ShowTable {
    Procedure procedure;
    std::size_t usual;  ///< how many of its columns are shown without a YIELD: the first
};

/// source     the Cypher manual, "SHOW INDEXES" and so on: names and values of the columns
/// throws     Error{not_supported, unexpected_syntax}: a kind that there is not
[[nodiscard]] ShowTable show_table(const syntax::Show& show, const Procedures& procedures);

}  // namespace dossier::query::bind
