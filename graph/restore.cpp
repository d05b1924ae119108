#include "graph/restore.hpp"

#include <algorithm>
#include <memory>

#include "graph/schema.hpp"

namespace dossier::graph {

bool GraphRestorer::has_names(std::span<const std::pair<KeyId, Value>> properties) const {
    return std::ranges::all_of(properties,
                               [&](const auto& property) { return index(property.first) < graph_.keys_.size(); });
}

void GraphRestorer::Replaced::put(std::uint32_t id, std::span<const std::pair<KeyId, Value>> properties) {
    ids.set(id);
    for (const auto& [key, value] : properties) {
        if (by_key.size() <= index(key)) by_key.resize(index(key) + std::size_t{1});
        by_key[index(key)].emplace_back(id, value);
    }
}

bool GraphRestorer::put(NodeId node, std::span<const LabelId> labels,
                        std::span<const std::pair<KeyId, Value>> properties) {
    const auto known = [&](LabelId label) { return index(label) < graph_.labels_.size(); };
    if (index(node) == PropertyGraph::most_ids) return false;
    if (!std::ranges::all_of(labels, known) || !has_names(properties)) return false;
    graph_.node_bound_ = std::max(graph_.node_bound_, index(node) + 1);
    const bool is_new = graph_.nodes_.write().set(index(node));
    const LabelSets::SetId set = graph_.label_sets_.write().intern(labels);
    if (set != graph_.label_sets_->set_of(node)) {
        if (is_new) {
            graph_.label_sets_.write().assign(node, set);
        } else {
            graph_.assign_labels(node, set);
        }
    }
    of_nodes_.put(index(node), properties);
    return true;
}

bool GraphRestorer::put(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type,
                        std::span<const std::pair<KeyId, Value>> properties) {
    if (index(relationship) == PropertyGraph::most_ids) return false;
    if (!graph_.contains(ends.start) || !graph_.contains(ends.end)) return false;
    if (index(type) >= graph_.types_.size() || !has_names(properties)) return false;
    if (graph_.contains(relationship)) {
        const bool same = stands(relationship, ends, type);
        if (same) of_relationships_.put(index(relationship), properties);
        return same;
    }
    // What was erased before stays so: ids are not used again, and they come ascending.
    if (index(relationship) < graph_.relationship_bound()) return false;
    graph_.ends_.skip_to(relationship);
    graph_.ends_.add(ends, type);
    graph_.relationships_.write().set(index(relationship));
    graph_.count_pattern(ends, type, true);
    of_relationships_.put(index(relationship), properties);
    forward_.resize(graph_.types_.size());
    backward_.resize(graph_.types_.size());
    forward_[index(type)].push_back({ends.start, {ends.end, relationship}});
    backward_[index(type)].push_back({ends.end, {ends.start, relationship}});
    return true;
}

bool GraphRestorer::erase(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type) {
    if (!graph_.contains(relationship)) return true;
    if (index(type) >= graph_.types_.size() || !stands(relationship, ends, type)) return false;
    of_relationships_.put(index(relationship), {});
    graph_.disconnect(relationship, ends, type);
    return true;
}

/// Whether the lists have it so: they are the only ones that need to be read for it.
bool GraphRestorer::stands(RelationshipId relationship, PropertyGraph::Ends ends, TypeId type) const {
    const Neighbours list = graph_.neighbours(ends.start, type, Direction::outgoing);
    const auto among = std::ranges::equal_range(list.nodes, ends.end);
    const auto first = static_cast<std::size_t>(among.begin() - list.nodes.begin());
    return std::ranges::binary_search(list.relationships.subspan(first, among.size()), relationship);
}

bool GraphRestorer::erase(NodeId node) {
    if (!graph_.contains(node)) return true;
    if (graph_.degree(node, Direction::outgoing) + graph_.degree(node, Direction::incoming) > 0) return false;
    of_nodes_.put(index(node), {});
    graph_.label_sets_.write().assign(node, LabelSets::no_labels);
    graph_.nodes_.write().reset(index(node));
    return true;
}

void GraphRestorer::connect() {
    for (std::uint32_t type = 0; type < forward_.size(); ++type) {
        graph_.make_room_for(TypeId{type});
        const auto insert = [](Late<Adjacency>& lists, std::vector<Adjacency::Entry> entries) {
            // Shared, because lists that are still to be read outlive this call.
            const auto shared = std::make_shared<std::vector<Adjacency::Entry>>(std::move(entries));
            lists.then([shared](Adjacency& made) { made.insert(*shared); });
        };
        // Lists that are still to be made of those of the other direction find there what is new.
        if (graph_.incoming_[type].is_made()) insert(graph_.incoming_[type], std::move(backward_[type]));
        if (!forward_[type].empty() && type < graph_.parallels_.size()) graph_.parallels_[type].is_exact = false;
        insert(graph_.outgoing_[type], std::move(forward_[type]));
    }
    forward_.clear();
    backward_.clear();
}

void GraphRestorer::finish() {
    graph_.node_columns_.replace(std::move(of_nodes_.ids), std::move(of_nodes_.by_key));
    graph_.relationship_columns_.replace(std::move(of_relationships_.ids), std::move(of_relationships_.by_key));
    of_nodes_ = {};
    of_relationships_ = {};
}

bool GraphRestorer::add(IndexDefinition index) {
    Schema& schema = *graph_.schema_;
    if (schema.index(index.name) || schema.constraint(index.name)) return false;
    if (schema.index_over(index.kind, index.target)) return false;
    schema.add(Schema::Index{std::move(index), {}, {}}, graph_, Schema::Making::at_first_use);
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
    schema.add(std::move(constraint), graph_, Schema::Making::at_first_use);
    return true;
}

}  // namespace dossier::graph
