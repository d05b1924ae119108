// A path is its nodes and relationships in the order of writing, whatever its steps are.

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// With a name for every node and step.
Chain all_named(Chain chain) {
    std::size_t number = 0;
    for (NodePattern& node : chain.nodes) {
        if (node.name.empty()) node.name = fmt::format("j{}", number++);
    }
    for (StepPattern& step : chain.steps) {
        if (step.name.empty()) step.name = fmt::format("j{}", number++);
    }
    return chain;
}

/// `[r0] + r1 + [r2]`: a walk is a list already.
std::string relationships_of(const Chain& chain) {
    std::string list = "[]";
    for (const StepPattern& step : chain.steps) {
        list += fmt::format(fmt::runtime(step.range.empty() ? " + [{}]" : " + {}"), step.name);
    }
    return list;
}

bool has_walk(const Chain& chain) {
    return std::ranges::any_of(chain.steps, [](const StepPattern& step) { return !step.range.empty(); });
}

/// Where a walk hides nodes, only both ends.
std::string nodes_of(const Chain& chain) {
    std::vector<std::string> all;
    for (const NodePattern& node : chain.nodes) all.push_back(node.name);
    if (has_walk(chain)) return fmt::format("[{}, {}]", all.front(), all.back());
    return fmt::format("[{}]", fmt::join(all, ", "));
}

std::string nodes_of_path(const Chain& chain) { return has_walk(chain) ? "[nodes(p)[0], nodes(p)[-1]]" : "nodes(p)"; }

/// The pattern with a name for its first chain, or without.
std::string match_named(const Recipe& recipe, const Chain& chain, std::string_view path) {
    std::string query = fmt::format("MATCH {}{}", path, text(chain));
    for (std::size_t at = 1; at < recipe.pattern.size(); ++at) query += ", " + text(recipe.pattern[at]);
    return fmt::format("{} WHERE {}", query, text(recipe.condition));
}

Pair parts_of_a_path(const Recipe& recipe) {
    const Chain chain = all_named(recipe.pattern[0]);
    const std::string value = text(recipe.value) + " AS v";
    return {{{fmt::format("{} RETURN {} AS ns, relationships(p) AS rs, length(p) AS l, {}",
                          match_named(recipe, chain, "p = "), nodes_of_path(chain), value)}},
            {{fmt::format("{} RETURN {} AS ns, {} AS rs, size({}) AS l, {}", match_named(recipe, chain, ""),
                          nodes_of(chain), relationships_of(chain), relationships_of(chain), value)}}};
}

/// Each relationship of a path joins the nodes beside it.
Pair steps_of_a_path(const Recipe& recipe) {
    static constexpr std::array joined{"[startNode(r), endNode(r)] IN [[a, b], [b, a]]",
                                       "(startNode(r) = a AND endNode(r) = b OR startNode(r) = b "
                                       "AND endNode(r) = a)"};
    const std::string path = match_named(recipe, recipe.pattern[0], "p = ");
    const std::string condition = joined[recipe.variant % joined.size()];
    return {{{path + " RETURN sum(length(p)) AS n"}},
            {{fmt::format("{} UNWIND range(1, length(p)) AS at "
                          "WITH nodes(p)[at - 1] AS a, relationships(p)[at - 1] AS r, nodes(p)[at] AS b WHERE {} "
                          "RETURN count(*) AS n",
                          path, condition)}}};
}

Pair path_of_optional_match(const Recipe& recipe) {
    const Chain tail = all_named(recipe.tail);
    const std::string before = match(recipe);
    const std::string condition = text(recipe.tail_condition);
    return {{{fmt::format("{} OPTIONAL MATCH p = {} WHERE {} RETURN n0, relationships(p) AS rs, length(p) AS l, p IS "
                          "NULL AS none",
                          before, text(tail), condition)}},
            {{fmt::format("{} OPTIONAL MATCH {} WHERE {} WITH n0, CASE WHEN m1 IS NOT NULL THEN {} END AS rs RETURN "
                          "n0, rs, size(rs) AS l, rs IS NULL AS none",
                          before, text(tail), condition, relationships_of(tail))}}};
}

/// A name for a part of a path.
Pair path_of_a_part(const Recipe& recipe) {
    const Chain tail = all_named(recipe.tail);
    Chain rest = tail;
    rest.nodes.erase(rest.nodes.begin());
    rest.steps.erase(rest.steps.begin());
    const Chain first{{tail.nodes[0], tail.nodes[1]}, {tail.steps[0]}};
    const std::string written = recipe.variant % 2 == 0
                                    ? fmt::format("{}{}(q = {})", text(tail.nodes[0]), text(tail.steps[0]), text(rest))
                                    : fmt::format("(q = {}){}", text(first), text(rest));
    const Chain& part = recipe.variant % 2 == 0 ? rest : first;
    return {
        {{fmt::format("MATCH p = {} RETURN n0, m1, relationships(p) AS rs, relationships(q) AS part, nodes(q)[0] AS "
                      "start, nodes(q)[-1] AS end",
                      written)}},
        {{fmt::format("MATCH {} RETURN n0, m1, {} AS rs, {} AS part, {} AS start, {} AS end", text(tail),
                      relationships_of(tail), relationships_of(part), part.nodes.front().name,
                      part.nodes.back().name)}}};
}

/// A path is what its parts are: two paths are equal when these are.
Pair equal_paths(const Recipe& recipe) {
    const Chain tail = all_named(recipe.tail);
    const std::string two = fmt::format("MATCH p = {} WITH n0, p MATCH q = {}", text(tail), text(recipe.tail));
    return {{{two + " WHERE p = q RETURN count(*) AS n"}},
            {{two + " WHERE nodes(p) = nodes(q) AND relationships(p) = relationships(q) RETURN count(*) AS n"}}};
}

Pair distinct_paths(const Recipe& recipe) {
    const std::string path = match_named(recipe, recipe.pattern[0], "p = ");
    return {{{path + " RETURN count(DISTINCT p) AS n"}},
            {{path + " WITH DISTINCT nodes(p) AS ns, relationships(p) AS rs RETURN count(*) AS n"}}};
}

constexpr std::array properties{
    Property{"a path is its nodes and relationships", parts_of_a_path},
    Property{"relationships of a path join its nodes", steps_of_a_path},
    Property{"a path of OPTIONAL MATCH", path_of_optional_match},
    Property{"a name for a part of a path", path_of_a_part},
    Property{"equal paths have equal parts", equal_paths},
    Property{"distinct paths have distinct parts", distinct_paths},
};

}  // namespace

std::span<const Property> path_values() { return properties; }

}  // namespace dossier::tests::metamorphic
