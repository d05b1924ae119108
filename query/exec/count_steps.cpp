#include "query/exec/operators.hpp"
#include "query/exec/row_chooser.hpp"
#include "query/exec/steps.hpp"

// What only needs to know how many steps there are, or whether there is one: degrees and look-ups in sorted lists, no
// row for a step.

namespace dossier::query::exec {

namespace {

/// What chooses rows by the steps of one walk.
class StepChooser : public RowChooser {
public:
    StepChooser(const plan::Walk& walk, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowChooser{tree, std::move(input), std::move(wanted)}, walk_{walk} {}

protected:
    void open(const graph::PropertyGraph& graph) final { steps_.open(walk_, graph); }

    const plan::Walk& walk_;  // of the logical operator
    Steps steps_;
    std::vector<RelationshipId> used_;
};

/// Degrees instead of rows. The relationships already used in the MATCH are all different, so those of them that are
/// steps from here are just so many too many.
class CountExpand final : public StepChooser {
public:
    CountExpand(const plan::CountExpand& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : StepChooser{op.walk, tree, std::move(input), std::move(wanted)}, optional_{op.optional} {}

protected:
    void choose(const Batch& input, std::vector<std::uint32_t>& rows) override {
        times_.clear();
        times_.reserve(input.size);
        rows.reserve(input.size);
        const Column& from = input[walk_.from];
        for (std::uint32_t row = 0; row < input.size; ++row) {
            const NodeId node = node_at(from, row);
            std::uint64_t steps = node == no_node ? 0 : steps_.count(node);
            if (steps > 0 && !walk_.different_from.empty()) {
                collect_used(input, row, walk_.different_from, used_);
                steps -= steps_.among(used_, node);
            }
            if (steps == 0 && !optional_) continue;
            rows.push_back(row);
            times_.push_back(std::max<std::uint64_t>(1, steps) * multiplicity_at(input, row));
        }
    }
    void finish(Batch& batch) override { batch.multiplicity = std::move(times_); }

private:
    bool optional_;
    std::vector<std::uint64_t> times_;
};

class SemiExpand final : public StepChooser {
public:
    SemiExpand(const plan::SemiExpand& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : StepChooser{op.walk, tree, std::move(input), std::move(wanted)}, anti_{op.anti} {}

protected:
    void choose(const Batch& input, std::vector<std::uint32_t>& rows) override {
        for (std::uint32_t row = 0; row < input.size; ++row) {
            if (leads_on(input, row) != anti_) rows.push_back(row);
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
