#pragma once

#include "query/bind/bound.hpp"
#include "query/bind/pattern_chain.hpp"
#include "query/bind/session.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Which of the matching paths are wanted: sets `selector` and `count` of `bound`.
/// throws Error{invalid_argument_value}
void bind_search(const syntax::PathPattern& path, Session& session, PathPattern& bound);

/// throws Error{invalid_relationship_pattern} for a WALK that may go on for ever: it may repeat what it likes, so only
/// an upper bound or a selector ends it
void check_walk(const syntax::PathPattern& path, const Chain& chain);

/// throws Error{invalid_relationship_pattern} for a path that may be nothing at all, not even a node
void check_not_empty(const syntax::PathPattern& path, const Chain& chain);

}  // namespace dossier::query::bind
