#include "query/exec/select_ids.hpp"

#include "query/exec/label_test.hpp"

namespace dossier::query::exec {

namespace {

using Rows = std::vector<std::uint32_t>;

/// The column of a variable, if `e` is one and has a value here.
const Column* column_of_variable(const bind::Expression& e, const Batch& batch) {
    const auto* variable = std::get_if<bind::Variable>(&e.node);
    return variable ? &batch[variable->slot] : nullptr;
}

/// Null is equal to nothing and different from nothing.
template <typename Id>
Rows compared(const std::vector<Id>& left, const std::vector<Id>& right, bool equal, Id none) {
    Rows rows;
    for (std::uint32_t row = 0; row < left.size(); ++row) {
        if ((left[row] == right[row]) == equal && left[row] != none && right[row] != none) rows.push_back(row);
    }
    return rows;
}

std::optional<Rows> select_by_ids(const bind::Binary& binary, const Batch& batch) {
    const bool equal = binary.op == bind::BinaryOp::equal;
    if (!equal && binary.op != bind::BinaryOp::not_equal) return std::nullopt;
    const Column* left = column_of_variable(*binary.left, batch);
    const Column* right = column_of_variable(*binary.right, batch);
    if (!left || !right) return std::nullopt;
    if (left->nodes() && right->nodes()) return compared(*left->nodes(), *right->nodes(), equal, no_node);
    if (left->relationships() && right->relationships()) {
        return compared(*left->relationships(), *right->relationships(), equal, no_relationship);
    }
    return std::nullopt;
}

std::optional<Rows> select_by_ids(const bind::LabelTest& test, const Batch& batch, const Context& context) {
    const Column* column = column_of_variable(*test.object, batch);
    if (!column || !column->nodes()) return std::nullopt;
    const LabelMatcher labels{test.labels, context.graph};
    Rows rows;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
        const NodeId node = (*column->nodes())[row];
        if (node == no_node) continue;
        if (!context.graph.contains(node)) return std::nullopt;  // deleted: the general way says what is wrong
        if (labels.matches(node)) rows.push_back(row);
    }
    return rows;
}

}  // namespace

std::optional<Rows> select_by_ids(const bind::Expression& predicate, const Batch& batch, const Context& context) {
    if (const auto* binary = std::get_if<bind::Binary>(&predicate.node)) return select_by_ids(*binary, batch);
    if (const auto* test = std::get_if<bind::LabelTest>(&predicate.node)) return select_by_ids(*test, batch, context);
    return std::nullopt;
}

}  // namespace dossier::query::exec
