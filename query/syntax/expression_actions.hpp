#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "query/syntax/build.hpp"
#include "query/syntax/expressions_grammar.hpp"
#include "query/syntax/literals.hpp"

// What is built when a rule of the expressions has matched. An action sees what its rule covers and the stacks of
// Build.

namespace dossier::query::syntax {

template <typename Rule>
struct Action : tao::pegtl::nothing<Rule> {};

template <typename Input>
[[nodiscard]] Place place_of(const Input& in, Build& build) {
    const auto begin = static_cast<std::size_t>(in.begin() - build.text.data());
    return build.place(begin, begin + in.size());
}

/// The token that a rule covers, without the white space behind it.
template <typename Input>
[[nodiscard]] std::string_view token_of(const Input& in, Build& build) {
    const auto where = place_of(in, build);
    return build.text.substr(where.begin, where.end - where.begin);
}

template <typename Input>
[[nodiscard]] Name name_of(const Input& in, Build& build) {
    const auto where = place_of(in, build);
    const auto token = token_of(in, build);
    return {token.starts_with('`') ? decode_quoted(token, where.begin) : std::string{token}, where};
}

// Names and literals -----------------------------------------------------------------------------------------------

struct PushName {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.names.push_back(name_of(in, build));
    }
};
template <>
struct Action<grammar::variable_name> : PushName {};
template <>
struct Action<grammar::property_key> : PushName {};
template <>
struct Action<grammar::map_key> : PushName {};
template <>
struct Action<grammar::projection_key> : PushName {};
template <>
struct Action<grammar::quantifier_word> : PushName {};
template <>
struct Action<grammar::parameter_name> : PushName {};

template <>
struct Action<grammar::parameter> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto name = build.pop_name();
        build.push(Parameter{std::move(name.text)}, place_of(in, build));
    }
};

template <>
struct Action<grammar::variable> {
    static void apply0(Build& build) {
        auto name = build.pop_name();
        build.push(Variable{std::move(name.text)}, name.where);
    }
};

template <>
struct Action<grammar::string_literal> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.push_literal(decode_quoted(token_of(in, build), where.begin), where);
    }
};

template <>
struct Action<grammar::integer_literal> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        const auto digits = token_of(in, build);
        const auto magnitude = decode_integer(digits, where.begin);
        constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        // 2^63 is an integer only right behind a minus, which Action<minus> then takes into it.
        if (magnitude > largest && build.behind_minus != where.begin) throw_integer_overflow(digits, where.begin);
        build.push_literal(static_cast<std::int64_t>(magnitude), where);
    }
};

template <>
struct Action<grammar::float_literal> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.push_literal(decode_float(token_of(in, build), where.begin), where);
    }
};

template <bool Value>
struct PushBoolean {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.push_literal(Value, place_of(in, build));
    }
};
template <>
struct Action<grammar::true_literal> : PushBoolean<true> {};
template <>
struct Action<grammar::false_literal> : PushBoolean<false> {};
template <>
struct Action<grammar::null_literal> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.push_literal(std::monostate{}, place_of(in, build));
    }
};

// Labels and types -------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::wildcard_label> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.labels.push_back({LabelExpression::Op::wildcard, {}, {}, place_of(in, build), {}});
    }
};

template <>
struct Action<grammar::named_label> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto name = name_of(in, build);
        build.count_value(name.where);
        build.labels.push_back({LabelExpression::Op::name, std::move(name.text), {}, name.where, {}});
    }
};

template <>
struct Action<grammar::label_negation> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        LabelExpression result{LabelExpression::Op::negation, {}, {}, place_of(in, build), {}};
        result.operands.push_back(build.pop_label());
        build.labels.push_back(std::move(result));
    }
};

/// A chain is one node with all its operands, whatever brackets it was written with: `A|(B|C)` is `A|B|C`.
template <LabelExpression::Op Op>
struct JoinLabels {
    static void apply0(Build& build) {
        auto right = build.pop_label();
        auto left = build.pop_label();
        const Place where{{left.where.begin, right.where.end}};
        if (left.op != Op) {
            LabelExpression alone{Op, {}, {}, where, {}};
            alone.operands.push_back(std::move(left));
            left = std::move(alone);
        }
        // What the left side has stays where it is, or a chain would cost the square of its length.
        left.where = where;
        if (right.colon.end > right.colon.begin) left.colon = right.colon;
        if (right.op == Op)
            std::ranges::move(right.operands, std::back_inserter(left.operands));
        else
            left.operands.push_back(std::move(right));
        build.labels.push_back(std::move(left));
    }
};
template <>
struct Action<grammar::label_conjunct> : JoinLabels<LabelExpression::Op::conjunction> {};
template <>
struct Action<grammar::label_disjunct> : JoinLabels<LabelExpression::Op::disjunction> {};

template <>
struct Action<grammar::plain_type> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        TypeName type{{}, false, {}, place_of(in, build)};
        for (const char c : token_of(in, build)) {
            const bool space = c == ' ' || (c >= '\t' && c <= '\r');
            if (!space)
                type.name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            else if (!type.name.ends_with(' '))
                type.name += ' ';
        }
        build.types.push_back(std::move(type));
    }
};

template <>
struct Action<grammar::element_type> {
    static void apply0(Build& build) {
        auto element = std::move(build.types.back());
        build.types.pop_back();
        build.types.back().inner.push_back(std::move(element));
    }
};

template <>
struct Action<grammar::type_not_null> {
    static void apply0(Build& build) { build.types.back().not_null = true; }
};

template <>
struct Action<grammar::type_alternative> {
    static void apply0(Build& build) {
        auto alternative = std::move(build.types.back());
        build.types.pop_back();
        auto& type = build.types.back();
        if (!type.name.empty()) {
            TypeName all{{}, false, {}, type.where};
            all.inner.push_back(std::move(type));
            type = std::move(all);
        }
        type.where.end = alternative.where.end;
        type.inner.push_back(std::move(alternative));
    }
};

// Operators --------------------------------------------------------------------------------------------------------

template <BinaryOp Op>
struct PushBinary {
    static void apply0(Build& build) {
        const auto end = build.operands.back().extent.end;
        Box<Expression> right{build.pop()};
        const auto begin = build.operands.back().extent.begin;
        Box<Expression> left{build.pop()};
        build.push(Binary{Op, std::move(left), std::move(right)}, {{begin, end}});
    }
};
template <>
struct Action<grammar::or_rest> : PushBinary<BinaryOp::logical_or> {};
template <>
struct Action<grammar::xor_rest> : PushBinary<BinaryOp::logical_xor> {};
template <>
struct Action<grammar::and_rest> : PushBinary<BinaryOp::logical_and> {};
template <>
struct Action<grammar::contains_rest> : PushBinary<BinaryOp::contains> {};
template <>
struct Action<grammar::in_rest> : PushBinary<BinaryOp::in> {};
template <>
struct Action<grammar::matches_rest> : PushBinary<BinaryOp::matches> {};
template <>
struct Action<grammar::starts_rest> : PushBinary<BinaryOp::starts_with> {};
template <>
struct Action<grammar::ends_rest> : PushBinary<BinaryOp::ends_with> {};
template <>
struct Action<grammar::add_rest> : PushBinary<BinaryOp::add> {};
template <>
struct Action<grammar::subtract_rest> : PushBinary<BinaryOp::subtract> {};
template <>
struct Action<grammar::concatenate_rest> : PushBinary<BinaryOp::concatenate> {};
template <>
struct Action<grammar::multiply_rest> : PushBinary<BinaryOp::multiply> {};
template <>
struct Action<grammar::divide_rest> : PushBinary<BinaryOp::divide> {};
template <>
struct Action<grammar::modulo_rest> : PushBinary<BinaryOp::modulo> {};
template <>
struct Action<grammar::power_rest> : PushBinary<BinaryOp::power> {};

template <UnaryOp Op>
struct PushUnary {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        Box<Expression> operand{build.pop()};
        build.push(Unary{Op, std::move(operand)}, place_of(in, build));
    }
};
template <>
struct Action<grammar::negation> : PushUnary<UnaryOp::logical_not> {};
template <>
struct Action<grammar::plus> : PushUnary<UnaryOp::plus> {};

template <>
struct Action<grammar::minus_sign> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.behind_minus = static_cast<std::size_t>(in.end() - build.text.data());
    }
};
template <>
struct Action<grammar::minus> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto* literal = std::get_if<Literal>(&build.operands.back().expression.node);
        const auto* integer = literal != nullptr ? std::get_if<std::int64_t>(&literal->value) : nullptr;
        auto& operand = build.operands.back();
        // A literal is negative only when it is 2^63, and begins with a digit only while it still wants its minus.
        const bool wants_minus =
            integer != nullptr && *integer < 0 && build.character(operand.expression.where.begin) != '-';
        if (wants_minus) {
            operand.expression.where = operand.extent = place_of(in, build);
            return;
        }
        PushUnary<UnaryOp::minus>::apply(in, build);
    }
};

template <ComparisonOp Op>
struct PushComparison {
    static void apply0(Build& build) {
        const auto end = build.operands.back().extent.end;
        auto right = build.pop();
        const auto begin = build.operands.back().extent.begin;
        const bool goes_on = build.operands.back().open_chain;
        auto left = build.pop();
        if (goes_on) {
            auto& chain = std::get<Comparison>(left.node);
            chain.rest.push_back({Op, std::move(right)});
            build.push(std::move(left.node), {{begin, end}});
        } else {
            std::vector<ComparisonLink> rest;
            rest.push_back({Op, std::move(right)});
            build.push(Comparison{std::move(left), std::move(rest)}, {{begin, end}});
        }
        build.operands.back().open_chain = true;
    }
};
template <>
struct Action<grammar::equal_rest> : PushComparison<ComparisonOp::equal> {};
template <>
struct Action<grammar::not_equal_rest> : PushComparison<ComparisonOp::not_equal> {};
template <>
struct Action<grammar::less_rest> : PushComparison<ComparisonOp::less> {};
template <>
struct Action<grammar::less_or_equal_rest> : PushComparison<ComparisonOp::less_or_equal> {};
template <>
struct Action<grammar::greater_rest> : PushComparison<ComparisonOp::greater> {};
template <>
struct Action<grammar::greater_or_equal_rest> : PushComparison<ComparisonOp::greater_or_equal> {};

/// IS …: the operand stands before what the rule covers.
template <auto Make>
struct PushTest {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto begin = build.operands.back().extent.begin;
        auto test = Make(build);
        build.push(std::move(test), {{begin, place_of(in, build).end}});
    }
};
template <bool Negated>
NullTest make_null_test(Build& build) {
    return {build.pop(), Negated};
}
template <bool Negated>
LabelTest make_label_test(Build& build) {
    return {build.pop(), build.pop_label(), Negated};
}
template <bool Negated>
TypeTest make_type_test(Build& build) {
    auto type = std::move(build.types.back());
    build.types.pop_back();
    return {build.pop(), std::move(type), Negated};
}
template <>
struct Action<grammar::is_null> : PushTest<make_null_test<false>> {};
template <>
struct Action<grammar::is_not_null> : PushTest<make_null_test<true>> {};
template <>
struct Action<grammar::is_labeled> : PushTest<make_label_test<false>> {};
template <>
struct Action<grammar::labeled_rest> : PushTest<make_label_test<false>> {};
template <>
struct Action<grammar::is_not_labeled> : PushTest<make_label_test<true>> {};
template <>
struct Action<grammar::is_typed> : PushTest<make_type_test<false>> {};
template <>
struct Action<grammar::typed_rest> : PushTest<make_type_test<false>> {};
template <>
struct Action<grammar::is_not_typed> : PushTest<make_type_test<true>> {};

// Postfix ----------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::property_rest> {
    static void apply0(Build& build) {
        auto key = build.pop_name();
        const Place where{{build.operands.back().extent.begin, key.where.end}};
        Box<Expression> object{build.pop()};
        build.push(PropertyAccess{std::move(object), std::move(key)}, where);
    }
};

template <>
struct Action<grammar::subscript_open> {
    static void apply0(Build& build) { build.slices.emplace_back(); }
};
template <>
struct Action<grammar::slice_from> {
    static void apply0(Build& build) { build.slices.back().from = true; }
};
template <>
struct Action<grammar::slice_dots> {
    static void apply0(Build& build) { build.slices.back().dots = true; }
};
template <>
struct Action<grammar::slice_to> {
    static void apply0(Build& build) { build.slices.back().to = true; }
};
template <>
struct Action<grammar::subscript_rest> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto frame = build.slices.back();
        build.slices.pop_back();
        std::optional<Box<Expression>> from, to;
        if (frame.to) to = build.pop();
        if (frame.from) from = build.pop();
        const Place where{{build.operands.back().extent.begin, place_of(in, build).end}};
        Box<Expression> object{build.pop()};
        if (frame.dots)
            build.push(Slice{std::move(object), std::move(from), std::move(to)}, where);
        else
            build.push(Subscript{std::move(object), *std::move(from)}, where);
    }
};

}  // namespace dossier::query::syntax
