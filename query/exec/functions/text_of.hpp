#pragma once

#include <string>

#include "graph/value.hpp"

namespace dossier::query::exec {

/// As toString() gives it. Asks for a text, number, boolean or temporal value.
[[nodiscard]] std::string text_of(const graph::Value& value);

}  // namespace dossier::query::exec
