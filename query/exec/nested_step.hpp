#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "query/exec/closing_partners.hpp"
#include "query/exec/node_weights.hpp"
#include "query/exec/sorted_lists.hpp"

namespace dossier::query::exec {

/// The nodes and relationships that nested walks have come by, by number.
struct KnownElements {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
    std::map<Slot, std::size_t> node_numbers;
    struct Named {
        std::size_t number;
        std::size_t start, end;  ///< numbers of its nodes
        bool read = false;       ///< another relationship must differ from it
    };
    std::map<Slot, Named> named;

    std::size_t add_node(Slot slot);
    std::size_t add_relationship(Slot slot, std::size_t start, std::size_t end);
};

/// One of the walks that are made inside each other.
///
/// A relationship joins two nodes, so that two of them can only be one where they join the same: that must be asked of
/// at most a few ends, the doubtful ones. All others are counted by how often they stand in the lists.
///
/// What closes a cycle looks for what is in two lists. Where the one list stays for many others, it is written down by
/// node, with how often each is there and what it stands for, and the others add up what they find at their nodes.
class NestedStep {
public:
    NestedStep(const plan::NestedWalk& op, KnownElements& known, Context& context, bool exists);

    /// Looks at the graph, and notes from which relationships its own must be seen to differ.
    void open();
    /// Whether others must differ from its relationships, when all steps are open.
    void find_readers(const KnownElements& known);

    /// Drops those of the roots from `first` on, a bit each, that do not have its steps and those of its factors.
    void keep_present(std::uint32_t first, std::span<std::uint64_t> roots) const noexcept;

    /// Sets the end, and its relationships where others must differ from them, and calls `visit(rows)`.
    template <typename Visit>
    void for_each_end(Visit visit);
    /// The rows of all ends.
    [[nodiscard]] std::uint64_t sum() {
        if (is_plain()) return sum_of_plain_ends();
        if (closes_simply_) {
            if (const auto common = common_of_few()) return *common;
        }
        if (!closes_plainly_ || (op_.differ && from() == other())) return sum_of_ends();
        if (partners_.is_asked()) return sum_of_partner();
        return use_marks() ? sum_of_marks() : sum_of_both_lists();
    }

    /// The end that was set last.
    [[nodiscard]] NodeId end() const { return known_.nodes[to_]; }
    /// What it stands for by itself, without factors.
    [[nodiscard]] std::uint64_t weight_of_end(NodeId end) {
        if (!weighs_) return 1;
        end_.expect(1);
        return end_.of(end);
    }
    /// The first there is; there must be one.
    [[nodiscard]] NestedStep& factor() { return *factors_.front(); }
    /// The node to which the only factor ties an end; `several` also where it cannot be told.
    [[nodiscard]] ClosingPartners::Partner partner_of_end(NodeId end);

private:
    /// A relationship that an own one must differ from, and the nodes of that, by number.
    struct Other {
        std::size_t number, start, end;
    };

    [[nodiscard]] NodeId from() const { return known_.nodes[from_]; }
    [[nodiscard]] NodeId other() const { return known_.nodes[other_]; }
    [[nodiscard]] std::uint64_t weight(NodeId end) {
        std::uint64_t rows = weight_of_end(end);
        for (const auto& factor : factors_) {
            if (rows == 0) return 0;
            rows = times(rows, factor->sum());
        }
        return rows;
    }
    void look_at(std::size_t nodes) {
        looked_at_ += nodes + 1;
        if (looked_at_ >= nodes_per_check) check();
    }
    void check();

    void must_differ(const plan::Walk& walk, std::vector<Other>& others);
    [[nodiscard]] bool can_be_doubtful() const;
    void find_doubtful();
    [[nodiscard]] bool is_doubtful(NodeId end) const {
        return !doubtful_.empty() && std::ranges::find(doubtful_, end) != doubtful_.end();
    }
    [[nodiscard]] bool differs(RelationshipId relationship, const std::vector<Other>& others) const;
    template <typename Visit>
    void visit_pairs(NodeId end, Visit visit);
    template <typename Visit>
    void visit_exactly(NodeId end, Visit visit);
    template <typename Visit>
    void visit_doubtful(Visit visit);
    template <typename Visit>
    void visit_plain(Steps& steps, NodeId node, Visit visit);
    template <typename Visit>
    void visit_each(Visit visit);
    template <typename Visit>
    void visit_marked(Visit visit);
    template <typename Visit>
    void visit_undoubted(Visit visit);
    /// Whether no end is doubtful and there is nothing to close.
    [[nodiscard]] bool is_plain() const noexcept { return !op_.closing && never_doubtful_ && !named_; }
    [[nodiscard]] std::uint64_t sum_of_plain_ends();
    [[nodiscard]] std::uint64_t sum_of_ends();
    [[nodiscard]] std::optional<std::uint64_t> common_of_few();
    [[nodiscard]] std::uint64_t sum_of_partner();
    [[nodiscard]] ClosingPartners::Partner partner();
    [[nodiscard]] std::uint64_t sum_of_both_lists();
    [[nodiscard]] std::uint64_t sum_of_marks();
    [[nodiscard]] std::uint64_t sum_of_pairs();

    void depend_on_factors(const NestedStep& step);
    [[nodiscard]] bool is_keyed_by_known() const {
        for (std::size_t i = 0; i < depends_.size(); ++i) {
            if (key_[i] != known_.nodes[depends_[i]]) return false;
        }
        return true;
    }
    [[nodiscard]] std::uint64_t& mark_of(NodeId end) noexcept { return marks_[index(end) - ends_.begin]; }
    [[nodiscard]] bool use_marks() {
        if (is_keyed_by_known()) return marked_ || is_worth_marking();
        begin_key();
        return false;
    }
    [[nodiscard]] bool is_worth_marking();
    void begin_key();
    void mark();
    void forget_marks();

    static constexpr std::size_t nodes_per_check = 1U << 16U;
    static constexpr std::size_t few = 8;  // among which no search is quicker

    const plan::NestedWalk& op_;
    KnownElements& known_;
    Context& context_;
    Held held_;
    Steps walk_, closing_;
    NodeWeights end_;
    std::vector<std::unique_ptr<NestedStep>> factors_;

    std::size_t from_ = 0, other_ = 0, to_ = 0;  // numbers of nodes; the walks lead from the first two to the third
    std::size_t along_ = 0, back_ = 0;           // numbers of relationships
    std::vector<Other> along_differs_, back_differs_;
    bool weighs_;                  // its ends stand for more or less than one row
    bool twins_ = false;           // both walks are the same, from the same node
    bool never_doubtful_ = true;   // whatever the nodes are
    bool named_ = false;           // others must differ from its relationships
    bool closes_plainly_ = false;  // it closes a cycle, and which relationships it takes is all the same
    bool closes_simply_ = false;   // in lists that have each end once, all of which stand for one row
    std::vector<NodeId> doubtful_;
    bool all_doubtful_ = false;
    std::size_t looked_at_ = 0;

    std::vector<std::size_t> depends_;  // numbers of the nodes on which depends what is marked
    std::vector<NodeId> key_;           // which they were
    std::size_t asked_ = 0;             // what searching has cost since, in looks
    std::size_t to_mark_ = 0;           // how many there are to be marked
    bool marked_ = false;
    graph::AdjacencyView::Range ends_;  // the ids that ends may have
    std::vector<NodeId> marked_nodes_;
    std::uint64_t any_mark_ = 0;        // all of them, bit by bit
    ZeroedArray<std::uint64_t> marks_;  // by end: the rows that it stands for, as often as it is in the closing lists
    ClosingPartners partners_;
};

/// Sets each end of the steps from `node`, of which none is doubtful, and calls `visit(rows)`.
template <typename Visit>
void NestedStep::visit_plain(Steps& steps, NodeId node, Visit visit) {
    const bool bare = !weighs_ && factors_.empty();
    steps.for_each_list(node, [&](const graph::Neighbours& list, Direction direction) {
        look_at(list.size());
        for (std::size_t i = 0; i < list.size();) {
            const NodeId end = list.nodes[i];
            const std::size_t next = end_of_run(list.nodes, i);
            const std::uint64_t ways = next - i;
            i = next;
            if (steps.is_repeated(node, end, direction)) continue;
            known_.nodes[to_] = end;
            const std::uint64_t rows = bare ? ways : times(weight(end), ways);
            if (rows > 0) visit(rows);
        }
    });
}

/// Calls `visit(along, back)` for each pair of relationships that lead to `end` and differ as they must.
template <typename Visit>
void NestedStep::visit_pairs(NodeId end, Visit visit) {
    const auto each = [&](Steps& steps, NodeId node, const std::vector<Other>& others, auto use) {
        steps.for_each_list(node, [&](const graph::Neighbours& all, Direction direction) {
            if (steps.is_repeated(node, end, direction)) return;
            const graph::Neighbours list = between(all, end);
            look_at(list.size());
            for (std::size_t i = 0; i < list.size(); ++i) {
                const RelationshipId id = list.relationships.empty() ? no_relationship : list.relationships[i];
                if (differs(id, others)) use(id);
            }
        });
    };
    each(walk_, from(), along_differs_, [&](RelationshipId along) {
        if (!op_.closing) {
            visit(along, no_relationship);
            return;
        }
        each(closing_, other(), back_differs_, [&](RelationshipId back) {
            if (!op_.differ || along != back) visit(along, back);
        });
    });
}

template <typename Visit>
void NestedStep::visit_exactly(NodeId end, Visit visit) {
    known_.nodes[to_] = end;
    const std::uint64_t rows = weight(end);
    if (rows == 0) return;
    std::uint64_t ways = 0;
    visit_pairs(end, [&](RelationshipId along, RelationshipId back) {
        ++ways;
        if (!named_) return;
        known_.relationships[along_] = along;
        if (op_.closing) known_.relationships[back_] = back;
        visit(rows);
    });
    if (!named_ && ways > 0) visit(times(rows, ways));
}

/// Each relationship to all ends but the doubtful ones, where there is nothing to close.
template <typename Visit>
void NestedStep::visit_each(Visit visit) {
    walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction direction) {
        look_at(list.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            const NodeId end = list.nodes[i];
            if (walk_.is_repeated(from(), end, direction) || is_doubtful(end)) continue;
            known_.nodes[to_] = end;
            const std::uint64_t rows = weight(end);
            if (rows == 0) continue;
            if (!list.relationships.empty()) known_.relationships[along_] = list.relationships[i];
            visit(rows);
        }
    });
}

template <typename Visit>
void NestedStep::visit_marked(Visit visit) {
    walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction direction) {
        look_at(list.size());
        for (const NodeId end : list.nodes) {
            const std::uint64_t rows = mark_of(end);
            if (rows == 0 || walk_.is_repeated(from(), end, direction) || is_doubtful(end)) continue;
            known_.nodes[to_] = end;
            visit(rows);
        }
    });
}

/// All ends but the doubtful ones.
template <typename Visit>
void NestedStep::visit_undoubted(Visit visit) {
    const auto take = [&](NodeId end, std::uint64_t ways) {
        known_.nodes[to_] = end;
        const std::uint64_t rows = times(weight(end), ways);
        if (rows > 0) visit(rows);
    };
    walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction along) {
        look_at(list.size());
        const auto skips = [&](NodeId end) { return walk_.is_repeated(from(), end, along) || is_doubtful(end); };
        if (!op_.closing) {
            for (std::size_t i = 0; i < list.size();) {
                const std::size_t end = end_of_run(list.nodes, i);
                if (!skips(list.nodes[i])) take(list.nodes[i], end - i);
                i = end;
            }
            return;
        }
        closing_.for_each_list(other(), [&](const graph::Neighbours& closing, Direction back) {
            intersect(list.nodes, closing.nodes, [&](NodeId end, std::size_t ways, std::size_t ways_back) {
                if (!skips(end) && !closing_.is_repeated(other(), end, back)) take(end, ways * ways_back);
            });
        });
    });
}

template <typename Visit>
void NestedStep::visit_doubtful(Visit visit) {
    if (doubtful_.empty()) return;
    for (const NodeId end : std::exchange(doubtful_, {})) visit_exactly(end, visit);
}

template <typename Visit>
void NestedStep::for_each_end(Visit visit) {
    if (is_plain()) return visit_plain(walk_, from(), visit);
    find_doubtful();
    if (!named_ && !all_doubtful_) {
        if (op_.closing && use_marks()) {
            visit_marked(visit);
        } else {
            visit_undoubted(visit);
        }
        visit_doubtful(visit);
        return;
    }
    if (!op_.closing) {
        visit_each(visit);
        visit_doubtful(visit);
        return;
    }
    std::vector<NodeId> ends;
    walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction) {
        look_at(list.size());
        std::ranges::unique_copy(list.nodes, std::back_inserter(ends));
    });
    std::ranges::sort(ends);
    ends.erase(std::ranges::unique(ends).begin(), ends.end());
    for (const NodeId end : ends) visit_exactly(end, visit);
}

}  // namespace dossier::query::exec
