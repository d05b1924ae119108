#include "loaders/import/element_writer.hpp"

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::loaders::import {

void refuse(std::string message, std::string hint, std::optional<graph::SourceSpan> where) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = std::move(message),
                        .where = where,
                        .hint = std::move(hint)}};
}

void ElementWriter::add_node(const std::string& id, const std::vector<std::string>& labels,
                             const Properties& properties, std::optional<graph::SourceSpan> where) {
    const auto [place, is_new] = nodes_.try_emplace(id);
    if (!is_new) refuse(fmt::format("two nodes have the id {}", id), {}, where);
    std::vector<graph::LabelId> label_ids;
    for (const std::string& label : labels) {
        if (label.empty()) refuse(fmt::format("a label of the node {} is empty", id), {}, where);
        label_ids.push_back(graph_.intern_label(label));
    }
    place->second = graph_.create_node(label_ids);
    ++counts_.nodes;
    for (const auto& [key, value] : properties) {
        if (value.is_null()) continue;
        graph_.set_property(place->second, graph_.intern_key(key), value);
        ++counts_.properties;
    }
}

void ElementWriter::add_relationship(const std::string& start, const std::string& end, std::string_view type,
                                     const Properties& properties, std::optional<graph::SourceSpan> where) {
    if (type.empty()) refuse("the type of a relationship is empty", {}, where);
    const graph::NodeId from = node(start, where);
    const graph::RelationshipId relationship =
        graph_.create_relationship(from, node(end, where), graph_.intern_type(type));
    ++counts_.relationships;
    for (const auto& [key, value] : properties) {
        if (value.is_null()) continue;
        graph_.set_property(relationship, graph_.intern_key(key), value);
        ++counts_.properties;
    }
}

graph::NodeId ElementWriter::node(const std::string& id, std::optional<graph::SourceSpan> where) const {
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) refuse(fmt::format("no node has the id {}", id), {}, where);
    return found->second;
}

}  // namespace dossier::loaders::import
