#pragma once

#include <string_view>

#include "query/procedures.hpp"
#include "tests/tck/gherkin.hpp"

namespace dossier::tests::tck {

/// A procedure that answers from a table: the rows whose first columns are equivalent to the arguments.
///
/// `signature`  `test.my.proc(name :: STRING?, id :: INTEGER?) :: (city :: STRING?):`
/// `table`      a heading of arguments and results, then the rows
/// throws       Error{unreadable_data}: another form of signature, or a cell that is no value
[[nodiscard]] query::Procedure table_procedure(std::string_view signature, const Table& table);

}  // namespace dossier::tests::tck
