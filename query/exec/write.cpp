#include <algorithm>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/exec/creator.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/updater.hpp"
#include "query/exec/writer.hpp"

// The writing operators. They write for each batch of rows before they hand it on. Where what reads below or above
// could tell (CIP2015-10-27), the planner has set a Barrier (plan/eagerness.hpp).

namespace dossier::query::exec {

namespace {

/// One that writes for rows as they come.
class Write : public Operator {
public:
    Write(Tree& tree, OperatorPtr input) : tree_{tree}, input_{std::move(input)}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!take(batch)) return false;
        write(batch);
        return true;
    }

    void reset() override {
        input_->reset();
        rows_.clear();
    }

protected:
    virtual void write(Batch& rows) = 0;

    /// The next rows, each standing for itself.
    bool take(Batch& batch) {
        while (!rows_.hand_out(batch, tree_.batch_size)) {
            if (!input_->next(batch)) return false;
            rows_.replace(repeated(std::move(batch)));
        }
        context().check();
        return true;
    }

    [[nodiscard]] Context& context() const noexcept { return tree_.context; }
    [[nodiscard]] std::size_t batch_size() const noexcept { return tree_.batch_size; }

private:
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
};

class Create final : public Write {
public:
    Create(const plan::Create& op, Tree& tree, OperatorPtr input)
        : Write{tree, std::move(input)}, creator_{op.pattern, tree.context} {}

protected:
    void write(Batch& rows) override { creator_.create(rows); }

private:
    Creator creator_;
};

class Update final : public Write {
public:
    Update(const plan::Update& op, Tree& tree, OperatorPtr input)
        : Write{tree, std::move(input)}, updater_{op.updates, tree.context} {}

protected:
    void write(Batch& rows) override { updater_.update(rows); }

private:
    Updater updater_;
};

class Merge final : public Write {
public:
    Merge(const plan::Merge& op, Tree& tree, OperatorPtr input, Inner match)
        : Write{tree, std::move(input)},
          match_{std::move(match)},
          creator_{op.pattern, tree.context},
          on_create_{op.on_create, tree.context},
          on_match_{op.on_match, tree.context},
          merged_{tree.context} {}

    bool next(Batch& batch) override {
        while (!merged_.hand_out(batch, batch_size())) {
            if (!take(batch)) return false;
            write(batch);
        }
        return true;
    }

    void reset() override {
        Write::reset();
        merged_.clear();
    }

protected:
    /// Into `merged_`: a row may match more than once.
    void write(Batch& rows) override {
        creator_.check_no_nulls(rows);
        merged_.clear();
        for (std::uint32_t row = 0; row < rows.size; ++row) {
            context().check();
            Batch merged = slice(rows, row, row + 1);
            Batch found = matches(merged);
            if (found.size > 0) {
                on_match_.update(found);
                merged_.add(found);
            } else {
                creator_.create(merged);
                on_create_.update(merged);
                merged_.add(merged);
            }
        }
    }

private:
    /// All of them before anything is set: setting may change what matches.
    Batch matches(const Batch& row) {
        match_.tree->argument = row;
        match_.root->reset();
        Batch all, some;
        while (match_.root->next(some)) append(all, some);
        return repeated(std::move(all));
    }

    Inner match_;
    Creator creator_;
    Updater on_create_, on_match_;
    Rows merged_;
};

/// Takes all its input before it deletes: relationships of one row may belong to the node of another.
class Delete final : public Operator {
public:
    Delete(const plan::Delete& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!deleted_) {
            rows_.fill(*input_);
            rows_.replace(repeated(std::move(rows_.all())));
            delete_all(rows_.all());
            deleted_ = true;
        }
        return rows_.hand_out(batch, tree_.batch_size);
    }

    void reset() override {
        input_->reset();
        rows_.clear();
        deleted_ = false;
    }

private:
    void delete_all(const Batch& rows) {
        nodes_.clear();
        relationships_.clear();
        for (std::size_t begin = 0; begin < rows.size; begin += tree_.batch_size) {
            context().check();
            const Batch part = slice(rows, begin, std::min(rows.size, begin + tree_.batch_size));
            for (const auto& expression : op_.expressions) {
                const Column column = evaluate(expression, part, context());
                for (std::size_t row = 0; row < part.size; ++row) add(column.at(row), expression);
            }
        }
        make_unique(nodes_);
        if (op_.detach) add_connected();
        make_unique(relationships_);
        for (const RelationshipId relationship : relationships_) context().writer->erase(relationship);
        for (const NodeId node : nodes_) erase(node);
    }

    template <typename Id>
    static void make_unique(std::vector<Id>& ids) {
        std::ranges::sort(ids);
        const auto rest = std::ranges::unique(ids);
        ids.erase(rest.begin(), rest.end());
    }

    void add(const Value& value, const bind::Expression& expression) {
        switch (value.kind()) {
        case graph::ValueKind::null: return;
        case graph::ValueKind::node: nodes_.push_back(value.as_node()); return;
        case graph::ValueKind::relationship: relationships_.push_back(value.as_relationship()); return;
        case graph::ValueKind::path:
            nodes_.insert(nodes_.end(), value.as_path().nodes.begin(), value.as_path().nodes.end());
            relationships_.insert(relationships_.end(), value.as_path().relationships.begin(),
                                  value.as_path().relationships.end());
            return;
        default:
            throw graph::Error{
                {.type = graph::ErrorType::type_error,
                 .code = graph::ErrorCode::invalid_argument_type,
                 .message = fmt::format("DELETE needs a node, a relationship or a path, found {}", name(value.kind())),
                 .where = expression.where,
                 .hint =
                     value.is(graph::ValueKind::list) ? "UNWIND the list first" : "REMOVE n.key removes a property"}};
        }
    }

    void add_connected() {
        const auto& graph = context().graph;
        for (const NodeId node : nodes_) {
            if (!graph.contains(node)) continue;
            const auto take = [&](graph::Adjacent step) { relationships_.push_back(step.relationship); };
            graph.for_each_adjacent(node, graph::Direction::outgoing, take);
            graph.for_each_adjacent(node, graph::Direction::incoming, take);
        }
    }

    void erase(NodeId node) {
        const auto& graph = context().graph;
        if (!graph.contains(node)) return;
        const std::size_t left =
            graph.degree(node, graph::Direction::outgoing) + graph.degree(node, graph::Direction::incoming);
        if (left > 0) {
            throw graph::Error{{.type = graph::ErrorType::constraint_verification_failed,
                                .code = graph::ErrorCode::delete_connected_node,
                                .message = "a node that still has relationships cannot be deleted",
                                .where = op_.expressions.front().where,
                                .hint = "DETACH DELETE deletes them with it"}};
        }
        context().writer->erase(node);
    }

    [[nodiscard]] Context& context() const noexcept { return tree_.context; }

    const plan::Delete& op_;
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
    bool deleted_ = false;
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> relationships_;
};

}  // namespace

OperatorPtr make(const plan::Create& op, Tree& tree, OperatorPtr input) {
    return std::make_unique<Create>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Update& op, Tree& tree, OperatorPtr input) {
    return std::make_unique<Update>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Merge& op, Tree& tree, OperatorPtr input, Inner match) {
    return std::make_unique<Merge>(op, tree, std::move(input), std::move(match));
}

OperatorPtr make(const plan::Delete& op, Tree& tree, OperatorPtr input) {
    return std::make_unique<Delete>(op, tree, std::move(input));
}

}  // namespace dossier::query::exec
