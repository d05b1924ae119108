#include <algorithm>
#include <numeric>

#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/row_order.hpp"

namespace dossier::query::exec {

namespace {

/// Keeps no more than twice the rows that are wanted, so that sorting them is paid for by the rows thrown away.
class Top final : public Operator {
public:
    Top(const plan::Top& op, Tree& tree, OperatorPtr input)
        : op_{op}, order_{op.keys, tree.context}, tree_{tree}, input_{std::move(input)}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!sorted_) fill();
        sorted_ = true;
        return rows_.hand_out(batch, tree_.batch_size);
    }
    void reset() override {
        input_->reset();
        rows_.clear();
        sorted_ = false;
    }

private:
    void fill() {
        const std::uint64_t limit = evaluate_count(op_.limit, tree_.context, "LIMIT");
        const std::uint64_t skip = op_.skip ? evaluate_count(*op_.skip, tree_.context, "SKIP") : 0;
        const std::uint64_t most = limit + skip;  // two 63-bit numbers
        rows_.clear();
        Batch batch;
        while (input_->next(batch)) {
            tree_.context.check();
            rows_.add(batch);
            if (rows_.all().size / 2 > most + tree_.batch_size) keep(most);
        }
        keep(most);
    }

    void keep(std::uint64_t most) {
        if (rows_.all().size == 0) return;
        rows_.replace(rows_.all().gather(order_.rows(order_.keys(rows_.all()), rows_.all().size, most)));
    }

    const plan::Top& op_;
    RowOrder order_;
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
    bool sorted_ = false;
};

/// The part of `batch` that comes after `skip` rows and no later than `most` rows after them, counted with
/// multiplicity.
Batch window(const Batch& batch, std::uint64_t skip, std::uint64_t most) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint64_t> multiplicity;
    for (std::uint32_t row = 0; row < batch.size && most > 0; ++row) {
        const std::uint64_t here = multiplicity_at(batch, row);
        const std::uint64_t skipped = std::min(skip, here);
        const std::uint64_t kept = std::min(here - skipped, most);
        skip -= skipped;
        most -= kept;
        if (kept == 0) continue;
        rows.push_back(row);
        multiplicity.push_back(kept);
    }
    Batch part = batch.gather(rows);
    if (!batch.multiplicity.empty()) part.multiplicity = std::move(multiplicity);
    return part;
}

std::uint64_t row_count(const Batch& batch) {
    if (batch.multiplicity.empty()) return batch.size;
    return std::accumulate(batch.multiplicity.begin(), batch.multiplicity.end(), std::uint64_t{0});
}

class Skip final : public Operator {
public:
    Skip(const plan::Skip& op, Tree& tree, OperatorPtr input) : op_{op}, tree_{tree}, input_{std::move(input)} {}

    bool next(Batch& batch) override {
        if (!left_) left_ = evaluate_count(op_.count, tree_.context, "SKIP");
        while (input_->next(batch)) {
            if (*left_ == 0) return true;
            const std::uint64_t rows = row_count(batch);
            const std::uint64_t skipped = std::min(rows, *left_);
            if (skipped < rows) batch = window(batch, skipped, rows - skipped);
            *left_ -= skipped;
            if (skipped < rows) return true;
        }
        return false;
    }
    void reset() override {
        input_->reset();
        left_.reset();
    }

private:
    const plan::Skip& op_;
    Tree& tree_;
    OperatorPtr input_;
    std::optional<std::uint64_t> left_;
};

class Limit final : public Operator {
public:
    Limit(const plan::Limit& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)}, first_{tree.context} {}

    bool next(Batch& batch) override {
        if (!left_) {
            left_ = evaluate_count(op_.count, tree_.context, "LIMIT");
            if (op_.pulls) pull_all();
        }
        return op_.pulls ? first_.hand_out(batch, tree_.batch_size) : pull(batch);
    }
    void reset() override {
        input_->reset();
        first_.clear();
        left_.reset();
    }

private:
    /// What is left to hand on of the next rows; false when that is none.
    bool pull(Batch& batch) {
        if (*left_ == 0 || !input_->next(batch)) return false;
        const std::uint64_t rows = row_count(batch);
        if (rows > *left_) batch = window(batch, 0, *left_);
        *left_ -= std::min(rows, *left_);
        return true;
    }

    /// Keeps the rows to hand on, and lets those behind them come too, for what they do.
    void pull_all() {
        Batch batch;
        while (pull(batch)) first_.add(batch);
        while (input_->next(batch)) tree_.context.check();
    }

    const plan::Limit& op_;
    Tree& tree_;
    OperatorPtr input_;
    Rows first_;  // of one that pulls
    std::optional<std::uint64_t> left_;
};

class Barrier final : public Operator {
public:
    Barrier(Tree& tree, OperatorPtr input) : tree_{tree}, input_{std::move(input)}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!filled_) rows_.fill(*input_);
        filled_ = true;
        return rows_.hand_out(batch, tree_.batch_size);
    }
    void reset() override {
        input_->reset();
        rows_.clear();
        filled_ = false;
    }

private:
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
    bool filled_ = false;
};

}  // namespace

OperatorPtr make(const plan::Top& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Top>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Skip& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Skip>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Limit& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Limit>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Barrier&, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Barrier>(tree, std::move(input));
}

}  // namespace dossier::query::exec
