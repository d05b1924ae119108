#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/ids.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

// The bytes in which the file keeps values. Integers are variable-length (LEB128, signed ones zigzag), the rest is
// little-endian; nothing depends on the machine. A reader trusts no length and no kind: whatever is wrong is
// Error{damaged_file}.

/// The labels and properties of one node, or the properties of one relationship.
struct Record {
    std::vector<LabelId> labels;
    std::vector<std::pair<KeyId, Value>> properties;
};

/// Whether a property may hold `value`: no map, node, relationship or path, nor null, also not within a list.
[[nodiscard]] bool is_storable(const Value& value);

/// `binds_to`   numbers that belong to the record without being in it (its id, its ends): the check covers them, so
/// that
///              records that changed places are found
/// throws Error{invalid_property_type} for a value that is not storable
[[nodiscard]] std::string encode(const Record& record, std::initializer_list<std::uint32_t> binds_to);
[[nodiscard]] Record decode(std::string_view bytes, std::initializer_list<std::uint32_t> binds_to);

/// One value by itself, without a check sum. throws Error{invalid_property_type}
void append_value(std::string& bytes, const Value& value);
/// The value at the front of `bytes`, which then begins behind it. throws Error{damaged_file}
[[nodiscard]] Value take_value(std::string_view& bytes);

}  // namespace dossier::graph
