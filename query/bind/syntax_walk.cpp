#include "query/bind/syntax_walk.hpp"

#include <algorithm>
#include <functional>
#include <type_traits>

#include "query/bind/functions.hpp"

namespace dossier::query::bind {

namespace {

using Part = syntax::Expression;
using Test = std::function<bool(const Part&)>;

bool any_of(const std::optional<Box<Part>>& part, const Test& test) { return part && test(**part); }

bool any_of(const std::vector<Part>& parts, const Test& test) { return std::ranges::any_of(parts, test); }

/// The direct parts of each node; leaves, patterns and subqueries have none.
struct AnyPart {
    const Test& test;

    template <typename Leaf>
    bool operator()(const Leaf&) const {
        return false;
    }
    bool operator()(const syntax::PropertyAccess& node) const { return test(*node.object); }
    bool operator()(const syntax::Subscript& node) const { return test(*node.object) || test(*node.index); }
    bool operator()(const syntax::Slice& node) const {
        return test(*node.list) || any_of(node.from, test) || any_of(node.to, test);
    }
    bool operator()(const syntax::ListLiteral& node) const { return any_of(node.elements, test); }
    bool operator()(const syntax::MapLiteral& node) const {
        return std::ranges::any_of(node.entries, [&](const syntax::MapEntry& entry) { return test(entry.value); });
    }
    bool operator()(const syntax::MapProjection& node) const {
        return std::ranges::any_of(node.items, [&](const auto& item) { return any_of(item.value, test); });
    }
    bool operator()(const syntax::Unary& node) const { return test(*node.operand); }
    bool operator()(const syntax::Binary& node) const { return test(*node.left) || test(*node.right); }
    bool operator()(const syntax::Comparison& node) const {
        return test(*node.first) ||
               std::ranges::any_of(node.rest, [&](const syntax::ComparisonLink& link) { return test(link.right); });
    }
    bool operator()(const syntax::NullTest& node) const { return test(*node.operand); }
    bool operator()(const syntax::LabelTest& node) const { return test(*node.operand); }
    bool operator()(const syntax::TypeTest& node) const { return test(*node.operand); }
    bool operator()(const syntax::FunctionCall& node) const { return any_of(node.arguments, test); }
    bool operator()(const syntax::Case& node) const {
        return any_of(node.operand, test) || any_of(node.otherwise, test) ||
               std::ranges::any_of(node.branches, [&](const syntax::CaseBranch& branch) {
                   return any_of(branch.when, test) || test(branch.then);
               });
    }
    bool operator()(const syntax::ListComprehension& node) const {
        return test(*node.list) || any_of(node.where, test) || any_of(node.projection, test);
    }
    bool operator()(const syntax::Quantifier& node) const { return test(*node.list) || test(*node.predicate); }
    bool operator()(const syntax::Reduce& node) const {
        return test(*node.initial) || test(*node.list) || test(*node.step);
    }
};

bool is_somewhere(const Part& expression, bool (*wanted)(const Part&)) {
    if (wanted(expression)) return true;
    const Test test = [wanted](const Part& part) { return is_somewhere(part, wanted); };
    return std::visit(AnyPart{test}, expression.node);
}

void gather_projected(const Part& expression, std::vector<std::string>& names) {
    if (is_aggregate(expression)) return;
    const auto* projection = std::get_if<syntax::MapProjection>(&expression.node);
    if (projection != nullptr && contains_aggregate(expression)) names.push_back(projection->variable.text);
    const Test all = [&names](const Part& part) {
        gather_projected(part, names);
        return false;
    };
    std::visit(AnyPart{all}, expression.node);
}

const FunctionSignature* called(const Part& expression) {
    const auto* call = std::get_if<syntax::FunctionCall>(&expression.node);
    return call == nullptr ? nullptr : find_function(call->name.text);
}

}  // namespace

bool is_aggregate(const Part& expression) {
    if (std::holds_alternative<syntax::CountStar>(expression.node)) return true;
    const FunctionSignature* function = called(expression);
    return function != nullptr && function->aggregates();
}

bool contains_aggregate(const Part& expression) { return is_somewhere(expression, is_aggregate); }

std::vector<std::string> projected_beside_aggregates(const Part& expression) {
    std::vector<std::string> names;
    gather_projected(expression, names);
    return names;
}

bool is_random(const FunctionSignature& function) { return function.name == "rand" || function.name == "randomUUID"; }

bool is_random(const Part& expression) {
    return is_somewhere(expression, [](const Part& part) {
        const FunctionSignature* function = called(part);
        return function != nullptr && is_random(*function);
    });
}

bool asks_the_graph(const Part& expression) {
    return is_somewhere(expression, [](const Part& part) {
        return std::holds_alternative<syntax::PatternComprehension>(part.node) ||
               std::holds_alternative<syntax::PatternPredicate>(part.node) ||
               std::holds_alternative<syntax::ShortestPath>(part.node) ||
               std::holds_alternative<syntax::Subquery>(part.node);
    });
}

bool deletes(const syntax::Query& query) {
    const auto clause_deletes = [](const syntax::Clause& clause) {
        if (std::holds_alternative<syntax::Delete>(clause.node)) return true;
        const auto* call = std::get_if<syntax::CallSubquery>(&clause.node);
        return call != nullptr && deletes(*call->query);
    };
    const auto branch_deletes = [&](const syntax::SingleQuery& branch) {
        return std::ranges::any_of(branch.clauses, clause_deletes);
    };
    return std::ranges::any_of(query.branches, branch_deletes) || std::ranges::any_of(query.before, deletes);
}

}  // namespace dossier::query::bind
