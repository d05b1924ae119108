#include "loaders/known_ties.hpp"

#include <algorithm>
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
                  "datasets/gazetteer/memberships.tsv"});
    }
    for (const auto& holder : gazetteer.holders()) {
        const auto organization = organization_of(gazetteer, holder.post);
        if (organization.empty()) continue;
        remember({type::holds, SharedNodes::Sort::actor, holder.person, organization, holder.post, holder.period.from,
                  holder.period.until, "datasets/gazetteer/holders.tsv"});
    }
    for (const auto& pair : gazetteer.broader()) broader_[pair.topic].push_back(pair.broader);
}

void KnownTies::remember(Tie tie) {
    by_end_[tie.start].push_back(ties_.size());
    if (tie.end != tie.start) by_end_[tie.end].push_back(ties_.size());
    ties_.push_back(std::move(tie));
}

void KnownTies::add(graph::PropertyGraph& graph, SharedNodes& shared) const {
    std::set<std::size_t> wanted;
    for (const auto node : shared.take_created()) {
        const auto id = shared.id_of(node);
        if (const auto found = by_end_.find(id); found != by_end_.end())
            wanted.insert(found->second.begin(), found->second.end());
        if (broader_.contains(id) && shared.contains(SharedNodes::Sort::topic, id)) broaden(graph, shared, id);
    }
    (void)shared.take_created();  // the broader topics, tied already
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
    for (const auto& id : found->second) {
        const auto* entry = gazetteer_.find(id);
        if (entry == nullptr || entry->entity.entity_class != find::EntityClass::topic) continue;
        const auto wide = shared.add_known(entry->entity);
        bool tied = false;
        const auto broader = graph.intern_type(type::broader);
        graph.for_each_adjacent(narrow, broader, graph::Direction::outgoing,
                                [&](graph::Adjacent one) { tied = tied || one.node == wide; });
        if (tied) continue;  // and so are the topics above: a circle in the dataset ends here
        create_relationship(graph, narrow, type::broader, wide,
                            {{key::source, graph::Value{"datasets/gazetteer/topics.tsv"}}});
        broaden(graph, shared, id);
    }
}

}  // namespace dossier::loaders
