#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/csv_reader.hpp"
#include "graph/property_graph.hpp"
#include "loaders/import/typed_text.hpp"

namespace dossier::loaders::import {

/// What a column of a CSV file is for, by its field of the header.
///
///     id:ID(Person)  :ID  :LABEL  :START_ID(Person)  :END_ID  :TYPE  :IGNORE  name  born:date  tags:string[]
struct CsvColumn {
    enum class Role : std::uint8_t { property, id, labels, start, end, type, ignored };

    Role role = Role::property;
    std::string name{};   ///< the property key; of an id it may be empty, and then the id is no property
    std::string space{};  ///< ids are told apart within a space alone; "" unless the header names one
    PropertyType type = PropertyType::string;
    bool is_list = false;

    bool operator==(const CsvColumn&) const = default;
};

enum class CsvElement : std::uint8_t { node, relationship };

/// Reads the first record of a file as its header.
///
/// throws     Error{unreadable_data}: a field says nothing that we know, a column occurs twice or is missing
/// source     the header format of `neo4j-admin database import`
[[nodiscard]] std::vector<CsvColumn> read_header(graph::CsvReader& reader, CsvElement element);

/// The first column for this, if the header has one.
[[nodiscard]] std::optional<std::size_t> column_of(const std::vector<CsvColumn>& columns, CsvColumn::Role role);

/// The columns whose fields become properties, and the keys of these.
[[nodiscard]] std::vector<std::pair<std::size_t, graph::KeyId>> property_columns(const std::vector<CsvColumn>& columns,
                                                                                 graph::PropertyGraph& graph);

}  // namespace dossier::loaders::import
