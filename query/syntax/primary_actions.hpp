#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "query/syntax/expression_actions.hpp"

// What is built from the primaries: brackets, lists, maps, functions, CASE.

namespace dossier::query::syntax {

struct OpenMark {
    static void apply0(Build& build) { build.marks.push_back({build.operands.size(), build.names.size()}); }
};

template <>
struct Action<grammar::parenthesized> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.operands.back().extent = place_of(in, build);
        build.operands.back().open_chain = false;
    }
};

// CASE -------------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::case_word> {
    static void apply0(Build& build) {
        build.cases.emplace_back();
        build.open_scope();
    }
};
template <>
struct Action<grammar::case_operand> {
    static void apply0(Build& build) { build.cases.back().result.operand = build.take(); }
};
template <>
struct Action<grammar::when_value> {
    static void apply0(Build& build) { build.cases.back().when.push_back(build.take()); }
};
struct PushBranch {
    static void apply0(Build& build) {
        auto& frame = build.cases.back();
        frame.result.branches.push_back({std::exchange(frame.when, {}), build.take()});
    }
};
template <>
struct Action<grammar::when_condition> : PushBranch {};
template <>
struct Action<grammar::when_values> : PushBranch {};
template <>
struct Action<grammar::case_else> {
    static void apply0(Build& build) { build.cases.back().result.otherwise = build.take(); }
};
template <>
struct Action<grammar::case_expression> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto result = std::move(build.cases.back().result);
        build.cases.pop_back();
        build.close_scope();
        build.push(std::move(result), place_of(in, build));
    }
};

// Functions --------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::count_star> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.push(CountStar{}, place_of(in, build));
    }
};

struct PushPart {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.dotted.push_back(name_of(in, build).text);
    }
};
template <>
struct Action<grammar::function_part> : PushPart {};
template <>
struct Action<grammar::function_name> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto parts = std::exchange(build.dotted, {});
        build.functions.push_back(
            {{fmt::format("{}", fmt::join(parts, ".")), place_of(in, build)}, false, build.operands.size()});
    }
};
template <>
struct Action<grammar::function_distinct> {
    static void apply0(Build& build) { build.functions.back().distinct = true; }
};
template <>
struct Action<grammar::function_call> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto frame = std::move(build.functions.back());
        build.functions.pop_back();
        auto arguments = build.pop_from(frame.first);
        build.push(FunctionCall{std::move(frame.name), frame.distinct, std::move(arguments)}, place_of(in, build));
    }
};

template <>
struct Action<grammar::quantifier> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        Box<Expression> predicate{build.pop()};
        Box<Expression> list{build.pop()};
        auto variable = build.pop_name();
        const auto word = build.pop_name();
        const auto is = [&](std::string_view upper) { return is_word(word.text, 0, upper); };
        const auto kind = is("ALL")    ? Quantifier::Kind::all
                          : is("ANY")  ? Quantifier::Kind::any
                          : is("NONE") ? Quantifier::Kind::none
                                       : Quantifier::Kind::single;
        build.push(Quantifier{kind, std::move(variable), std::move(list), std::move(predicate)}, place_of(in, build));
    }
};

template <>
struct Action<grammar::reduce> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        Box<Expression> step{build.pop()};
        Box<Expression> list{build.pop()};
        Box<Expression> initial{build.pop()};
        auto variable = build.pop_name();
        auto accumulator = build.pop_name();
        build.push(
            Reduce{std::move(accumulator), std::move(initial), std::move(variable), std::move(list), std::move(step)},
            place_of(in, build));
    }
};

// Maps -------------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::map_open> : OpenMark {};
template <>
struct Action<grammar::map_literal> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto mark = build.marks.back();
        build.marks.pop_back();
        auto values = build.pop_from(mark.operands);
        MapLiteral map;
        map.entries.reserve(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            map.entries.push_back({std::move(build.names[mark.names + i]), std::move(values[i])});
        build.names.resize(mark.names);
        build.push(std::move(map), place_of(in, build));
    }
};

template <>
struct Action<grammar::projection_open> {
    static void apply0(Build& build) {
        build.map_projections.push_back({build.pop_name(), {}});
        build.open_scope();
    }
};
struct PushProjectionItem {
    static void push(Build& build, ProjectionItem::Kind kind, Name name) {
        build.map_projections.back().items.push_back({kind, std::move(name), std::nullopt});
    }
};
template <>
struct Action<grammar::projection_all> {
    static void apply0(Build& build) { PushProjectionItem::push(build, ProjectionItem::Kind::all_properties, {}); }
};
template <>
struct Action<grammar::projection_property> {
    static void apply0(Build& build) {
        PushProjectionItem::push(build, ProjectionItem::Kind::property, build.pop_name());
    }
};
template <>
struct Action<grammar::projection_item_key> {
    static void apply0(Build& build) {
        PushProjectionItem::push(build, ProjectionItem::Kind::variable, build.pop_name());
    }
};
template <>
struct Action<grammar::projection_value> {
    static void apply0(Build& build) {
        auto& item = build.map_projections.back().items.back();
        item.kind = ProjectionItem::Kind::entry;
        item.value = build.take();
    }
};
template <>
struct Action<grammar::map_projection> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto result = std::move(build.map_projections.back());
        build.map_projections.pop_back();
        build.close_scope();
        build.push(std::move(result), place_of(in, build));
    }
};

// Lists and comprehensions -----------------------------------------------------------------------------------------

template <>
struct Action<grammar::list_open> {
    static void apply0(Build& build) { build.open_list(); }
};
template <>
struct Action<grammar::list_element> {
    static void apply0(Build& build) { build.close_element(); }
};
template <>
struct Action<grammar::list_where> {
    static void apply0(Build& build) { build.lists.back().where = true; }
};
template <>
struct Action<grammar::list_projection> {
    static void apply0(Build& build) { build.lists.back().projection = true; }
};
template <>
struct Action<grammar::named_pattern_source> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.push(PatternPredicate{build.pop_path()}, where);
    }
};

/// The `x IN list` that an expression starts with, as the head of a comprehension does: `x IN a OR b` is read as
/// `(x IN a) OR b`, and its head stands at the left end of the tree. Nothing when it starts otherwise, or in brackets.
[[nodiscard]] inline Expression* comprehension_head(Expression& whole) {
    const auto begin = whole.where.begin;
    for (auto* at = &whole; at->where.begin == begin;) {
        if (auto* binary = std::get_if<Binary>(&at->node)) {
            if (binary->op == BinaryOp::in && std::holds_alternative<Variable>(binary->left->node) &&
                binary->left->where.begin == begin)
                return at;
            at = &*binary->left;
        } else if (auto* comparison = std::get_if<Comparison>(&at->node)) {
            at = &*comparison->first;
        } else if (auto* null_test = std::get_if<NullTest>(&at->node)) {
            at = &*null_test->operand;
        } else if (auto* label_test = std::get_if<LabelTest>(&at->node)) {
            at = &*label_test->operand;
        } else if (auto* type_test = std::get_if<TypeTest>(&at->node)) {
            at = &*type_test->operand;
        } else {
            break;
        }
    }
    return nullptr;
}

struct BuildList {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        const bool constant = build.operands.size() == build.lists.back().first;
        if (!constant) build.spread_constants();
        auto frame = std::move(build.lists.back());
        build.lists.pop_back();
        if (!frame.constants.empty()) return push_constants(build, frame, where);
        // `[(x IN a)]`, `[(a)-->(b)]` in brackets are elements and not heads: the extent tells.
        const bool bare = build.operands.size() > frame.first && build.operands[frame.first].extent.begin ==
                                                                     build.operands[frame.first].expression.where.begin;
        auto parts = build.pop_from(frame.first);
        const bool tail = frame.where || frame.projection;
        const bool pattern = tail && bare && std::holds_alternative<PatternPredicate>(parts.front().node);
        if (pattern) return push_pattern(build, frame, parts, where);
        const bool alone = !parts.empty() && parts.size() == std::size_t{1} + frame.where + frame.projection;
        auto* head = bare && alone ? comprehension_head(parts.front()) : nullptr;
        if (head != nullptr) return push_comprehension(build, frame, parts, *head, where);
        if (tail) fail(parts.front().where, "a comprehension starts with `variable IN list` or with a pattern");
        build.push(ListLiteral{std::move(parts)}, where);
    }

private:
    [[noreturn]] static void fail(graph::SourceSpan where, std::string message) {
        throw graph::Error{{.code = graph::ErrorCode::unexpected_syntax,
                            .message = std::move(message),
                            .where = where,
                            .hint = "write `[x IN list WHERE … | …]` or `[(a)-->(b) | …]`"}};
    }

    static void push_constants(Build& build, Build::ListFrame& frame, Place where) {
        Literal::List list;
        list.reserve(frame.constants.size());
        for (auto& constant : frame.constants) list.push_back(std::move(constant.first));
        build.push_literal(std::move(list), where);
    }

    static void push_pattern(Build& build, const Build::ListFrame& frame, std::vector<Expression>& parts, Place where) {
        if (!frame.projection) fail(where, "a pattern comprehension needs `|` and what to collect");
        PatternComprehension result;
        result.pattern = std::move(std::get<PatternPredicate>(parts.front().node).pattern);
        if (frame.where) result.where = std::move(parts[1]);
        result.projection = std::move(parts.back());
        build.push(std::move(result), where);
    }

    static void push_comprehension(Build& build, const Build::ListFrame& frame, std::vector<Expression>& parts,
                                   Expression& head, Place where) {
        ListComprehension result;
        auto in = std::move(std::get<Binary>(head.node));
        result.variable = {std::move(std::get<Variable>(in.left->node).name), in.left->where};
        head = std::move(*in.right);
        result.list = std::move(parts.front());
        if (frame.where) result.where = std::move(parts[1]);
        if (frame.projection) result.projection = std::move(parts.back());
        build.push(std::move(result), where);
    }
};
template <>
struct Action<grammar::list_or_comprehension> : BuildList {};

}  // namespace dossier::query::syntax
