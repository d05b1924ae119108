#pragma once

#include "query/limits.hpp"

namespace dossier::query::exec {

/// throws Error{memory_exceeded}
[[noreturn]] void stop_for_memory(const Limits& limits);

}  // namespace dossier::query::exec
