#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/property_graph.hpp"
#include "loaders/find/finding.hpp"

namespace dossier::loaders {

/// The nodes that documents share, by id: actors, topics, instruments, events, and documents themselves.
///
/// A shared node carries `sources`, the documents that name it. What it says of itself (name, aliases, roles, dates) is
/// what those documents say, merged by a rule that does not see the order of loading: where they all say the same that
/// is on the node and nothing else; where they differ, `variants` keeps each document's word beside `sources`, so that
/// taking one document out gives back exactly what the others said.
///
/// Built once for a graph and kept while it is written; after a rollback it must be rebuilt.
class SharedNodes {
public:
    explicit SharedNodes(graph::PropertyGraph& graph);
    void rebuild();

    enum class Sort { document, actor, topic, instrument, event };
    [[nodiscard]] static Sort sort_of(find::EntityClass entity_class) noexcept;

    [[nodiscard]] bool contains(Sort sort, std::string_view id) const;
    /// The node, created bare when there is none.
    graph::NodeId node(Sort sort, std::string_view id);

    /// Puts on record that `document` names the entity, and gives its node.
    graph::NodeId add_source(const find::Entity& entity, std::string_view document);
    /// The node of an entity known from datasets alone, as a broader topic is; nothing is put on record.
    graph::NodeId add_known(const find::Entity& entity);
    /// Takes `document` off the record of every node it names; gives those nodes.
    std::vector<graph::NodeId> drop_source(std::string_view document);
    [[nodiscard]] bool has_sources(graph::NodeId node) const;

    /// Nodes made since the last call.
    [[nodiscard]] std::vector<graph::NodeId> take_created();
    /// Erases a node with its relationships.
    void erase(graph::NodeId node);

    [[nodiscard]] std::string id_of(graph::NodeId node) const;

private:
    [[nodiscard]] static std::string key(Sort sort, std::string_view id);
    void index(graph::NodeId node, Sort sort);

    graph::PropertyGraph& graph_;
    std::unordered_map<std::string, graph::NodeId> by_key_;
    std::unordered_map<std::string, std::set<graph::NodeId>> by_document_;
    std::vector<graph::NodeId> created_;
};

}  // namespace dossier::loaders
