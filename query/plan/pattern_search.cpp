#include "query/plan/pattern_search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ranges>
#include <utility>

#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>

#include "query/plan/triangle_order.hpp"

// How many rows there are when a set of nodes is found does not depend on the order in which they were: it is the
// product of what each node and each relationship between them lets through. So the best order of a set is the best
// order of the set without one of its nodes, and then that node; with nine nodes that are five hundred sets. (A
// cheapest step at a time, the way of larger patterns, walks away from a cycle that would close soon.)

namespace dossier::query::plan {

namespace {

using Set = std::uint32_t;  // of nodes, or of relationships, by number

constexpr std::size_t most_nodes = 9;
constexpr std::size_t most_relationships = 24;
constexpr int known = -1;  // number of a node that is there before

struct Node {
    PatternStep scan;
    double scanned, found, labelled;
    bool read;
    Set relationships = 0;
    bool linked = false;  // by a condition with another node
};

/// A condition between nodes.
struct Condition {
    Set nodes;
    double share;
};

struct Relationship {
    std::size_t path, at;
    std::array<int, 2> ends;  // numbers of its nodes, left and right
    bool repeated;
    bool read;
};

class BestOrder {
public:
    BestOrder(const bind::Match& match, const SlotSet& bound, const PatternCosts& costs)
        : match_{match}, bound_{bound}, costs_{costs} {}

    /// False where the pattern is not to be ordered so.
    bool gather() {
        SlotSet walked;
        nodes_.reserve(most_nodes);
        relationships_.reserve(most_nodes);
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            if (path.selector != bind::PathSelector::all) continue;
            for (std::size_t n = 0; n < path.nodes.size(); ++n) add_node(p, n);
            for (std::size_t r = 0; r < path.relationships.size(); ++r) {
                const Slot slot = path.relationships[r].slot;
                if (bound_.contains(slot) || walked.contains(slot)) return false;
                walked.insert(slot);
                add_relationship(p, r);
            }
            if (nodes_.size() > most_nodes || relationships_.size() > most_relationships) return false;
        }
        for (const PatternCosts::Link& link : costs_.links()) add_condition(link);
        return true;
    }

    PatternOrder order() {
        const Set all = (Set{1} << nodes_.size()) - 1;
        count_rows(all);
        PatternOrder best = search(all);
        triangle_ = triangle();
        if (!triangle_) return best;
        PatternOrder once = search(all);
        once.cost /= ways_round;
        return once.cost < best.cost ? once : best;
    }

private:
    PatternOrder search(Set all) {
        states_.assign(std::size_t{all} + 1, {});
        states_[0].cost = 0;
        for (Set set = 0; set < all; ++set) {
            if (states_[set].cost < std::numeric_limits<double>::infinity()) extend(set, all);
        }
        return {steps(all), states_[all].cost};
    }

    /// Where nodes must be found in a certain order for a triangle to be found once, and nobody reads any of them.
    std::optional<TriangleOrder> triangle() const {
        if (!costs_.counts() || read_ != 0 || names_ || relationships_.size() < 3) return std::nullopt;
        const graph::PropertyGraph& graph = costs_.graph();
        std::vector<PatternSide> sides;
        for (const Relationship& r : relationships_) {
            const auto& pattern = match_.paths[r.path].relationships[r.at];
            const bool named = pattern.types && pattern.types->op == bind::LabelExpression::Op::name;
            const auto type = named ? graph.types().find(pattern.types->name) : std::nullopt;
            if (r.ends[0] == known || r.ends[1] == known || r.repeated || !type) return std::nullopt;
            sides.push_back(
                {.ends = {static_cast<std::size_t>(r.ends[0]), static_cast<std::size_t>(r.ends[1])},
                 .type = *type,
                 .may_turn = pattern.direction == bind::PatternDirection::either && graph.is_simple(*type)});
        }
        return triangle_order(nodes_.size(), sides);
    }

    struct State {
        double cost = std::numeric_limits<double>::infinity();
        std::size_t last = 0;  // the node that was found last
        int first = known;     // the one that was scanned for before all others
    };

    static bool has(Set set, int node) { return node == known || (set >> static_cast<unsigned>(node) & 1U) != 0; }

    void add_node(std::size_t p, std::size_t n) {
        const auto& node = match_.paths[p].nodes[n];
        if (bound_.contains(node.slot)) return;
        const auto [at, is_new] = numbers_.emplace(node.slot, nodes_.size());
        const Node made{.scan = {PatternStep::Kind::scan, p, n, true},
                        .scanned = costs_.scanned(node, {}),
                        .found = costs_.nodes(node, {}),
                        .labelled = costs_.labelled(node),
                        .read = costs_.is_read(node.slot)};
        if (is_new) {
            nodes_.push_back(made);
        } else if (made.found < nodes_[at->second].found) {
            nodes_[at->second] = made;
        }
    }

    void add_relationship(std::size_t p, std::size_t r) {
        const auto& path = match_.paths[p];
        const auto number = [&](Slot slot) {
            const auto found = numbers_.find(slot);
            return found == numbers_.end() ? known : static_cast<int>(found->second);
        };
        const auto& relationship = path.relationships[r];
        const bool asks = !relationship.properties.entries.empty() || relationship.properties.map || relationship.where;
        relationships_.push_back({.path = p,
                                  .at = r,
                                  .ends = {number(path.nodes[r].slot), number(path.nodes[r + 1].slot)},
                                  .repeated = relationship.repeated.has_value(),
                                  .read = asks || path.path || costs_.is_read(relationship.slot)});
    }

    /// A relationship that it names is known with its nodes.
    void add_condition(const PatternCosts::Link& link) {
        Condition made{0, link.share};
        for (const auto& [slot, number] : numbers_) {
            if (link.slots.contains(slot)) made.nodes |= Set{1} << number;
        }
        for (const Relationship& r : relationships_) {
            if (!link.slots.contains(match_.paths[r.path].relationships[r.at].slot)) continue;
            for (const int end : r.ends) made.nodes |= end == known ? 0 : Set{1} << static_cast<unsigned>(end);
        }
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            if (!has(made.nodes, static_cast<int>(node))) continue;
            nodes_[node].linked = nodes_[node].read = true;
        }
        conditions_.push_back(made);
    }

    /// The relationships are told their nodes when all nodes are there: a scan may have been replaced by a better one.
    void link() {
        for (std::size_t r = 0; r < relationships_.size(); ++r) {
            for (const int end : relationships_[r].ends) {
                if (end != known) nodes_[static_cast<std::size_t>(end)].relationships |= Set{1} << r;
            }
        }
    }

    /// How often a relationship stands between two nodes that may have it.
    double between(const Relationship& r) const { return costs_.walk(r.path, r.at, true).known; }

    const PatternCosts::Walk& cost_to(const Relationship& r, std::size_t node) const {
        return costs_.walk(r.path, r.at, r.ends[1] == static_cast<int>(node));
    }

    void count_rows(Set all) {
        link();
        rows_.assign(std::size_t{all} + 1, 1);
        for (const Relationship& r : relationships_) {
            if (r.ends[0] == known && r.ends[1] == known) rows_[0] *= between(r);
        }
        for (Set set = 1; set <= all; ++set) {
            const auto node = static_cast<std::size_t>(std::countr_zero(set));
            const Set rest = set & (set - 1);
            rows_[set] = rows_[rest] * nodes_[node].found;
            for_each(nodes_[node].relationships, [&](const Relationship& r) {
                if (has(set, r.ends[0]) && has(set, r.ends[1])) rows_[set] *= between(r);
            });
            for (const Condition& condition : conditions_) {
                const bool last = (condition.nodes & Set{1} << node) != 0;
                if (last && (condition.nodes & ~set) == 0) rows_[set] *= condition.share;
            }
        }
        several_.assign(std::size_t{all} + 1, Rows::single);
        for (Set set = 1; set <= all; ++set) fold(set);
        for (std::size_t n = 0; n < nodes_.size(); ++n) read_ |= nodes_[n].read ? Set{1} << n : 0;
        for (const Relationship& r : relationships_) names_ = names_ || r.read;
    }

    /// Where rows are only counted they are never more than the nodes that are still of use. A row with one node is a
    /// number in an array, or an id in a list; with more it is made and copied, but where walks are made inside each
    /// other (count_cycle).
    void fold(Set set) {
        double different = 1;
        std::size_t carried = 0;
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            if (!has(set, static_cast<int>(n))) continue;
            bool open = nodes_[n].read;
            for_each(nodes_[n].relationships,
                     [&](const Relationship& r) { open = open || !has(set, r.ends[0]) || !has(set, r.ends[1]); });
            if (!open) continue;
            different *= nodes_[n].labelled;
            ++carried;
        }
        const bool comes_together = costs_.counts() && rows_[set] > far_more_ways * different;
        if (costs_.counts()) rows_[set] = std::min(rows_[set], different);
        if (carried > 1) several_[set] = comes_together ? Rows::folded : Rows::several;
    }

    /// What a row of the set takes, in ends that are looked at, where `first` was scanned for.
    double weight_of(Set set, int first) const {
        if (several_[set] == Rows::single) return 1;
        const bool others_read = (read_ & ~(first == known ? 0 : Set{1} << static_cast<unsigned>(first))) != 0;
        const bool nests = costs_.counts() && !others_read && !names_ && first != known;
        return nests && several_[set] == Rows::several ? 1 : made_row;
    }

    enum class Rows : std::uint8_t { single, several, folded };  ///< nodes in a row, or rows in one
    // Measured: a row of two nodes takes as long as looking at so many ends.
    static constexpr double made_row = 5;
    static constexpr double far_more_ways = 4;  // as in NestedPattern
    // Where rows are only counted, what lies behind the node that is scanned for is read in the order of memory.
    static constexpr double in_order = 0.2;
    static constexpr double ways_round = 6;  // that a triangle has, of which one is gone

    template <typename Visit>
    void for_each(Set relationships, Visit visit) const {
        for (; relationships != 0; relationships &= relationships - 1) {
            visit(relationships_[static_cast<std::size_t>(std::countr_zero(relationships))]);
        }
    }

    /// The relationships that lead from the set, or from what is known, to `node`.
    Set leading_to(std::size_t node, Set set) const {
        Set found = 0;
        for (Set left = nodes_[node].relationships; left != 0; left &= left - 1) {
            const auto number = static_cast<std::size_t>(std::countr_zero(left));
            const auto& ends = relationships_[number].ends;
            const int other = ends[0] == static_cast<int>(node) ? ends[1] : ends[0];
            if (other != static_cast<int>(node) && has(set, other)) found |= Set{1} << number;
        }
        return found;
    }

    void extend(Set set, Set all) {
        bool walks = false;
        for (const bool scans : {false, true}) {
            if (scans && walks) return;
            for (std::size_t node = 0; node < nodes_.size(); ++node) {
                if (has(set, static_cast<int>(node)) || (triangle_ && !triangle_->allows(node, set))) continue;
                const Set leading = leading_to(node, set);
                if ((leading == 0) != scans) continue;
                walks = true;
                const Set next = (set | Set{1} << node) & all;
                const int first = scans && set == 0 ? static_cast<int>(node) : states_[set].first;
                const double step = scans ? scanned(node, set) : looked_at_for(node, leading, first);
                double made = step == 0 ? rows_[set] : rows_[next] * weight_of(next, first);
                if (scans && set == 0 && costs_.counts()) made *= in_order;
                const double look = scans && set == 0 && costs_.counts() ? in_order * step : step;
                const double cost = states_[set].cost + rows_[set] * look + made;
                if (cost < states_[next].cost) states_[next] = {cost, node, first};
            }
        }
    }

    /// How many nodes are looked at to find `node` out of nothing, when those of `set` are there to compare it with.
    double scanned(std::size_t node, Set set) const {
        const Node& wanted = nodes_[node];
        if (!wanted.linked || set == 0) return wanted.scanned;
        SlotSet there;
        for (const auto& [slot, number] : numbers_) {
            if (has(set, static_cast<int>(number))) there.insert(slot);
        }
        for (const Relationship& r : relationships_) {
            if (!has(set, r.ends[0]) || !has(set, r.ends[1])) continue;
            there.insert(match_.paths[r.path].relationships[r.at].slot);
        }
        return costs_.scanned(match_.paths[wanted.scan.path].nodes[wanted.scan.at], there);
    }

    /// How many ends are looked at to find `node` from one row; none where its degree is enough. Where rows are only
    /// counted, which is quick, finding the lists of neighbours and searching them count as well.
    double looked_at_for(std::size_t node, Set leading, int scanned) const {
        const Relationship& along = relationships_[cheapest(node, leading)];
        const PatternCosts::Walk& walk = cost_to(along, node);
        if (leading == nodes_[node].relationships && is_counted(along, node, leading, walk)) return 0;
        const auto order = [&](const Relationship& r) {
            const bool from_scanned = scanned != known && (r.ends[0] == scanned || r.ends[1] == scanned);
            return from_scanned ? in_order : 1;
        };
        double looked_at = walk.walked * (costs_.counts() ? order(along) : 1);
        for_each(leading, [&](const Relationship& r) {
            if (costs_.counts()) looked_at += order(r);
            if (&r == &along) return;
            // A repeated part is walked to all its ends, also where only one of them counts.
            if (r.repeated) {
                looked_at += walk.found * cost_to(r, node).walked;
            } else if (costs_.counts()) {
                looked_at += walk.walked * std::log2(1 + cost_to(r, node).walked);
            }
        });
        return looked_at;
    }

    /// Whether the degree answers for the walk: nothing is asked of the node at its end, nor read of it.
    bool is_counted(const Relationship& walked, std::size_t node, Set leading, const PatternCosts::Walk& walk) const {
        const bool every_end = walk.found >= walk.walked * (1 - 1e-9);
        return costs_.counts() && std::has_single_bit(leading) && every_end && !walked.repeated && !walked.read &&
               !nodes_[node].read;
    }

    std::size_t cheapest(std::size_t node, Set leading) const {
        auto best = static_cast<std::size_t>(std::countr_zero(leading));
        for (Set left = leading; left != 0; left &= left - 1) {
            const auto number = static_cast<std::size_t>(std::countr_zero(left));
            const double cost = cost_to(relationships_[number], node).walked;
            if (cost < cost_to(relationships_[best], node).walked) best = number;
        }
        return best;
    }

    std::vector<PatternStep> steps(Set all) const {
        std::vector<std::pair<std::size_t, Set>> found;  // each node, and what was there before it
        for (Set set = all; set != 0;) {
            const std::size_t last = states_[set].last;
            set &= ~(Set{1} << last);
            found.emplace_back(last, set);
        }
        std::vector<PatternStep> steps;
        Set done = 0;
        take(relationships_between(0), done, steps);
        for (const auto& [node, before] : std::views::reverse(found)) {
            if (const Set leading = leading_to(node, before); leading == 0) {
                steps.push_back(nodes_[node].scan);
            } else {
                const std::size_t first = cheapest(node, leading);
                const Relationship& r = relationships_[first];
                steps.push_back({PatternStep::Kind::walk, r.path, r.at, r.ends[1] == static_cast<int>(node)});
                done |= Set{1} << first;
            }
            take(relationships_between(before | Set{1} << node), done, steps);
        }
        return steps;
    }

    Set relationships_between(Set nodes) const {
        Set found = 0;
        for (std::size_t r = 0; r < relationships_.size(); ++r) {
            if (has(nodes, relationships_[r].ends[0]) && has(nodes, relationships_[r].ends[1])) found |= Set{1} << r;
        }
        return found;
    }

    /// Walks between nodes that are known, those that keep the fewest rows first.
    void take(Set relationships, Set& done, std::vector<PatternStep>& steps) const {
        std::vector<const Relationship*> left;
        for_each(relationships & ~done, [&](const Relationship& r) { left.push_back(&r); });
        std::ranges::stable_sort(left, {}, [&](const Relationship* r) { return between(*r); });
        for (const Relationship* r : left) steps.push_back({PatternStep::Kind::walk, r->path, r->at, true});
        done |= relationships;
    }

    const bind::Match& match_;
    const SlotSet& bound_;
    const PatternCosts& costs_;
    boost::container::small_flat_map<Slot, std::size_t, most_nodes> numbers_;
    std::vector<Node> nodes_;
    std::vector<Relationship> relationships_;
    std::vector<Condition> conditions_;
    Set read_ = 0;              // nodes
    bool names_ = false;        // a relationship is read
    std::vector<double> rows_;  // by set of nodes
    std::vector<Rows> several_;
    std::vector<State> states_;
    std::optional<TriangleOrder> triangle_;  // to which the search keeps, if any
};

}  // namespace

std::optional<PatternOrder> best_order(const bind::Match& match, const SlotSet& bound, const PatternCosts& costs) {
    BestOrder best{match, bound, costs};
    if (!best.gather()) return std::nullopt;
    return best.order();
}

}  // namespace dossier::query::plan
