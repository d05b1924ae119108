#include <numeric>

#include "query/exec/evaluate.hpp"
#include "query/exec/functions/aggregate.hpp"
#include "query/exec/grouping.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/placed.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::exec {

namespace {

/// Groups in the order in which they first come.
class Aggregate final : public Operator {
public:
    Aggregate(const plan::Aggregate& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)}, grouping_{tree.context}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        if (!gathered_) {
            gather_all();
            gathered_ = true;
        }
        return rows_.hand_out(batch, tree_.batch_size);
    }

    void reset() override {
        input_->reset();
        rows_.clear();
        gathered_ = false;
    }

private:
    using Accumulators = std::vector<std::unique_ptr<Accumulator>>;

    void gather_all() {
        keys_.assign(op_.keys.size(), {});
        groups_.clear();
        rows_of_.clear();
        grouping_.clear();
        if (op_.keys.empty()) add_group();  // a result even of no rows
        Batch batch;
        while (input_->next(batch)) {
            tree_.context.check();
            if (batch.size > 0) add(batch);
        }
        if (op_.of_difference && !op_.keys.empty()) drop_empty();
        rows_.replace(results());
        groups_.clear();
        grouping_.clear();
    }

    void add_group() {
        Accumulators accumulators;
        for (const auto& aggregate : op_.aggregates) accumulators.push_back(make_accumulator(aggregate, tree_.context));
        groups_.push_back(std::move(accumulators));
    }

    void add(const Batch& batch) {
        std::vector<Column> keys;
        for (const auto& key : op_.keys) keys.push_back(evaluate(key.expression, batch, tree_.context));
        const std::vector<std::uint32_t> groups =
            op_.keys.empty() ? std::vector<std::uint32_t>(batch.size, 0) : grouping_.groups(keys, batch.size);
        for (std::uint32_t row = 0; row < batch.size; ++row) {
            if (groups[row] < groups_.size()) continue;
            add_group();
            for (std::size_t k = 0; k < keys.size(); ++k) keys_[k].push_back(keys[k].at(row));
        }
        for (std::size_t a = 0; a < op_.aggregates.size(); ++a) add(batch, a, groups);
        if (!op_.of_difference) return;
        rows_of_.resize(groups_.size(), 0);
        for (std::uint32_t row = 0; row < batch.size; ++row) rows_of_[groups[row]] += multiplicity_at(batch, row);
    }

    void add(const Batch& batch, std::size_t aggregate, const std::vector<std::uint32_t>& groups) {
        const auto& wanted = op_.aggregates[aggregate];
        if (wanted.arguments.empty() && op_.keys.empty()) {
            const std::uint64_t rows =
                batch.multiplicity.empty()
                    ? batch.size
                    : std::accumulate(batch.multiplicity.begin(), batch.multiplicity.end(), std::uint64_t{0});
            groups_[0][aggregate]->add({}, rows);
            return;
        }
        std::vector<Column> columns;
        for (const auto& argument : wanted.arguments) columns.push_back(evaluate(argument, batch, tree_.context));
        std::vector<Value> arguments(columns.size());
        placed(wanted.where, [&] {
            for (std::size_t row = 0; row < batch.size; ++row) {
                for (std::size_t i = 0; i < columns.size(); ++i) arguments[i] = columns[i].at(row);
                groups_[groups[row]][aggregate]->add(arguments, multiplicity_at(batch, row));
            }
        });
    }

    /// Groups all of whose rows were taken away again.
    void drop_empty() {
        std::size_t kept = 0;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            if (rows_of_[group] == 0) continue;
            if (kept != group) {
                groups_[kept] = std::move(groups_[group]);
                for (auto& key : keys_) key[kept] = std::move(key[group]);
            }
            ++kept;
        }
        groups_.resize(kept);
        for (auto& key : keys_) key.resize(kept);
    }

    Batch results() {
        Batch batch;
        batch.size = groups_.size();
        for (std::size_t k = 0; k < op_.keys.size(); ++k) {
            batch[op_.keys[k].slot] = Column{std::move(keys_[k])};
        }
        for (std::size_t a = 0; a < op_.aggregates.size(); ++a) {
            std::vector<Value> values;
            values.reserve(groups_.size());
            placed(op_.aggregates[a].where, [&] {
                for (const auto& group : groups_) values.push_back(group[a]->result());
            });
            batch[op_.aggregates[a].slot] = Column{std::move(values)};
        }
        return batch;
    }

    const plan::Aggregate& op_;
    Tree& tree_;
    OperatorPtr input_;
    Grouping grouping_;
    std::vector<std::vector<Value>> keys_;  // by key, then by group
    std::vector<Accumulators> groups_;
    std::vector<std::uint64_t> rows_of_;  // by group, where rows take others away
    Rows rows_;
    bool gathered_ = false;
};

/// The first of equivalent rows, with the slots that were compared and no others.
class Distinct final : public Operator {
public:
    Distinct(const plan::Distinct& op, Tree& tree, OperatorPtr input)
        : op_{op},
          tree_{tree},
          input_{std::move(input)},
          kept_{plan::SlotSet{op.slots}.to_vector()},
          grouping_{tree.context} {}

    bool next(Batch& batch) override {
        Batch rows;
        while (input_->next(rows)) {
            tree_.context.check();
            std::vector<Column> keys;
            for (const Slot slot : op_.slots) keys.push_back(rows[slot]);
            std::size_t known = grouping_.size();
            const auto groups = grouping_.groups(keys, rows.size);
            std::vector<std::uint32_t> first;
            for (std::uint32_t row = 0; row < rows.size; ++row) {
                if (groups[row] < known) continue;
                ++known;
                first.push_back(row);
            }
            if (first.empty()) continue;
            batch = gather(rows, first, kept_);
            batch.multiplicity.clear();
            return true;
        }
        return false;
    }

    void reset() override {
        input_->reset();
        grouping_.clear();
    }

private:
    const plan::Distinct& op_;
    Tree& tree_;
    OperatorPtr input_;
    Wanted kept_;
    Grouping grouping_;
};

}  // namespace

OperatorPtr make(const plan::Aggregate& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Aggregate>(op, tree, std::move(input));
}

OperatorPtr make(const plan::Distinct& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Distinct>(op, tree, std::move(input));
}

}  // namespace dossier::query::exec
