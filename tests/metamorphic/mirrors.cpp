// A pattern is a set of conditions: from which end it is written, and in which order, says nothing.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

std::string query(const Pattern& pattern, const Recipe& recipe, std::string_view result) {
    return fmt::format("MATCH {} WHERE {} RETURN {}", text(pattern), text(recipe.condition), result);
}

/// What a pattern found: a walk is the list of its relationships in the order of writing.
std::string found(const Recipe& recipe, bool mirrored) {
    Scope scope = names(recipe.pattern);
    for (std::string& walk : scope.walks)
        walk = fmt::format("{} AS {}", mirrored ? "reverse(" + walk + ")" : walk, walk);
    return fmt::format("{}, {} AS v", named(scope), text(recipe.value));
}

Pattern mirrored(const Pattern& pattern) {
    Pattern other = pattern;
    for (Chain& chain : other) chain = mirrored(chain);
    return other;
}

Pair written_from_the_other_end(const Recipe& recipe) {
    return {{{query(recipe.pattern, recipe, found(recipe, false))}},
            {{query(mirrored(recipe.pattern), recipe, found(recipe, true))}}};
}

Pair parts_in_another_order(const Recipe& recipe) {
    Pattern other = recipe.pattern;
    std::ranges::reverse(other);
    return {{{query(recipe.pattern, recipe, found(recipe, false))}}, {{query(other, recipe, found(recipe, false))}}};
}

/// Every step as a part of its own: relationships differ in the whole MATCH, so nothing is gained or lost.
Pair cut_into_steps(const Recipe& recipe) {
    Pattern cut;
    std::size_t number = 0;
    for (Chain chain : recipe.pattern) {
        for (NodePattern& node : chain.nodes) {
            if (node.name.empty()) node.name = fmt::format("j{}", number++);
        }
        if (chain.steps.empty()) cut.push_back(chain);
        for (std::size_t at = 0; at < chain.steps.size(); ++at) {
            cut.insert(cut.begin(), Chain{{chain.nodes[at], chain.nodes[at + 1]}, {chain.steps[at]}});
        }
    }
    return {{{query(recipe.pattern, recipe, found(recipe, false))}}, {{query(cut, recipe, found(recipe, false))}}};
}

/// Names that nobody reads change no count.
Pair nameless(const Recipe& recipe) {
    Pattern named = recipe.pattern, nameless = recipe.pattern;
    std::size_t number = 0;
    std::vector<std::string> all;
    for (const Chain& chain : named) {
        for (const NodePattern& node : chain.nodes) all.push_back(node.name);
    }
    for (std::size_t at = 0; at < named.size(); ++at) {
        for (NodePattern& node : nameless[at].nodes) {
            if (std::ranges::count(all, node.name) == 1 && node.where.form.empty()) node.name.clear();
        }
        for (NodePattern& node : named[at].nodes) {
            if (node.name.empty()) node.name = fmt::format("j{}", number++);
        }
        for (StepPattern& step : nameless[at].steps) {
            if (step.where.form.empty()) step.name.clear();
        }
        for (StepPattern& step : named[at].steps) {
            if (step.name.empty()) step.name = fmt::format("j{}", number++);
        }
    }
    return {{{fmt::format("MATCH {} RETURN count(*) AS n", text(nameless))}},
            {{fmt::format("MATCH {} WITH * RETURN count(*) AS n", text(named))}}};
}

/// A step in either direction is the step in the one and in the other; a loop, which is both, once.
Pair both_directions(const Recipe& recipe) {
    Pattern forward{recipe.tail};
    StepPattern& step = forward[0].steps[0];
    step.range.clear();
    step.name = "s1";  // which it has already where it has a condition
    step.arrow = Arrow::either;
    const auto query = [](const Pattern& pattern, std::string_view condition) {
        return fmt::format("MATCH {} WHERE {} RETURN {}", text(pattern), condition, named(names(pattern)));
    };
    Pattern backward = forward;
    const std::string either = query(forward, "true");
    step.arrow = Arrow::forward;
    backward[0].steps[0].arrow = Arrow::backward;
    return {{{either}}, {{query(forward, "true"), query(backward, "startNode(s1) <> endNode(s1)")}}};
}

/// A walk of one or two steps is a step, or two.
Pair walk_as_steps(const Recipe& recipe) {
    Chain walk{{recipe.tail.nodes[0], recipe.tail.nodes[1]}, {recipe.tail.steps[0]}};
    StepPattern& step = walk.steps[0];
    make_nameless(step);
    step.range = "*1..2";
    const auto query = [](const Chain& chain) {
        return fmt::format("MATCH {} RETURN {}", text(chain), named(names({chain})));
    };
    const std::string walked = query(walk);
    step.range.clear();
    Chain twice = walk;
    twice.nodes.insert(twice.nodes.begin() + 1, NodePattern{});
    twice.steps.push_back(step);
    return {{{walked}}, {{query(walk), query(twice)}}};
}

/// A label, a property or a condition asked in the pattern or behind it.
Pair conditions_behind_the_pattern(const Recipe& recipe) {
    Pattern bare = recipe.pattern;
    std::string conditions = text(recipe.condition);
    std::size_t number = 0;
    for (Chain& chain : bare) {
        for (NodePattern& node : chain.nodes) {
            if (node.name.empty()) node.name = fmt::format("j{}", number++);
            if (!node.labels.empty()) conditions += fmt::format(" AND {}:{}", node.name, node.labels);
            if (!node.key.empty()) conditions += fmt::format(" AND {}.{} = {}", node.name, node.key, node.value);
            if (!node.where.form.empty()) conditions += " AND " + text(node.where);
            node = {node.name, {}, {}, {}, {}};
        }
        for (StepPattern& step : chain.steps) {
            if (step.where.form.empty()) continue;
            // Of a walk, each relationship goes by the name that the walk has: the list's element hides the list.
            conditions += step.range.empty()
                              ? " AND " + text(step.where)
                              : fmt::format(" AND all({0} IN {0} WHERE {1})", step.name, text(step.where));
            step.where = {};
        }
    }
    return {{{query(recipe.pattern, recipe, found(recipe, false))}},
            {{fmt::format("MATCH {} WHERE {} RETURN {}", text(bare), conditions, found(recipe, false))}}};
}

constexpr std::array properties{
    Property{"a pattern written from the other end", written_from_the_other_end},
    Property{"the parts of a pattern in another order", parts_in_another_order},
    Property{"a chain cut into its steps", cut_into_steps},
    Property{"a pattern without names", nameless},
    Property{"a step without direction is a step in both", both_directions},
    Property{"a walk of one or two steps", walk_as_steps},
    Property{"conditions asked in the pattern or behind it", conditions_behind_the_pattern},
};

}  // namespace

std::span<const Property> mirrors() { return properties; }

}  // namespace dossier::tests::metamorphic
