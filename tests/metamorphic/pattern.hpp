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
};

enum class Arrow : std::uint8_t { forward, backward, either };

struct StepPattern {
    std::string name;   ///< empty: without
    std::string types;  ///< `R|S`, or empty
    std::string range;  ///< `*1..2`, or empty
    Arrow arrow = Arrow::either;
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

[[nodiscard]] std::vector<Chain> simpler(const Chain& chain);
[[nodiscard]] std::vector<Pattern> simpler(const Pattern& pattern);

}  // namespace dossier::tests::metamorphic
