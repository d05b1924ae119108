#include "query/plan/conjuncts.hpp"

#include <utility>

namespace dossier::query::plan {

std::vector<bind::Expression> conjuncts(const bind::Expression& predicate) {
    const auto* binary = std::get_if<bind::Binary>(&predicate.node);
    if (!binary || binary->op != bind::BinaryOp::logical_and) return {predicate};
    auto parts = conjuncts(*binary->left);
    for (auto& part : conjuncts(*binary->right)) parts.push_back(std::move(part));
    return parts;
}

Plan filtered(Plan input, std::vector<bind::Expression> predicates) {
    for (auto& predicate : predicates) {
        Plan above{Filter{std::move(predicate)}, {}, std::nullopt};
        above.inputs.push_back(std::move(input));
        input = std::move(above);
    }
    return input;
}

}  // namespace dossier::query::plan
