#include <memory>
#include <optional>

#include "query/exec/evaluate.hpp"
#include "query/exec/gathered.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/spilling_groups.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::exec {

namespace {

/// `results`, whose columns have the slots from 0 on, with the slots that the plan gives them.
Batch placed_in(const std::vector<Slot>& slots, Batch results) {
    Batch batch;
    batch.size = results.size;
    for (std::size_t i = 0; i < slots.size(); ++i) batch[slots[i]] = std::move(results[nth_slot(i)]);
    return batch;
}

/// One row of what is gathered of all rows, or of none.
class AggregateAll final : public Operator {
public:
    AggregateAll(const plan::Aggregate& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)}, held_{tree.context} {}

    bool next(Batch& batch) override {
        if (handed_out_) return false;
        handed_out_ = true;
        gather_all();
        batch = Batch{};
        batch.size = 1;
        for (std::size_t i = 0; i < gathered_.size(); ++i) {
            batch[op_.aggregates[i].slot] = Column::Values{gathered_[i]->take_result(tree_.batch_size)};
        }
        give_back();
        return true;
    }
    void reset() override {
        input_->reset();
        give_back();
        handed_out_ = false;
    }

private:
    void gather_all() {
        for (const auto& aggregate : op_.aggregates) {
            gathered_.push_back(std::make_unique<Gathered>(aggregate, tree_.context, held_));
        }
        Batch batch;
        while (input_->next(batch)) {
            tree_.context.check();
            if (batch.size == 0) continue;
            for (const auto& gathered : gathered_) gathered->add(batch);
        }
    }

    void give_back() noexcept {
        gathered_.clear();
        held_.release();
    }

    const plan::Aggregate& op_;
    Tree& tree_;
    OperatorPtr input_;
    Held held_;
    std::vector<std::unique_ptr<Gathered>> gathered_;  // by aggregate
    bool handed_out_ = false;
};

/// Groups in the order in which they first come.
class Aggregate final : public Operator {
public:
    Aggregate(const plan::Aggregate& op, Tree& tree, OperatorPtr input)
        : op_{op},
          shape_{.keys = op.keys.size(), .aggregates = op.aggregates, .of_difference = op.of_difference},
          tree_{tree},
          input_{std::move(input)},
          rows_{tree.context} {
        for (const auto& key : op.keys) slots_.push_back(key.slot);
        for (const auto& aggregate : op.aggregates) slots_.push_back(aggregate.slot);
    }

    bool next(Batch& batch) override {
        if (!gathered_) gather_all();
        gathered_ = true;
        if (!groups_->have_spilled()) return rows_.hand_out(batch, tree_.batch_size);
        Batch results;
        if (!groups_->next(results, tree_.batch_size)) return false;
        batch = placed_in(slots_, std::move(results));
        return true;
    }

    void reset() override {
        input_->reset();
        rows_.clear();
        groups_.reset();
        gathered_ = false;
    }

private:
    void gather_all() {
        groups_.emplace(shape_, tree_.context);
        Batch batch;
        while (input_->next(batch)) {
            tree_.context.check();
            if (batch.size > 0) groups_->add(grouped(batch));
        }
        if (!groups_->have_spilled()) rows_.replace(placed_in(slots_, groups_->take_results()));
    }

    /// What is grouped by, and what the aggregates read.
    [[nodiscard]] Batch grouped(const Batch& rows) const {
        Batch columns;
        columns.size = rows.size;
        columns.multiplicity = rows.multiplicity;
        std::size_t next = 0;
        const auto add = [&](const bind::Expression& expression) {
            columns.columns.push_back(nth_slot(next++), evaluate(expression, rows, tree_.context));
        };
        for (const auto& key : op_.keys) add(key.expression);
        for (const auto& aggregate : op_.aggregates) {
            for (const auto& argument : aggregate.arguments) add(argument);
        }
        return columns;
    }

    const plan::Aggregate& op_;
    GroupShape shape_;
    std::vector<Slot> slots_;  // of the results: keys, then aggregates
    Tree& tree_;
    OperatorPtr input_;
    std::optional<SpillingGroups> groups_;
    Rows rows_;  // the results, where nothing has spilled
    bool gathered_ = false;
};

/// The first of equivalent rows, with the slots that were compared and no others. A row is handed on as it comes; those
/// that memory cannot tell from others before them, when all have come.
class Distinct final : public Operator {
public:
    Distinct(const plan::Distinct& op, Tree& tree, OperatorPtr input)
        : op_{op},
          shape_{.keys = op.slots.size(), .aggregates = {}},
          tree_{tree},
          input_{std::move(input)},
          kept_{plan::SlotSet{op.slots}.to_vector()} {}

    bool next(Batch& batch) override {
        if (!groups_) groups_.emplace(shape_, tree_.context);
        if (!exhausted_ && next_of_input(batch)) return true;
        if (!groups_->have_spilled()) return false;
        if (!exhausted_) groups_->forget_those_in_memory();
        exhausted_ = true;
        Batch results;
        if (!groups_->next(results, tree_.batch_size)) return false;
        batch = placed_in(op_.slots, std::move(results));
        return true;
    }

    void reset() override {
        input_->reset();
        groups_.reset();
        exhausted_ = false;
    }

private:
    bool next_of_input(Batch& batch) {
        Batch rows;
        while (input_->next(rows)) {
            tree_.context.check();
            Batch compared;
            compared.size = rows.size;
            for (std::size_t i = 0; i < op_.slots.size(); ++i) {
                compared.columns.push_back(nth_slot(i), rows[op_.slots[i]]);
            }
            const auto first = groups_->add(std::move(compared));
            if (first.empty()) continue;
            batch = gather(rows, first, kept_);
            batch.multiplicity.clear();
            return true;
        }
        return false;
    }

    const plan::Distinct& op_;
    GroupShape shape_;
    Tree& tree_;
    OperatorPtr input_;
    Wanted kept_;
    std::optional<SpillingGroups> groups_;
    bool exhausted_ = false;
};

}  // namespace

OperatorPtr make(const plan::Aggregate& op, Tree& tree, OperatorPtr input, Wanted) {
    if (op.keys.empty()) return std::make_unique<AggregateAll>(op, tree, std::move(input));
    return std::make_unique<Aggregate>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Distinct& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Distinct>(op, tree, std::move(input));
}

}  // namespace dossier::query::exec
