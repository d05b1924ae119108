#include "loaders/import/csv.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "loaders/import/csv_table.hpp"

namespace dossier::loaders::import {

namespace {

using graph::KeyId;
using graph::LabelId;
using graph::NodeId;
using graph::PropertyGraph;
using graph::RelationshipId;
using graph::TypeId;
using graph::Value;
using Role = CsvColumn::Role;

/// A column whose fields become properties, and the key of these.
struct PropertyColumn {
    std::size_t column;
    KeyId key;
};

std::vector<PropertyColumn> property_columns(const CsvTableReader& table, PropertyGraph& graph) {
    std::vector<PropertyColumn> properties;
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
        const CsvColumn& column = table.columns()[i];
        if (column.role == Role::property) properties.push_back({i, graph.intern_key(column.name)});
    }
    return properties;
}

class NodeImport {
public:
    NodeImport(PropertyGraph& graph, ExternalIds& ids, CsvTableReader& table, const std::vector<std::string>& labels,
               ImportCounts& counts)
        : graph_{graph},
          table_{table},
          counts_{counts},
          properties_{property_columns(table, graph)},
          id_column_{table.column(Role::id)},
          label_column_{table.column(Role::labels)} {
        for (const std::string& label : labels) labels_.push_back(graph.intern_label(label));
        if (!id_column_) return;
        const CsvColumn& column = table.columns()[*id_column_];
        space_ = &ids.space(column.space);
        id_type_ = ids.type() == IdType::integer ? PropertyType::integer : PropertyType::string;
        if (!column.name.empty()) id_key_ = graph.intern_key(column.name);
    }

    void run() {
        while (table_.next()) add();
    }

private:
    void add() {
        const NodeId node = graph_.create_node(labels());
        ++counts_.nodes;
        if (id_column_ && table_.field(*id_column_)) add_id(node, *table_.field(*id_column_));
        for (const auto& [column, key] : properties_) set(node, key, table_.value(column));
    }

    std::vector<LabelId> labels() {
        std::vector<LabelId> labels = labels_;
        if (!label_column_) return labels;
        for (const std::string_view label : table_.elements(*label_column_)) {
            if (label.empty()) table_.fail("a label is empty");
            labels.push_back(graph_.intern_label(label));
        }
        return labels;
    }

    void add_id(NodeId node, std::string_view id) {
        const std::string& space = table_.columns()[*id_column_].space;
        if (!space_->is_id(id)) table_.fail(fmt::format("the id `{}` is not an integer", id));
        if (!space_->add(id, node)) {
            table_.fail(fmt::format("the id `{}` comes twice{}", id, space.empty() ? "" : " in the space " + space),
                        space.empty() ? "tables that count by themselves need spaces: `:ID(Person)`" : "");
        }
        if (id_key_) set(node, *id_key_, *typed(id, id_type_));
    }

    void set(NodeId node, KeyId key, Value value) {
        if (value.is_null()) return;
        graph_.set_property(node, key, std::move(value));
        ++counts_.properties;
    }

    PropertyGraph& graph_;
    CsvTableReader& table_;
    ImportCounts& counts_;
    std::vector<PropertyColumn> properties_;
    std::optional<std::size_t> id_column_, label_column_;
    std::vector<LabelId> labels_;
    IdSpace* space_ = nullptr;
    PropertyType id_type_ = PropertyType::string;
    std::optional<KeyId> id_key_;
};

/// Relationships come into the graph many at a time: sorted adjacency is much cheaper to fill so.
class RelationshipImport {
public:
    RelationshipImport(PropertyGraph& graph, ExternalIds& ids, CsvTableReader& table,
                       const std::vector<std::string>& types, ImportCounts& counts)
        : graph_{graph},
          table_{table},
          counts_{counts},
          properties_{property_columns(table, graph)},
          start_{end_of(Role::start, ids)},
          end_{end_of(Role::end, ids)},
          type_column_{table.column(Role::type)} {
        if (!types.empty()) type_ = graph.intern_type(types.front());
        if (!type_ && !type_column_) {
            table.fail("nothing says the type of these relationships", "name it: --relationships=TYPE=FILE");
        }
    }

    void run() {
        while (table_.next()) {
            rows_of_[type()].push_back(rows_);
            ends_.push_back({.start = node_at(start_), .end = node_at(end_)});
            for (const auto& [column, key] : properties_) values_.push_back(table_.value(column));
            if (++rows_ == most_rows) flush();
        }
        flush();
    }

private:
    static constexpr std::uint32_t most_rows = 1U << 20U;

    struct EndColumn {
        std::size_t column;
        const IdSpace* space;
    };

    EndColumn end_of(Role role, ExternalIds& ids) {
        const std::size_t column = *table_.column(role);
        return {.column = column, .space = &ids.space(table_.columns()[column].space)};
    }

    /// A type in the file goes before the type of the table.
    TypeId type() {
        if (type_column_ && table_.field(*type_column_) && !table_.field(*type_column_)->empty()) {
            return graph_.intern_type(*table_.field(*type_column_));
        }
        if (!type_) table_.fail("the relationship has no type");
        return *type_;
    }

    NodeId node_at(const EndColumn& end) {
        const graph::CsvField& id = table_.field(end.column);
        if (!id) table_.fail("the relationship has no node at one of its ends");
        const std::optional<NodeId> node = end.space->find(*id);
        if (!node) {
            const std::string& space = table_.columns()[end.column].space;
            table_.fail(fmt::format("no node has the id `{}`{}", *id, space.empty() ? "" : " in the space " + space));
        }
        return *node;
    }

    void flush() {
        for (const auto& [type, rows] : rows_of_) {
            std::vector<PropertyGraph::Ends> ends;
            ends.reserve(rows.size());
            for (const std::uint32_t row : rows) ends.push_back(ends_[row]);
            const std::uint32_t first = index(graph_.create_relationships(type, ends));
            for (std::uint32_t i = 0; i < rows.size(); ++i) set_properties(RelationshipId{first + i}, rows[i]);
        }
        counts_.relationships += rows_;
        rows_of_.clear();
        ends_.clear();
        values_.clear();
        rows_ = 0;
    }

    void set_properties(RelationshipId relationship, std::uint32_t row) {
        for (std::size_t i = 0; i < properties_.size(); ++i) {
            Value& value = values_[row * properties_.size() + i];
            if (value.is_null()) continue;
            graph_.set_property(relationship, properties_[i].key, std::move(value));
            ++counts_.properties;
        }
    }

    PropertyGraph& graph_;
    CsvTableReader& table_;
    ImportCounts& counts_;
    std::vector<PropertyColumn> properties_;
    EndColumn start_, end_;
    std::optional<std::size_t> type_column_;
    std::optional<TypeId> type_;

    // What was read and is not in the graph yet: the ends of each row, its values behind each other, the rows by type.
    std::uint32_t rows_ = 0;
    std::vector<PropertyGraph::Ends> ends_;
    std::vector<Value> values_;
    std::map<TypeId, std::vector<std::uint32_t>> rows_of_;
};

}  // namespace

ImportCounts import_csv(PropertyGraph& graph, std::span<const CsvTable> nodes, std::span<const CsvTable> relationships,
                        const CsvForm& form, const CsvWatch& watch) {
    ImportCounts counts;
    ExternalIds ids{form.ids};
    const auto check = [&](const std::filesystem::path& file) { watch(file, counts); };
    for (const CsvTable& table : nodes) {
        CsvTableReader reader{table.files, CsvElement::node, form.delimiter, form.array_delimiter, check};
        NodeImport{graph, ids, reader, table.names, counts}.run();
    }
    for (const CsvTable& table : relationships) {
        CsvTableReader reader{table.files, CsvElement::relationship, form.delimiter, form.array_delimiter, check};
        RelationshipImport{graph, ids, reader, table.names, counts}.run();
    }
    return counts;
}

}  // namespace dossier::loaders::import
