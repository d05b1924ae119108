#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/bitmap.hpp"
#include "graph/columns.hpp"

namespace dossier::graph {

/// A property column as bytes: the ids that have a value, a byte for its form, the values.
/// throws Error{invalid_property_type} for a value that is not storable
[[nodiscard]] std::string packed_values(const Column& column);

/// `bytes`      with PackedReader::padding bytes behind them
/// `elements`   those that may have a value
/// throws Error{damaged_file}
[[nodiscard]] Column unpacked_values(std::string_view bytes, const Bitmap& elements);

}  // namespace dossier::graph
