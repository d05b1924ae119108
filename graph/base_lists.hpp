#pragma once

#include <string_view>

#include "graph/adjacency.hpp"
#include "graph/bitmap.hpp"

namespace dossier::graph {

/// The column `outgoing` of one type.
///
/// `bytes`                    with PackedReader::padding bytes behind them
/// `nodes`, `relationships`   those that may stand in it
/// throws Error{damaged_file} also where a relationship stands in it twice
[[nodiscard]] Adjacency::Lists unpacked_lists(std::string_view bytes, const Bitmap& nodes, const Bitmap& relationships);

}  // namespace dossier::graph
