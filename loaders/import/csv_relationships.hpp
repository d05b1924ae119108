#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "loaders/import/csv.hpp"
#include "loaders/import/csv_rows.hpp"

namespace dossier::loaders::import {

/// Relationships that were read and are not in the graph yet. The lists of a type are sorted each time that some are
/// added, so they wait: for four million, or until as many wait as have gone in.
class WaitingRelationships {
public:
    struct OfType {
        using Values = std::vector<std::pair<std::uint32_t, graph::Value>>;  // by place among the ends

        std::vector<graph::PropertyGraph::Ends> ends;
        std::map<graph::KeyId, Values> values;
    };

    /// Both outlive it.
    WaitingRelationships(graph::PropertyGraph& graph, ImportCounts& counts) noexcept : graph_{graph}, counts_{counts} {}

    /// Good until they go in.
    [[nodiscard]] OfType& of(graph::TypeId type) { return by_type_[type]; }
    /// That `more` have been added; they go in if it is time. throws Error{too_many_ids}
    void count(std::size_t more);
    void enter();

private:
    graph::PropertyGraph& graph_;
    ImportCounts& counts_;
    std::map<graph::TypeId, OfType> by_type_;
    std::size_t waiting_ = 0, entered_ = 0;
};

/// The relationships of one table.
class RelationshipImport {
public:
    /// `names`  that of the table, or none
    RelationshipImport(graph::PropertyGraph& graph, WaitingRelationships& waiting,
                       const std::vector<std::string>& names, const std::vector<CsvColumn>& columns);

    /// throws Error{too_many_ids}
    void add(CsvRows& rows);

private:
    /// Where a relationship waits.
    struct Place {
        WaitingRelationships::OfType* among;
        std::uint32_t at;
    };

    [[nodiscard]] graph::TypeId type(const CsvRows& rows, std::size_t row) const;

    graph::PropertyGraph& graph_;
    WaitingRelationships& waiting_;
    std::vector<std::pair<std::size_t, graph::KeyId>> properties_;  // columns whose fields become properties
    std::optional<std::size_t> type_column_;
    std::optional<graph::TypeId> type_;
    std::vector<Place> places_;
};

}  // namespace dossier::loaders::import
