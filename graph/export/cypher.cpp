#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/export/writers.hpp"
#include "graph/schema.hpp"
#include "graph/value_text.hpp"

// Indexes and constraints, then one CREATE for all: a relationship then names its nodes by variable, and no helper
// property or index has to be made and removed again.
//
// What is too long for one statement, which whoever reads it has to hold as a whole, becomes several. Those that make
// relationships find their nodes by a number, under a label, a key and an index that are only there for that and are
// removed at the end. Each statement makes some thousand elements: one for each relationship would be planned and run a
// million times.

namespace dossier::graph {

namespace {

std::string labels(const PropertyGraph& graph, NodeId node) {
    std::string text;
    for (const std::string& label : label_names(graph, node)) text += ':' + identifier(label);
    return text;
}

/// `a: 1, b: 2`
template <typename Id>
std::string entries(const PropertyGraph& graph, Id id) {
    std::string text;
    for (const auto& [key, value] : graph.properties(id)) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", identifier(graph.keys().text(key)),
                            literal(value, &graph, LiteralUse::running));
    }
    return text;
}

template <typename Id>
std::string properties(const PropertyGraph& graph, Id id) {
    const std::string text = entries(graph, id);
    return text.empty() ? text : fmt::format(" {{{}}}", text);
}

/// The indexes and constraints of the whole graph; of a part they would say more than it holds.
std::string schema_statements(const PropertyGraph& graph, const Selection& part) {
    const bool whole =
        part.nodes.size() == graph.node_count() && part.relationships.size() == graph.relationship_count();
    if (!whole) return {};
    std::string text;
    for (const Schema::Index* index : graph.schema().indexes()) {
        const bool own = index->definition.constraint.empty();
        if (own) text += create_statement(index->definition) + ";\n";
    }
    for (const ConstraintDefinition* each : graph.schema().constraints()) text += create_statement(*each) + ";\n";
    return text;
}

/// Nothing when it would take more than `most` bytes.
std::optional<std::string> one_statement(const PropertyGraph& graph, const Selection& part, std::size_t most) {
    std::string text = "CREATE";
    std::string_view between = "\n    ";
    for (const NodeId node : part.nodes) {
        text += fmt::format("{}(n{}{}{})", between, index(node), labels(graph, node), properties(graph, node));
        between = ",\n    ";
        if (text.size() > most) return std::nullopt;
    }
    for (const RelationshipId relationship : part.relationships) {
        text += fmt::format("{}(n{})-[:{}{}]->(n{})", between, index(graph.start(relationship)),
                            identifier(graph.types().text(graph.type(relationship))), properties(graph, relationship),
                            index(graph.end(relationship)));
        if (text.size() > most) return std::nullopt;
    }
    return text + ";\n";
}

/// Parts with commas between them, in as many statements as they take.
class Statements {
public:
    /// `head`, `tail`   what each statement has before and behind its parts
    /// `most`           bytes, after which a statement ends
    Statements(std::string& text, std::string head, std::string tail, std::size_t most)
        : text_{text}, head_{std::move(head)}, tail_{std::move(tail)}, most_{most} {}

    void add(std::string_view part) {
        if (!begin_) begin_ = text_.size();
        text_ += text_.size() == *begin_ ? head_ : ",";
        text_ += "\n    ";
        text_ += part;
        if (text_.size() - *begin_ > most_) end();
    }
    void end() {
        if (std::exchange(begin_, std::nullopt)) text_ += tail_;
    }

private:
    std::string& text_;
    std::string head_, tail_;
    std::size_t most_;
    std::optional<std::size_t> begin_;  // of the statement at hand
};

/// A word that is no label, key and index of the graph.
std::string unused_name(const PropertyGraph& graph) {
    std::string name = "exported";
    const auto taken = [&] {
        return graph.labels().find(name) || graph.keys().find(name) ||
               std::ranges::any_of(graph.schema().indexes(),
                                   [&](const Schema::Index* index) { return index->definition.name == name; });
    };
    while (taken()) name += '_';
    return name;
}

/// By type, in the order in which the types come first.
std::vector<std::vector<RelationshipId>> by_type(const PropertyGraph& graph,
                                                 std::span<const RelationshipId> relationships) {
    std::vector<std::vector<RelationshipId>> groups;
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (const RelationshipId relationship : relationships) {
        const auto [place, is_new] = places.try_emplace(index(graph.type(relationship)), groups.size());
        if (is_new) groups.emplace_back();
        groups[place->second].push_back(relationship);
    }
    return groups;
}

std::string several_statements(const PropertyGraph& graph, const Selection& part, std::size_t most) {
    const std::string number = unused_name(graph);
    std::string text = fmt::format("CREATE INDEX {0} FOR (n:{0}) ON (n.{0});\n", number);
    std::unordered_map<std::uint32_t, std::size_t> numbers;
    Statements nodes{text, "CREATE", ";\n", most};
    for (const NodeId node : part.nodes) {
        const std::size_t own = numbers.size();
        numbers.emplace(index(node), own);
        const std::string held = entries(graph, node);
        nodes.add(fmt::format("({}:{} {{{}{}{}: {}}})", labels(graph, node), number, held, held.empty() ? "" : ", ",
                              number, own));
    }
    nodes.end();
    for (const auto& group : by_type(graph, part.relationships)) {
        const std::string type = identifier(graph.types().text(graph.type(group.front())));
        Statements relationships{text, "UNWIND [",
                                 fmt::format("\n] AS row\nMATCH (a:{0} {{{0}: row.start}}), (b:{0} {{{0}: row.end}})\n"
                                             "CREATE (a)-[r:{1}]->(b)\nSET r = row.properties;\n",
                                             number, type),
                                 most};
        for (const RelationshipId relationship : group) {
            relationships.add(fmt::format("{{start: {}, end: {}, properties: {{{}}}}}",
                                          numbers.at(index(graph.start(relationship))),
                                          numbers.at(index(graph.end(relationship))), entries(graph, relationship)));
        }
        relationships.end();
    }
    return text + fmt::format("MATCH (n:{0}) REMOVE n:{0}, n.{0};\nDROP INDEX {0};\n", number);
}

}  // namespace

std::string to_cypher(const PropertyGraph& graph, const Selection& part, std::size_t statement_bytes) {
    std::string text = schema_statements(graph, part);
    if (part.nodes.empty()) return text;
    if (const auto whole = one_statement(graph, part, statement_bytes)) return text + *whole;
    return text + several_statements(graph, part, statement_bytes);
}

}  // namespace dossier::graph
