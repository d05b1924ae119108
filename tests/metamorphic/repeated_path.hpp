#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/metamorphic/expression.hpp"
#include "tests/metamorphic/pattern.hpp"

namespace dossier::tests::metamorphic {

/// A path of which a part comes several times: `(n0)-[l1]->(l2) ((x0)-[q1]->(x1) WHERE …){1,3} (m1)`.
struct RepeatedPath {
    Chain lead;            ///< `(n0)`, or a step further, to `(l2)`
    Chain unit;            ///< the part that is repeated, one step or two: `(x0)-[q1]->(x1)-[q2]->(x2)`
    Expression condition;  ///< of each repetition
    std::size_t least = 0;
    std::size_t most = 0;  ///< `unbounded`, or how often at most
    NodePattern end;       ///< `m1`, or `n0` again

    static constexpr std::size_t unbounded = 0;  // a most of 0 is nothing that can be written
};

/// Whatever it finds in a small graph is soon found: only what has one type and a direction is unbounded.
[[nodiscard]] RepeatedPath random_repeated_path(Random& random);

/// The same with an upper bound.
[[nodiscard]] RepeatedPath bounded(RepeatedPath path);
/// The same with a part of one step and without conditions on the nodes in it: `-[q1:R]->{1,3}` can say as much.
[[nodiscard]] RepeatedPath of_one_step(RepeatedPath path);

[[nodiscard]] std::string text(const RepeatedPath& path);
/// The same, written from the other end: the lists of its groups are back to front.
[[nodiscard]] std::string mirrored_text(const RepeatedPath& path);
/// `{1,3}`, `+`
[[nodiscard]] std::string quantifier(const RepeatedPath& path);

/// What is named outside the repeated part, each once: `n0`, `l2`, `m1`.
[[nodiscard]] std::vector<std::string> single_names(const RepeatedPath& path);
/// What is named in it, which is lists outside: `x0`, `q1`, `x1`.
[[nodiscard]] std::vector<std::string> group_names(const RepeatedPath& path);
/// Both, by commas.
[[nodiscard]] std::string named(const RepeatedPath& path);
/// Its two ends by commas: `n0, m1`, or `n0`.
[[nodiscard]] std::string ends(const RepeatedPath& path);

/// `written` with each name of the repeated part marked by the number of a repetition: `x0.k` as `x0_2.k`.
[[nodiscard]] std::string numbered(std::string_view written, std::size_t repetition);

[[nodiscard]] bool may_fail(const RepeatedPath& path);
[[nodiscard]] std::vector<RepeatedPath> simpler(const RepeatedPath& path);

}  // namespace dossier::tests::metamorphic
