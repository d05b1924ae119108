// Writes: the graph that a statement leaves is the same whichever way it ran, and the same as another statement of the
// same meaning leaves. No write depends on the order of the rows.

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// Behind a write: everything that is in the graph.
constexpr std::string_view everything =
    "WITH count(*) AS rows CALL () { MATCH (x) RETURN [x.i, x.of, labels(x), properties(x)] AS e UNION ALL "
    "MATCH (x)-[r]->(y) RETURN [x.i, x.of, type(r), properties(r), y.i, y.of] AS e } RETURN e";

std::string written(const Recipe& recipe, std::string_view write) {
    return fmt::format("{} {} {}", filtered(recipe), write, everything);
}

struct Alike {
    std::string_view one, other;  ///< `{0}` is a number of `n0`
};

Pair alike(const Recipe& recipe, const Alike& writes) {
    const std::string number = text(recipe.own);
    return {{{written(recipe, fmt::format(fmt::runtime(writes.one), number))}},
            {{written(recipe, fmt::format(fmt::runtime(writes.other), number))}}};
}

/// What a later clause sees of a write, and how often it was done.
Pair as_often(const Recipe& recipe) {
    static constexpr std::array<std::string_view, 10> writes{
        "SET n0.w = coalesce(n0.w, 0) + 1",
        "CREATE (n0)-[:NEW]->(:Made {of: n0.i})",
        "MERGE (n0)-[:NEW]->(:Made {of: n0.i})",
        "DETACH DELETE n0",
        "SET n0:C REMOVE n0.k",
        "MERGE (made:Made {of: labels(n0)}) SET made.w = 1",
        "UNWIND [1, 2] AS x CREATE (:Made {of: x}) SET n0.w = coalesce(n0.w, 0) + x",
        "WITH DISTINCT n0 MATCH (n0)-[r]-(m) WITH DISTINCT r DELETE r",
        "MATCH (n0)-[r]->(m) SET r.w = coalesce(r.w, 0) + 1, m.w = coalesce(m.w, 0) + 1",
        "CALL (n0) { CREATE (made:Made {of: n0.i}) RETURN made } MERGE (n0)-[:NEW]->(made)"};
    const std::string query = written(recipe, writes[recipe.variant % writes.size()]);
    return {{{query}}, {{query}}};
}

Pair set_forms(const Recipe& recipe) {
    static constexpr std::array<std::string_view, 6> forms{"SET n0.w = {0}",
                                                           "SET n0 += {{w: {0}}}",
                                                           "UNWIND [n0] AS x SET x.w = {0}",
                                                           "CALL (n0) {{ SET n0.w = {0} }}",
                                                           "SET n0 = n0 {{.*, w: {0}}}",
                                                           "WITH n0, {0} AS w SET n0.w = w"};
    const std::size_t first = recipe.variant % forms.size();
    return alike(recipe, {forms[first], forms[(first + 1 + recipe.variant / 6 % 5) % forms.size()]});
}

Pair remove_forms(const Recipe& recipe) {
    static constexpr std::array<std::string_view, 4> forms{"REMOVE n0.k", "SET n0.k = null", "SET n0 += {{k: null}}",
                                                           "SET n0 = n0 {{.*, k: null}}"};
    const std::size_t first = recipe.variant % forms.size();
    return alike(recipe, {forms[first], forms[(first + 1 + recipe.variant / 4 % 3) % forms.size()]});
}

Pair of_the_same_meaning(const Recipe& recipe) {
    static constexpr std::array<Alike, 12> pairs{{
        {"CREATE (n0)-[:NEW {{w: {0}}}]->(:Made {{of: n0.i}})", "INSERT (:Made {{of: n0.i}})<-[:NEW {{w: {0}}}]-(n0)"},
        {"CREATE (:Made {{of: {0}}})", "WITH collect({0}) AS l, count(*) AS n UNWIND l + [x IN range(1, n - size(l)) | "
                                       "null] AS v CREATE (:Made {{of: v}})"},
        {"CREATE (:Made {{of: n0.i}})", "CALL (n0) {{ CREATE (:Made {{of: n0.i}}) }}"},
        {"CREATE (:Made {{of: n0.i}})", "WITH collect(n0.i) AS all UNWIND all AS i CREATE (:Made {{of: i}})"},
        {"MERGE (n0)-[:NEW]->(:Made {{of: n0.i}})", "WITH DISTINCT n0 CREATE (n0)-[:NEW]->(:Made {{of: n0.i}})"},
        {"MERGE (m:Made {{of: n0.i}}) ON CREATE SET m.c = 1 ON MATCH SET m.c = m.c + 1",
         "WITH n0.i AS i, count(*) AS c CREATE (:Made {{of: i, c: c}})"},
        {"MERGE (n0)-[r:NEW]-(n0) ON CREATE SET r.c = 1", "WITH DISTINCT n0 CREATE (n0)-[r:NEW {{c: 1}}]->(n0)"},
        {"DETACH DELETE n0", "WITH DISTINCT n0 OPTIONAL MATCH (n0)-[gone]-() DELETE gone WITH DISTINCT n0 DELETE n0"},
        {"DETACH DELETE n0", "WITH collect(n0) AS all UNWIND all AS x DETACH DELETE x"},
        {"SET n0:C:New", "WITH collect(DISTINCT n0) AS all UNWIND all AS x SET x:C SET x:New"},
        {"REMOVE n0:A:B", "LET x = n0 REMOVE x:B REMOVE x:A"},
        {"MATCH (n0)-[r]->() DELETE r", "WITH DISTINCT n0 MATCH p = (n0)-[r]->() WITH collect(DISTINCT r) AS all "
                                        "UNWIND all AS r DELETE r"},
    }};
    return alike(recipe, pairs[recipe.variant % pairs.size()]);
}

/// Made and deleted again in one statement leaves what was there.
Pair undone(const Recipe& recipe) {
    static constexpr std::array<std::string_view, 3> writes{"CREATE (n0)-[r:NEW]->(m:Made) WITH r, m DELETE r, m",
                                                            "CREATE (m:Made {{of: {0}}}) WITH m DETACH DELETE m",
                                                            "SET n0.w = {0} WITH n0 REMOVE n0.w"};
    return alike(recipe, {writes[recipe.variant % writes.size()], ""});
}

/// No clause sees what a later one writes, and each sees what was written before it.
Pair counted(const Recipe& recipe) {
    return {
        {{fmt::format("{} CREATE (:Made) WITH count(*) AS n MATCH (x:Made) RETURN count(x) AS n", filtered(recipe))}},
        {{fmt::format("{} RETURN count(*) AS n", filtered(recipe))}}};
}

constexpr std::array properties{
    Property{"the same writes as often", as_often},     Property{"forms of SET", set_forms},
    Property{"forms of REMOVE", remove_forms},          Property{"writes of the same meaning", of_the_same_meaning},
    Property{"what is made and deleted again", undone}, Property{"what is made is counted", counted},
};

}  // namespace

std::span<const Property> writes() { return properties; }

}  // namespace dossier::tests::metamorphic
