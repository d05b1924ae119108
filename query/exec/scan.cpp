#include <cassert>
#include <optional>

#include "graph/property_index.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"

namespace dossier::query::exec {

namespace {

/// For each input row every node of a set, ascending by id.
class Scan final : public RowExpander {
public:
    Scan(Slot node, const std::string* label, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, node_{node}, label_{label} {}

    void reset() override {
        RowExpander::reset();
        from_ = 0;
        found_.clear();
    }

protected:
    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const graph::Bitmap* nodes = set();
        if (!nodes) return true;
        while (const auto id = nodes->next(from_)) {
            if (found_.size() >= batch_size()) return false;
            from_ = *id + 1;
            found_.push_back(NodeId{*id});
            rows.push_back(row);
        }
        from_ = 0;
        return true;
    }

    void put(Batch& batch) override {
        batch[node_] = Column{std::move(found_)};
        found_.clear();
    }

private:
    /// Looked up anew each time: a write in between may have moved it, or made the label's first node.
    const graph::Bitmap* set() const {
        const auto& graph = context().graph;
        if (!label_) return &graph.nodes();
        const auto id = graph.labels().find(*label_);
        return id ? &graph.nodes(*id) : nullptr;
    }

    Slot node_;
    const std::string* label_;  // of the logical operator; null: all nodes
    std::uint32_t from_ = 0;
    std::vector<NodeId> found_;
};

class Seek final : public RowExpander {
public:
    Seek(const plan::NodeIdSeek& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op} {}

protected:
    void open(const Batch& input) override { ids_ = evaluate(op_.id, input, context()); }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const Value id = ids_.at(row);
        const auto& graph = context().graph;
        // `id(n) = 1.0` is true of node 1; of 1.5, which is cut here, the filter above says no.
        if (!id.is_number() || !(id.as_number() >= 0 && id.as_number() < graph.node_bound())) return true;
        const NodeId node{static_cast<std::uint32_t>(id.as_number())};
        if (!graph.contains(node)) return true;
        found_.push_back(node);
        rows.push_back(row);
        return true;
    }

    void put(Batch& batch) override {
        batch[op_.node] = Column{std::move(found_)};
        found_.clear();
    }

private:
    const plan::NodeIdSeek& op_;
    Column ids_;
    std::vector<NodeId> found_;
};

class PropertySeek final : public RowExpander {
public:
    PropertySeek(const plan::NodePropertySeek& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op} {}

protected:
    void open(const Batch& input) override { values_ = evaluate(op_.value, input, context()); }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const Value value = values_.at(row);
        const auto& graph = context().graph;
        const auto key = graph.keys().find(op_.key);
        const graph::PropertyIndex* index = key ? graph.property_index(*key) : nullptr;
        assert(index);  // the plan was made for this graph, and indexes stay
        if (value.is_null() || !index) return true;
        for (const NodeId node : index->find(value)) {
            found_.push_back(node);
            rows.push_back(row);
        }
        return true;
    }

    void put(Batch& batch) override {
        batch[op_.node] = Column{std::move(found_)};
        found_.clear();
    }

private:
    const plan::NodePropertySeek& op_;
    Column values_;
    std::vector<NodeId> found_;
};

}  // namespace

OperatorPtr make(const plan::NodePropertySeek& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<PropertySeek>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::AllNodesScan& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Scan>(op.node, nullptr, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::LabelScan& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Scan>(op.node, &op.label, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::NodeIdSeek& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Seek>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
