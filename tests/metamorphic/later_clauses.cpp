// The clauses that came later are short for older ones: NEXT and LET for WITH, FOR for UNWIND, FILTER for WHERE, OFFSET
// for SKIP; and a CALL that names what it takes takes that.

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// `MATCH (n0)-->(m1) WHERE …`
std::string tail(const Recipe& recipe) {
    return fmt::format("MATCH {} WHERE {}", text(recipe.tail), text(recipe.tail_condition));
}

Pair next(const Recipe& recipe) {
    const std::string result = named_and_value(recipe);
    const std::string rest = fmt::format("{} RETURN n0, m1, v, {} AS t", tail(recipe), text(recipe.tail_value));
    return {{{fmt::format("{} RETURN {} NEXT {}", filtered(recipe), result, rest)}},
            {{fmt::format("{} WITH {} {}", filtered(recipe), result, rest)}}};
}

Pair next_of_groups(const Recipe& recipe) {
    const std::string groups = fmt::format("n0, count(*) AS c, collect({}) AS all", text(recipe.value));
    constexpr std::string_view rest = "UNWIND all AS v RETURN n0, c, v";
    return {{{fmt::format("{} RETURN {} NEXT {}", filtered(recipe), groups, rest)}},
            {{fmt::format("{} WITH {} {}", filtered(recipe), groups, rest)}}};
}

Pair next_of_a_union(const Recipe& recipe) {
    const std::string before = fmt::format("{} RETURN n0, {} AS v", filtered(recipe), text(recipe.value));
    const std::string other = fmt::format("{} RETURN n0, {} AS v", match(recipe), text(recipe.number));
    constexpr std::string_view rest = "MATCH (n0)-[x]-(y) RETURN n0, v, x, y";
    return {{{fmt::format("{} UNION ALL {} NEXT {}", before, other, rest)}},
            {{fmt::format("{} NEXT {}", before, rest), fmt::format("{} NEXT {}", other, rest)}}};
}

Pair union_behind_next(const Recipe& recipe) {
    const std::string before = fmt::format("{} RETURN {} NEXT ", filtered(recipe), named_and_value(recipe));
    const std::string first = fmt::format("{} RETURN n0 AS a, m1 AS b", tail(recipe));
    static constexpr std::array others{"RETURN v AS a, null AS b", "RETURN n0 AS a, count(*) AS b",
                                       "OPTIONAL MATCH (n0)-->(z) RETURN z AS a, count(z) AS b"};
    const std::string other = others[recipe.variant % others.size()];
    return {{{before + first + " UNION ALL " + other}}, {{before + first, before + other}}};
}

Pair let_and_filter(const Recipe& recipe) {
    const std::string value = text(recipe.value), condition = text(recipe.condition);
    const std::string result = fmt::format("RETURN {}, v, w", named(names(recipe.pattern)));
    return {{{fmt::format("{} LET v = {}, w = {} FILTER ({}) OR v IS NULL {}", match(recipe), value,
                          text(recipe.number), condition, result)}},
            {{fmt::format("{} WITH *, {} AS v, {} AS w WHERE ({}) OR v IS NULL {}", match(recipe), value,
                          text(recipe.number), condition, result)}}};
}

std::string list(const Recipe& recipe) {
    static constexpr std::array lists{"[{0}, {1}, null]", "labels(n0)", "[n0.k]", "[]", "[[{1}], {0}]"};
    return fmt::format(fmt::runtime(lists[recipe.variant % lists.size()]), text(recipe.value), text(recipe.number));
}

Pair elements_with_positions(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH n0, {} AS l", filtered(recipe), list(recipe));
    const bool from_one = recipe.variant / 5 % 2 == 0;
    return {{{fmt::format("{} FOR x IN l WITH {} at RETURN n0, x, at", before, from_one ? "ORDINALITY" : "OFFSET")}},
            {{fmt::format("{} UNWIND range(0, size(l) - 1) AS i RETURN n0, l[i] AS x, i + {} AS at", before,
                          from_one ? 1 : 0)}}};
}

Pair elements(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH n0, {} AS l", filtered(recipe), list(recipe));
    return {{{before + " FOR x IN l RETURN n0, x"}}, {{before + " UNWIND l AS x RETURN n0, x"}}};
}

Pair page(const Recipe& recipe) {
    std::vector<std::string> keys = all_names(names(recipe.pattern));
    keys.insert(keys.begin(), "v");
    const std::string columns = named(names(recipe.pattern));
    const std::string order = fmt::format("ORDER BY {}", fmt::join(keys, recipe.variant % 2 == 0 ? ", " : " DESC, "));
    static constexpr std::array forms{"{2} LET v = {3} {4} OFFSET {0} LIMIT {1} RETURN {5}, v",
                                      "{2} WITH *, {3} AS v {4} OFFSET {0} LIMIT {1} RETURN {5}, v",
                                      "{2} RETURN {5}, {3} AS v {4} OFFSET {0} LIMIT {1}",
                                      "{2} LET v = {3} {4} OFFSET {0} {4} LIMIT {1} RETURN {5}, v"};
    const std::string form = forms[recipe.variant / 2 % forms.size()];
    return {{{fmt::format(fmt::runtime(form), recipe.skip, recipe.limit, filtered(recipe), text(recipe.value), order,
                          columns)}},
            {{fmt::format("{} WITH *, {} AS v {} SKIP {} LIMIT {} RETURN {}, v", filtered(recipe), text(recipe.value),
                          order, recipe.skip, recipe.limit, columns)}}};
}

Pair call_that_names(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH {}", filtered(recipe), named_and_value(recipe));
    const std::string names_taken = named(names(recipe.pattern));
    const std::string optional = recipe.variant % 2 == 0 ? "OPTIONAL " : "";
    const auto query = [&](std::string_view taken) {
        return fmt::format("{} {}CALL ({}) {{ {} RETURN {} AS t, m1 }} RETURN {}, v, t, m1", before, optional, taken,
                           tail(recipe), text(recipe.tail_value), names_taken);
    };
    return {{{query(names_taken)}}, {{query("*")}}};
}

Pair union_in_call(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH {}", filtered(recipe), named_and_value(recipe));
    const std::string result = fmt::format("RETURN {}, x", named(names(recipe.pattern)));
    return {
        {{fmt::format("{} CALL (*) {{ {} RETURN m1 AS x UNION ALL RETURN v AS x }} {}", before, tail(recipe), result)}},
        {{fmt::format("{} {} WITH *, m1 AS x {}", before, tail(recipe), result),
          fmt::format("{} WITH *, v AS x {}", before, result)}}};
}

Pair distinct_union_in_call(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH DISTINCT {}", filtered(recipe), named(names(recipe.pattern)));
    const auto query = [&](std::string_view all, std::string_view distinct) {
        return fmt::format("{} CALL (*) {{ {} RETURN {} AS x UNION {} RETURN n0 AS x }} RETURN {} {}, x", before,
                           tail(recipe), text(recipe.tail_value), all, distinct, named(names(recipe.pattern)));
    };
    return {{{query("", "")}}, {{query("ALL", "DISTINCT")}}, {.equal_kinds = true}};
}

Pair union_in_count(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH DISTINCT {}", filtered(recipe), named(names(recipe.pattern)));
    const std::string inner = tail(recipe), columns = named(names(recipe.pattern));
    return {{{fmt::format("{} RETURN {}, COUNT {{ {} RETURN m1 AS x UNION ALL MATCH (n0)-->(x) RETURN x }} AS n",
                          before, columns, inner)}},
            {{fmt::format("{} RETURN {}, COUNT {{ {} }} + COUNT {{ (n0)-->() }} AS n", before, columns, inner)}}};
}

/// A slice of what a subquery collects in order.
Pair slice_in_collect(const Recipe& recipe) {
    const std::string before = fmt::format("{} WITH DISTINCT {}", filtered(recipe), named(names(recipe.pattern)));
    const std::string columns = named(names(recipe.pattern));
    return {{{fmt::format("{} RETURN {}, COLLECT {{ {} RETURN m1.i AS x ORDER BY x SKIP {} LIMIT {} }} AS l", before,
                          columns, tail(recipe), recipe.skip, recipe.limit)}},
            {{fmt::format("{} RETURN {}, COLLECT {{ {} RETURN m1.i AS x ORDER BY x }}[{}..{}] AS l", before, columns,
                          tail(recipe), recipe.skip, recipe.skip + recipe.limit)}}};
}

constexpr std::array properties{
    Property{"NEXT is WITH", next},
    Property{"NEXT of groups is WITH", next_of_groups},
    Property{"a UNION before NEXT is its parts", next_of_a_union},
    Property{"a UNION behind NEXT is its parts", union_behind_next},
    Property{"LET and FILTER are WITH and WHERE", let_and_filter},
    Property{"FOR with positions is UNWIND of these", elements_with_positions},
    Property{"FOR is UNWIND", elements},
    Property{"OFFSET, and a page as a clause", page},
    Property{"CALL takes what it names", call_that_names},
    Property{"a UNION inside CALL is its parts", union_in_call},
    Property{"a UNION inside CALL is DISTINCT", distinct_union_in_call},
    Property{"a UNION inside COUNT is a sum", union_in_count},
    Property{"a slice inside COLLECT", slice_in_collect},
};

}  // namespace

std::span<const Property> later_clauses() { return properties; }

}  // namespace dossier::tests::metamorphic
