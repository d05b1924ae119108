#include <optional>
#include <variant>

#include "query/exec/operators.hpp"
#include "query/exec/row_form.hpp"
#include "query/exec/row_order.hpp"
#include "query/exec/sorted_runs.hpp"

namespace dossier::query::exec {

namespace {

/// All rows in order. Those that pass a share of the memory limit go to disk in sorted runs, which are merged again.
class Sort final : public Operator {
public:
    Sort(const plan::Sort& op, Tree& tree, OperatorPtr input)
        : op_{op},
          order_{op.keys, tree.context},
          tree_{tree},
          input_{std::move(input)},
          rows_{tree.context},
          space_{tree.context} {}

    bool next(Batch& batch) override {
        if (!sorted_) fill();
        sorted_ = true;
        if (!runs_) return rows_.hand_out(batch, tree_.batch_size);
        auto records = next_records(*runs_, tree_.batch_size, tree_.context);
        if (records.empty()) return false;
        batch = form_.rows(records, 0);
        return true;
    }
    void reset() override {
        input_->reset();
        rows_.clear();
        runs_.reset();
        form_ = RowForm{};
        sorted_ = false;
    }

private:
    void fill() {
        rows_.clear();
        std::int64_t held = 0;
        Batch batch;
        while (input_->next(batch)) {
            tree_.context.check();
            held += bytes_of(batch);
            rows_.add(batch);
            if (!is_time_to_spill(tree_.context, held)) continue;
            write_run();
            held = 0;
        }
        if (rows_.all().size == 0) return;
        if (runs_) return write_run();
        const auto keys = order_.keys(rows_.all());
        rows_.replace(rows_.all().gather(order_.rows(keys, rows_.all().size, rows_.all().size)));
    }

    void write_run() {
        const Batch& all = rows_.all();
        if (all.size == 0) return;
        form_.learn(all);
        if (!runs_) begin_runs();
        const auto keys = order_.keys(all);
        RecordWriter writer = runs_->begin_run();
        std::vector<Value> record;
        for (const std::uint32_t row : order_.rows(keys, all.size, all.size)) {
            record.clear();
            form_.append(record, all, row);
            for (const std::size_t key : computed_) record.push_back(keys[key].at(row));
            writer.add(record);
        }
        runs_->end_run(std::move(writer));
        rows_.clear();
    }

    /// A key that is a column of the rows stands among them. Others are written too: computed again, `rand()` would
    /// tell another order.
    void begin_runs() {
        computed_.clear();
        std::vector<KeyPlace> places;
        for (std::size_t key = 0; key < op_.keys.size(); ++key) {
            const auto* variable = std::get_if<bind::Variable>(&op_.keys[key].expression.node);
            auto place = variable != nullptr ? form_.cell_of(variable->slot) : std::nullopt;
            if (!place) {
                place = form_.cells() + computed_.size();
                computed_.push_back(key);
            }
            places.push_back({*place, op_.keys[key].descending});
        }
        runs_.emplace(space_, form_.cells() + computed_.size(), std::move(places));
    }

    const plan::Sort& op_;
    RowOrder order_;
    Tree& tree_;
    OperatorPtr input_;
    Rows rows_;
    RowForm form_;
    SpillSpace space_;
    std::optional<SortedRuns> runs_;     // where memory did not do
    std::vector<std::size_t> computed_;  // keys that are no column of the rows
    bool sorted_ = false;
};

}  // namespace

OperatorPtr make(const plan::Sort& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<Sort>(op, tree, std::move(input));
}

}  // namespace dossier::query::exec
