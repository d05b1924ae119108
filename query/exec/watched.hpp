#pragma once

#include <string>

#include "query/exec/operator.hpp"
#include "query/progress.hpp"

namespace dossier::query::exec {

/// `made`, whose work `progress` tells of under the name `step`.
[[nodiscard]] OperatorPtr watched(Progress& progress, std::string step, OperatorPtr made);

}  // namespace dossier::query::exec
