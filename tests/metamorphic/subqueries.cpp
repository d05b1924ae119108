// A query inside a query is the same query beside it: what EXISTS, COUNT, COLLECT and CALL find for a row is what an
// OPTIONAL MATCH finds, put together by an aggregate.

#include <array>

#include <fmt/format.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// `(n0)-->(m1) WHERE …`
std::string inner(const Recipe& recipe) {
    return fmt::format("{} WHERE {}", text(recipe.tail), text(recipe.tail_condition));
}

/// `MATCH … OPTIONAL MATCH … WITH n0, r0, … AS found`: `m1` is null where nothing was found.
std::string beside(const Recipe& recipe, std::string_view found) {
    const std::string keys = named(names(recipe.pattern));
    return fmt::format("{} WITH DISTINCT {} OPTIONAL MATCH {} WITH {}, {} AS found", match(recipe), keys, inner(recipe),
                       keys, found);
}

std::string each(const Recipe& recipe, std::string_view rest) {
    const std::string keys = named(names(recipe.pattern));
    return fmt::format("{} WITH DISTINCT {} {}", match(recipe), keys, rest);
}

std::string columns(const Recipe& recipe) { return named(names(recipe.pattern)); }

Pair exists(const Recipe& recipe) {
    return {{{each(recipe, fmt::format("WHERE EXISTS {{ {} }} RETURN {}", inner(recipe), columns(recipe)))}},
            {{fmt::format("{} WHERE found > 0 RETURN {}", beside(recipe, "count(m1)"), columns(recipe))}}};
}

Pair not_exists(const Recipe& recipe) {
    return {{{each(recipe, fmt::format("WHERE NOT EXISTS {{ MATCH {} RETURN 1 AS one }} RETURN {}", inner(recipe),
                                       columns(recipe)))}},
            {{fmt::format("{} WHERE found = 0 RETURN {}", beside(recipe, "count(m1)"), columns(recipe))}}};
}

Pair count(const Recipe& recipe) {
    return {{{each(recipe, fmt::format("RETURN {}, COUNT {{ {} }} AS found", columns(recipe), inner(recipe)))}},
            {{fmt::format("{} RETURN {}, found", beside(recipe, "count(m1)"), columns(recipe))}}};
}

/// A null within what is collected would be left out by the one and kept by the other, so there is none.
Pair collect(const Recipe& recipe) {
    const std::string value = fmt::format("coalesce({}, 'none')", text(recipe.tail_value));
    const std::string collected = fmt::format("collect(CASE WHEN m1 IS NOT NULL THEN {} END)", value);
    return {{{each(recipe, fmt::format("RETURN {}, COLLECT {{ MATCH {} RETURN {} AS x }} AS found", columns(recipe),
                                       inner(recipe), value))}},
            {{fmt::format("{} RETURN {}, found", beside(recipe, collected), columns(recipe))}},
            {.order_in_lists = true}};
}

Pair comprehension(const Recipe& recipe) {
    return {{{each(recipe, fmt::format("RETURN {}, [{} | {}] AS found", columns(recipe), inner(recipe),
                                       text(recipe.tail_value)))}},
            {{each(recipe, fmt::format("RETURN {}, COLLECT {{ MATCH {} RETURN {} AS x }} AS found", columns(recipe),
                                       inner(recipe), text(recipe.tail_value)))}},
            {.order_in_lists = true}};
}

/// The four ways to ask whether there is a step.
Pair pattern_predicate(const Recipe& recipe) {
    Chain chain = recipe.tail;
    for (NodePattern& node : chain.nodes) {
        if (node.name != "n0") make_nameless(node);
    }
    for (StepPattern& step : chain.steps) make_nameless(step);
    const std::array forms{fmt::format("EXISTS {{ {} }}", text(chain)), fmt::format("COUNT {{ {} }} > 0", text(chain)),
                           fmt::format("size([{} | 1]) > 0", text(chain))};
    return {{{each(recipe, fmt::format("WHERE {} RETURN {}", text(chain), columns(recipe)))}},
            {{each(recipe, fmt::format("WHERE {} RETURN {}", forms[recipe.variant % forms.size()], columns(recipe)))}}};
}

Pair call(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH {}", match(recipe), columns(recipe));
    return {{{fmt::format("{} CALL (*) {{ MATCH {} RETURN {} AS x }} RETURN {}, x", before, inner(recipe),
                          text(recipe.tail_value), columns(recipe))}},
            {{fmt::format("{} MATCH {} RETURN {}, {} AS x", before, inner(recipe), columns(recipe),
                          text(recipe.tail_value))}}};
}

Pair optional_call(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH {}", match(recipe), columns(recipe));
    return {{{fmt::format("{} OPTIONAL CALL (*) {{ MATCH {} RETURN m1, {} AS x }} RETURN {}, x", before, inner(recipe),
                          text(recipe.tail_value), columns(recipe))}},
            {{fmt::format("{} OPTIONAL MATCH {} RETURN {}, CASE WHEN m1 IS NOT NULL THEN {} END AS x", before,
                          inner(recipe), columns(recipe), text(recipe.tail_value))}}};
}

/// A sum within each row's own subquery.
Pair aggregating_call(const Recipe& recipe) {
    return {
        {{each(recipe, fmt::format("CALL (*) {{ MATCH {} RETURN count(*) AS found, max(m1.i) AS most }} RETURN {}, "
                                   "found, most",
                                   inner(recipe), columns(recipe)))}},
        {{fmt::format("{}, max(m1.i) AS most RETURN {}, found, most", beside(recipe, "count(m1)"), columns(recipe))}}};
}

/// Rows for which a procedure yields nothing stay, as those do of an empty list that is made one of a null.
Pair optional_procedure(const Recipe& recipe) {
    const std::array conditions{"label IN labels(n0)", "NOT label IN labels(n0)", "label < head(labels(n0))"};
    const auto* condition = conditions[recipe.variant % conditions.size()];
    return {{{each(recipe, fmt::format("OPTIONAL CALL db.labels() YIELD label WHERE {} RETURN {}, label", condition,
                                       columns(recipe)))}},
            {{each(recipe, fmt::format("LET found = COLLECT {{ CALL db.labels() YIELD label WHERE {} RETURN label }} "
                                       "UNWIND CASE found WHEN [] THEN [null] ELSE found END AS label RETURN {}, label",
                                       condition, columns(recipe)))}}};
}

constexpr std::array properties{
    Property{"EXISTS is OPTIONAL MATCH and a count", exists},
    Property{"NOT EXISTS is OPTIONAL MATCH and no count", not_exists},
    Property{"COUNT is OPTIONAL MATCH and a count", count},
    Property{"COLLECT is OPTIONAL MATCH and collect", collect},
    Property{"a comprehension of a pattern is COLLECT", comprehension},
    Property{"a pattern as a condition is EXISTS", pattern_predicate},
    Property{"CALL is the MATCH inside it", call},
    Property{"OPTIONAL CALL is OPTIONAL MATCH", optional_call},
    Property{"OPTIONAL CALL of a procedure is a list of what it yields, or of null", optional_procedure},
    Property{"aggregates inside CALL are aggregates of groups", aggregating_call},
};

}  // namespace

std::span<const Property> subqueries() { return properties; }

}  // namespace dossier::tests::metamorphic
