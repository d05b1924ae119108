#include "tests/support/side_effects.hpp"

#include <algorithm>

#include "graph/value_order.hpp"

namespace dossier::tests::support {

namespace {

template <typename Set, typename SameIn>
std::size_t count_missing(const Set& set, SameIn same_in) {
    return static_cast<std::size_t>(std::ranges::count_if(set, [&](const auto& item) { return !same_in(item); }));
}

}  // namespace

Snapshot::Snapshot(const graph::PropertyGraph& graph) {
    graph.for_each_node([&](graph::NodeId node) {
        nodes_.insert(index(node));
        for (const graph::LabelId label : graph.labels_of(node)) labels_.insert(graph.labels().text(label));
        for (auto& [key, value] : graph.properties(node)) {
            properties_.emplace(Place{Element::node, index(node), graph.keys().text(key)}, value);
        }
    });
    graph.for_each_relationship([&](graph::RelationshipId relationship) {
        relationships_.insert(index(relationship));
        for (auto& [key, value] : graph.properties(relationship)) {
            properties_.emplace(Place{Element::relationship, index(relationship), graph.keys().text(key)}, value);
        }
    });
}

std::map<std::string, std::size_t> Snapshot::changes_to(const Snapshot& later) const {
    std::map<std::string, std::size_t> changes;
    const auto compare = [&changes](const std::string& what, const auto& before, const auto& after, auto same_in) {
        if (const auto added = count_missing(after, [&](const auto& item) { return same_in(item, before); })) {
            changes["+" + what] = added;
        }
        if (const auto removed = count_missing(before, [&](const auto& item) { return same_in(item, after); })) {
            changes["-" + what] = removed;
        }
    };
    const auto contained = [](const auto& item, const auto& set) { return set.contains(item); };
    // 1 and 1.0 are equivalent, and still another value to whoever reads the property.
    const auto same_property = [](const auto& item, const auto& properties) {
        const auto found = properties.find(item.first);
        return found != properties.end() && found->second.kind() == item.second.kind() &&
               graph::equivalent(found->second, item.second);
    };
    compare("nodes", nodes_, later.nodes_, contained);
    compare("relationships", relationships_, later.relationships_, contained);
    compare("labels", labels_, later.labels_, contained);
    compare("properties", properties_, later.properties_, same_property);
    return changes;
}

}  // namespace dossier::tests::support
