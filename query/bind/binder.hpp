#pragma once

#include <string_view>

#include "query/bind/bound.hpp"
#include "query/procedures.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Gives every name its meaning, or says why it has none: all faults of a statement that need no graph and no
/// parameters.
///
/// `text`    what `statement` was parsed from: columns without a name are called as they were written
/// throws    Error{…}: the compile-time errors of the openCypher kit; not_supported for what parses but cannot run
[[nodiscard]] Statement bind(const syntax::Statement& statement, std::string_view text, const Procedures& procedures);

}  // namespace dossier::query::bind
