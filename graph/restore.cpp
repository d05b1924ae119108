#include "graph/restore.hpp"

#include <algorithm>

#include "graph/schema.hpp"

namespace dossier::graph {

bool GraphRestorer::has_names(std::span<const std::pair<KeyId, Value>> properties) const {
    return std::ranges::all_of(properties,
                               [&](const auto& property) { return index(property.first) < graph_.keys_.size(); });
}

template <typename Id>
void GraphRestorer::put_properties(Id id, std::span<const std::pair<KeyId, Value>> properties) {
    for (const auto& [key, value] : graph_.properties(id)) graph_.put_property(id, key, Value{});
    for (const auto& [key, value] : properties) graph_.put_property(id, key, value);
}

bool GraphRestorer::put(NodeId node, std::span<const LabelId> labels,
                        std::span<const std::pair<KeyId, Value>> properties) {
    const auto known = [&](LabelId label) { return index(label) < graph_.labels_.size(); };
    if (index(node) == PropertyGraph::most_ids) return false;
    if (!std::ranges::all_of(labels, known) || !has_names(properties)) return false;
    graph_.node_bound_ = std::max(graph_.node_bound_, index(node) + 1);
    graph_.nodes_.set(index(node));
    graph_.assign_labels(node, graph_.label_sets_.intern(labels));
    put_properties(node, properties);
    return true;
}

bool GraphRestorer::put(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                        std::span<const std::pair<KeyId, Value>> properties) {
    if (index(relationship) == PropertyGraph::most_ids) return false;
    if (!graph_.contains(ends.start) || !graph_.contains(ends.end)) return false;
    if (index(type) >= graph_.types_.size() || !has_names(properties)) return false;
    if (graph_.contains(relationship)) {
        const bool same = graph_.start(relationship) == ends.start && graph_.end(relationship) == ends.end &&
                          graph_.type(relationship) == type;
        if (same) put_properties(relationship, properties);
        return same;
    }
    if (index(relationship) >= graph_.ends_.size()) {
        // Ids in between were erased: their ends are never asked for.
        graph_.ends_.resize(index(relationship) + std::size_t{1}, PropertyGraph::Ends{});
        graph_.type_of_.resize(graph_.ends_.size(), TypeId{});
    }
    graph_.relationships_.set(index(relationship));
    graph_.ends_[index(relationship)] = ends;
    graph_.type_of_[index(relationship)] = type;
    graph_.count_pattern(relationship, true);
    put_properties(relationship, properties);
    forward_.resize(graph_.types_.size());
    backward_.resize(graph_.types_.size());
    forward_[index(type)].push_back({ends.start, {ends.end, relationship}});
    backward_[index(type)].push_back({ends.end, {ends.start, relationship}});
    return true;
}

void GraphRestorer::erase(RelationshipId relationship) {
    if (!graph_.contains(relationship)) return;
    put_properties(relationship, {});
    graph_.disconnect(relationship);
}

bool GraphRestorer::erase(NodeId node) {
    if (!graph_.contains(node)) return true;
    if (graph_.degree(node, Direction::outgoing) + graph_.degree(node, Direction::incoming) > 0) return false;
    put_properties(node, {});
    graph_.label_sets_.assign(node, LabelSets::no_labels);
    graph_.nodes_.reset(index(node));
    return true;
}

void GraphRestorer::finish() {
    for (std::uint32_t type = 0; type < forward_.size(); ++type) {
        graph_.make_room_for(TypeId{type});
        graph_.outgoing_[type].insert(std::move(forward_[type]));
        graph_.incoming_[type].insert(std::move(backward_[type]));
    }
    forward_.clear();
    backward_.clear();
}

bool GraphRestorer::add(IndexDefinition index) {
    Schema& schema = *graph_.schema_;
    if (schema.index(index.name) || schema.constraint(index.name)) return false;
    if (schema.index_over(index.kind, index.target)) return false;
    schema.add(Schema::Index{std::move(index), nullptr, nullptr}, graph_);
    return true;
}

bool GraphRestorer::add(ConstraintDefinition constraint) {
    Schema& schema = *graph_.schema_;
    if (schema.constraint(constraint.name)) return false;
    if (constraint.has_index() && !add(IndexDefinition{.name = constraint.name,
                                                       .kind = IndexKind::range,
                                                       .target = constraint.target,
                                                       .constraint = constraint.name})) {
        return false;
    }
    schema.add(std::move(constraint), graph_);
    return true;
}

}  // namespace dossier::graph
