#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "tests/metamorphic/answer.hpp"
#include "tests/metamorphic/expression.hpp"
#include "tests/metamorphic/pattern.hpp"
#include "tests/support/ways.hpp"

namespace dossier::tests::metamorphic {

/// What a pair of queries is made of. A property uses of it what it needs.
struct Recipe {
    Pattern pattern;
    Expression condition, value, number;  ///< over the pattern
    Chain tail;                           ///< goes on from `n0`
    Expression tail_condition;            ///< over both
    Expression tail_value;
    std::size_t skip = 0, limit = 0;
    std::size_t variant = 0;  ///< for a property that has several forms
};

[[nodiscard]] Recipe random_recipe(Random& random);
[[nodiscard]] std::vector<Recipe> simpler(const Recipe& recipe);
[[nodiscard]] bool may_fail(const Recipe& recipe);

/// One side: queries whose rows together are the answer.
struct Side {
    std::vector<std::string> queries;
    bool reopened = false;  ///< asked of the graph that was saved and opened again
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
[[nodiscard]] std::span<const Property> partitions();    ///< a condition is true, false or null
[[nodiscard]] std::span<const Property> mirrors();       ///< a pattern has no direction of writing
[[nodiscard]] std::span<const Property> slices();        ///< SKIP and LIMIT cut from what is ordered
[[nodiscard]] std::span<const Property> subqueries();    ///< a query in a query is one beside it
[[nodiscard]] std::span<const Property> same_queries();  ///< one query, run or stored another way
[[nodiscard]] std::span<const Property> groupings();     ///< DISTINCT, UNION and WITH by what they mean

// What the families write alike.

/// `MATCH …`
[[nodiscard]] std::string match(const Recipe& recipe);
/// What the pattern names, one after the other: nodes, relationships, walks.
[[nodiscard]] std::vector<std::string> all_names(const Scope& scope);
/// The same by commas; `1 AS one` where it names nothing.
[[nodiscard]] std::string named(const Scope& scope);
/// What the recipe's pattern names, and the recipe's value as `v`.
[[nodiscard]] std::string named_and_value(const Recipe& recipe);
/// The three conditions of which one holds on every row.
[[nodiscard]] std::vector<std::string> thirds(const Expression& condition);

}  // namespace dossier::tests::metamorphic
