#include <algorithm>

#include "query/exec/operators.hpp"
#include "query/exec/row_chooser.hpp"
#include "query/exec/steps.hpp"
#include "query/exec/zeroed_array.hpp"

// A node to which two walks lead is in both lists of neighbours. They are sorted: the one is gone through, and the
// other searched from where the last node was found, in steps that double. Rows often come behind each other with one
// node in common: then its neighbours are marked once, and each row asks for the marks of the nodes in its own list.

namespace dossier::query::exec {

namespace {

using Ids = std::span<const NodeId>;

/// The first place at `from` or behind it whose node is not before `node`.
std::size_t gallop(Ids nodes, std::size_t from, NodeId node) {
    std::size_t step = 1;
    std::size_t end = from;
    while (end < nodes.size() && nodes[end] < node) {
        from = end + 1;
        end += step;
        step *= 2;
    }
    end = std::min(end, nodes.size());
    return static_cast<std::size_t>(std::lower_bound(nodes.begin() + static_cast<std::ptrdiff_t>(from),
                                                     nodes.begin() + static_cast<std::ptrdiff_t>(end), node) -
                                    nodes.begin());
}

std::size_t end_of_run(Ids nodes, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < nodes.size() && nodes[end] == nodes[begin]) ++end;
    return end;
}

struct Run {
    std::size_t begin, end;
    [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

/// Those of the nodes of the graph that are neighbours of one node.
class Marks {
public:
    explicit Marks(Context& context) : held_{context} {}

    void clear(std::size_t nodes) {
        if (stamps_.size() < nodes) {
            held_.add(static_cast<std::int64_t>((nodes - stamps_.size()) * sizeof(std::uint32_t)));
            stamps_.grow(nodes);
        }
        if (++now_ == 0) {  // every stamp would be taken for a new one
            stamps_.fill_zero();
            now_ = 1;
        }
    }
    void add(Ids nodes) {
        for (const NodeId node : nodes) stamps_[graph::index(node)] = now_;
    }
    [[nodiscard]] bool has(NodeId node) const noexcept { return stamps_[graph::index(node)] == now_; }

private:
    Held held_;
    ZeroedArray<std::uint32_t> stamps_;  // by node
    std::uint32_t now_ = 0;
};

/// The two walks of one row.
class Crossing {
public:
    Crossing(const plan::IntersectExpand& op, Context& context) : op_{op}, context_{context}, marks_{context} {}

    /// Asks that the graph is not written to until it is called again.
    void open() {
        walk_.open(op_.walk, context_.graph);
        closing_.open(op_.closing, context_.graph);
        other_ = no_node;
    }

    /// Calls `visit(node, neighbours, run, neighbours, run)` for the ways to each node, by walk. The order does not
    /// depend on how they are found.
    template <typename Visit>
    void for_each_node(const Batch& input, std::uint32_t row, Visit visit) {
        const NodeId from = node_at(input[op_.walk.from], row);
        const NodeId other = node_at(input[op_.closing.from], row);
        if (from == no_node || other == no_node) return;
        collect_used(input, row, op_.walk.different_from, walk_used_);
        collect_used(input, row, op_.closing.different_from, closing_used_);
        turn_to(other);
        walk_.for_each_list(from, [&](const graph::Neighbours& a, Direction along) {
            std::size_t from_here = 0;
            for (std::size_t i = 0; i < a.size();) {
                const NodeId node = a.nodes[i];
                const Run left{i, end_of_run(a.nodes, i)};
                i = left.end;
                if (marked_ && !marks_.has(node)) continue;
                if (walk_.is_repeated(from, node, along)) continue;
                if (closing_lists_.size() == 1) {
                    const Ids nodes = closing_lists_.front().first.nodes;
                    from_here = gallop(nodes, from_here, node);
                    if (from_here == nodes.size()) return;
                    if (nodes[from_here] != node) {
                        if (!marked_) i = gallop(a.nodes, i, nodes[from_here]);
                        continue;
                    }
                    visit_run(node, a, left, closing_lists_.front(), from_here, other, visit);
                    continue;
                }
                for (const auto& list : closing_lists_) {
                    const std::size_t at = gallop(list.first.nodes, 0, node);
                    if (at == list.first.size() || list.first.nodes[at] != node) continue;
                    visit_run(node, a, left, list, at, other, visit);
                }
            }
        });
    }

    [[nodiscard]] bool anything_used() const noexcept { return !walk_used_.empty() || !closing_used_.empty(); }

    /// Calls `visit(relationship, relationship)` for each pair that the MATCH allows; a walk that has each node once
    /// has no relationship for it.
    template <typename Visit>
    void for_each_pair(const graph::Neighbours& a, Run left, const graph::Neighbours& b, Run right, Visit visit) const {
        for (std::size_t i = left.begin; i < left.end; ++i) {
            const RelationshipId along = a.relationships.empty() ? no_relationship : a.relationships[i];
            if (std::ranges::find(walk_used_, along) != walk_used_.end()) continue;
            for (std::size_t j = right.begin; j < right.end; ++j) {
                const RelationshipId back = b.relationships.empty() ? no_relationship : b.relationships[j];
                if (op_.differ && along == back) continue;
                if (std::ranges::find(closing_used_, back) == closing_used_.end()) visit(along, back);
            }
        }
    }

private:
    using List = std::pair<graph::Neighbours, Direction>;

    /// Looks up the lists of `other`, and marks them when it comes the second time in a row.
    void turn_to(NodeId other) {
        if (other != other_) {
            other_ = other;
            marked_ = false;
            closing_lists_.clear();
            closing_.for_each_list(other, [&](const graph::Neighbours& list, Direction direction) {
                if (!list.empty()) closing_lists_.emplace_back(list, direction);
            });
        } else if (!marked_) {
            marked_ = true;
            marks_.clear(context_.graph.node_bound());
            for (const auto& list : closing_lists_) marks_.add(list.first.nodes);
        }
    }

    template <typename Visit>
    void visit_run(NodeId node, const graph::Neighbours& a, Run left, const List& list, std::size_t at, NodeId other,
                   Visit visit) const {
        if (closing_.is_repeated(other, node, list.second)) return;
        visit(node, a, left, list.first, Run{at, end_of_run(list.first.nodes, at)});
    }

    const plan::IntersectExpand& op_;
    Context& context_;
    Steps walk_, closing_;
    NodeId other_ = no_node;
    std::vector<List> closing_lists_;  // of that node
    bool marked_ = false;
    Marks marks_;
    std::vector<RelationshipId> walk_used_, closing_used_;
};

class IntersectExpand final : public RowExpander {
public:
    IntersectExpand(const plan::IntersectExpand& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, crossing_{op, tree.context} {}

protected:
    void resume() override { crossing_.open(); }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        crossing_.for_each_node(
            input, row, [&](NodeId node, const graph::Neighbours& a, Run left, const graph::Neighbours& b, Run right) {
                crossing_.for_each_pair(a, left, b, right, [&](RelationshipId along, RelationshipId back) {
                    rows.push_back(row);
                    nodes_.push_back(node);
                    along_.push_back(along);
                    back_.push_back(back);
                });
            });
        return true;
    }

    void put(Batch& batch) override {
        batch[op_.walk.to] = Column{std::exchange(nodes_, {})};
        if (!op_.walk.once) batch[op_.walk.relationship] = Column{std::exchange(along_, {})};
        if (!op_.closing.once) batch[op_.closing.relationship] = Column{std::exchange(back_, {})};
        along_.clear();
        back_.clear();
    }

private:
    const plan::IntersectExpand& op_;
    Crossing crossing_;
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> along_, back_;
};

class CountIntersect final : public RowChooser {
public:
    CountIntersect(const plan::IntersectExpand& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowChooser{tree, std::move(input), std::move(wanted)}, op_{op}, crossing_{op, tree.context} {}

protected:
    void open(const graph::PropertyGraph&) override { crossing_.open(); }

    void choose(const Batch& input, std::vector<std::uint32_t>& rows) override {
        times_.clear();
        for (std::uint32_t row = 0; row < input.size; ++row) {
            const std::uint64_t ways = count(input, row);
            if (ways == 0) continue;
            rows.push_back(row);
            times_.push_back(ways * multiplicity_at(input, row));
        }
    }
    void finish(Batch& batch) override { batch.multiplicity = std::move(times_); }

private:
    std::uint64_t count(const Batch& input, std::uint32_t row) {
        std::uint64_t ways = 0;
        crossing_.for_each_node(
            input, row, [&](NodeId, const graph::Neighbours& a, Run left, const graph::Neighbours& b, Run right) {
                if (!op_.differ && !crossing_.anything_used()) {
                    ways += left.size() * right.size();
                } else {
                    crossing_.for_each_pair(a, left, b, right, [&](RelationshipId, RelationshipId) { ++ways; });
                }
            });
        return ways;
    }

    const plan::IntersectExpand& op_;
    Crossing crossing_;
    std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make(const plan::IntersectExpand& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    if (op.counts) return std::make_unique<CountIntersect>(op, tree, std::move(input), std::move(wanted));
    return std::make_unique<IntersectExpand>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
