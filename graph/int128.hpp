#pragma once

namespace dossier::graph {

/// For sums and products of 64-bit counts that must not overflow: months times seconds, seconds times nanoseconds.
/// The compiler's own type; `__extension__` because -Wpedantic does not know it.
__extension__ using Int128 = __int128;

}  // namespace dossier::graph
