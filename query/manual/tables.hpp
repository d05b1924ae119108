#pragma once

#include <vector>

#include "query/manual.hpp"

// The entries that are written by hand; nobody but manual.cpp includes this.

namespace dossier::query::manual {

[[nodiscard]] std::vector<Entry> clauses();
[[nodiscard]] std::vector<Entry> operators();

}  // namespace dossier::query::manual
