#include "loaders/import/csv_relationships.hpp"

#include <algorithm>

namespace dossier::loaders::import {

namespace {

using graph::RelationshipId;
using graph::TypeId;
using graph::Value;

constexpr std::size_t worth_sorting = std::size_t{1} << 22U;

}  // namespace

void WaitingRelationships::count(std::size_t more) {
    waiting_ += more;
    counts_.relationships += more;
    if (waiting_ >= std::max(worth_sorting, entered_)) enter();
}

void WaitingRelationships::enter() {
    for (auto& [type, waiting] : by_type_) {
        const std::uint32_t first = index(graph_.create_relationships(type, waiting.ends));
        for (auto& [key, values] : waiting.values) {
            for (auto& [place, value] : values)
                graph_.set_property(RelationshipId{first + place}, key, std::move(value));
            counts_.properties += values.size();
        }
        waiting = {};  // before the next type: what it becomes is as large
    }
    by_type_.clear();
    entered_ += std::exchange(waiting_, 0);
}

RelationshipImport::RelationshipImport(graph::PropertyGraph& graph, WaitingRelationships& waiting,
                                       const std::vector<std::string>& names, const std::vector<CsvColumn>& columns)
    : graph_{graph},
      waiting_{waiting},
      properties_{property_columns(columns, graph)},
      type_column_{column_of(columns, CsvColumn::Role::type)} {
    if (!names.empty()) type_ = graph.intern_type(names.front());
}

void RelationshipImport::add(CsvRows& rows) {
    places_.clear();
    for (std::size_t row = 0; row < rows.size; ++row) {
        WaitingRelationships::OfType& among = waiting_.of(type(rows, row));
        places_.push_back({.among = &among, .at = static_cast<std::uint32_t>(among.ends.size())});
        among.ends.push_back(rows.ends[row]);
    }
    for (const auto& [column, key] : properties_) {
        for (std::size_t row = 0; row < rows.size; ++row) {
            Value& value = rows.columns[column].values[row];
            if (!value.is_null()) places_[row].among->values[key].emplace_back(places_[row].at, std::move(value));
        }
    }
    waiting_.count(rows.size);
}

/// A type in the file goes before the type of the table; the reader saw to it that there is one.
TypeId RelationshipImport::type(const CsvRows& rows, std::size_t row) const {
    if (type_column_) {
        const graph::CsvField name = rows.columns[*type_column_].texts.at(row);
        if (name && !name->empty()) return graph_.intern_type(*name);
    }
    return *type_;
}

}  // namespace dossier::loaders::import
