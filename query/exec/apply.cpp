#include <numeric>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/value_text.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/operators.hpp"

namespace dossier::query::exec {

namespace {

/// One null in a row of the slot.
Column nulls(std::size_t rows) { return Column{std::vector<Value>(rows)}; }

/// An outer join. The right side gets whole batches of left rows, each with its number, and keeps their order; a number
/// that does not come back had no match.
class Optional final : public Operator {
public:
    Optional(const plan::Optional& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted)
        : op_{op}, tree_{tree}, left_{std::move(left)}, right_{std::move(right)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) override {
        while (true) {
            if (!open_) {
                if (!left_->next(current_)) return false;
                tree_.context.check();
                if (current_.size == 0) continue;
                start();
            }
            if (right_.root->next(matches_)) {
                if (matches_.size == 0) continue;
                batch = with_gaps(last_number(matches_) + 1);
                return true;
            }
            open_ = false;
            if (seen_ == current_.size) continue;
            matches_ = Batch{};
            batch = with_gaps(current_.size);
            return true;
        }
    }

    void reset() override {
        left_->reset();
        open_ = false;
        seen_ = 0;
    }

private:
    void start() {
        std::vector<Value> numbers(current_.size);
        for (std::size_t row = 0; row < current_.size; ++row) numbers[row] = static_cast<std::int64_t>(row);
        current_[op_.row] = Column{std::move(numbers)};
        right_.tree->argument = current_;
        right_.root->reset();
        seen_ = 0;
        open_ = true;
    }

    std::size_t number(const Batch& rows, std::size_t row) const {
        return static_cast<std::size_t>(rows[op_.row].at(row).as_integer());
    }
    std::size_t last_number(const Batch& rows) const { return number(rows, rows.size - 1); }

    /// The matches, and before, between and behind them the left rows without any, up to the left row `end`.
    Batch with_gaps(std::size_t end) {
        Batch rows;
        std::size_t from = 0;  // in matches_
        const auto add_gap = [&](std::size_t until) {
            if (seen_ >= until) return;
            if (op_.mandatory) fail(seen_);
            Batch gap = slice(current_, seen_, until, wanted_);
            for (const Slot slot : op_.nulls) {
                if (is_wanted(slot, wanted_)) gap[slot] = nulls(gap.size);
            }
            append(rows, gap);
        };
        for (std::size_t row = 0; row < matches_.size; ++row) {
            const std::size_t here = number(matches_, row);
            if (here > seen_) {
                append(rows, slice(matches_, from, row));
                from = row;
                add_gap(here);
            }
            seen_ = here + 1;
        }
        if (from == 0 && rows.size == 0) {
            rows = std::move(matches_);
        } else {
            append(rows, slice(matches_, from, matches_.size));
        }
        add_gap(end);
        seen_ = std::max(seen_, end);
        drop_unwanted(rows, wanted_);
        return rows;
    }

    /// MANDATORY MATCH found nothing for this left row: with what it looked.
    [[noreturn]] void fail(std::size_t row) const {
        const Batch left = slice(current_, row, row + 1);
        std::vector<std::string> known;
        for (const auto& [name, expression] : op_.mandatory->known) {
            const Value value = evaluate(expression, left, tree_.context).at(0);
            known.push_back(fmt::format("`{}` is {}", name, graph::literal(value, &tree_.context.graph)));
        }
        fault(graph::ErrorType::entity_not_found, graph::ErrorCode::does_not_exist, "MANDATORY MATCH found nothing",
              op_.mandatory->where, fmt::format("{}", fmt::join(known, ", ")));
    }

    const plan::Optional& op_;
    Tree& tree_;
    OperatorPtr left_;
    Inner right_;
    Wanted wanted_;
    Batch current_, matches_;
    std::size_t seen_ = 0;  ///< left rows before this one are done
    bool open_ = false;
};

class Apply final : public Operator {
public:
    Apply(const plan::Apply& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted)
        : op_{op}, tree_{tree}, left_{std::move(left)}, right_{std::move(right)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) override {
        while (true) {
            if (!open_) {
                if (!advance()) return false;
                right_.tree->argument = single(current_, row_);
                right_.root->reset();
                open_ = true;
                found_ = false;
            }
            Batch rows;
            if (right_.root->next(rows)) {
                if (rows.size == 0 || op_.unit) continue;
                found_ = true;
                batch = beside(current_, row_, std::move(rows), op_.results, wanted_);
                return true;
            }
            open_ = false;
            const bool alone = op_.unit || (op_.optional && !found_);
            if (!alone) continue;
            batch = slice(current_, row_, row_ + 1, wanted_);
            for (const Slot slot : op_.results) batch[slot] = nulls(1);
            return true;
        }
    }

    void reset() override {
        left_->reset();
        current_ = Batch{};
        row_ = 0;
        open_ = started_ = false;
    }

private:
    bool advance() {
        if (started_) ++row_;
        started_ = true;
        while (row_ >= current_.size) {
            if (!left_->next(current_)) return false;
            // What the right side writes it writes for each row. That it may is all that is known here.
            if (tree_.context.writer) current_ = repeated(std::move(current_));
            row_ = 0;
        }
        tree_.context.check();
        return true;
    }

    const plan::Apply& op_;
    Tree& tree_;
    OperatorPtr left_;
    Inner right_;
    Wanted wanted_;
    Batch current_;
    std::uint32_t row_ = 0;
    bool started_ = false, open_ = false, found_ = false;
};

/// The right side runs once, over all left rows; with none it runs all the same, for an aggregate of nothing is a row.
class Compose final : public Operator {
public:
    Compose(Tree& tree, OperatorPtr left, Inner right)
        : left_{std::move(left)}, right_{std::move(right)}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!open_) {
            rows_.fill(*left_);
            right_.tree->argument = std::move(rows_.all());
            right_.root->reset();
            open_ = true;
        }
        return right_.root->next(batch);
    }
    void reset() override {
        left_->reset();
        rows_.clear();
        open_ = false;
    }

private:
    OperatorPtr left_;
    Inner right_;
    Rows rows_;  // accounts for the rows, which the right side's argument holds
    bool open_ = false;
};

class SemiApply final : public Operator {
public:
    SemiApply(const plan::SemiApply& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted)
        : op_{op}, tree_{tree}, left_{std::move(left)}, right_{std::move(right)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) override {
        Batch rows;
        while (left_->next(rows)) {
            std::vector<std::uint32_t> passing;
            for (std::uint32_t row = 0; row < rows.size; ++row) {
                tree_.context.check();
                if (exists(rows, row) != op_.anti) passing.push_back(row);
            }
            if (passing.empty()) continue;
            batch = gather(rows, passing, wanted_);
            return true;
        }
        return false;
    }
    void reset() override { left_->reset(); }

private:
    bool exists(const Batch& rows, std::uint32_t row) {
        right_.tree->argument = single(rows, row);
        right_.root->reset();
        Batch found;
        while (right_.root->next(found)) {
            if (found.size > 0) return true;
        }
        return false;
    }

    const plan::SemiApply& op_;
    Tree& tree_;
    OperatorPtr left_;
    Inner right_;
    Wanted wanted_;
};

class Union final : public Operator {
public:
    Union(const plan::Union& op, std::vector<OperatorPtr> inputs) : op_{op}, inputs_{std::move(inputs)} {}

    bool next(Batch& batch) override {
        for (; at_ < inputs_.size(); ++at_) {
            if (!inputs_[at_]->next(batch)) continue;
            ColumnsBySlot columns;
            for (std::size_t i = 0; i < op_.results.size(); ++i) columns[op_.results[i]] = batch[op_.branches[at_][i]];
            batch.columns = std::move(columns);  // what else the branch holds, the others do not
            if (op_.subtracts && at_ > 0) negate(batch);
            return true;
        }
        return false;
    }
    void reset() override {
        for (const auto& input : inputs_) input->reset();
        at_ = 0;
    }

private:
    static void negate(Batch& batch) {
        if (batch.multiplicity.empty()) batch.multiplicity.assign(batch.size, 1);
        for (std::uint64_t& times : batch.multiplicity) times = 0 - times;
    }

    const plan::Union& op_;
    std::vector<OperatorPtr> inputs_;
    std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make(const plan::Optional& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted) {
    return std::make_unique<Optional>(op, tree, std::move(left), std::move(right), std::move(wanted));
}

OperatorPtr make(const plan::Apply& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted) {
    return std::make_unique<Apply>(op, tree, std::move(left), std::move(right), std::move(wanted));
}

OperatorPtr make(const plan::Compose&, Tree& tree, OperatorPtr left, Inner right) {
    return std::make_unique<Compose>(tree, std::move(left), std::move(right));
}

OperatorPtr make(const plan::SemiApply& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted) {
    return std::make_unique<SemiApply>(op, tree, std::move(left), std::move(right), std::move(wanted));
}

OperatorPtr make(const plan::Union& op, Tree&, std::vector<OperatorPtr> inputs) {
    return std::make_unique<Union>(op, std::move(inputs));
}

}  // namespace dossier::query::exec
