#include "query/exec/path.hpp"

#include <utility>

#include "query/exec/operators.hpp"
#include "query/exec/path_part.hpp"

namespace dossier::query::exec {

namespace {

/// Goes on from the path's last node; false when `relationship` does not touch that.
bool follow(graph::Path& path, RelationshipId relationship, const graph::PropertyGraph& graph) {
    const NodeId here = path.nodes.back();
    const NodeId start = graph.start(relationship);
    const NodeId end = graph.end(relationship);
    if (here != start && here != end) return false;
    path.relationships.push_back(relationship);
    path.nodes.push_back(here == start ? end : start);
    return true;
}

Value path_at(const Batch& batch, std::size_t row, Slot first, const std::vector<plan::PathStep>& steps,
              const graph::PropertyGraph& graph) {
    const NodeId start = node_at(batch[first], row);
    if (start == no_node) return {};
    graph::Path path{.nodes = {start}, .relationships = {}};
    for (const auto& [slot, is_list] : steps) {
        if (!is_list) {
            const RelationshipId relationship = relationship_at(batch[slot], row);
            if (relationship == no_relationship || !follow(path, relationship, graph)) return {};
            continue;
        }
        const Value list = batch[slot].at(row);
        if (!list.is(graph::ValueKind::list)) return {};
        for (const Value& element : list.as_list()) {
            if (!element.is(graph::ValueKind::relationship)) return {};
            if (!follow(path, element.as_relationship(), graph)) return {};
        }
    }
    return path;
}

class BuildPath final : public Operator {
public:
    BuildPath(const plan::BuildPath& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)} {}

    bool next(Batch& batch) override {
        if (!input_->next(batch)) return false;
        Column built = paths(batch, op_.nodes.front(), op_.steps, tree_.context.graph);
        batch[op_.path] = std::move(built);
        return true;
    }
    void reset() override { input_->reset(); }

private:
    const plan::BuildPath& op_;
    Tree& tree_;
    OperatorPtr input_;
};

class CheckPath final : public Operator {
public:
    CheckPath(const plan::CheckPath& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : op_{op}, tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) override {
        Batch all;
        if (!input_->next(all)) return false;
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < all.size; ++row) {
            if (is_as_checked(op_, all, row, tree_.context.graph)) rows.push_back(row);
        }
        batch = gather(all, rows, wanted_);
        return true;
    }
    void reset() override { input_->reset(); }

private:
    const plan::CheckPath& op_;
    Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
};

}  // namespace

Column paths(const Batch& batch, Slot first, const std::vector<plan::PathStep>& steps,
             const graph::PropertyGraph& graph) {
    std::vector<Value> built;
    built.reserve(batch.size);
    for (std::size_t row = 0; row < batch.size; ++row) built.push_back(path_at(batch, row, first, steps, graph));
    return Column{std::move(built)};
}

bool is_as_checked(const plan::CheckPath& check, const Batch& batch, std::uint32_t row,
                   const graph::PropertyGraph& graph) {
    const Value path = path_at(batch, row, check.first, check.steps, graph);
    return path.is_null() || is_of_mode({path.as_path().nodes, path.as_path().relationships}, check.mode);
}

OperatorPtr make(const plan::BuildPath& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<BuildPath>(op, tree, std::move(input));
}

OperatorPtr make(const plan::CheckPath& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<CheckPath>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
