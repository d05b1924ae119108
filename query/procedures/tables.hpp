#pragma once

#include <string>
#include <vector>

#include "query/procedures.hpp"

// The families that builtin_procedures() is joined from; nobody else includes this.

namespace dossier::query::procedures {

[[nodiscard]] std::vector<Procedure> schema();
[[nodiscard]] std::vector<Procedure> graphs();
[[nodiscard]] std::vector<Procedure> full_text();
[[nodiscard]] std::vector<Procedure> documents_procedures();

/// throws Error{invalid_argument_value}
[[noreturn]] void fail(std::string message, std::string hint = {});

}  // namespace dossier::query::procedures
