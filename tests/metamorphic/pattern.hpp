#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/metamorphic/expression.hpp"
#include "tests/metamorphic/random.hpp"

namespace dossier::tests::metamorphic {

struct NodePattern {
    std::string name;        ///< empty: without
    std::string labels;      ///< `A&!B`, or empty
    std::string key, value;  ///< `{key: value}`, or empty
    Expression where;        ///< ` WHERE …` inside, about itself; of no form: without
};

enum class Arrow : std::uint8_t { forward, backward, either };

struct StepPattern {
    std::string name;   ///< empty: without
    std::string types;  ///< `R|S`, or empty
    std::string range;  ///< `*1..2`, or empty
    Arrow arrow = Arrow::either;
    Expression where;  ///< as in a node; of a walk: about each of its relationships
};

/// A step stands between two nodes.
struct Chain {
    std::vector<NodePattern> nodes;
    std::vector<StepPattern> steps;
};

/// The comma-separated parts of a MATCH.
using Pattern = std::vector<Chain>;

/// One or two chains of at most three steps in all; the first node is named `n0`, and nodes may come again.
[[nodiscard]] Pattern random_pattern(Random& random);
/// From `n0` on, by one or two steps whose names begin with `m` and `s`; the node behind the first step is `m1`.
[[nodiscard]] Chain random_tail(Random& random);

[[nodiscard]] std::string text(const Chain& chain);
[[nodiscard]] std::string text(const Pattern& pattern);

/// The same relationships, written from the other end.
[[nodiscard]] Chain mirrored(const Chain& chain);

/// What it names, each name once.
[[nodiscard]] Scope names(const Pattern& pattern);

/// Whether a condition inside may fail.
[[nodiscard]] bool may_fail(const Chain& chain);
[[nodiscard]] bool may_fail(const Pattern& pattern);

/// Takes the name away, and the condition that speaks of it.
template <typename Part>
void make_nameless(Part& part) {
    part.name.clear();
    part.where = {};
}

/// As part of a chain: `-[r:R*1..2]->`.
[[nodiscard]] std::string text(const StepPattern& step);
[[nodiscard]] std::string text(const NodePattern& node);

// Random ones of a name, which may be empty.
[[nodiscard]] NodePattern random_node(Random& random, std::string name);
[[nodiscard]] StepPattern random_step(Random& random, std::string name);

[[nodiscard]] std::vector<Chain> simpler(const Chain& chain);
[[nodiscard]] std::vector<Pattern> simpler(const Pattern& pattern);

}  // namespace dossier::tests::metamorphic
