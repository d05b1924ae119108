#pragma once

#include "query/bind/bound.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Which of the matching paths are wanted: sets `selector` and `count` of `bound`.
/// throws Error{not_supported, invalid_argument_value}
void bind_search(const syntax::PathPattern& path, PathPattern& bound);

/// throws Error{not_supported} for a mode other than TRAIL, which is what every path is here
void check_mode(syntax::PathMode mode, graph::SourceSpan where);

}  // namespace dossier::query::bind
