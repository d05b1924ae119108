#include "loaders/shared_nodes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "loaders/graph_writer.hpp"
#include "loaders/node_record.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace label = vocabulary::label;

struct SortLabel {
    SharedNodes::Sort sort;
    std::string_view label;
};

constexpr std::array<SortLabel, 5> sorts{{{SharedNodes::Sort::document, label::document},
                                          {SharedNodes::Sort::actor, label::actor},
                                          {SharedNodes::Sort::topic, label::topic},
                                          {SharedNodes::Sort::instrument, label::instrument},
                                          {SharedNodes::Sort::event, label::event}}};

/// Each source's record, in the order of `sources`.
std::vector<NodeRecord> records_of(const graph::PropertyGraph& graph, graph::NodeId node, std::size_t sources) {
    std::vector<NodeRecord> records;
    for (const auto& json : strings(property(graph, node, key::variants))) records.push_back(record_from_json(json));
    if (records.size() != sources) records.assign(sources, read_record(graph, node));
    return records;
}

void write_records(graph::PropertyGraph& graph, graph::NodeId node, const std::vector<std::string>& sources,
                   const std::vector<NodeRecord>& records) {
    set_strings(graph, node, key::sources, sources);
    std::vector<std::string> variants;
    const bool differ = std::ranges::any_of(records, [&](const auto& record) { return record != records.front(); });
    if (differ)
        for (const auto& record : records) variants.push_back(to_json(record));
    set_strings(graph, node, key::variants, variants);
    if (!records.empty()) write_record(graph, node, merge(records));
}

}  // namespace

SharedNodes::SharedNodes(graph::PropertyGraph& graph) : graph_{graph} { rebuild(); }

void SharedNodes::rebuild() {
    by_key_.clear();
    by_document_.clear();
    created_.clear();
    for (const auto& [sort, name] : sorts) {
        const auto found = graph_.labels().find(name);
        if (found) graph_.for_each_node(*found, [&, sort = sort](graph::NodeId node) { index(node, sort); });
    }
}

SharedNodes::Sort SharedNodes::sort_of(find::EntityClass entity_class) noexcept {
    switch (entity_class) {
    case find::EntityClass::actor: return Sort::actor;
    case find::EntityClass::instrument: return Sort::instrument;
    case find::EntityClass::event: return Sort::event;
    case find::EntityClass::topic: break;
    }
    return Sort::topic;
}

std::string SharedNodes::key(Sort sort, std::string_view id) {
    return std::string(1, static_cast<char>('0' + static_cast<int>(sort))) + std::string{id};
}

void SharedNodes::index(graph::NodeId node, Sort sort) {
    const auto id = id_of(node);
    if (id.empty()) return;  // made by a query, outside the graph model
    by_key_.emplace(key(sort, id), node);
    for (const auto& source : strings(property(graph_, node, key::sources))) by_document_[source].insert(node);
}

bool SharedNodes::contains(Sort sort, std::string_view id) const { return by_key_.contains(key(sort, id)); }

graph::NodeId SharedNodes::node(Sort sort, std::string_view id) {
    const auto [found, added] = by_key_.try_emplace(key(sort, id));
    if (!added) return found->second;
    const auto name = std::ranges::find(sorts, sort, &SortLabel::sort)->label;
    const std::array labels{graph_.intern_label(name)};
    found->second = graph_.create_node(labels);
    graph_.set_property(found->second, graph_.intern_key(key::id), graph::Value{id});
    created_.push_back(found->second);
    return found->second;
}

graph::NodeId SharedNodes::add_source(const find::Entity& entity, std::string_view document) {
    const auto node = this->node(sort_of(entity.entity_class), entity.id);
    auto sources = strings(property(graph_, node, key::sources));
    auto records = records_of(graph_, node, sources.size());
    const auto at = std::ranges::lower_bound(sources, document);
    const auto offset = at - sources.begin();
    if (at != sources.end() && *at == document) {
        records[static_cast<std::size_t>(offset)] =
            merge(std::array{records[static_cast<std::size_t>(offset)], record_of(entity)});
    } else {
        sources.insert(at, std::string{document});
        records.insert(records.begin() + offset, record_of(entity));
    }
    write_records(graph_, node, sources, records);
    by_document_[std::string{document}].insert(node);
    return node;
}

graph::NodeId SharedNodes::add_known(const find::Entity& entity) {
    const auto sort = sort_of(entity.entity_class);
    const bool present = contains(sort, entity.id);
    const auto node = this->node(sort, entity.id);
    if (!present) write_record(graph_, node, record_of(entity));
    return node;
}

std::vector<graph::NodeId> SharedNodes::drop_source(std::string_view document) {
    const auto found = by_document_.find(std::string{document});
    if (found == by_document_.end()) return {};
    std::vector<graph::NodeId> nodes{found->second.begin(), found->second.end()};
    by_document_.erase(found);
    for (const auto node : nodes) {
        auto sources = strings(property(graph_, node, key::sources));
        auto records = records_of(graph_, node, sources.size());
        const auto at = std::ranges::find(sources, document) - sources.begin();
        if (at == std::ssize(sources)) continue;
        sources.erase(sources.begin() + at);
        records.erase(records.begin() + at);
        write_records(graph_, node, sources, records);
    }
    return nodes;
}

bool SharedNodes::has_sources(graph::NodeId node) const { return !property(graph_, node, key::sources).is_null(); }

std::vector<graph::NodeId> SharedNodes::take_created() { return std::exchange(created_, {}); }

void SharedNodes::erase(graph::NodeId node) {
    std::set<graph::RelationshipId> tied;
    for (const auto direction : {graph::Direction::outgoing, graph::Direction::incoming})
        graph_.for_each_adjacent(node, direction, [&](graph::Adjacent one) { tied.insert(one.relationship); });
    for (const auto relationship : tied) graph_.erase(relationship);
    const auto id = id_of(node);
    for (const auto& [sort, name] : sorts) {
        const auto found = by_key_.find(key(sort, id));
        if (found != by_key_.end() && found->second == node) by_key_.erase(found);
    }
    std::erase(created_, node);
    graph_.erase(node);
}

std::string SharedNodes::id_of(graph::NodeId node) const { return text_of(graph_, node, key::id); }

}  // namespace dossier::loaders
