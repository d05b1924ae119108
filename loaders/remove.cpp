#include "loaders/remove.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "loaders/evidence.hpp"
#include "loaders/graph_writer.hpp"
#include "loaders/search_index.hpp"
#include "loaders/vocabulary.hpp"
#include "loaders/write.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

std::vector<graph::NodeId> neighbours(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view name,
                                      graph::Direction direction) {
    std::vector<graph::NodeId> result;
    if (const auto type_id = graph.types().find(name))
        graph.for_each_adjacent(node, *type_id, direction, [&](graph::Adjacent one) { result.push_back(one.node); });
    return result;
}

/// Sections, paragraphs, sentences, footnotes and commitments of a document, each once.
std::vector<graph::NodeId> own_nodes(const graph::PropertyGraph& graph, graph::NodeId document) {
    std::vector<graph::NodeId> nodes;
    std::set<graph::NodeId> seen;
    const auto follow = [&](graph::NodeId from, std::string_view name, graph::Direction direction) {
        for (const auto node : neighbours(graph, from, name, direction))
            if (seen.insert(node).second) nodes.push_back(node);
    };
    constexpr std::array<std::string_view, 4> parts{type::has_section, type::has_paragraph, type::has_sentence,
                                                    type::has_footnote};
    for (const auto part : parts) follow(document, part, graph::Direction::outgoing);
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        for (const auto part : parts) follow(nodes[at], part, graph::Direction::outgoing);
        follow(nodes[at], type::stated_in, graph::Direction::incoming);
    }
    return nodes;
}

void erase_with_relationships(graph::PropertyGraph& graph, graph::NodeId node) {
    std::set<graph::RelationshipId> tied;
    for (const auto direction : {graph::Direction::outgoing, graph::Direction::incoming})
        graph.for_each_adjacent(node, direction, [&](graph::Adjacent one) { tied.insert(one.relationship); });
    for (const auto relationship : tied) graph.erase(relationship);
    graph.erase(node);
}

void erase_own_relationships(graph::PropertyGraph& graph, graph::NodeId document) {
    std::vector<graph::RelationshipId> own;
    for (const auto name : {type::cites, type::signed_by, type::addressed_to, type::fulfils})
        if (const auto type_id = graph.types().find(name))
            graph.for_each_adjacent(document, *type_id, graph::Direction::outgoing,
                                    [&](graph::Adjacent one) { own.push_back(one.relationship); });
    for (const auto relationship : own) graph.erase(relationship);
}

bool is_stub(const graph::PropertyGraph& graph, graph::NodeId node) {
    return !property(graph, node, key::stub).is_null();
}

bool has_label(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view name) {
    const auto id = graph.labels().find(name);
    return id && graph.has_label(node, *id);
}

}  // namespace

std::vector<graph::NodeId> retract(graph::PropertyGraph& graph, SharedNodes& shared, std::string_view id) {
    if (!shared.contains(SharedNodes::Sort::document, id)) return {};
    const auto document = shared.node(SharedNodes::Sort::document, id);
    if (is_stub(graph, document)) return {};
    auto touched = neighbours(graph, document, type::cites, graph::Direction::outgoing);
    std::erase_if(touched, [&](graph::NodeId node) { return !has_label(graph, node, label::document); });
    for (const auto node : shared.drop_source(id)) {
        drop_evidence(graph, node, id);
        touched.push_back(node);
    }
    for (const auto node : own_nodes(graph, document)) erase_with_relationships(graph, node);
    erase_own_relationships(graph, document);
    make_stub(graph, document);
    touched.push_back(document);
    return touched;
}

void sweep(graph::PropertyGraph& graph, SharedNodes& shared, std::span<const graph::NodeId> nodes) {
    std::vector<graph::NodeId> left{nodes.begin(), nodes.end()};
    while (!left.empty()) {
        const auto node = left.back();
        left.pop_back();
        if (!graph.contains(node) || shared.has_sources(node)) continue;
        const bool document = has_label(graph, node, label::document);
        if (document && !is_stub(graph, node)) continue;
        if (document && !neighbours(graph, node, type::cites, graph::Direction::incoming).empty()) continue;
        if (!neighbours(graph, node, type::broader, graph::Direction::incoming).empty()) continue;
        const auto above = neighbours(graph, node, type::broader, graph::Direction::outgoing);
        left.insert(left.end(), above.begin(), above.end());
        shared.erase(node);
    }
}

bool remove_document(graph::KnowledgeBase& base, std::string_view id) {
    auto& graph = base.graph();
    SharedNodes shared{graph};
    if (!shared.contains(SharedNodes::Sort::document, id)) return false;
    if (is_stub(graph, shared.node(SharedNodes::Sort::document, id))) return false;
    graph::Transaction transaction{graph};
    sweep(graph, shared, retract(graph, shared, id));
    keep_search_index(graph);
    base.remove_document(id);
    base.commit(transaction);
    return true;
}

}  // namespace dossier::loaders
