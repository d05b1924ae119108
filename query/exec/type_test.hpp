#pragma once

#include "graph/value.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query::exec {

/// `value IS :: type`: null is of every type that does not say NOT NULL.
[[nodiscard]] bool has_type(const graph::Value& value, const bind::ValueType& type);

}  // namespace dossier::query::exec
