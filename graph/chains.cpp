#include "graph/chains.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "graph/vocabulary.hpp"

namespace dossier::graph {

namespace {

namespace type = vocabulary::type;

double cost_of_type(std::string_view name) {
    for (const auto part :
         {type::has_section, type::has_paragraph, type::has_sentence, type::has_footnote, type::next}) {
        if (name == part) return std::numeric_limits<double>::infinity();
    }
    if (name == type::mentions || name == type::stated_in) return 1.5;
    for (const auto part : {type::commits_to, type::towards, type::about, type::under, type::at}) {
        if (name == part) return 1;
    }
    return 2;
}

/// Whether letters say it of two things, so that they may be more or less sure of it.
bool is_said(std::string_view name) {
    return name != type::associated_with && cost_of_type(name) <= 2 && name != type::mentions &&
           name != type::stated_in;
}

}  // namespace

std::vector<WeightedPath> best_chains(const PropertyGraph& graph, NodeId from, NodeId to, std::size_t most,
                                      Scope scope) {
    std::vector<double> by_type;
    std::vector<bool> said;
    for (const std::string& name : graph.types().all()) {
        by_type.push_back(cost_of_type(name));
        said.push_back(is_said(name));
    }
    const auto confidence = graph.keys().find(vocabulary::key::confidence);
    scope.directed = false;
    return cheapest_paths(
        graph, from, to, most,
        [&](RelationshipId relationship) {
            const std::size_t type = index(graph.type(relationship));
            const Value sure = confidence && said[type] ? graph.property(relationship, *confidence) : Value{};
            return sure.is_number() ? 2 - std::clamp(sure.as_number(), 0.0, 1.0) : by_type[type];
        },
        scope);
}

}  // namespace dossier::graph
