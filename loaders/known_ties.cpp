#include "loaders/known_ties.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "loaders/graph_writer.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace type = vocabulary::type;

/// Where a post is held: its own organisation, or the cabinet for posts of the Dutch government.
std::string organization_of(const find::Gazetteer& gazetteer, const std::string& post) {
    if (const auto* entry = gazetteer.find(post)) return entry->parent;
    const bool government = post.starts_with("minister") || post.starts_with("staatssecretaris");
    return government && gazetteer.find("kabinet") != nullptr ? "kabinet" : std::string{};
}

}  // namespace

KnownTies::KnownTies(const find::Gazetteer& gazetteer) : gazetteer_{gazetteer} {
    for (const auto& membership : gazetteer.memberships()) {
        if (membership.relation != "member" && !membership.relation.ends_with("partner")) continue;
        const bool member = membership.relation == "member";
        remember({member ? type::member_of : type::partner_of,
                  SharedNodes::Sort::actor,
                  membership.member,
                  membership.organization,
                  {},
                  membership.period.from,
                  membership.period.until,
                  membership.source});
    }
    for (const auto& holder : gazetteer.holders()) {
        const auto organization = organization_of(gazetteer, holder.post);
        if (organization.empty()) continue;
        remember({type::holds, SharedNodes::Sort::actor, holder.person, organization, holder.post, holder.period.from,
                  holder.period.until, holder.source});
    }
    for (const auto& pair : gazetteer.broader()) broader_[pair.topic].push_back({pair.broader, pair.source});
}

void KnownTies::remember(Tie tie) {
    by_end_[tie.start].push_back(ties_.size());
    if (tie.end != tie.start) by_end_[tie.end].push_back(ties_.size());
    ties_.push_back(std::move(tie));
}

void KnownTies::add(graph::PropertyGraph& graph, SharedNodes& shared) const {
    tie(graph, shared, shared.take_created());
    (void)shared.take_created();  // the broader topics, tied already
}

std::vector<graph::NodeId> KnownTies::renew(graph::PropertyGraph& graph, SharedNodes& shared) const {
    std::vector<graph::NodeId> nodes;
    for (const auto name : {vocabulary::label::actor, vocabulary::label::topic})
        if (const auto label = graph.labels().find(name))
            graph.for_each_node(*label, [&](graph::NodeId node) { nodes.push_back(node); });
    for (const auto node : nodes) {
        std::vector<graph::RelationshipId> old;
        for (const auto name : {type::member_of, type::partner_of, type::holds, type::broader})
            if (const auto known = graph.types().find(name))
                graph.for_each_adjacent(node, *known, graph::Direction::outgoing, [&](graph::Adjacent one) {
                    if (!property(graph, one.relationship, key::source).is_null()) old.push_back(one.relationship);
                });
        for (const auto relationship : old) graph.erase(relationship);
    }
    // What no document names is there for a narrower topic alone, and comes back where it still is one.
    std::vector<graph::NodeId> named;
    std::ranges::copy_if(nodes, std::back_inserter(named), [&](auto node) { return shared.has_sources(node); });
    tie(graph, shared, named);
    (void)shared.take_created();
    return nodes;
}

void KnownTies::tie(graph::PropertyGraph& graph, SharedNodes& shared, std::span<const graph::NodeId> nodes) const {
    std::set<std::size_t> wanted;
    for (const auto node : nodes) {
        const auto id = shared.id_of(node);
        if (const auto found = by_end_.find(id); found != by_end_.end())
            wanted.insert(found->second.begin(), found->second.end());
        if (broader_.contains(id) && shared.contains(SharedNodes::Sort::topic, id)) broaden(graph, shared, id);
    }
    for (const auto index : wanted) {
        const auto& tie = ties_[index];
        if (!shared.contains(tie.sort, tie.start) || !shared.contains(tie.sort, tie.end)) continue;
        create_relationship(graph, shared.node(tie.sort, tie.start), tie.type, shared.node(tie.sort, tie.end),
                            {{key::role, text_value(tie.role)},
                             {key::from, text_value(tie.from)},
                             {key::until, text_value(tie.until)},
                             {key::source, text_value(tie.source)}});
    }
}

void KnownTies::broaden(graph::PropertyGraph& graph, SharedNodes& shared, const std::string& topic) const {
    const auto found = broader_.find(topic);
    if (found == broader_.end()) return;
    const auto narrow = shared.node(SharedNodes::Sort::topic, topic);
    for (const auto& [id, source] : found->second) {
        const auto* entry = gazetteer_.find(id);
        if (entry == nullptr || entry->entity.entity_class != find::EntityClass::topic) continue;
        const auto wide = shared.add_known(entry->entity);
        bool tied = false;
        const auto broader = graph.intern_type(type::broader);
        graph.for_each_adjacent(narrow, broader, graph::Direction::outgoing,
                                [&](graph::Adjacent one) { tied = tied || one.node == wide; });
        if (tied) continue;  // and so are the topics above: a circle in the dataset ends here
        create_relationship(graph, narrow, type::broader, wide, {{key::source, text_value(source)}});
        broaden(graph, shared, id);
    }
}

}  // namespace dossier::loaders
