#include "query/exec/operators.hpp"
#include "query/exec/steps.hpp"

// What only needs to know how many steps there are, or whether there is one: degrees and look-ups in sorted lists, no
// row for a step.

namespace dossier::query::exec {

namespace {

/// Keeps of each batch the rows that it is told to, and how often.
class RowChooser : public Operator {
public:
    RowChooser(const plan::Walk& walk, Tree& tree, OperatorPtr input, Wanted wanted)
        : walk_{walk}, tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) final {
        Batch input;
        while (input_->next(input)) {
            tree_.context.check();
            steps_.open(walk_, tree_.context.graph);
            rows_.clear();
            choose(input);
            if (rows_.empty()) continue;
            batch = gather(input, rows_, wanted_);
            finish(batch);
            return true;
        }
        return false;
    }

    void reset() final { input_->reset(); }

protected:
    virtual void choose(const Batch& input) = 0;
    virtual void finish(Batch&) {}

    const plan::Walk& walk_;  // of the logical operator
    Steps steps_;
    std::vector<std::uint32_t> rows_;
    std::vector<RelationshipId> used_;

private:
    Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
};

/// Degrees instead of rows. The relationships already used in the MATCH are all different, so those of them that are
/// steps from here are just so many too many.
class CountExpand final : public RowChooser {
public:
    CountExpand(const plan::CountExpand& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowChooser{op.walk, tree, std::move(input), std::move(wanted)}, optional_{op.optional} {}

protected:
    void choose(const Batch& input) override {
        times_.clear();
        const Column& from = input[walk_.from];
        for (std::uint32_t row = 0; row < input.size; ++row) {
            const NodeId node = node_at(from, row);
            std::uint64_t steps = node == no_node ? 0 : steps_.count(node);
            if (steps > 0 && !walk_.different_from.empty()) {
                collect_used(input, row, walk_.different_from, used_);
                steps -= steps_.among(used_, node);
            }
            if (steps == 0 && !optional_) continue;
            rows_.push_back(row);
            times_.push_back(std::max<std::uint64_t>(1, steps) * multiplicity_at(input, row));
        }
    }
    void finish(Batch& batch) override { batch.multiplicity = std::move(times_); }

private:
    bool optional_;
    std::vector<std::uint64_t> times_;
};

class SemiExpand final : public RowChooser {
public:
    SemiExpand(const plan::SemiExpand& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowChooser{op.walk, tree, std::move(input), std::move(wanted)}, anti_{op.anti} {}

protected:
    void choose(const Batch& input) override {
        for (std::uint32_t row = 0; row < input.size; ++row) {
            if (leads_on(input, row) != anti_) rows_.push_back(row);
        }
    }

private:
    bool leads_on(const Batch& input, std::uint32_t row) {
        const NodeId node = node_at(input[walk_.from], row);
        const NodeId end = walk_.into ? node_at(input[walk_.to], row) : no_node;
        if (node == no_node || (walk_.into && end == no_node)) return false;
        const std::uint64_t steps = walk_.into ? steps_.count(node, end) : steps_.count(node);
        if (steps == 0 || walk_.different_from.empty()) return steps > 0;
        collect_used(input, row, walk_.different_from, used_);
        return steps > steps_.among(used_, node, end);
    }

    bool anti_;
};

}  // namespace

OperatorPtr make(const plan::CountExpand& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<CountExpand>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::SemiExpand& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<SemiExpand>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
