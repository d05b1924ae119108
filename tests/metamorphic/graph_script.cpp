#include "tests/metamorphic/graph_script.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/query.hpp"
#include "tests/metamorphic/literals.hpp"

namespace dossier::tests::metamorphic {

namespace {

WrittenProperties random_properties(Random& random) {
    WrittenProperties properties;
    if (!random.one_in(3)) properties.emplace_back("k", random.any(stored_values));
    if (random.one_in(2)) properties.emplace_back("t", random.one_in(2) ? "true" : "false");
    if (random.one_in(2)) properties.emplace_back("s", random.any(texts));
    if (random.one_in(2)) properties.emplace_back("d", random.any(dates));
    return properties;
}

std::string written(std::size_t number, const WrittenProperties& properties) {
    std::string text = fmt::format("{{i: {}", number);
    for (const auto& [key, value] : properties) text += fmt::format(", {}: {}", key, value);
    return text + "}";
}

std::string created(const GraphScript& script) {
    std::vector<std::string> parts;
    for (const WrittenNode& node : script.nodes) {
        std::string labels;
        for (const std::string& label : node.labels) labels += ":" + label;
        parts.push_back(fmt::format("(n{}{} {})", node.number, labels, written(node.number, node.properties)));
    }
    for (const WrittenRelationship& each : script.relationships) {
        parts.push_back(fmt::format("(n{})-[:{} {}]->(n{})", each.start, each.type,
                                    written(each.number, each.properties), each.end));
    }
    return parts.empty() ? std::string{} : fmt::format("CREATE {}", fmt::join(parts, ", "));
}

template <typename Elements>
std::string deleted_numbers(const Elements& elements) {
    std::vector<std::size_t> numbers;
    for (const auto& each : elements) {
        if (each.deleted) numbers.push_back(each.number);
    }
    return numbers.empty() ? std::string{} : fmt::format("[{}]", fmt::join(numbers, ", "));
}

std::vector<std::string> statements(const GraphScript& script) {
    std::vector<std::string> all;
    if (std::string create = created(script); !create.empty()) all.push_back(std::move(create));
    if (const std::string gone = deleted_numbers(script.relationships); !gone.empty()) {
        all.push_back(fmt::format("MATCH ()-[r]->() WHERE r.i IN {} DELETE r", gone));
    }
    if (const std::string gone = deleted_numbers(script.nodes); !gone.empty()) {
        all.push_back(fmt::format("MATCH (n) WHERE n.i IN {} DETACH DELETE n", gone));
    }
    return all;
}

template <typename List>
void without_each(const GraphScript& script, const List& list, auto remove_at, std::vector<GraphScript>& found) {
    for (std::size_t at = 0; at < list.size(); ++at) {
        found.push_back(script);
        remove_at(found.back(), at);
    }
}

GraphScript without_node(GraphScript script, std::size_t at) {
    const std::size_t number = script.nodes[at].number;
    std::erase_if(script.relationships, [&](const auto& each) { return each.start == number || each.end == number; });
    script.nodes.erase(script.nodes.begin() + static_cast<std::ptrdiff_t>(at));
    return script;
}

}  // namespace

GraphScript random_graph(Random& random) {
    GraphScript script;
    script.indexed = random.one_in(3);
    const std::size_t nodes = random.one_in(20) ? 0 : 2 + random.below(6);
    for (std::size_t number = 0; number < nodes; ++number) {
        WrittenNode node{number, {}, random_properties(random), random.one_in(8)};
        for (const std::string_view label : labels) {
            if (random.one_in(3)) node.labels.emplace_back(label);
        }
        script.nodes.push_back(std::move(node));
    }
    const std::size_t relationships = nodes == 0 ? 0 : nodes / 2 + random.below(2 * nodes);
    for (std::size_t number = 0; number < relationships; ++number) {
        script.relationships.push_back({number, random.below(nodes), random.below(nodes), random.any(types),
                                        random_properties(random), random.one_in(8)});
    }
    return script;
}

std::string text(const GraphScript& script) {
    return fmt::format("{};\n{}", fmt::join(statements(script), ";\n"),
                       script.indexed ? "// nodes are indexed by k and s\n" : "");
}

void build(const GraphScript& script, graph::PropertyGraph& graph) {
    for (const std::string& statement : statements(script)) (void)query::prepare(statement).run(graph);
    if (!script.indexed) return;
    for (const char* key : {"k", "s"}) graph.index_property(graph.intern_key(key));
}

void declare_schema(graph::PropertyGraph& graph) {
    static constexpr std::array declarations{
        "CREATE INDEX FOR (n:A) ON (n.k)",
        "CREATE INDEX FOR (n:B) ON (n.k, n.s)",
        "CREATE INDEX FOR (n:B) ON (n.d)",
        "CREATE INDEX FOR (n:C) ON (n.s)",
        "CREATE INDEX FOR (n:Made) ON (n.of)",
        "CREATE INDEX FOR ()-[r:R]-() ON (r.k)",
        "CREATE INDEX FOR ()-[r:S]-() ON (r.s, r.d)",
        "CREATE CONSTRAINT FOR (n:A) REQUIRE n.i IS UNIQUE",
        "CREATE CONSTRAINT FOR (n:B) REQUIRE n.i IS NODE KEY",
        "CREATE CONSTRAINT FOR (n:C) REQUIRE n.i IS NOT NULL",
        "CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.i IS UNIQUE",
    };
    for (const char* declaration : declarations) (void)query::prepare(declaration).run(graph);
}

std::vector<GraphScript> simpler(const GraphScript& script) {
    std::vector<GraphScript> found;
    for (std::size_t at = 0; at < script.nodes.size(); ++at) found.push_back(without_node(script, at));
    without_each(
        script, script.relationships,
        [](GraphScript& copy, std::size_t at) {
            copy.relationships.erase(copy.relationships.begin() + static_cast<std::ptrdiff_t>(at));
        },
        found);
    for (std::size_t at = 0; at < script.nodes.size(); ++at) {
        without_each(
            script, script.nodes[at].labels,
            [at](GraphScript& copy, std::size_t label) {
                auto& list = copy.nodes[at].labels;
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(label));
            },
            found);
        without_each(
            script, script.nodes[at].properties,
            [at](GraphScript& copy, std::size_t property) {
                auto& list = copy.nodes[at].properties;
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(property));
            },
            found);
    }
    for (std::size_t at = 0; at < script.relationships.size(); ++at) {
        without_each(
            script, script.relationships[at].properties,
            [at](GraphScript& copy, std::size_t property) {
                auto& list = copy.relationships[at].properties;
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(property));
            },
            found);
    }
    if (script.indexed) {
        found.push_back(script);
        found.back().indexed = false;
    }
    return found;
}

}  // namespace dossier::tests::metamorphic
