#include "query/plan/pattern_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "query/plan/pattern_costs.hpp"
#include "query/plan/pattern_search.hpp"

// Small patterns are ordered by search among all orders, large ones a cheapest step at a time.

namespace dossier::query::plan {

namespace {

using bind::NodePattern;

bool plain(const bind::PathPattern& path) { return path.selector == bind::PathSelector::all; }

struct Candidate {
    PatternStep step;
    double cost = std::numeric_limits<double>::infinity();  ///< how many rows one row becomes
    double walked = 0;                                      ///< how many ends are looked at for that
};

class CheapestFirst {
public:
    CheapestFirst(const bind::Match& match, const SlotSet& bound, const PatternCosts& costs)
        : match_{match}, known_{bound}, costs_{costs} {
        for (const auto& path : match.paths) walked_.emplace_back(path.relationships.size(), !plain(path));
    }

    PatternOrder order() {
        if (std::isfinite(best_walk().cost)) return grow(1);
        return from_best_start();
    }

private:
    using Walked = std::vector<std::vector<bool>>;

    // Every start is tried as long as there are few; with many parts the rarest node is good enough.
    static constexpr std::size_t most_starts = 24;

    PatternOrder from_best_start() {
        std::vector<PatternStep> starts;
        SlotSet seen;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            for (std::size_t n = 0; plain(path) && n < path.nodes.size(); ++n) {
                if (known_.contains(path.nodes[n].slot) || seen.contains(path.nodes[n].slot)) continue;
                seen.insert(path.nodes[n].slot);
                starts.push_back({PatternStep::Kind::scan, p, n, true});
            }
        }
        if (starts.size() < 2 || starts.size() > most_starts) return grow(1);
        PatternOrder best{{}, std::numeric_limits<double>::infinity()};
        for (const PatternStep& start : starts) {
            PatternOrder order = grown_from(start);
            if (order.cost < best.cost) best = std::move(order);
        }
        return best;
    }

    PatternOrder grown_from(const PatternStep& start) {
        const SlotSet known = known_;
        const Walked walked = walked_;
        const double rows = costs_.nodes(node_of(start), known_);
        const double looked_at = costs_.scanned(node_of(start), known_);
        take(start);
        PatternOrder rest = grow(rows);
        known_ = known;
        walked_ = walked;
        rest.steps.insert(rest.steps.begin(), start);
        rest.cost += looked_at + rows;
        return rest;
    }

    /// Takes the cheapest step as long as there is one. `rows`: how many there are to begin with.
    PatternOrder grow(double rows) {
        PatternOrder order;
        while (true) {
            Candidate best = best_walk();
            if (!std::isfinite(best.cost)) best = best_scan();
            if (!std::isfinite(best.cost)) return order;
            // What a walk looks at before the node at its end is asked for its label costs as much as what it keeps.
            order.cost += rows * (best.walked + best.cost);
            take(best.step);
            rows = folded(rows * best.cost);
            order.steps.push_back(best.step);
        }
    }

    /// `rows`, or fewer where they are only counted: rows are never more than the nodes that are still of use.
    double folded(double rows) const {
        if (!costs_.counts()) return rows;
        SlotSet seen;
        double different = 1;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            for (std::size_t n = 0; n < path.nodes.size(); ++n) {
                const Slot slot = path.nodes[n].slot;
                if (!known_.contains(slot) || seen.contains(slot)) continue;
                const bool open = (n > 0 && !walked_[p][n - 1]) || (n + 1 < path.nodes.size() && !walked_[p][n]);
                if (!open && !costs_.is_read(slot)) continue;
                seen.insert(slot);
                different *= costs_.labelled(path.nodes[n]);
                if (different > rows) return rows;
            }
        }
        return std::min(rows, different);
    }

    const NodePattern& node_of(const PatternStep& scan) const { return match_.paths[scan.path].nodes[scan.at]; }

    Candidate walk(const PatternStep& step) const {
        const auto& path = match_.paths[step.path];
        const auto& relationship = path.relationships[step.at];
        if (!relationship.repeated && known_.contains(relationship.slot)) return {step, 0, 0};
        if (!known_.contains(path.nodes[step.from_left ? step.at : step.at + 1].slot)) return {};
        const PatternCosts::Walk& cost = costs_.walk(step.path, step.at, step.from_left);
        if (known_.contains(path.nodes[step.from_left ? step.at + 1 : step.at].slot)) return {step, cost.known, 0};
        return {step, cost.found, cost.walked};
    }

    Candidate best_walk() const {
        Candidate best;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            for (std::size_t r = 0; r < match_.paths[p].relationships.size(); ++r) {
                if (walked_[p][r]) continue;
                for (const bool from_left : {true, false}) {
                    const Candidate found = walk({PatternStep::Kind::walk, p, r, from_left});
                    if (found.cost < best.cost) best = found;
                }
            }
        }
        return best;
    }

    Candidate best_scan() const {
        Candidate best;
        for (std::size_t p = 0; p < match_.paths.size(); ++p) {
            const auto& path = match_.paths[p];
            if (!plain(path)) continue;
            for (std::size_t n = 0; n < path.nodes.size(); ++n) {
                if (known_.contains(path.nodes[n].slot)) continue;
                const double c = costs_.nodes(path.nodes[n], known_);
                if (c < best.cost) best = {{PatternStep::Kind::scan, p, n, true}, c, 0};
            }
        }
        return best;
    }

    void take(const PatternStep& step) {
        const auto& path = match_.paths[step.path];
        if (step.kind == PatternStep::Kind::scan) {
            known_.insert(path.nodes[step.at].slot);
            return;
        }
        walked_[step.path][step.at] = true;
        known_.insert(path.relationships[step.at].slot);
        known_.insert(path.nodes[step.at].slot);
        known_.insert(path.nodes[step.at + 1].slot);
    }

    const bind::Match& match_;
    SlotSet known_;
    const PatternCosts& costs_;
    Walked walked_;
};

}  // namespace

std::vector<PatternStep> written_order(const bind::Match& match, const SlotSet& bound) {
    std::vector<PatternStep> steps;
    SlotSet known = bound;
    for (std::size_t p = 0; p < match.paths.size(); ++p) {
        const auto& path = match.paths[p];
        if (!plain(path)) continue;
        const auto walk = [&](std::size_t r, bool from_left) {
            steps.push_back({PatternStep::Kind::walk, p, r, from_left});
            known.insert(path.relationships[r].slot);
            known.insert(path.nodes[from_left ? r + 1 : r].slot);
        };
        std::size_t start = 0;
        while (start < path.nodes.size() && !known.contains(path.nodes[start].slot)) ++start;
        if (start == path.nodes.size()) {
            start = 0;
            steps.push_back({PatternStep::Kind::scan, p, 0, true});
            known.insert(path.nodes[0].slot);
        }
        for (std::size_t r = start; r < path.relationships.size(); ++r) walk(r, true);
        for (std::size_t r = start; r-- > 0;) walk(r, false);
    }
    return steps;
}

PatternOrder cheapest_order(const bind::Match& match, const SlotSet& bound, const graph::PropertyGraph& graph,
                            const std::optional<SlotSet>& counted) {
    const PatternCosts costs{match, bound, graph, counted};
    if (auto best = best_order(match, bound, costs)) return *std::move(best);
    return CheapestFirst{match, bound, costs}.order();
}

}  // namespace dossier::query::plan
