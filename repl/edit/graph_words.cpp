#include "repl/edit/graph_words.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include <unicode/uchar.h>

#include "graph/utf8.hpp"
#include "repl/edit/patience.hpp"

namespace dossier::repl::edit {

namespace {

using graph::KeyId;
using graph::LabelId;
using graph::NodeId;
using graph::PropertyGraph;

char32_t folded(std::string_view text, std::size_t& at) {
    return static_cast<char32_t>(
        u_foldCase(static_cast<UChar32>(graph::next_code_point(text, at)), U_FOLD_CASE_DEFAULT));
}

constexpr std::size_t nodes_per_look = 256;

/// The texts of one key, with what an answer is made of.
class ValueSearch {
public:
    ValueSearch(const PropertyGraph& graph, std::string_view beginning) : graph_{graph}, beginning_{beginning} {}

    /// False when no more can be taken.
    bool look_at(NodeId node, KeyId key) {
        if (patience_.over() || found_.size() >= most) return all_ = false;
        const graph::Column* const column = graph_.node_columns().find(key);
        if (column == nullptr) return true;
        if (const auto* const strings = std::get_if<graph::Column::Strings>(&column->data())) {
            const std::uint32_t* const code = strings->codes.find(graph::index(node));
            if (code != nullptr) take(strings->dictionary.text(*code).as_string());
        } else if (const graph::Value value = column->get(graph::index(node)); value.is(graph::ValueKind::string)) {
            take(value.as_string());
        }
        return true;
    }
    [[nodiscard]] FoundValues result() && { return {.values = {found_.begin(), found_.end()}, .all = all_}; }

private:
    void take(std::string_view text) {
        constexpr std::size_t longest = 200;  // a sentence is no name
        if (text.size() <= longest && begins_with(text, beginning_)) found_.emplace(text);
    }

    static constexpr std::size_t most = 1000;
    const PropertyGraph& graph_;
    std::string_view beginning_;
    std::set<std::string, std::less<>> found_;
    Patience patience_{nodes_per_look};
    bool all_ = true;
};

template <typename Id, typename Ids>
std::vector<Id> ids_of(const std::vector<std::string>& names, const Ids& known) {
    std::vector<Id> ids;
    for (const std::string& name : names) {
        if (const auto id = known.find(name)) ids.push_back(*id);
    }
    return ids;
}

/// Calls `visit` with the nodes of the labels until it says false.
template <typename Visit>
void visit_nodes(const PropertyGraph& graph, const std::vector<LabelId>& labels, Visit visit) {
    bool going_on = true;
    for (const LabelId label : labels) {
        if (going_on) graph.for_each_node(label, [&](NodeId node) { return going_on = visit(node); });
    }
}

constexpr std::size_t sample = 1000;

std::set<KeyId> keys_of_nodes(const PropertyGraph& graph, const std::vector<std::string>& labels) {
    std::set<KeyId> keys;
    Patience patience{nodes_per_look};
    for (const LabelId label : ids_of<LabelId>(labels, graph.labels())) {
        std::size_t seen = 0;
        graph.for_each_node(label, [&](NodeId node) {
            for (const auto& [key, value] : graph.properties(node)) keys.insert(key);
            return ++seen < sample && !patience.over();
        });
    }
    return keys;
}

std::set<KeyId> keys_of_relationships(const PropertyGraph& graph, const std::vector<std::string>& types) {
    std::set<KeyId> keys;
    const auto wanted = ids_of<graph::TypeId>(types, graph.types());
    Patience patience{nodes_per_look};
    std::size_t seen = 0;
    graph.for_each_relationship([&](graph::RelationshipId relationship) {
        if (std::ranges::find(wanted, graph.type(relationship)) != wanted.end()) {
            for (const auto& [key, value] : graph.properties(relationship)) keys.insert(key);
            ++seen;
        }
        return seen < sample && !patience.over();
    });
    return keys;
}

}  // namespace

bool begins_with(std::string_view text, std::string_view beginning) {
    std::size_t at = 0, wanted = 0;
    while (wanted < beginning.size()) {
        if (at >= text.size() || folded(text, at) != folded(beginning, wanted)) return false;
    }
    return true;
}

std::vector<std::string> labels_in_use(const PropertyGraph& graph) {
    std::vector<std::string> found;
    for (const std::string& name : graph.labels().all()) {
        if (graph.count(*graph.labels().find(name)) > 0) found.push_back(name);
    }
    return found;
}

std::vector<std::string> types_in_use(const PropertyGraph& graph) {
    std::vector<std::string> found;
    for (const std::string& name : graph.types().all()) {
        if (graph.count(*graph.types().find(name)) > 0) found.push_back(name);
    }
    return found;
}

std::vector<std::string> keys_of(const PropertyGraph& graph, const Kinds& kinds) {
    const std::set<KeyId> keys =
        kinds.relationship ? keys_of_relationships(graph, kinds.names) : keys_of_nodes(graph, kinds.names);
    if (keys.empty()) return {graph.keys().all().begin(), graph.keys().all().end()};
    std::vector<std::string> names;
    for (const KeyId key : keys) names.push_back(graph.keys().text(key));
    return names;
}

FoundValues values_of(const PropertyGraph& graph, const std::vector<std::string>& labels,
                      const std::vector<std::string>& keys, std::string_view beginning) {
    ValueSearch search{graph, beginning};
    const auto wanted = ids_of<KeyId>(keys, graph.keys());
    const auto look = [&](NodeId node) {
        return std::ranges::all_of(wanted, [&](KeyId key) { return search.look_at(node, key); });
    };
    if (labels.empty()) {
        graph.for_each_node(look);
    } else {
        visit_nodes(graph, ids_of<LabelId>(labels, graph.labels()), look);
    }
    return std::move(search).result();
}

}  // namespace dossier::repl::edit
