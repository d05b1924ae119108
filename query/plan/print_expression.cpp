#include "query/plan/print_expression.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/bind/functions.hpp"

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;
using bind::UnaryOp;
using graph::ValueKind;

std::string_view sign(BinaryOp op) {
    switch (op) {
    case BinaryOp::logical_or: return "OR";
    case BinaryOp::logical_xor: return "XOR";
    case BinaryOp::logical_and: return "AND";
    case BinaryOp::equal: return "=";
    case BinaryOp::not_equal: return "<>";
    case BinaryOp::less: return "<";
    case BinaryOp::less_or_equal: return "<=";
    case BinaryOp::greater: return ">";
    case BinaryOp::greater_or_equal: return ">=";
    case BinaryOp::add: return "+";
    case BinaryOp::subtract: return "-";
    case BinaryOp::multiply: return "*";
    case BinaryOp::divide: return "/";
    case BinaryOp::modulo: return "%";
    case BinaryOp::power: return "^";
    case BinaryOp::in: return "IN";
    case BinaryOp::starts_with: return "STARTS WITH";
    case BinaryOp::ends_with: return "ENDS WITH";
    case BinaryOp::contains: return "CONTAINS";
    case BinaryOp::matches: return "=~";
    case BinaryOp::concatenate: return "||";
    }
    return "";
}

/// A plan that shows more elements of a pasted list shows nothing else.
constexpr std::size_t most_elements_told = 20;

std::string print(const graph::Value& value);

std::string print(const graph::List& list) {
    std::vector<std::string> parts;
    for (const graph::Value& element : list) {
        if (parts.size() == most_elements_told) {
            parts.push_back(fmt::format("… {} more", list.size() - most_elements_told));
            break;
        }
        parts.push_back(print(element));
    }
    return fmt::format("[{}]", fmt::join(parts, ", "));
}

std::string print(const graph::Map& map) {
    std::vector<std::string> parts;
    for (const auto& [key, value] : map) parts.push_back(fmt::format("{}: {}", key, print(value)));
    return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string print(const graph::Value& value) {
    switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.as_boolean() ? "true" : "false";
    case ValueKind::integer: return fmt::to_string(value.as_integer());
    case ValueKind::floating: return fmt::to_string(value.as_float());
    case ValueKind::string: return fmt::format("'{}'", value.as_string());
    case ValueKind::list: return print(value.as_list());
    case ValueKind::map: return print(value.as_map());
    default: return fmt::format("<{}>", name(value.kind()));
    }
}

/// One printer a run, so that the names need not be handed through every function.
class Printer {
public:
    explicit Printer(const SlotName& name) : name_{name} {}

    std::string operator()(const bind::Expression& e) const { return std::visit(*this, e.node); }

    std::string operator()(const bind::Literal& e) const { return print(e.value); }
    std::string operator()(const bind::Parameter& e) const { return "$" + e.name; }
    std::string operator()(const bind::Variable& e) const { return name_(e.slot); }
    std::string operator()(const bind::PropertyAccess& e) const { return inner(*e.object) + "." + e.key; }
    std::string operator()(const bind::Subscript& e) const {
        return fmt::format("{}[{}]", inner(*e.object), (*this)(*e.index));
    }
    std::string operator()(const bind::Slice& e) const {
        return fmt::format("{}[{}..{}]", inner(*e.list), maybe(e.from), maybe(e.to));
    }
    std::string operator()(const bind::ListOf& e) const { return fmt::format("[{}]", list(e.elements)); }
    std::string operator()(const bind::MapOf& e) const { return fmt::format("{{{}}}", entries(e.entries)); }
    std::string operator()(const bind::MapProjection& e) const {
        const std::string_view all = e.all_properties ? ".*" : "";
        const std::string_view comma = e.all_properties && !e.entries.empty() ? ", " : "";
        return fmt::format("{} {{{}{}{}}}", inner(*e.object), all, comma, entries(e.entries));
    }
    std::string operator()(const bind::Unary& e) const {
        switch (e.op) {
        case UnaryOp::logical_not: return "NOT " + inner(*e.operand);
        case UnaryOp::minus: return "-" + inner(*e.operand);
        case UnaryOp::plus: return "+" + inner(*e.operand);
        case UnaryOp::is_null: return inner(*e.operand) + " IS NULL";
        case UnaryOp::is_not_null: return inner(*e.operand) + " IS NOT NULL";
        }
        return "";
    }
    std::string operator()(const bind::Binary& e) const {
        return fmt::format("{} {} {}", inner(*e.left), sign(e.op), inner(*e.right));
    }
    std::string operator()(const bind::Comparison& e) const {
        std::string text = inner(*e.first);
        for (const auto& [op, operand] : e.rest) text += fmt::format(" {} {}", sign(op), inner(operand));
        return text;
    }
    std::string operator()(const bind::LabelTest& e) const {
        return fmt::format("{}:{}", inner(*e.object), plan::print(e.labels));
    }
    std::string operator()(const bind::TypeTest& e) const { return inner(*e.operand) + " IS :: …"; }
    std::string operator()(const bind::FunctionCall& e) const {
        return fmt::format("{}({})", e.function->name, list(e.arguments));
    }
    std::string operator()(const bind::Case& e) const {
        std::string text = "CASE";
        if (e.operand) text += " " + (*this)(**e.operand);
        for (const auto& branch : e.branches) {
            text += fmt::format(" WHEN {} THEN {}", list(branch.when), (*this)(branch.then));
        }
        if (e.otherwise) text += " ELSE " + (*this)(**e.otherwise);
        return text + " END";
    }
    std::string operator()(const bind::ListComprehension& e) const {
        std::string text = fmt::format("[{} IN {}", name_(e.element), (*this)(*e.list));
        if (e.where) text += " WHERE " + (*this)(**e.where);
        if (e.projection) text += " | " + (*this)(**e.projection);
        return text + "]";
    }
    std::string operator()(const bind::Quantifier& e) const {
        constexpr std::string_view names[] = {"all", "any", "none", "single"};
        return fmt::format("{}({} IN {} WHERE {})", names[static_cast<std::size_t>(e.kind)], name_(e.element),
                           (*this)(*e.list), (*this)(*e.predicate));
    }
    std::string operator()(const bind::Reduce& e) const {
        return fmt::format("reduce({} = {}, {} IN {} | {})", name_(e.accumulator), (*this)(*e.initial),
                           name_(e.element), (*this)(*e.list), (*this)(*e.step));
    }
    std::string operator()(const bind::Subquery& e) const {
        constexpr std::string_view names[] = {"EXISTS", "COUNT", "COLLECT"};
        return fmt::format("{} {{…}}", names[static_cast<std::size_t>(e.kind)]);
    }

    std::string entries(const std::vector<std::pair<std::string, bind::Expression>>& all) const {
        std::vector<std::string> parts;
        for (const auto& [key, value] : all) parts.push_back(fmt::format("{}: {}", key, (*this)(value)));
        return fmt::format("{}", fmt::join(parts, ", "));
    }

private:
    /// As an operand: in parentheses where it has an operator of its own.
    std::string inner(const bind::Expression& e) const {
        const bool loose = std::holds_alternative<bind::Binary>(e.node) ||
                           std::holds_alternative<bind::Unary>(e.node) ||
                           std::holds_alternative<bind::Comparison>(e.node);
        return loose ? "(" + (*this)(e) + ")" : (*this)(e);
    }
    std::string list(const std::vector<bind::Expression>& all) const {
        std::vector<std::string> parts;
        for (const auto& e : all) parts.push_back((*this)(e));
        return fmt::format("{}", fmt::join(parts, ", "));
    }
    std::string maybe(const std::optional<query::Box<bind::Expression>>& e) const { return e ? (*this)(**e) : ""; }

    const SlotName& name_;
};

}  // namespace

std::string print(const bind::Expression& expression, const SlotName& name) { return Printer{name}(expression); }

std::string print(const bind::LabelExpression& labels) {
    using Op = bind::LabelExpression::Op;
    if (labels.op == Op::name) return labels.name;
    if (labels.op == Op::wildcard) return "%";
    std::vector<std::string> operands;
    for (const auto& operand : labels.operands) {
        const bool loose = operand.op == Op::conjunction || operand.op == Op::disjunction;
        operands.push_back(loose ? "(" + print(operand) + ")" : print(operand));
    }
    if (labels.op == Op::negation) return "!" + operands.front();
    return fmt::format("{}", fmt::join(operands, labels.op == Op::conjunction ? "&" : "|"));
}

std::string print(const bind::Properties& properties, const SlotName& name) {
    if (properties.map) return " " + print(**properties.map, name);
    if (properties.entries.empty()) return "";
    return fmt::format(" {{{}}}", Printer{name}.entries(properties.entries));
}

}  // namespace dossier::query::plan
