#include "query/exec/operators.hpp"
#include "query/exec/steps.hpp"

namespace dossier::query::exec {

namespace {

bool is_used(const std::vector<RelationshipId>& used, RelationshipId relationship) {
    return std::ranges::find(used, relationship) != used.end();
}

class Expand final : public RowExpander {
public:
    Expand(const plan::Walk& walk, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, walk_{walk} {}

protected:
    void resume() override { steps_.open(walk_, context().graph); }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const NodeId from = node_at(input[walk_.from], row);
        if (from == no_node) return true;
        const NodeId to = walk_.into ? node_at(input[walk_.to], row) : no_node;
        if (walk_.into && to == no_node) return true;
        collect_used(input, row, walk_.different_from, used_);
        steps_.for_each_list(from, [&](const graph::Neighbours& all, Direction direction) {
            const graph::Neighbours list = walk_.into ? between(all, to) : all;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (steps_.is_repeated(from, list.nodes[i], direction)) continue;
                if (!used_.empty() && is_used(used_, list.relationships[i])) continue;
                rows.push_back(row);
                if (!walk_.once) relationships_.push_back(list.relationships[i]);
                if (!walk_.into) nodes_.push_back(list.nodes[i]);
            }
        });
        return true;
    }

    void put(Batch& batch) override {
        if (!walk_.once) batch[walk_.relationship] = Column{std::move(relationships_)};
        if (!walk_.into) batch[walk_.to] = Column{std::move(nodes_)};
        relationships_.clear();
        nodes_.clear();
    }

private:
    const plan::Walk& walk_;  // of the logical operator
    Steps steps_;
    std::vector<RelationshipId> used_;
    std::vector<RelationshipId> relationships_;
    std::vector<NodeId> nodes_;
};

class ExpandKnown final : public RowExpander {
public:
    ExpandKnown(const plan::ExpandKnown& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, walk_{op.walk} {}

protected:
    void open(const Batch&) override { types_ = allowed_types(walk_.types, context().graph); }

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
        batch[walk_.from] = Column{std::move(from_)};
        batch[walk_.to] = Column{std::move(to_)};
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
    const plan::Walk& walk_;
    std::vector<TypeId> types_;
    std::vector<RelationshipId> used_;
    std::vector<NodeId> from_, to_;
};

}  // namespace

OperatorPtr make(const plan::Expand& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Expand>(op.walk, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::ExpandKnown& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<ExpandKnown>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
