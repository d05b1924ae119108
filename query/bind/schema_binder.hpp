#pragma once

#include "query/bind/bound_schema.hpp"
#include "query/syntax/ast_schema.hpp"

namespace dossier::query::bind {

/// throws     Error{undefined_variable, not_supported, …}: what no index or constraint can be
[[nodiscard]] SchemaChange bind_schema(const syntax::SchemaCommand& command);

}  // namespace dossier::query::bind
