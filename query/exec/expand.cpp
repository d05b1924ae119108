#include "query/exec/operators.hpp"
#include "query/exec/walk.hpp"

namespace dossier::query::exec {

namespace {

bool is_used(const std::vector<RelationshipId>& used, RelationshipId relationship) {
    return std::ranges::find(used, relationship) != used.end();
}

/// What the walks of one relationship share: the types, looked up at the first batch, and the relationships already
/// used.
class Step : public RowExpander {
public:
    Step(const plan::Walk& walk, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, walk_{walk} {}

protected:
    void open(const Batch&) override { types_ = allowed_types(walk_.types, context().graph); }

    const plan::Walk& walk_;  // of the logical operator
    std::vector<TypeId> types_;
    std::vector<RelationshipId> used_;
};

class Expand final : public Step {
public:
    using Step::Step;

protected:
    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const NodeId from = node_at(input[walk_.from], row);
        if (from == no_node) return true;
        collect_used(input, row, walk_.different_from, used_);
        const auto take = [&](Adjacent step) {
            if (!used_.empty() && is_used(used_, step.relationship)) return;
            rows.push_back(row);
            relationships_.push_back(step.relationship);
            if (!walk_.into) nodes_.push_back(step.node);
        };
        if (walk_.into) {
            const NodeId to = node_at(input[walk_.to], row);
            if (to != no_node) for_each_step_to(context().graph, from, to, types_, walk_.direction, take);
        } else {
            for_each_step(context().graph, from, types_, walk_.direction, take);
        }
        return true;
    }

    void put(Batch& batch) override {
        column_of(batch, walk_.relationship) = Column{std::move(relationships_)};
        if (!walk_.into) column_of(batch, walk_.to) = Column{std::move(nodes_)};
        relationships_.clear();
        nodes_.clear();
    }

private:
    std::vector<RelationshipId> relationships_;
    std::vector<NodeId> nodes_;
};

class ExpandKnown final : public Step {
public:
    ExpandKnown(const plan::ExpandKnown& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : Step{op.walk, tree, std::move(input), std::move(wanted)}, op_{op} {}

protected:
    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const auto& graph = context().graph;
        const RelationshipId relationship = relationship_at(input[walk_.relationship], row);
        if (relationship == no_relationship || !graph.contains(relationship)) return true;
        if (std::ranges::find(types_, graph.type(relationship)) == types_.end()) return true;
        collect_used(input, row, walk_.different_from, used_);
        if (is_used(used_, relationship)) return true;
        const NodeId start = graph.start(relationship);
        const NodeId end = graph.end(relationship);
        if (walk_.direction != PatternDirection::incoming) take(input, row, start, end, rows);
        const bool other_way = walk_.direction == PatternDirection::either && start != end;
        if (walk_.direction == PatternDirection::incoming || other_way) take(input, row, end, start, rows);
        return true;
    }

    void put(Batch& batch) override {
        column_of(batch, walk_.from) = Column{std::move(from_)};
        column_of(batch, walk_.to) = Column{std::move(to_)};
        from_.clear();
        to_.clear();
    }

private:
    void take(const Batch& input, std::uint32_t row, NodeId from, NodeId to, std::vector<std::uint32_t>& rows) {
        if (op_.from_known && node_at(input[walk_.from], row) != from) return;
        if (walk_.from == walk_.to ? from != to : walk_.into && node_at(input[walk_.to], row) != to) return;
        rows.push_back(row);
        from_.push_back(from);
        to_.push_back(to);
    }

    const plan::ExpandKnown& op_;
    std::vector<NodeId> from_, to_;
};

/// Degrees instead of rows. The relationships already used in the MATCH are all different, so those of them that are
/// steps from here are just so many too many.
class CountExpand final : public Step {
public:
    using Step::Step;

protected:
    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const NodeId from = node_at(input[walk_.from], row);
        if (from == no_node) return true;
        collect_used(input, row, walk_.different_from, used_);
        std::uint64_t steps = degree(from);
        for (const RelationshipId relationship : used_) steps -= is_step(from, relationship) ? 1 : 0;
        if (steps == 0) return true;
        rows.push_back(row);
        steps_.push_back(steps * multiplicity_at(input, row));
        return true;
    }

    void put(Batch& batch) override {
        batch.multiplicity = std::move(steps_);
        steps_.clear();
    }

private:
    std::uint64_t degree(NodeId node) const {
        const auto& graph = context().graph;
        std::uint64_t steps = 0;
        for (const TypeId type : types_) {
            const auto out = graph.neighbours(node, type, Direction::outgoing);
            if (walk_.direction != PatternDirection::incoming) steps += out.size();
            if (walk_.direction != PatternDirection::outgoing) steps += graph.degree(node, type, Direction::incoming);
            if (walk_.direction == PatternDirection::either) steps -= between(out, node).size();  // a loop is one step
        }
        return steps;
    }

    bool is_step(NodeId from, RelationshipId relationship) const {
        const auto& graph = context().graph;
        if (relationship == no_relationship || !graph.contains(relationship)) return false;
        if (std::ranges::find(types_, graph.type(relationship)) == types_.end()) return false;
        const bool out = graph.start(relationship) == from && walk_.direction != PatternDirection::incoming;
        const bool in = graph.end(relationship) == from && walk_.direction != PatternDirection::outgoing;
        return out || in;
    }

    std::vector<std::uint64_t> steps_;
};

}  // namespace

OperatorPtr make(const plan::Expand& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Expand>(op.walk, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::ExpandKnown& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<ExpandKnown>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::CountExpand& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<CountExpand>(op.walk, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
