#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/metamorphic/random.hpp"

namespace dossier::tests::metamorphic {

enum class Sort : std::uint8_t { truth, number, text, list, value };

/// An expression as a tree, so that a smaller one can stand in its place.
struct Expression {
    Sort sort = Sort::value;
    std::string form;  ///< `# AND #`: each `#` stands for the next part
    std::vector<Expression> parts;
};

/// What an expression may speak of.
struct Scope {
    std::vector<std::string> nodes;
    std::vector<std::string> relationships;
    std::vector<std::string> walks;   ///< lists of relationships
    std::vector<std::string> values;  ///< elements of a list that is gone through
};

/// Expressions over `scope`, of every operator that can make null. None can fail but by dividing by zero.
///
/// `depth`  how many operators at most stand in each other
[[nodiscard]] Expression random_truth(Random& random, const Scope& scope, std::size_t depth);
[[nodiscard]] Expression random_value(Random& random, const Scope& scope, std::size_t depth);
[[nodiscard]] Expression random_number(Random& random, const Scope& scope, std::size_t depth);

/// A condition that holds more often than a random truth: that two queries agree on no row says little.
[[nodiscard]] Expression random_condition(Random& random, const Scope& scope, std::size_t depth);

/// In brackets where it has parts, so that it can stand anywhere.
[[nodiscard]] std::string text(const Expression& expression);

[[nodiscard]] bool may_fail(const Expression& expression);

/// All in which one part is replaced by a part of its own, or by null.
[[nodiscard]] std::vector<Expression> simpler(const Expression& expression);

}  // namespace dossier::tests::metamorphic
