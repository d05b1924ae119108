#include "graph/canonical.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/change.hpp"
#include "graph/schema.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

template <typename Id>
std::string properties_text(const PropertyGraph& graph, Id id) {
    std::vector<std::pair<std::string_view, std::string>> texts;
    for (const auto& [key, value] : graph.properties(id)) texts.emplace_back(graph.keys().text(key), literal(value));
    std::ranges::sort(texts);
    std::string all;
    for (const auto& [name, text] : texts) ((all += name) += '\0') += text + '\0';
    return all;
}

std::string node_text(const PropertyGraph& graph, NodeId node) {
    std::string text;
    for (const std::string& label : label_names(graph, node)) text += label + '\0';
    text += '\0';
    if (const auto key = graph.keys().find("id")) text += literal(graph.property(node, *key));
    return text + '\0' + properties_text(graph, node);
}

/// `ids` in the order of what `key_of` says of each; those of equal keys stay as they stand.
template <typename Id, typename KeyOf>
std::vector<Id> ordered(const std::vector<Id>& ids, KeyOf key_of) {
    std::vector<std::pair<decltype(key_of(ids.front())), Id>> keyed;
    keyed.reserve(ids.size());
    for (const Id id : ids) keyed.emplace_back(key_of(id), id);
    std::ranges::stable_sort(
        keyed, {}, [](const auto& one) -> const auto& { return one.first; });
    std::vector<Id> result;
    result.reserve(ids.size());
    for (const auto& [key, id] : keyed) result.push_back(id);
    return result;
}

/// Names are numbered as they are interned, and writers give labels and properties by number: so all in advance,
/// sorted.
void intern_names(const PropertyGraph& from, PropertyGraph& to) {
    const auto sorted = [](const std::deque<std::string>& names) {
        std::vector<std::string> texts{names.begin(), names.end()};
        std::ranges::sort(texts);
        return texts;
    };
    for (const std::string& name : sorted(from.labels().all())) to.intern_label(name);
    for (const std::string& name : sorted(from.types().all())) to.intern_type(name);
    for (const std::string& name : sorted(from.keys().all())) to.intern_key(name);
}

template <typename Id>
void copy_properties(const PropertyGraph& from, Id original, PropertyGraph& to, Id copy) {
    for (const auto& [key, value] : from.properties(original))
        to.set_property(copy, to.intern_key(from.keys().text(key)), value);
}

/// Of a part, an index or a constraint would say more than it holds.
void copy_schema(const PropertyGraph& from, PropertyGraph& to) {
    for (const Schema::Index* index : from.schema().indexes())
        if (index->definition.constraint.empty()) to.create_index(index->definition);
    for (const ConstraintDefinition* constraint : from.schema().constraints()) to.create_constraint(*constraint);
}

}  // namespace

CanonicalGraph canonical(const PropertyGraph& graph, const Selection& part) {
    CanonicalGraph result;
    intern_names(graph, result.graph);
    Transaction transaction{result.graph};
    result.nodes = ordered(part.nodes, [&](NodeId node) { return node_text(graph, node); });
    std::unordered_map<std::uint32_t, NodeId> copies;
    for (const NodeId node : result.nodes) {
        std::vector<LabelId> labels;
        for (const std::string& name : label_names(graph, node)) labels.push_back(result.graph.intern_label(name));
        const NodeId copy = result.graph.create_node(labels);
        copies.emplace(index(node), copy);
        copy_properties(graph, node, result.graph, copy);
    }
    result.relationships = ordered(part.relationships, [&](RelationshipId relationship) {
        return std::tuple{copies.at(index(graph.start(relationship))), graph.types().text(graph.type(relationship)),
                          copies.at(index(graph.end(relationship))), properties_text(graph, relationship)};
    });
    for (const RelationshipId relationship : result.relationships) {
        const RelationshipId copy = result.graph.create_relationship(
            copies.at(index(graph.start(relationship))), copies.at(index(graph.end(relationship))),
            result.graph.intern_type(graph.types().text(graph.type(relationship))));
        copy_properties(graph, relationship, result.graph, copy);
    }
    const bool whole =
        part.nodes.size() == graph.node_count() && part.relationships.size() == graph.relationship_count();
    if (whole) copy_schema(graph, result.graph);
    transaction.commit();
    return result;
}

}  // namespace dossier::graph
