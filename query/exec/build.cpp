#include "query/exec/build.hpp"

#include <algorithm>

#include "query/exec/profiler.hpp"
#include "query/exec/rows.hpp"
#include "query/exec/watched.hpp"
#include "query/plan/explain.hpp"
#include "query/progress.hpp"

namespace dossier::query::exec {

namespace {

class Argument final : public Operator {
public:
    explicit Argument(Tree& tree) : tree_{tree} {}

    bool next(Batch& batch) override {
        if (done_) return false;
        done_ = true;
        if (tree_.argument.size == 0) return false;
        batch = tree_.argument;
        return true;
    }
    void reset() override { done_ = false; }

private:
    Tree& tree_;
    bool done_ = false;
};

/// Rows that were made anew, by a group, a choice or a union, with the columns of the row outside again.
class OuterColumns final : public Operator {
public:
    OuterColumns(const Tree& tree, OperatorPtr input, Wanted wanted)
        : tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) override {
        if (!input_->next(batch)) return false;
        const Batch& outer = *tree_.outer;
        const std::vector<std::uint32_t> first(batch.size, 0);
        for (const auto& [slot, column] : outer.columns) {
            if (column.absent() || !is_wanted(slot, wanted_)) continue;
            Column& here = batch[slot];
            if (here.absent()) here = column.gather(first);
        }
        return true;
    }
    void reset() override { input_->reset(); }

private:
    const Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
};

bool makes_rows_anew(const plan::Plan& plan) {
    return plan.as<plan::Aggregate>() || plan.as<plan::Distinct>() || plan.as<plan::Union>() ||
           plan.as<plan::Compose>();
}

/// `alone`: the right side runs for one row at a time.
Inner inner(const plan::Plan& plan, const Tree& outer, std::size_t batch_size, bool alone) {
    auto tree = std::make_unique<Tree>(Tree{outer.context, batch_size, {}, outer.outer});
    if (alone) tree->outer = &tree->argument;
    OperatorPtr root = build(plan, *tree);
    return {std::move(tree), std::move(root)};
}

// A right side that is asked only whether it has a row need not find a whole batch.
constexpr std::size_t existence_batch = 16;

/// Which inputs an operator has decides how it is made.
struct Builder {
    const plan::Plan& plan;
    Tree& tree;

    [[nodiscard]] OperatorPtr input() const { return build(plan.inputs[0], tree); }
    [[nodiscard]] Inner right(bool alone = false) const { return inner(plan.inputs[1], tree, tree.batch_size, alone); }

    OperatorPtr operator()(const plan::Argument&) const { return std::make_unique<Argument>(tree); }
    OperatorPtr operator()(const plan::Optional& op) const { return make(op, tree, input(), right(), plan.wanted); }
    OperatorPtr operator()(const plan::Apply& op) const {
        if (!op.transactions) return make(op, tree, input(), right(true), plan.wanted);
        return make(op, tree, input(), [builder = *this] { return builder.right(true); });
    }
    OperatorPtr operator()(const plan::Compose& op) const { return make(op, tree, input(), right()); }
    OperatorPtr operator()(const plan::SemiApply& op) const {
        const std::size_t batch = std::min(tree.batch_size, existence_batch);
        return make(op, tree, input(), inner(plan.inputs[1], tree, batch, true), plan.wanted);
    }
    OperatorPtr operator()(const plan::Union& op) const {
        std::vector<OperatorPtr> inputs;
        for (const auto& branch : plan.inputs) inputs.push_back(build(branch, tree));
        return make(op, tree, std::move(inputs));
    }
    OperatorPtr operator()(const plan::Create& op) const { return make(op, tree, input()); }
    OperatorPtr operator()(const plan::Update& op) const { return make(op, tree, input()); }
    OperatorPtr operator()(const plan::Merge& op) const { return make(op, tree, input(), right()); }
    OperatorPtr operator()(const plan::Delete& op) const { return make(op, tree, input()); }
    OperatorPtr operator()(const plan::Gather& op) const { return make(op, tree, plan.inputs[0]); }
    template <typename Op>
    OperatorPtr operator()(const Op& op) const {
        return make(op, tree, input(), plan.wanted);
    }
};

}  // namespace

OperatorPtr build(const plan::Plan& plan, Tree& tree) {
    if (&plan == tree.shared) return std::make_unique<Argument>(tree);
    OperatorPtr made = std::visit(Builder{plan, tree}, plan.op);
    if (tree.outer && makes_rows_anew(plan)) made = std::make_unique<OuterColumns>(tree, std::move(made), plan.wanted);
    if (Progress* const progress = Progress::of_this_thread()) {
        made = watched(*progress, plan::operator_name(plan), std::move(made));
    }
    Profiler* profiler = tree.context.profiler;
    return profiler ? profiler->measured(plan, std::move(made)) : std::move(made);
}

}  // namespace dossier::query::exec
