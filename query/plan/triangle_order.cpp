#include "query/plan/triangle_order.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace dossier::query::plan {

namespace {

using Set = TriangleOrder::Set;

constexpr Set one(std::size_t node) { return Set{1} << node; }

Set ends_of(const PatternSide& side) { return one(side.ends[0]) | one(side.ends[1]); }

/// The corners of the three relationships of this type, if there are three and they go round.
Set corners_of(graph::TypeId type, std::span<const PatternSide> sides) {
    Set all = 0;
    std::vector<Set> found;
    for (const PatternSide& side : sides) {
        if (side.type != type) continue;
        if (!side.may_turn) return 0;
        found.push_back(ends_of(side));
        all |= found.back();
    }
    const bool round = found.size() == 3 && std::popcount(all) == 3 && found[0] != found[1] && found[1] != found[2] &&
                       found[0] != found[2];
    return round && std::ranges::all_of(found, [](Set ends) { return std::popcount(ends) == 2; }) ? all : 0;
}

/// The relationships beside those of the triangle: whether they are trees, and what each of them holds together.
class Trees {
public:
    Trees(std::size_t nodes, graph::TypeId triangle, std::span<const PatternSide> sides)
        : of_(nodes), neighbours_(nodes) {
        std::iota(of_.begin(), of_.end(), std::size_t{0});
        for (const PatternSide& side : sides) {
            if (side.type != triangle) join(side.ends[0], side.ends[1]);
        }
    }

    [[nodiscard]] bool has_cycles() const noexcept { return cycles_; }
    [[nodiscard]] bool together(std::size_t a, std::size_t b) const { return of_[a] == of_[b]; }
    /// The node by which one reaches the other in two steps; none where it does not.
    [[nodiscard]] Set between(std::size_t a, std::size_t b) const { return neighbours_[a] & neighbours_[b]; }

private:
    void join(std::size_t a, std::size_t b) {
        cycles_ = cycles_ || of_[a] == of_[b];
        neighbours_[a] |= one(b);
        neighbours_[b] |= one(a);
        std::ranges::replace(of_, std::size_t{of_[b]}, std::size_t{of_[a]});
    }

    std::vector<std::size_t> of_;  // a node of its tree
    std::vector<Set> neighbours_;
    bool cycles_ = false;
};

/// Finds the node that each corner reaches in two steps, each by a node of its own.
bool find_tie(TriangleOrder& order, const std::array<std::size_t, 3>& corners, const Trees& trees) {
    for (std::size_t tie = 0; tie < order.after.size(); ++tie) {
        const auto between = [&](std::size_t corner) { return corner == tie ? 0 : trees.between(corner, tie); };
        const Set all = between(corners[0]) | between(corners[1]) | between(corners[2]);
        if (std::popcount(all) != 3 || (all & order.corners) != 0) continue;
        order.tie = one(tie);
        for (const std::size_t corner : corners) {
            order.after[static_cast<std::size_t>(std::countr_zero(between(corner)))] = one(corner);
        }
        return true;
    }
    return false;
}

}  // namespace

std::optional<TriangleOrder> triangle_order(std::size_t nodes, std::span<const PatternSide> sides) {
    for (const PatternSide& side : sides) {
        TriangleOrder order{.corners = corners_of(side.type, sides), .tie = 0, .after = std::vector<Set>(nodes)};
        const Trees trees{nodes, side.type, sides};
        if (order.corners == 0 || trees.has_cycles()) continue;
        std::array<std::size_t, 3> corners{};
        Set left = order.corners;
        for (std::size_t& corner : corners) {
            corner = static_cast<std::size_t>(std::countr_zero(left));
            left &= left - 1;
        }
        const auto [a, b, c] = corners;
        const bool apart = !trees.together(a, b) && !trees.together(b, c) && !trees.together(a, c);
        if (apart || find_tie(order, corners, trees)) return order;
    }
    return std::nullopt;
}

}  // namespace dossier::query::plan
