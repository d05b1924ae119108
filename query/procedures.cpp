#include "query/procedures.hpp"

#include <cmath>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

#include "graph/algorithms.hpp"
#include "graph/error.hpp"
#include "query/query.hpp"

namespace dossier::query {

namespace {

using graph::PropertyGraph;
using graph::Value;
using Row = std::vector<Value>;
using Rows = std::vector<Row>;

// Of the graph's names, those that something still bears.

Rows labels(const PropertyGraph& graph, const Row&) {
    Rows rows;
    for (std::uint32_t id = 0; id < graph.labels().size(); ++id) {
        if (graph.count(graph::LabelId{id}) > 0) rows.push_back({graph.labels().text(graph::LabelId{id})});
    }
    return rows;
}

Rows relationship_types(const PropertyGraph& graph, const Row&) {
    Rows rows;
    for (std::uint32_t id = 0; id < graph.types().size(); ++id) {
        if (graph.count(graph::TypeId{id}) > 0) rows.push_back({graph.types().text(graph::TypeId{id})});
    }
    return rows;
}

Rows property_keys(const PropertyGraph& graph, const Row&) {
    Rows rows;
    for (const std::string& key : graph.keys().all()) rows.push_back({key});
    return rows;
}

Rows components_of_system(const PropertyGraph&, const Row&) {
    return {{"dossier", graph::List{Value{DOSSIER_VERSION}}, "community"}};
}

[[noreturn]] void fail(std::string message) {
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = graph::ErrorCode::invalid_argument_value,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = ""}};
}

/// The first argument of every algorithm: which relationship types count. Null and `[]` are all of them; a type that
/// the graph does not have counts none.
graph::Scope scope(const PropertyGraph& graph, const Value& types, bool directed) {
    graph::Scope scope{.types = {}, .directed = directed};
    if (types.is_null()) return scope;
    bool unknown = false;
    for (const Value& type : types.as_list()) {
        if (!type.is(graph::ValueKind::string)) fail("relationship types are a list of strings");
        if (const auto id = graph.types().find(type.as_string())) {
            scope.types.push_back(*id);
        } else {
            unknown = true;
        }
    }
    // No id at all would mean every type: an id past the last one is of no relationship.
    if (unknown && scope.types.empty())
        scope.types.push_back(graph::TypeId{static_cast<std::uint32_t>(graph.types().size())});
    return scope;
}

template <typename T>
Rows by_node(const graph::ByNode<T>& values) {
    Rows rows;
    rows.reserve(values.size());
    for (const auto& [node, value] : values) {
        if constexpr (std::is_same_v<T, double>) {
            rows.push_back({node, value});
        } else if constexpr (std::is_same_v<T, graph::NodeId>) {
            rows.push_back({node, static_cast<std::int64_t>(graph::index(value))});
        } else {
            rows.push_back({node, static_cast<std::int64_t>(value)});
        }
    }
    return rows;
}

Rows pagerank(const PropertyGraph& graph, const Row& arguments) {
    const double damping = arguments[1].is_null() ? 0.85 : arguments[1].as_number();
    if (!(damping >= 0 && damping < 1)) fail(fmt::format("damping is from 0 to below 1, not {:g}", damping));
    return by_node(graph::pagerank(graph, scope(graph, arguments[0], true), damping));
}

Rows betweenness(const PropertyGraph& graph, const Row& arguments) {
    return by_node(graph::betweenness(graph, scope(graph, arguments[0], true)));
}

Rows closeness(const PropertyGraph& graph, const Row& arguments) {
    return by_node(graph::closeness(graph, scope(graph, arguments[0], true)));
}

Rows weak_components(const PropertyGraph& graph, const Row& arguments) {
    return by_node(graph::components(graph, scope(graph, arguments[0], false)));
}

Rows strong_components(const PropertyGraph& graph, const Row& arguments) {
    return by_node(graph::components(graph, scope(graph, arguments[0], true)));
}

Rows cores(const PropertyGraph& graph, const Row& arguments) {
    return by_node(graph::core_numbers(graph, scope(graph, arguments[0], false)));
}

Procedures table() {
    const Field node{"node", "NODE"};
    const Field types{"types", "LIST OF STRING?", true};
    const std::vector<Procedure> all{
        {"db.labels", {}, {{"label", "STRING"}}, "the labels that nodes have", labels},
        {"db.relationshipTypes",
         {},
         {{"relationshipType", "STRING"}},
         "the types that relationships have",
         relationship_types},
        {"db.propertyKeys", {}, {{"propertyKey", "STRING"}}, "the property keys that were ever used", property_keys},
        {"dbms.components",
         {},
         {{"name", "STRING"}, {"versions", "LIST OF STRING"}, {"edition", "STRING"}},
         "what this is, for tools that ask",
         components_of_system},
        {"graph.pagerank",
         {types, {"damping", "FLOAT?", true}},
         {node, {"score", "FLOAT"}},
         "how often a random walk along the relationships meets each node; the scores add up to 1",
         pagerank},
        {"graph.betweenness",
         {types},
         {node, {"score", "FLOAT"}},
         "how many shortest paths between two others pass each node",
         betweenness},
        {"graph.closeness",
         {types},
         {node, {"score", "FLOAT"}},
         "how near each node is to all that it can reach",
         closeness},
        {"graph.components",
         {types},
         {node, {"component", "INTEGER"}},
         "the part of the graph that each node hangs together with, directions aside",
         weak_components},
        {"graph.strongComponents",
         {types},
         {node, {"component", "INTEGER"}},
         "the nodes that reach each other along the relationships",
         strong_components},
        {"graph.cores",
         {types},
         {node, {"core", "INTEGER"}},
         "the largest k such that each node keeps k neighbours among nodes that keep k",
         cores},
    };
    Procedures procedures;
    for (const Procedure& procedure : all) procedures.emplace(procedure.name, procedure);
    return procedures;
}

}  // namespace

const Procedures& builtin_procedures() {
    static const Procedures procedures = table();
    return procedures;
}

}  // namespace dossier::query
