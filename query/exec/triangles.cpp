#include "query/exec/triangles.hpp"

#include <algorithm>
#include <limits>

namespace dossier::query::exec {

Triangles::Triangles(const plan::CountPattern& op, NestedWalks& walks, Context& context)
    : op_{op}, walks_{walks}, context_{context}, held_{context}, triangle_{plan::triangle_of(op)} {}

bool Triangles::open() {
    held_.release();
    roles_ = {};
    if (!triangle_) return false;
    plan::Walk each = op_.nested[triangle_->side].walk;
    each.once = false;  // which is all the same where no two relationships join the same nodes
    steps_.open(each, context_.graph);
    range_ = steps_.range();
    if (!steps_.has_two_simple_lists()) return false;
    const std::size_t nodes = range_.end - range_.begin;
    held_.add(static_cast<std::int64_t>(nodes * (sizeof(Roles) + sizeof(NodeId))));
    roles_.resize(nodes);
    ties_.assign(nodes, no_node);
    return true;
}

void Triangles::put_roots(std::uint32_t first, const BlockWeights& weights) {
    for (std::size_t i = 0; i < degrees_at_once; ++i) {
        const std::size_t id = first + i;
        if (id >= range_.begin && id < range_.end) roles_[id - range_.begin][0] = weights[i];
    }
}

std::optional<std::uint64_t> Triangles::count() {
    if (!find_roles() || !find_sides()) return std::nullopt;
    std::vector<std::uint32_t> marks(roles_.size(), std::numeric_limits<std::uint32_t>::max());
    held_.add(static_cast<std::int64_t>(marks.size() * sizeof(std::uint32_t)));
    std::vector<std::uint32_t> third(most_behind() + 1);
    std::uint64_t rows = 0;
    for (std::uint32_t a = 0; a < roles_.size(); ++a) {
        if (behind(a).size() < 2) continue;
        for (const std::uint32_t b : behind(a)) marks[b] = a;
        for (const std::uint32_t b : behind(a)) {
            look_at(behind(b).size());
            // Whether three are neighbours cannot be foreseen, so nothing branches on it.
            std::size_t found = 0;
            for (const std::uint32_t c : behind(b)) {
                third[found] = c;
                found += marks[c] == a ? 1 : 0;
            }
            for (std::size_t at = 0; at < found; ++at) rows = plus(rows, ways(a, b, third[at]));
        }
    }
    return rows;
}

std::size_t Triangles::most_behind() const noexcept {
    std::size_t most = 0;
    for (std::size_t at = 0; at < roles_.size(); ++at) most = std::max(most, behind(at).size());
    return most;
}

/// In how many ways the three are the three of the pattern: the permanent of what each stands for as each.
std::uint64_t Triangles::ways(std::size_t a, std::size_t b, std::size_t c) const noexcept {
    const Roles& x = roles_[a];
    const Roles& y = roles_[b];
    const Roles& z = roles_[c];
    if (small_) {
        return x[0] * (y[1] * z[2] + y[2] * z[1]) + x[1] * (y[0] * z[2] + y[2] * z[0]) +
               x[2] * (y[0] * z[1] + y[1] * z[0]);
    }
    const auto pair = [&](std::size_t i, std::size_t j) { return plus(times(y[i], z[j]), times(y[j], z[i])); };
    return plus(times(x[0], pair(1, 2)), plus(times(x[1], pair(0, 2)), times(x[2], pair(0, 1))));
}

/// False where nodes are tied to more than one node, or each role to another one.
bool Triangles::find_roles() {
    constexpr std::uint64_t most_for_small = 1U << 20U;
    std::uint64_t most = 0;
    NestedStep& second = walks_.step(triangle_->side);
    NestedStep& third = triangle_->third_is_factor ? second.factor() : walks_.step(triangle_->side + 1);
    for (std::size_t at = 0; at < roles_.size(); ++at) {
        look_at(1);
        if (steps_.count(node(at)) < 2) {
            roles_[at] = {};
            continue;
        }
        roles_[at][1] = second.weight_of_end(node(at));
        roles_[at][2] = third.weight_of_end(node(at));
        if (triangle_->tied() && has_role(at) && !tie(at)) return false;
        most = std::max(most, std::ranges::max(roles_[at]));
    }
    small_ = most <= most_for_small;
    return true;
}

/// Multiplies each role by the ways to the one node to which it ties.
bool Triangles::tie(std::size_t at) {
    bool several = false;
    const auto take = [&](std::size_t role, ClosingPartners::Partner partner) {
        std::uint64_t& weight = roles_[at][role];
        if (weight == 0) return;
        const bool other = partner.node != no_node && ties_[at] != no_node && ties_[at] != partner.node;
        several = several || partner.several || other;
        if (partner.node != no_node) ties_[at] = partner.node;
        weight = partner.node == no_node ? 0 : times(weight, partner.rows);
    };
    take(0, walks_.end_of_first(triangle_->side, node(at)));
    take(1, walks_.step(triangle_->side).partner_of_end(node(at)));
    take(2, walks_.step(triangle_->side + 1).partner_of_end(node(at)));
    return !several;
}

/// The neighbours of each node that have as many neighbours or more. False where two are so twice.
bool Triangles::find_sides() {
    std::vector<std::uint64_t> order(roles_.size());  // by degree, then by place; 0 for what is no corner
    std::size_t all = 0;
    for (std::size_t at = 0; at < roles_.size(); ++at) {
        if (!has_role(at)) continue;
        if (steps_.common_ends(node(at)) > 0) return false;
        const std::uint64_t degree = steps_.count(node(at));
        order[at] = degree << 32U | at;
        all += degree;
    }
    held_.add(static_cast<std::int64_t>((3 * roles_.size() + all / 2) * sizeof(std::uint32_t)));
    begins_.assign(1, 0);
    begins_.reserve(roles_.size() + 1);
    // Of two corners that are neighbours one comes behind the other; one more is written and not kept.
    behind_.resize(all / 2 + 1);
    std::uint32_t size = 0;
    for (std::size_t at = 0; at < roles_.size(); ++at) {
        if (order[at] != 0) {
            steps_.for_each_list(node(at), [&](const graph::Neighbours& list, Direction) {
                look_at(list.size());
                for (const NodeId end : list.nodes) {
                    const std::size_t other = place(end);
                    behind_[size] = static_cast<std::uint32_t>(other);
                    size += static_cast<std::uint32_t>(order[other] > order[at]) &
                            static_cast<std::uint32_t>(ties_[other] == ties_[at]);
                }
            });
        }
        begins_.push_back(size);
    }
    return true;
}

void Triangles::look_at(std::size_t nodes) {
    constexpr std::size_t nodes_per_check = 1U << 16U;
    looked_at_ += nodes + 1;
    if (looked_at_ < nodes_per_check) return;
    looked_at_ = 0;
    context_.check();
}

}  // namespace dossier::query::exec
