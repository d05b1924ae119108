#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/syntax/characters.hpp"
#include "query/syntax/writer.hpp"

namespace dossier::query::syntax {

namespace {

/// Words that mean something of their own where a variable or a function may stand.
constexpr auto special_words = std::to_array<std::string_view>({"ALL",     "ALLSHORTESTPATHS",
                                                                "AND",     "ANY",
                                                                "AS",      "CASE",
                                                                "COLLECT", "CREATE",
                                                                "DELETE",  "DISTINCT",
                                                                "ELSE",    "EXISTS",
                                                                "FALSE",   "IN",
                                                                "IS",      "MATCH",
                                                                "MERGE",   "NONE",
                                                                "NOT",     "NULL",
                                                                "OR",      "REDUCE",
                                                                "REMOVE",  "RETURN",
                                                                "SET",     "SHORTESTPATH",
                                                                "SINGLE",  "THEN",
                                                                "TRUE",    "UNION",
                                                                "UNWIND",  "WHEN",
                                                                "WHERE",   "WITH",
                                                                "XOR"});

bool is_special(std::string_view text) {
    return std::ranges::any_of(special_words,
                               [&](auto word) { return word.size() == text.size() && is_word(text, 0, word); });
}

bool is_list(const Expression& expression) {
    const auto* literal = std::get_if<Literal>(&expression.node);
    return (literal != nullptr && std::holds_alternative<Literal::List>(literal->value)) ||
           std::holds_alternative<ListLiteral>(expression.node) ||
           std::holds_alternative<ListComprehension>(expression.node) ||
           std::holds_alternative<PatternComprehension>(expression.node);
}

std::string quoted_name(std::string_view text) {
    std::string result = "`";
    for (const char c : text) {
        if (c == '`' || c == '\\') result += c == '`' ? '`' : '\\';
        result += c;
    }
    return result + '`';
}

std::string_view sign_of(ComparisonOp op) {
    switch (op) {
    case ComparisonOp::equal: return " = ";
    case ComparisonOp::not_equal: return " <> ";
    case ComparisonOp::less: return " < ";
    case ComparisonOp::less_or_equal: return " <= ";
    case ComparisonOp::greater: return " > ";
    case ComparisonOp::greater_or_equal: return " >= ";
    }
    return {};
}

}  // namespace

Writer::OperatorText Writer::text_of(BinaryOp op) {
    switch (op) {
    case BinaryOp::logical_or: return {" OR ", Level::or_};
    case BinaryOp::logical_xor: return {" XOR ", Level::xor_};
    case BinaryOp::logical_and: return {" AND ", Level::and_};
    case BinaryOp::add: return {" + ", Level::additive};
    case BinaryOp::subtract: return {" - ", Level::additive};
    case BinaryOp::concatenate: return {" || ", Level::additive};
    case BinaryOp::multiply: return {" * ", Level::multiplicative};
    case BinaryOp::divide: return {" / ", Level::multiplicative};
    case BinaryOp::modulo: return {" % ", Level::multiplicative};
    case BinaryOp::power: return {" ^ ", Level::power};
    case BinaryOp::in: return {" IN ", Level::predicate};
    case BinaryOp::starts_with: return {" STARTS WITH ", Level::predicate};
    case BinaryOp::ends_with: return {" ENDS WITH ", Level::predicate};
    case BinaryOp::contains: return {" CONTAINS ", Level::predicate};
    case BinaryOp::matches: return {" =~ ", Level::predicate};
    }
    return {};
}

Writer::Level Writer::level_of(const Expression& expression) {
    if (const auto* binary = std::get_if<Binary>(&expression.node)) return text_of(binary->op).level;
    if (const auto* unary = std::get_if<Unary>(&expression.node))
        return unary->op == UnaryOp::logical_not ? Level::not_ : Level::unary;
    if (std::holds_alternative<PatternPredicate>(expression.node)) return Level::not_;
    if (std::holds_alternative<Comparison>(expression.node)) return Level::comparison;
    if (std::holds_alternative<NullTest>(expression.node) || std::holds_alternative<LabelTest>(expression.node) ||
        std::holds_alternative<TypeTest>(expression.node))
        return Level::predicate;
    if (const auto* literal = std::get_if<Literal>(&expression.node)) {
        const auto* integer = std::get_if<std::int64_t>(&literal->value);
        if (integer != nullptr && *integer < 0) return Level::unary;
    }
    return Level::postfix;
}

void Writer::name(std::string_view text) {
    const bool plain = !text.empty() && identifier_end(text, 0) == text.size();
    add(plain ? std::string{text} : quoted_name(text));
}

void Writer::variable(std::string_view text) {
    if (is_special(text))
        add(quoted_name(text));
    else
        name(text);
}

void Writer::dotted(std::string_view text) {
    for (;;) {
        const auto dot = text.find('.');
        variable(text.substr(0, dot));
        if (dot == std::string_view::npos) return;
        add(".");
        text.remove_prefix(dot + 1);
    }
}

void Writer::string(std::string_view text) {
    add("'");
    for (const char c : text) {
        switch (c) {
        case '\'': add("\\'"); break;
        case '\\': add("\\\\"); break;
        case '\n': add("\\n"); break;
        case '\r': add("\\r"); break;
        case '\t': add("\\t"); break;
        default:
            if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte == 0x7F)
                text_ += fmt::format("\\u{:04X}", byte);
            else
                text_ += c;
        }
    }
    add("'");
}

void Writer::write(const Expression& expression) {
    std::visit([&](const auto& what) { node(what); }, expression.node);
}

void Writer::bracketed(const Expression& expression, bool brackets) {
    if (brackets) add("(");
    write(expression);
    if (brackets) add(")");
}

void Writer::write(const LabelExpression& expression) {
    using Op = LabelExpression::Op;
    const auto operand = [&](const LabelExpression& inner) {
        const bool loose = inner.op == Op::conjunction || inner.op == Op::disjunction;
        if (loose) add("(");
        write(inner);
        if (loose) add(")");
    };
    switch (expression.op) {
    case Op::name: return name(expression.name);
    case Op::wildcard: return add("%");
    case Op::negation: add("!"); return operand(expression.operands.front());
    case Op::conjunction: return list(expression.operands, operand, "&");
    case Op::disjunction: return list(expression.operands, operand, "|");
    }
}

void Writer::write(const TypeName& type) {
    const auto inner = [&](const TypeName& one) { write(one); };
    if (type.name.empty()) return list(type.inner, inner, " | ");
    add(type.name);
    if (!type.inner.empty()) {
        add("<");
        list(type.inner, inner);
        add(">");
    }
    if (type.not_null) add(" NOT NULL");
}

void Writer::node(const Literal& literal) {
    struct Visitor {
        Writer& writer;
        void operator()(std::monostate) const { writer.add("null"); }
        void operator()(bool value) const { writer.add(value ? "true" : "false"); }
        void operator()(std::int64_t value) const { writer.add(std::to_string(value)); }
        void operator()(const std::string& value) const { writer.string(value); }
        void operator()(double value) const {
            const auto digits = fmt::format("{}", value);
            writer.add(digits);
            if (digits.find_first_of(".e") == std::string::npos) writer.add(".0");
        }
        void operator()(const Literal::List& value) const {
            writer.add("[");
            writer.list(value, [&](const Literal& element) { writer.node(element); });
            writer.add("]");
        }
        void operator()(const Literal::Map& value) const {
            writer.add("{");
            writer.list(value, [&](const Literal::Entry& entry) {
                writer.name(entry.key);
                writer.add(": ");
                writer.node(entry.value);
            });
            writer.add("}");
        }
    };
    std::visit(Visitor{*this}, literal.value);
}

void Writer::node(const Parameter& parameter) {
    const bool plain = extended_identifier_end(parameter.name, 0) == parameter.name.size() && !parameter.name.empty();
    add("$");
    add(plain ? parameter.name : quoted_name(parameter.name));
}

void Writer::node(const PropertyAccess& access) {
    at_least(Level::postfix, *access.object);
    add(".");
    name(access.key.text);
}

void Writer::node(const Subscript& subscript) {
    at_least(Level::postfix, *subscript.object);
    add("[");
    write(*subscript.index);
    add("]");
}

void Writer::node(const Slice& slice) {
    at_least(Level::postfix, *slice.list);
    add("[");
    optional("", slice.from);
    add("..");
    optional("", slice.to);
    add("]");
}

void Writer::node(const ListLiteral& literal) {
    add("[");
    // `[x IN a]` would be a comprehension: a membership test at the head of a list stands in brackets.
    bool first = true;
    list(literal.elements, [&](const Expression& element) {
        const bool loose =
            level_of(element) <= Level::predicate && !std::holds_alternative<PatternPredicate>(element.node);
        bracketed(element, std::exchange(first, false) && loose);
    });
    add("]");
}

void Writer::node(const MapLiteral& map) {
    add("{");
    list(map.entries, [&](const MapEntry& entry) {
        name(entry.key.text);
        add(": ");
        write(entry.value);
    });
    add("}");
}

void Writer::node(const MapProjection& projection) {
    variable(projection.variable.text);
    add(" {");
    list(projection.items, [&](const ProjectionItem& item) {
        if (item.kind == ProjectionItem::Kind::all_properties) return add(".*");
        if (item.kind == ProjectionItem::Kind::property) add(".");
        name(item.name.text);
        optional(": ", item.value);
    });
    add("}");
}

void Writer::node(const Unary& unary) {
    if (unary.op == UnaryOp::logical_not) {
        add("NOT ");
        return at_least(Level::not_, *unary.operand);
    }
    add(unary.op == UnaryOp::minus ? "-" : "+");
    // `--x` and `-[1]` behind a bracket could be read as an arrow.
    bracketed(*unary.operand, level_of(*unary.operand) < Level::postfix || is_list(*unary.operand));
}

void Writer::node(const Binary& binary) {
    const auto [sign, level] = text_of(binary.op);
    at_least(level, *binary.left);
    add(sign);
    const bool arrow =
        binary.op == BinaryOp::subtract && (level_of(*binary.right) == Level::unary || is_list(*binary.right));
    bracketed(*binary.right, arrow || level_of(*binary.right) <= level);
}

void Writer::node(const Comparison& comparison) {
    at_least(Level::predicate, *comparison.first);
    for (const auto& [op, right] : comparison.rest) {
        add(sign_of(op));
        at_least(Level::predicate, right);
    }
}

void Writer::node(const NullTest& test) {
    at_least(Level::predicate, *test.operand);
    add(test.negated ? " IS NOT NULL" : " IS NULL");
}

void Writer::node(const LabelTest& test) {
    // Brackets around several labels: a `|` would end the condition of a comprehension, a `:` go on with the labels.
    const bool loose = !test.labels.operands.empty();
    at_least(Level::additive, *test.operand);
    add(test.negated ? " IS NOT LABELED " : ":");
    add(loose ? "(" : "");
    write(test.labels);
    add(loose ? ")" : "");
}

void Writer::node(const TypeTest& test) {
    add("(");
    at_least(Level::predicate, *test.operand);
    add(test.negated ? " IS NOT :: " : " IS :: ");
    write(test.type);
    add(")");
}

void Writer::node(const FunctionCall& call) {
    dotted(call.name.text);
    add(call.distinct ? "(DISTINCT " : "(");
    list(call.arguments, [&](const Expression& argument) { write(argument); });
    add(")");
}

void Writer::node(const Case& expression) {
    add("CASE");
    optional(" ", expression.operand);
    for (const auto& branch : expression.branches) {
        add(" WHEN ");
        list(branch.when, [&](const Expression& value) { write(value); });
        add(" THEN ");
        write(branch.then);
    }
    optional(" ELSE ", expression.otherwise);
    add(" END");
}

void Writer::node(const ListComprehension& comprehension) {
    add("[");
    variable(comprehension.variable.text);
    add(" IN ");
    write(*comprehension.list);
    optional(" WHERE ", comprehension.where);
    optional(" | ", comprehension.projection);
    add("]");
}

void Writer::node(const PatternComprehension& comprehension) {
    add("[");
    write(*comprehension.pattern);
    optional(" WHERE ", comprehension.where);
    add(" | ");
    write(*comprehension.projection);
    add("]");
}

void Writer::node(const Quantifier& quantifier) {
    constexpr std::string_view words[] = {"all(", "any(", "none(", "single("};
    add(words[static_cast<std::size_t>(quantifier.kind)]);
    variable(quantifier.variable.text);
    add(" IN ");
    write(*quantifier.list);
    where(*quantifier.predicate);
    add(")");
}

void Writer::node(const Reduce& reduce) {
    add("reduce(");
    variable(reduce.accumulator.text);
    add(" = ");
    write(*reduce.initial);
    add(", ");
    variable(reduce.variable.text);
    add(" IN ");
    write(*reduce.list);
    add(" | ");
    write(*reduce.step);
    add(")");
}

void Writer::node(const Subquery& subquery) {
    constexpr std::string_view words[] = {"EXISTS { ", "COUNT { ", "COLLECT { "};
    add(words[static_cast<std::size_t>(subquery.kind)]);
    std::visit([&](const auto& body) { write(*body); }, subquery.body);
    add(" }");
}

}  // namespace dossier::query::syntax
