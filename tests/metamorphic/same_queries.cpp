// One query asked twice, which a pair is run two ways anyway (trial.cpp): here in the forms that rewrites look for, on
// a graph that was saved and opened again, and as a write.

#include <array>

#include <fmt/format.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

Pair twice(const std::string& query, Leniency leniency = {}) { return {{{query}}, {{query}}, leniency}; }

Pair rows(const Recipe& recipe) {
    return twice(fmt::format("{} RETURN {}", filtered(recipe), named_and_value(recipe)));
}

/// Only some names are read: columns are pruned, walks become degrees.
Pair groups(const Recipe& recipe) {
    static constexpr std::array results{"count(*) AS n",
                                        "n0, count(*) AS n",
                                        "DISTINCT n0",
                                        "n0.k AS k, count(*) AS n",
                                        "count(DISTINCT n0) AS n",
                                        "min(n0.i) AS least, count(*) AS n"};
    return twice(fmt::format("{} RETURN {}", filtered(recipe), results[recipe.variant % results.size()]),
                 {.equal_kinds = true});
}

Pair two_clauses(const Recipe& recipe) {
    static constexpr std::array clauses{"MATCH", "OPTIONAL MATCH"};
    return twice(fmt::format("{} {} {} WHERE {} RETURN n0, m1, count(*) AS n", filtered(recipe),
                             clauses[recipe.variant % clauses.size()], text(recipe.tail), text(recipe.tail_condition)));
}

/// Ends that differ, or have no relationship: rows that are only counted may be counted as all less those.
Pair differences(const Recipe& recipe) {
    static constexpr std::array conditions{"n0 <> m1", "NOT (n0)-[:R]-(m1)", "n0 <> m1 AND NOT (m1)-[:S|R]->(n0)",
                                           "NOT EXISTS { (m1)<-[:R]-(n0) } AND m1 <> n0"};
    static constexpr std::array results{"count(*) AS n", "n0, count(*) AS n", "m1.k AS k, count(n0) AS n",
                                        "n0, m1, count(m1.i) AS n"};
    return twice(fmt::format("MATCH {}, {} WHERE {} RETURN {}", text(recipe.pattern), text(recipe.tail),
                             conditions[recipe.variant % conditions.size()],
                             results[recipe.variant / conditions.size() % results.size()]),
                 {.equal_kinds = true});
}

/// What hangs on a pattern, closes it or may be missing: rows that are only counted need not be made.
Pair counts(const Recipe& recipe) {
    static constexpr std::array more{"(m1)-[:R]-(x)", "(n0)<-[:S]-(x)-->(y:A)", "(m1)-->(x)<-[:R|S]-(n0)",
                                     "(n0)-[:R]-(x)-[:R]-(m1)", "(n0)--(x)-[:R]->(y)-[:S]-(n0), (y)<--(z:B)"};
    static constexpr std::array then{"", "OPTIONAL MATCH (n0)-[:R]->(o)", "OPTIONAL MATCH (m1)<--(o:A)-[:S|T]->(p)",
                                     "MATCH (n0) WHERE EXISTS { (n0)-[:R]->()-->(:C) }",
                                     "MATCH (n0) WHERE NOT EXISTS { (n0)<-[:S]-(:A) } AND (n0)--()"};
    static constexpr std::array results{"count(*) AS n", "n0, count(*) AS n",  "m1, count(*) AS n",
                                        "DISTINCT n0",   "min(m1.i) AS least", "n0.k AS k, count(DISTINCT m1) AS n"};
    const std::size_t v = recipe.variant;
    return twice(fmt::format("MATCH {}, {}, {} {} RETURN {}", text(recipe.pattern), text(recipe.tail),
                             more[v % more.size()], then[v / more.size() % then.size()],
                             results[v / (more.size() * then.size()) % results.size()]),
                 {.equal_kinds = true});
}

Pair top(const Recipe& recipe) {
    return twice(fmt::format("{} RETURN n0.i AS i, {} AS x ORDER BY x DESC, i SKIP {} LIMIT {}", filtered(recipe),
                             text(recipe.number), recipe.skip, recipe.limit),
                 {.order_of_rows = false, .equal_kinds = true});
}

Pair saved(const Recipe& recipe) {
    Pair pair = recipe.variant % 2 == 0 ? rows(recipe) : two_clauses(recipe);
    pair.second.keeping = Keeping::reopened;
    return pair;
}

constexpr std::array properties{
    Property{"the same rows", rows},
    Property{"the same groups", groups},
    Property{"the same rows of two clauses", two_clauses},
    Property{"the same counts of ends that differ", differences},
    Property{"the same counts of patterns that branch and close", counts},
    Property{"the same first rows", top},
    Property{"the same on a graph saved and opened again", saved},
};

}  // namespace

std::span<const Property> same_queries() { return properties; }

}  // namespace dossier::tests::metamorphic
