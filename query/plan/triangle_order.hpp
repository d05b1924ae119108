#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::query::plan {

/// In which order the nodes of a counted pattern must be found for its triangle to be one that is found once for all
/// six ways round it (plan/triangle): a corner first; where all corners are tied to one node, that before the others,
/// and what lies between it and a corner behind that corner. A bit for each node, by number.
struct TriangleOrder {
    using Set = std::uint32_t;

    Set corners = 0;
    Set tie = 0;             ///< one node, or none
    std::vector<Set> after;  ///< for each node, those that must be there before it

    [[nodiscard]] bool allows(std::size_t node, Set found) const noexcept {
        const bool is_corner = (corners >> node & 1U) != 0;
        if (found == 0) return is_corner;
        return (after[node] & ~found) == 0 && (!is_corner || (tie & ~found) == 0);
    }
};

/// A relationship of the pattern.
struct PatternSide {
    std::array<std::size_t, 2> ends;  ///< numbers of its nodes
    graph::TypeId type;               ///< the only one that it may have
    bool may_turn;                    ///< in either direction, and of a type that joins two nodes at most once that way
};

/// nullopt where the pattern is not a triangle with trees hanging on it.
[[nodiscard]] std::optional<TriangleOrder> triangle_order(std::size_t nodes, std::span<const PatternSide> sides);

}  // namespace dossier::query::plan
