#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "tests/metamorphic/answer.hpp"
#include "tests/metamorphic/expression.hpp"
#include "tests/metamorphic/pattern.hpp"
#include "tests/metamorphic/repeated_path.hpp"
#include "tests/support/ways.hpp"

namespace dossier::tests::metamorphic {

/// What a pair of queries is made of. A property uses of it what it needs.
struct Recipe {
    Pattern pattern;
    Expression condition, value, number;  ///< over the pattern
    Chain tail;                           ///< goes on from `n0`
    Expression tail_condition;            ///< over both
    Expression tail_value;
    RepeatedPath repeated;
    Expression own;  ///< a number, of `n0` alone
    std::size_t skip = 0, limit = 0;
    std::size_t variant = 0;  ///< for a property that has several forms
};

[[nodiscard]] Recipe random_recipe(Random& random);
[[nodiscard]] std::vector<Recipe> simpler(const Recipe& recipe);
[[nodiscard]] bool may_fail(const Recipe& recipe);

/// How the graph that is asked is kept.
enum class Keeping : std::uint8_t {
    in_memory,
    reopened,              ///< saved and opened again
    declared,              ///< with indexes and constraints from the start, kept while it was made
    declared_and_reopened  ///< with indexes and constraints of what was there, saved and opened again
};

/// One side: queries whose rows together are the answer.
struct Side {
    std::vector<std::string> queries;
    Keeping keeping = Keeping::in_memory;
};

struct Pair {
    Side first, second;
    Leniency leniency = {};
};

/// A rule by which two ways to ask give the same answer, whatever the graph.
struct Property {
    std::string_view name;
    Pair (*make)(const Recipe& recipe);
};

[[nodiscard]] std::vector<Property> all_properties();

// The families, one a file.
[[nodiscard]] std::span<const Property> partitions();     ///< a condition is true, false or null
[[nodiscard]] std::span<const Property> mirrors();        ///< a pattern has no direction of writing
[[nodiscard]] std::span<const Property> slices();         ///< SKIP and LIMIT cut from what is ordered
[[nodiscard]] std::span<const Property> subqueries();     ///< a query in a query is one beside it
[[nodiscard]] std::span<const Property> same_queries();   ///< one query, run or stored another way
[[nodiscard]] std::span<const Property> groupings();      ///< DISTINCT, UNION and WITH by what they mean
[[nodiscard]] std::span<const Property> repetitions();    ///< a repeated part is the part again and again
[[nodiscard]] std::span<const Property> path_choices();   ///< modes and selectors are choices among all paths
[[nodiscard]] std::span<const Property> path_values();    ///< a path is its nodes and relationships
[[nodiscard]] std::span<const Property> later_clauses();  ///< NEXT, LET, FOR, FILTER, OFFSET by the older clauses
[[nodiscard]] std::span<const Property> look_ups();       ///< an index changes no answer
[[nodiscard]] std::span<const Property> writes();         ///< a graph is changed alike in several ways

// What the families write alike.

/// `MATCH …`
[[nodiscard]] std::string match(const Recipe& recipe);
/// `MATCH … WHERE …`, by the recipe's condition.
[[nodiscard]] std::string filtered(const Recipe& recipe);
/// What the pattern names, one after the other: nodes, relationships, walks.
[[nodiscard]] std::vector<std::string> all_names(const Scope& scope);
/// The same by commas; `1 AS one` where it names nothing.
[[nodiscard]] std::string named(const Scope& scope);
/// What the recipe's pattern names, and the recipe's value as `v`.
[[nodiscard]] std::string named_and_value(const Recipe& recipe);
/// The three conditions of which one holds on every row.
[[nodiscard]] std::vector<std::string> thirds(const Expression& condition);

}  // namespace dossier::tests::metamorphic
