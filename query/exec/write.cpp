#include <algorithm>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/exec/creator.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/updater.hpp"
#include "query/exec/writer.hpp"

// The writing operators. Each takes all its input before it writes, and writes for all of it before it hands a row on
// (CIP2015-10-27): what reads below never sees the writes, what reads above sees them all.

namespace dossier::query::exec {

namespace {

class Write : public Operator {
public:
    Write(Tree& tree, OperatorPtr input) : tree_{tree}, input_{std::move(input)}, rows_{tree.context} {}

    bool next(Batch& batch) final {
        if (!written_) {
            rows_.fill(*input_);
            rows_.replace(repeated(std::move(rows_.all())));
            write(rows_);
            written_ = true;
        }
        return rows_.hand_out(batch, tree_.batch_size);
    }

    void reset() final {
        input_->reset();
        rows_.clear();
        written_ = false;
    }

protected:
    virtual void write(Rows& rows) = 0;

    /// Calls `visit(Batch)` with parts of `rows` of the usual size, in order.
    template <typename Visit>
    void in_parts(const Rows& rows, Visit visit) {
        const Batch& all = rows.all();
        for (std::size_t begin = 0; begin < all.size; begin += tree_.batch_size) {
            context().check();
            visit(slice(all, begin, std::min(all.size, begin + tree_.batch_size)));
        }
    }

    [[nodiscard]] Context& context() const noexcept { return tree_.context; }

private:
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
    bool written_ = false;
};

class Create final : public Write {
public:
    Create(const plan::Create& op, Tree& tree, OperatorPtr input)
        : Write{tree, std::move(input)}, creator_{op.pattern, tree.context} {}

protected:
    void write(Rows& rows) override {
        Batch done;
        in_parts(rows, [&](Batch part) {
            creator_.create(part);
            append(done, part);
        });
        rows.replace(std::move(done));
    }

private:
    Creator creator_;
};

class Update final : public Write {
public:
    Update(const plan::Update& op, Tree& tree, OperatorPtr input)
        : Write{tree, std::move(input)}, updater_{op.updates, tree.context} {}

protected:
    void write(Rows& rows) override {
        in_parts(rows, [&](const Batch& part) { updater_.update(part); });
    }

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
          on_match_{op.on_match, tree.context} {}

protected:
    void write(Rows& rows) override {
        creator_.check_no_nulls(rows.all());
        Batch done;
        for (std::uint32_t row = 0; row < rows.all().size; ++row) {
            context().check();
            Batch merged = slice(rows.all(), row, row + 1);
            Batch found = matches(merged);
            if (found.size > 0) {
                on_match_.update(found);
                append(done, found);
            } else {
                creator_.create(merged);
                on_create_.update(merged);
                append(done, merged);
            }
        }
        rows.replace(std::move(done));
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
};

class Delete final : public Write {
public:
    Delete(const plan::Delete& op, Tree& tree, OperatorPtr input) : Write{tree, std::move(input)}, op_{op} {}

protected:
    void write(Rows& rows) override {
        nodes_.clear();
        relationships_.clear();
        in_parts(rows, [&](const Batch& part) {
            for (const auto& expression : op_.expressions) {
                const Column column = evaluate(expression, part, context());
                for (std::size_t row = 0; row < part.size; ++row) add(column.at(row), expression);
            }
        });
        make_unique(nodes_);
        if (op_.detach) add_connected();
        make_unique(relationships_);
        for (const RelationshipId relationship : relationships_) context().writer->erase(relationship);
        for (const NodeId node : nodes_) erase(node);
    }

private:
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

    const plan::Delete& op_;
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
