#include "loaders/import/csv.hpp"

#include <exception>
#include <optional>
#include <utility>

#include "loaders/import/csv_feed.hpp"
#include "loaders/import/csv_relationships.hpp"
#include "loaders/import/csv_table.hpp"

namespace dossier::loaders::import {

namespace {

using graph::KeyId;
using graph::LabelId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;
using Role = CsvColumn::Role;

/// The nodes of one table.
class NodeImport {
public:
    NodeImport(PropertyGraph& graph, const std::vector<std::string>& labels, const std::vector<CsvColumn>& columns,
               char array_delimiter, ImportCounts& counts)
        : graph_{graph},
          counts_{counts},
          array_delimiter_{array_delimiter},
          properties_{property_columns(columns, graph)},
          label_column_{column_of(columns, Role::labels)} {
        for (const std::string& label : labels) labels_.push_back(graph.intern_label(label));
        const auto id = column_of(columns, Role::id);
        if (id && !columns[*id].name.empty()) properties_.emplace_back(*id, graph.intern_key(columns[*id].name));
    }

    /// The nodes first, then one property after the other, each into the column that it already has at hand.
    void add(CsvRows& rows) {
        const std::uint32_t first = graph_.node_bound();
        for (std::size_t row = 0; row < rows.size; ++row) {
            static_cast<void>(label_column_ ? graph_.create_node(labels(rows, row)) : graph_.create_node(labels_));
        }
        counts_.nodes += rows.size;
        for (const auto& [column, key] : properties_) {
            std::vector<Value>& values = rows.columns[column].values;
            for (std::uint32_t row = 0; row < rows.size; ++row) {
                if (values[row].is_null()) continue;
                graph_.set_property(NodeId{first + row}, key, std::move(values[row]));
                ++counts_.properties;
            }
        }
    }

private:
    std::vector<LabelId> labels(const CsvRows& rows, std::size_t row) {
        std::vector<LabelId> labels = labels_;
        for (const std::string_view label : elements(rows.columns[*label_column_].texts.at(row), array_delimiter_)) {
            labels.push_back(graph_.intern_label(label));
        }
        return labels;
    }

    PropertyGraph& graph_;
    ImportCounts& counts_;
    char array_delimiter_;
    std::vector<std::pair<std::size_t, KeyId>> properties_;
    std::optional<std::size_t> label_column_;
    std::vector<LabelId> labels_;
};

/// Where the records of each table go.
class CsvImport {
public:
    CsvImport(PropertyGraph& graph, std::span<const CsvTable> nodes, std::span<const CsvTable> relationships,
              const CsvForm& form, const CsvWatch& watch)
        : graph_{graph}, nodes_{nodes}, relationships_{relationships}, form_{form}, watch_{watch} {}

    ImportCounts run() {
        CsvFeed feed{nodes_, relationships_, form_, graph_.node_bound()};
        std::filesystem::path at_hand;  // none before the first rows, for which a pipe may let us wait, too
        const auto waiting = [&] { watch_(at_hand, counts_); };
        while (CsvRows* const rows = feed.next(waiting)) {
            at_hand = table_of(*rows).files[rows->file];
            waiting();
            if (rows->header) add(*rows);
            if (rows->failure) std::rethrow_exception(rows->failure);
        }
        waiting_.enter();
        return counts_;
    }

private:
    [[nodiscard]] const CsvTable& table_of(const CsvRows& rows) const {
        return rows.table < nodes_.size() ? nodes_[rows.table] : relationships_[rows.table - nodes_.size()];
    }

    void add(CsvRows& rows) {
        const std::vector<std::string>& names = table_of(rows).names;
        if (rows.table < nodes_.size()) {
            if (rows.is_header) node_import_.emplace(graph_, names, *rows.header, form_.array_delimiter, counts_);
            node_import_->add(rows);
        } else {
            if (rows.is_header) relationship_import_.emplace(graph_, waiting_, names, *rows.header);
            relationship_import_->add(rows);
        }
    }

    PropertyGraph& graph_;
    std::span<const CsvTable> nodes_, relationships_;
    const CsvForm& form_;
    const CsvWatch& watch_;
    ImportCounts counts_;
    WaitingRelationships waiting_{graph_, counts_};
    std::optional<NodeImport> node_import_;
    std::optional<RelationshipImport> relationship_import_;
};

}  // namespace

ImportCounts import_csv(PropertyGraph& graph, std::span<const CsvTable> nodes, std::span<const CsvTable> relationships,
                        const CsvForm& form, const CsvWatch& watch) {
    return CsvImport{graph, nodes, relationships, form, watch}.run();
}

}  // namespace dossier::loaders::import
