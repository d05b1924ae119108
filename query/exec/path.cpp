#include "query/exec/path.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "query/exec/operators.hpp"

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
        column_of(batch, op_.path) = std::move(built);
        return true;
    }
    void reset() override { input_->reset(); }

private:
    const plan::BuildPath& op_;
    Tree& tree_;
    OperatorPtr input_;
};

class SelectPaths final : public Operator {
public:
    SelectPaths(const plan::SelectPaths& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!selected_) {
            rows_.fill(*input_);
            rows_.replace(rows_.all().gather(select_rows()));
            selected_ = true;
        }
        return rows_.hand_out(batch, tree_.batch_size);
    }
    void reset() override {
        input_->reset();
        rows_.clear();
        selected_ = false;
    }

private:
    std::size_t length(std::size_t row) const {
        std::size_t relationships = 0;
        for (const auto& [slot, is_list] : op_.steps) {
            relationships += is_list ? rows_.all()[slot].at(row).as_list().size() : 1;
        }
        return relationships;
    }

    /// Partition by partition, each from short to long.
    std::vector<std::uint32_t> select_rows() const {
        const Batch& all = rows_.all();
        std::map<std::pair<NodeId, NodeId>, std::vector<std::pair<std::size_t, std::uint32_t>>> partitions;
        for (std::uint32_t row = 0; row < all.size; ++row) {
            partitions[{node_at(all[op_.first], row), node_at(all[op_.last], row)}].emplace_back(length(row), row);
        }
        std::vector<std::uint32_t> selected;
        for (auto& [ends, found] : partitions) {
            if (op_.selector != bind::PathSelector::any) std::ranges::sort(found);
            std::uint64_t groups = 0;
            std::optional<std::size_t> last;
            for (const auto& [path_length, row] : found) {
                const bool by_length = op_.selector == bind::PathSelector::shortest_groups ||
                                       op_.selector == bind::PathSelector::all_shortest;
                if (!by_length || last != path_length) ++groups;
                last = path_length;
                const std::uint64_t most = op_.selector == bind::PathSelector::all_shortest ? 1 : op_.count;
                if (groups > most) break;
                selected.push_back(row);
            }
        }
        return selected;
    }

    const plan::SelectPaths& op_;
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
    bool selected_ = false;
};

}  // namespace

Column paths(const Batch& batch, Slot first, const std::vector<plan::PathStep>& steps,
             const graph::PropertyGraph& graph) {
    std::vector<Value> built;
    built.reserve(batch.size);
    for (std::size_t row = 0; row < batch.size; ++row) built.push_back(path_at(batch, row, first, steps, graph));
    return Column{std::move(built)};
}

OperatorPtr make(const plan::BuildPath& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<BuildPath>(op, tree, std::move(input));
}

OperatorPtr make(const plan::SelectPaths& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<SelectPaths>(op, tree, std::move(input));
}

}  // namespace dossier::query::exec
