#include "graph/restore.hpp"

#include <algorithm>

#include "graph/schema.hpp"

namespace dossier::graph {

bool GraphRestorer::has_names(std::span<const std::pair<KeyId, Value>> properties) const {
    return std::ranges::all_of(properties,
                               [&](const auto& property) { return index(property.first) < graph_.keys_.size(); });
}

bool GraphRestorer::add(NodeId node, std::span<const LabelId> labels,
                        std::span<const std::pair<KeyId, Value>> properties) {
    const auto known = [&](LabelId label) { return index(label) < graph_.labels_.size(); };
    if (index(node) == PropertyGraph::most_ids || graph_.contains(node)) return false;
    if (!std::ranges::all_of(labels, known) || !has_names(properties)) return false;
    graph_.node_bound_ = std::max(graph_.node_bound_, index(node) + 1);
    graph_.nodes_.set(index(node));
    graph_.label_sets_.assign(node, graph_.label_sets_.intern(labels));
    for (const auto& [key, value] : properties) graph_.node_columns_.set(index(node), key, value);
    return true;
}

bool GraphRestorer::add(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                        std::span<const std::pair<KeyId, Value>> properties) {
    if (index(relationship) == PropertyGraph::most_ids || graph_.contains(relationship)) return false;
    if (!graph_.contains(ends.start) || !graph_.contains(ends.end)) return false;
    if (index(type) >= graph_.types_.size() || !has_names(properties)) return false;
    if (index(relationship) >= graph_.ends_.size()) {
        // Ids in between were erased: their ends are never asked for.
        graph_.ends_.resize(index(relationship) + std::size_t{1}, PropertyGraph::Ends{});
        graph_.type_of_.resize(graph_.ends_.size(), TypeId{});
    }
    graph_.relationships_.set(index(relationship));
    graph_.ends_[index(relationship)] = ends;
    graph_.type_of_[index(relationship)] = type;
    graph_.count_pattern(relationship, true);
    for (const auto& [key, value] : properties) graph_.relationship_columns_.set(index(relationship), key, value);
    return true;
}

void GraphRestorer::finish() {
    std::vector<std::vector<Adjacency::Entry>> forward(graph_.types_.size());
    std::vector<std::vector<Adjacency::Entry>> backward(graph_.types_.size());
    graph_.for_each_relationship([&](RelationshipId relationship) {
        const PropertyGraph::Ends ends = graph_.ends_[index(relationship)];
        const std::uint32_t type = index(graph_.type(relationship));
        forward[type].push_back({ends.start, {ends.end, relationship}});
        backward[type].push_back({ends.end, {ends.start, relationship}});
    });
    for (std::uint32_t type = 0; type < forward.size(); ++type) {
        graph_.make_room_for(TypeId{type});
        graph_.outgoing_[type].insert(std::move(forward[type]));
        graph_.incoming_[type].insert(std::move(backward[type]));
    }
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
