#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/exec/nested_walks.hpp"
#include "query/plan/triangle.hpp"

namespace dossier::query::exec {

/// The rows of a counted triangle whose sides are alike: each three nodes that are all neighbours are found once, from
/// the one with the fewest neighbours, and then it is summed up which of them can be which node of the pattern.
///
/// That asks for at most one relationship between two nodes; where the data has more, the walks are made one inside the
/// other.
class Triangles {
public:
    /// `op`     the logical operator, which outlives the triangles
    /// `walks`  those of the same operator, open before these
    Triangles(const plan::CountPattern& op, NestedWalks& walks, Context& context);

    /// Looks at the graph, and says whether triangles can be counted so.
    [[nodiscard]] bool open();

    /// The ids that the nodes of a triangle may have.
    [[nodiscard]] graph::AdjacencyView::Range range() const noexcept { return range_; }

    /// What the nodes from `first` on stand for as the root of the pattern, but for its nested walks; after each other.
    void put_roots(std::uint32_t first, const BlockWeights& weights);

    /// The rows, when all roots have been put; most_rows for that many or more. nullopt where they cannot be counted
    /// so.
    [[nodiscard]] std::optional<std::uint64_t> count();

private:
    /// What a node stands for as each node of the pattern.
    using Roles = std::array<std::uint64_t, 3>;

    [[nodiscard]] NodeId node(std::size_t at) const noexcept {
        return NodeId{static_cast<std::uint32_t>(range_.begin + at)};
    }
    [[nodiscard]] std::size_t place(NodeId node) const noexcept { return index(node) - range_.begin; }
    [[nodiscard]] bool has_role(std::size_t at) const noexcept {
        return (roles_[at][0] | roles_[at][1] | roles_[at][2]) != 0;
    }

    [[nodiscard]] std::span<const std::uint32_t> behind(std::size_t at) const noexcept {
        return {behind_.data() + begins_[at], begins_[at + 1] - begins_[at]};
    }
    [[nodiscard]] std::size_t most_behind() const noexcept;
    [[nodiscard]] bool find_roles();
    [[nodiscard]] bool tie(std::size_t at);
    [[nodiscard]] bool find_sides();
    [[nodiscard]] std::uint64_t ways(std::size_t a, std::size_t b, std::size_t c) const noexcept;
    void look_at(std::size_t nodes);

    const plan::CountPattern& op_;
    NestedWalks& walks_;
    Context& context_;
    Held held_;
    std::optional<plan::Triangle> triangle_;
    Steps steps_;
    graph::AdjacencyView::Range range_;
    std::vector<Roles> roles_;           // by place in the range, as are all
    std::vector<NodeId> ties_;           // the node to which each is tied
    std::vector<std::uint32_t> begins_;  // of the neighbours that come behind each in the order by degree
    std::vector<std::uint32_t> behind_;  // their places
    bool small_ = false;                 // no product of three roles comes near to 64 bits
    std::size_t looked_at_ = 0;
};

}  // namespace dossier::query::exec
