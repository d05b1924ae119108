#include "query/exec/build.hpp"

namespace dossier::query::exec {

namespace {

class Argument final : public Operator {
public:
    explicit Argument(Tree& tree) : tree_{tree} {}

    bool next(Batch& batch) override {
        if (done_) return false;
        done_ = true;
        batch = tree_.argument;
        if (batch.columns.size() < tree_.context.slots) batch.columns.resize(tree_.context.slots);
        return true;
    }
    void reset() override { done_ = false; }

private:
    Tree& tree_;
    bool done_ = false;
};

Inner inner(const plan::Plan& plan, const Tree& outer, std::size_t batch_size) {
    auto tree = std::make_unique<Tree>(Tree{outer.context, batch_size, {}});
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
    [[nodiscard]] Inner right() const { return inner(plan.inputs[1], tree, tree.batch_size); }

    OperatorPtr operator()(const plan::Argument&) const { return std::make_unique<Argument>(tree); }
    OperatorPtr operator()(const plan::Optional& op) const { return make(op, tree, input(), right()); }
    OperatorPtr operator()(const plan::Apply& op) const { return make(op, tree, input(), right()); }
    OperatorPtr operator()(const plan::SemiApply& op) const {
        const std::size_t batch = std::min(tree.batch_size, existence_batch);
        return make(op, tree, input(), inner(plan.inputs[1], tree, batch), plan.wanted);
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
    template <typename Op>
    OperatorPtr operator()(const Op& op) const {
        return make(op, tree, input(), plan.wanted);
    }
};

}  // namespace

OperatorPtr build(const plan::Plan& plan, Tree& tree) { return std::visit(Builder{plan, tree}, plan.op); }

}  // namespace dossier::query::exec
