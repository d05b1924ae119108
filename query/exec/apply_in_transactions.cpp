#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/writer.hpp"
#include "query/own_transaction.hpp"

// CALL … IN TRANSACTIONS: so many left rows, the right side for each of them, a commit; then the next rows. Rows go on
// when their transaction is over. The planner sees to it that nobody else has written anything meanwhile.

namespace dossier::query::exec {

namespace {

using OnError = bind::Transactions::OnError;

constexpr std::uint64_t usual_rows = 1000;

class ApplyInTransactions final : public Operator {
public:
    ApplyInTransactions(const plan::Apply& op, Tree& tree, OperatorPtr left, std::function<Inner()> make_right)
        : op_{op},
          tree_{tree},
          left_{std::move(left)},
          make_right_{std::move(make_right)},
          right_{make_right_()},
          rows_{tree.context},
          results_{tree.context} {}

    bool next(Batch& batch) override {
        while (!results_.hand_out(batch, tree_.batch_size)) {
            if (!collect()) return false;
            give_results(stopped_ ? Outcome{} : transact());
        }
        return true;
    }

    void reset() override {
        left_->reset();
        rest_ = Batch{};
        taken_ = 0;
        rows_.clear();
        results_.clear();
        number_ = 0;
        stopped_ = exhausted_ = false;
    }

private:
    /// What became of the transaction of some rows.
    struct Outcome {
        std::size_t number = 0;  ///< 0: it was not begun
        bool committed = false;
        std::string error;
    };

    const bind::Transactions& transactions() const noexcept { return *op_.transactions; }

    /// Takes the rows of the next transaction; false when there are none.
    bool collect() {
        if (!wanted_) read_counts();
        rows_.clear();
        while (rows_.all().size < *wanted_ && !exhausted_) {
            if (taken_ == rest_.size) {
                taken_ = 0;
                rest_ = Batch{};
                exhausted_ = !left_->next(rest_);
                if (exhausted_) break;
                rest_ = repeated(std::move(rest_));
                tree_.context.check();
                continue;
            }
            const std::size_t end = std::min<std::size_t>(rest_.size, taken_ + (*wanted_ - rows_.all().size));
            rows_.add(slice(rest_, taken_, end));
            taken_ = end;
        }
        return rows_.all().size > 0;
    }

    void read_counts() {
        if (transactions().concurrency) {
            (void)evaluate_count(*transactions().concurrency, tree_.context, "CONCURRENT", 1);
        }
        wanted_ = usual_rows;
        if (transactions().rows) wanted_ = evaluate_count(*transactions().rows, tree_.context, "OF … ROWS", 1);
        // No batch holds more rows.
        wanted_ = std::min<std::uint64_t>(*wanted_, std::numeric_limits<std::uint32_t>::max());
    }

    /// Runs the right side for the rows and commits what it wrote. A limit that is reached ends the statement whatever
    /// ON ERROR says: the next transaction would meet it too.
    Outcome transact() {
        Context& context = tree_.context;
        Outcome outcome{.number = ++number_, .committed = false, .error = {}};
        try {
            run_right();
            if (context.writer) context.writer->check_constraints();
            context.transaction->commit();
            if (context.writer) context.writer->settle();
            outcome.committed = true;
        } catch (const graph::Error& error) {
            const graph::Diagnostic& fault = error.diagnostic();
            if (transactions().on_error == OnError::fail || fault.type == graph::ErrorType::resource_error) throw;
            context.transaction->roll_back();
            if (context.writer) context.writer->forget();
            right_ = make_right_();
            outcome.error = fault.message;
            stopped_ = transactions().on_error == OnError::stop;
        }
        return outcome;
    }

    void run_right() {
        Batch rows;
        for (std::uint32_t row = 0; row < rows_.all().size; ++row) {
            tree_.context.check();
            right_.tree->argument = single(rows_.all(), row);
            right_.root->reset();
            bool found = false;
            while (right_.root->next(rows)) {
                if (op_.unit || rows.size == 0) continue;
                found = true;
                results_.add(repeated(beside(rows_.all(), row, std::move(rows), op_.results)));
            }
            if (op_.optional && !op_.unit && !found) results_.add(without_results(row, row + 1));
        }
    }

    Batch without_results(std::size_t begin, std::size_t end) const {
        Batch rows = slice(rows_.all(), begin, end);
        for (const Slot slot : op_.results) rows[slot] = Column{std::vector<Value>(rows.size)};
        return rows;
    }

    /// What the right side gave; of a transaction that was not committed, its rows with nulls.
    void give_results(const Outcome& outcome) {
        if (op_.unit || !outcome.committed) results_.replace(without_results(0, rows_.all().size));
        rows_.clear();
        if (!transactions().status) return;
        Batch& results = results_.all();
        results[*transactions().status] = Column{std::vector<Value>(results.size, status(outcome))};
    }

    static Value status(const Outcome& outcome) {
        const bool began = outcome.number > 0;
        return graph::Map{
            {"started", began},
            {"committed", outcome.committed},
            {"transactionId", began ? Value{fmt::format("transaction-{}", outcome.number)} : Value{}},
            {"errorMessage", outcome.error.empty() ? Value{} : Value{outcome.error}},
        };
    }

    const plan::Apply& op_;
    Tree& tree_;
    OperatorPtr left_;
    std::function<Inner()> make_right_;
    Inner right_;
    std::optional<std::uint64_t> wanted_;  ///< rows of each transaction
    Batch rest_;                           ///< what the left side gave last, of which `taken_` rows are taken
    std::size_t taken_ = 0;
    Rows rows_, results_;  ///< of the transaction at hand
    std::size_t number_ = 0;
    bool stopped_ = false, exhausted_ = false;
};

}  // namespace

OperatorPtr make(const plan::Apply& op, Tree& tree, OperatorPtr left, std::function<Inner()> right) {
    return std::make_unique<ApplyInTransactions>(op, tree, std::move(left), std::move(right));
}

}  // namespace dossier::query::exec
