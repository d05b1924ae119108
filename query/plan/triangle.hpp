#pragma once

#include <cstddef>
#include <optional>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// A counted pattern whose nested walks go round a triangle of one type in either direction: from the root to a second
/// node, and from both to a third. Whichever of three nodes that are all neighbours is which, there they are, so that a
/// triangle need be found once instead of six times (exec/triangles).
///
/// All three may be tied to one further node that each reaches in two steps, as persons of one country are: then the
/// walks from the root to that come first, and the other two each have one factor that closes the cycle with it.
struct Triangle {
    std::size_t side;      ///< the number of the walk to the second node; those before it lead to what all are tied to
    bool third_is_factor;  ///< of that walk; else the walks to the third node come next
    [[nodiscard]] bool tied() const noexcept { return side > 0; }
};

/// The walks to the third node.
[[nodiscard]] const NestedWalk& third_of(const CountPattern& pattern, const Triangle& triangle);

/// nullopt where it is not one that could be looked at so, whatever the data.
[[nodiscard]] std::optional<Triangle> triangle_of(const CountPattern& pattern);

}  // namespace dossier::query::plan
