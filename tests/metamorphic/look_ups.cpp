// Indexes and constraints change no answer: a graph that has them is asked what a graph without them is asked.

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "tests/metamorphic/literals.hpp"
#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

using namespace std::string_view_literals;

/// Takes one of several things after the other out of the recipe's one number.
class Picker {
public:
    explicit Picker(std::size_t variant) : left_{variant} {}

    template <std::size_t Count>
    [[nodiscard]] std::string_view one(const std::array<std::string_view, Count>& words) {
        const std::size_t at = left_ % Count;
        left_ = left_ / Count + 7 * at;  // goes on with a number that is as large
        return words[at];
    }

private:
    std::size_t left_;
};

/// A comparison of `element` that an index can answer, or part of one.
std::string look_up(std::string_view element, Picker& picker) {
    static constexpr std::array forms{
        "{0}.k = {1}"sv,
        "{1} = {0}.k"sv,
        "{0}.k IN [{1}, {2}, null]"sv,
        "{0}.k IN [{1}, {2}, 1, 2.0, true, '', 'ab', [1, 2]]"sv,
        "{0}.k < {1}"sv,
        "{0}.k >= {1}"sv,
        "{1} <= {0}.k AND {0}.k < {2}"sv,
        "{1} > {0}.k > {2}"sv,
        "{0}.k IS NOT NULL"sv,
        "{0}.k = {1} AND {0}.s = {3}"sv,
        "{0}.s = {3}"sv,
        "{0}.s STARTS WITH {3}"sv,
        "{0}.s > {3}"sv,
        "{0}.s IN [{3}, 'ab'] AND {0}.d > {4}"sv,
        "{0}.d = {4}"sv,
        "{0}.d < {4}"sv,
        "{0}.i = 3"sv,
        "{0}.i IN [1, 4.0, null, 'a']"sv,
        "{0}.i < 3"sv,
        "{0}.k = {1} OR {0}.k = {2}"sv,
        "{0}.k = {1} OR {0}.i = 2"sv,
    };
    const std::string_view form = picker.one(forms), first = picker.one(stored_values);
    return fmt::format(fmt::runtime(form), element, fmt::format("({})", first),
                       fmt::format("({})", picker.one(stored_values)), picker.one(texts), picker.one(dates));
}

Pair declared(const std::string& query, const Recipe& recipe) {
    const auto keeping = recipe.variant % 3 == 0 ? Keeping::declared_and_reopened : Keeping::declared;
    return {{{query}}, {{query}, keeping}};
}

Pair nodes(const Recipe& recipe) {
    Picker picker{recipe.variant};
    Recipe labelled = recipe;
    labelled.pattern[0].nodes[0] = {"n0", std::string{picker.one(labels)}, {}, {}, {}};
    if (recipe.variant % 5 != 0) labelled.pattern = {{{labelled.pattern[0].nodes[0]}, {}}};
    return declared(
        fmt::format("{} WHERE {} RETURN {}", match(labelled), look_up("n0", picker), named(names(labelled.pattern))),
        recipe);
}

Pair relationships(const Recipe& recipe) {
    Picker picker{recipe.variant};
    static constexpr std::array arrows{"(n0)-[s1:{}]->(m1)"sv, "(n0)<-[s1:{}]-(m1)"sv, "(n0)-[s1:{}]-(m1)"sv,
                                       "()-[s1:{}]-(m1)-[]-(n0)"sv};
    const std::string pattern = fmt::format(fmt::runtime(picker.one(arrows)), picker.one(types));
    return declared(fmt::format("MATCH {} WHERE {} RETURN n0, s1, m1", pattern, look_up("s1", picker)), recipe);
}

/// Inside the pattern, and in OPTIONAL MATCH and subqueries.
Pair other_places(const Recipe& recipe) {
    Picker picker{recipe.variant};
    static constexpr std::array places{
        "MATCH (n0:{0} WHERE {1})-[s1]-(m1) RETURN n0, s1, m1"sv,
        "MATCH (n0:{0} {{k: {2}}}) RETURN n0"sv,
        "MATCH (n0:{0} {{i: 2}})-[s1:R {{k: {2}}}]->(m1) RETURN n0, s1, m1"sv,
        "UNWIND [1, {2}, null] AS v OPTIONAL MATCH (n0:{0}) WHERE n0.k = v RETURN v, n0"sv,
        "MATCH (m1) MATCH (n0:{0}) WHERE n0.k = m1.k RETURN m1, n0"sv,
        "MATCH (m1) OPTIONAL MATCH (n0:{0} {{k: m1.k}}) WHERE n0.i > m1.i RETURN m1, n0"sv,
        "MATCH (m1) WHERE EXISTS {{ (n0:{0}) WHERE {1} AND n0.i >= m1.i }} RETURN m1"sv,
        "MATCH (m1), (n0:{0}) WHERE {1} AND m1.s = n0.s RETURN m1, n0"sv,
        "MATCH (n0:{0}) WHERE NOT ({1}) RETURN n0"sv,
        "MATCH (n0:{0}) WHERE {1} RETURN count(*) AS n"sv,
        "MATCH (n0:{0}) WHERE {1} RETURN n0.k AS k, n0.i AS i ORDER BY n0.k, i LIMIT 3"sv,
        "MATCH (n0:{0})-[:R|S*1..2]->(m1:A) WHERE {1} RETURN n0, m1"sv,
    };
    const std::string_view place = picker.one(places), label = picker.one(labels);
    const std::string condition = look_up("n0", picker);
    return declared(fmt::format(fmt::runtime(place), label, condition, fmt::format("({})", picker.one(stored_values))),
                    recipe);
}

/// What an index has learned of a write in the same statement.
Pair after_a_write(const Recipe& recipe) {
    Picker picker{recipe.variant};
    static constexpr std::array writes{
        "SET n0.k = {0}, n0.s = 'ab'"sv,
        "REMOVE n0.k"sv,
        "SET n0:A:B"sv,
        "REMOVE n0:A"sv,
        "DETACH DELETE n0"sv,
        "CREATE (n0)-[:R {{i: 100 + n0.i, k: {0}}}]->(:C {{i: 100 + n0.i, k: {0}, s: 'a'}})"sv,
        "SET n0 += {{k: {0}, d: date('2024-02-29')}}"sv,
    };
    const std::string_view write = picker.one(writes), label = picker.one(labels);
    const std::string changed = fmt::format(fmt::runtime(write), fmt::format("({})", picker.one(stored_values)));
    return declared(fmt::format("MATCH (n0) WHERE {} WITH DISTINCT n0 {} WITH count(*) AS n MATCH (x:{}) WHERE {} "
                                "RETURN n, x.i AS i, x.k AS k",
                                look_up("n0", picker), changed, label, look_up("x", picker)),
                    recipe);
}

/// MERGE finds by an index what it finds without.
Pair merged(const Recipe& recipe) {
    Picker picker{recipe.variant};
    static constexpr std::array merges{
        "MERGE (x:A {{k: {0}, i: 100 + v % 2}})"sv, "MERGE (x:Made {{of: coalesce(v, -1)}})"sv,
        "MERGE (x:B {{i: coalesce(v, 1)}}) ON MATCH SET x.k = {0}"sv, "MERGE (x:C {{s: 'ab', i: coalesce(v, 0)}})"sv};
    const std::string_view merge = picker.one(merges);
    // NaN equals nothing, so that it would be made again and again.
    std::string value{picker.one(stored_values)};
    if (value == "0.0 / 0.0") value = "1";
    return declared(fmt::format("MATCH (n0) WITH n0.i AS v ORDER BY v {} WITH count(DISTINCT x) AS n MATCH (x) RETURN "
                                "n, x.i AS i, x.of AS of, x.k AS k, labels(x) AS l",
                                fmt::format(fmt::runtime(merge), fmt::format("({})", value))),
                    recipe);
}

constexpr std::array properties{
    Property{"nodes by an index", nodes},
    Property{"relationships by an index", relationships},
    Property{"an index in other places", other_places},
    Property{"an index after a write", after_a_write},
    Property{"MERGE by an index", merged},
};

}  // namespace

std::span<const Property> look_ups() { return properties; }

}  // namespace dossier::tests::metamorphic
