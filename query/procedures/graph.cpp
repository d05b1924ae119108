// Boost.Graph's algorithms, and those built on it.

#include <limits>
#include <optional>
#include <type_traits>

#include <fmt/format.h>

#include "graph/algorithms.hpp"
#include "graph/communities.hpp"
#include "graph/error.hpp"
#include "graph/weighted_paths.hpp"
#include "query/procedures/tables.hpp"

namespace dossier::query::procedures {

namespace {

using graph::Value;

/// Which relationship types count: null and `[]` are all of them; a type that the graph does not have counts none.
graph::Scope scope(ProcedureCall& call, const Value& types, bool directed) {
    graph::Scope scope{.types = {},
                       .directed = directed,
                       .checkpoint = [&call] { call.check(); },
                       .account = [&call](std::size_t bytes) { call.account(bytes); }};
    if (types.is_null()) return scope;
    bool unknown = false;
    for (const Value& type : types.as_list()) {
        if (!type.is(graph::ValueKind::string)) fail("relationship types are a list of strings");
        if (const auto id = call.graph.types().find(type.as_string())) {
            scope.types.push_back(*id);
        } else {
            unknown = true;
        }
    }
    // No id at all would mean every type: an id past the last one is of no relationship.
    if (unknown && scope.types.empty())
        scope.types.push_back(graph::TypeId{static_cast<std::uint32_t>(call.graph.types().size())});
    return scope;
}

Value count(std::size_t number) { return static_cast<std::int64_t>(number); }

template <typename T>
void emit_by_node(ProcedureCall& call, const graph::ByNode<T>& values) {
    for (const auto& [node, value] : values) {
        if constexpr (std::is_same_v<T, double>) {
            call.emit({node, value});
        } else if constexpr (std::is_same_v<T, graph::NodeId>) {
            call.emit({node, count(graph::index(value))});
        } else {
            call.emit({node, count(value)});
        }
    }
}

void pagerank(ProcedureCall& call) {
    const double damping = call.arguments[1].is_null() ? 0.85 : call.arguments[1].as_number();
    if (!(damping >= 0 && damping < 1)) fail(fmt::format("damping is from 0 to below 1, not {:g}", damping));
    emit_by_node(call, graph::pagerank(call.graph, scope(call, call.arguments[0], true), damping));
}

void betweenness(ProcedureCall& call) {
    emit_by_node(call, graph::betweenness(call.graph, scope(call, call.arguments[0], true)));
}

void closeness(ProcedureCall& call) {
    emit_by_node(call, graph::closeness(call.graph, scope(call, call.arguments[0], true)));
}

void weak_components(ProcedureCall& call) {
    emit_by_node(call, graph::components(call.graph, scope(call, call.arguments[0], false)));
}

void strong_components(ProcedureCall& call) {
    emit_by_node(call, graph::components(call.graph, scope(call, call.arguments[0], true)));
}

void cores(ProcedureCall& call) {
    emit_by_node(call, graph::core_numbers(call.graph, scope(call, call.arguments[0], false)));
}

void degrees(ProcedureCall& call) {
    for (const auto& [node, degree] : graph::degrees(call.graph, scope(call, call.arguments[0], true))) {
        call.emit({node, count(degree.outgoing + degree.incoming), count(degree.outgoing), count(degree.incoming)});
    }
}

void clustering(ProcedureCall& call) {
    for (const auto& [node, value] : graph::clustering(call.graph, scope(call, call.arguments[0], false))) {
        call.emit({node, count(value.triangles), value.coefficient});
    }
}

/// The weights under a property key; null is 1 for all. A key that the graph does not have is of no relationship.
graph::Weight weights(const ProcedureCall& call, const Value& key, const graph::Scope& scope) {
    if (key.is_null()) return graph::equal_weights();
    const auto id = call.graph.keys().find(key.as_string());
    if (!id) fail(fmt::format("the graph has no property `{}` to weigh by", key.as_string()));
    return graph::property_weights(call.graph, *id, scope);
}

void communities(ProcedureCall& call) {
    const graph::Scope within = scope(call, call.arguments[0], false);
    emit_by_node(call, graph::communities(call.graph, within, weights(call, call.arguments[1], within)));
}

graph::NodeId end_of_path(const ProcedureCall& call, std::size_t argument) {
    const graph::NodeId node = call.arguments[argument].as_node();
    if (call.graph.contains(node)) return node;
    throw graph::Error{{.type = graph::ErrorType::entity_not_found,
                        .code = graph::ErrorCode::deleted_entity_access,
                        .message = "a path cannot end at a deleted node",
                        .where = std::nullopt,
                        .hint = ""}};
}

/// The cheapest paths between the first two arguments; types, weight and direction are the three from `options` on.
std::vector<graph::WeightedPath> cheapest(ProcedureCall& call, std::size_t most, std::size_t options) {
    const Value& directed = call.arguments[options + 2];
    const graph::Scope within = scope(call, call.arguments[options], directed.is_null() || directed.as_boolean());
    return graph::cheapest_paths(call.graph, end_of_path(call, 0), end_of_path(call, 1), most,
                                 weights(call, call.arguments[options + 1], within), within);
}

void shortest_path(ProcedureCall& call) {
    for (auto& [path, cost] : cheapest(call, 1, 2)) call.emit({std::move(path), cost});
}

void k_shortest_paths(ProcedureCall& call) {
    const std::int64_t most = call.arguments[2].as_integer();
    if (most < 1) fail(fmt::format("`k` is at least 1, not {}", most));
    std::size_t number = 0;
    for (auto& [path, cost] : cheapest(call, static_cast<std::size_t>(most), 3)) {
        call.emit({count(++number), std::move(path), cost});
    }
}

}  // namespace

std::vector<Procedure> graphs() {
    const Field node{"node", "NODE"};
    const Field score{"score", "FLOAT"};
    const Field source{"source", "NODE"}, target{"target", "NODE"};
    const Field path{"path", "PATH"}, cost{"cost", "FLOAT"};
    const Field types{"types", "LIST OF STRING?", true};
    const Field weight{"weight", "STRING?", true};
    const Field directed{"directed", "BOOLEAN?", true};
    return {
        {"graph.betweenness",
         {types},
         {node, score},
         "how many shortest paths between two others pass each node",
         betweenness},
        {"graph.closeness", {types}, {node, score}, "how near each node is to all that it can reach", closeness},
        {"graph.clustering",
         {types},
         {node, {"triangles", "INTEGER"}, {"coefficient", "FLOAT"}},
         "the triangles at each node, and the share of its neighbours' pairs that are neighbours",
         clustering},
        {"graph.communities",
         {types, weight},
         {node, {"community", "INTEGER"}},
         "parts with many relationships within and few between (Louvain), directions aside",
         communities},
        {"graph.components",
         {types},
         {node, {"component", "INTEGER"}},
         "the part of the graph that each node hangs together with, directions aside",
         weak_components},
        {"graph.cores",
         {types},
         {node, {"core", "INTEGER"}},
         "the largest k such that each node keeps k neighbours among nodes that keep k",
         cores},
        {"graph.degree",
         {types},
         {node, {"degree", "INTEGER"}, {"outgoing", "INTEGER"}, {"incoming", "INTEGER"}},
         "how many relationships each node has; a loop counts twice",
         degrees},
        {"graph.kShortestPaths",
         {source, target, {"k", "INTEGER"}, types, weight, directed},
         {{"index", "INTEGER"}, path, cost},
         "the k cheapest paths that meet no node twice (Yen), along the relationships unless `directed` is false",
         k_shortest_paths,
         "MATCH (a {name: 'NAVO'}), (b {name: 'defensie'}) "
         "CALL graph.kShortestPaths(a, b, 2, ['SUPPORTS', 'DISCUSSES'], 'weight', false) YIELD index, path, cost "
         "RETURN index, path, cost"},
        {"graph.pagerank",
         {types, {"damping", "FLOAT?", true}},
         {node, score},
         "how often a random walk along the relationships meets each node; the scores add up to 1",
         pagerank},
        {"graph.shortestPath",
         {source, target, types, weight, directed},
         {path, cost},
         "the cheapest path (Dijkstra), along the relationships unless `directed` is false",
         shortest_path,
         "MATCH (a {name: 'NAVO'}), (b {name: 'defensie'}) "
         "CALL graph.shortestPath(a, b, ['SUPPORTS', 'DISCUSSES'], 'weight', false) YIELD path, cost "
         "RETURN path, cost"},
        {"graph.strongComponents",
         {types},
         {node, {"component", "INTEGER"}},
         "the nodes that reach each other along the relationships",
         strong_components},
    };
}

}  // namespace dossier::query::procedures
