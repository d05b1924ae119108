#pragma once

#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "query/syntax/expression_actions.hpp"
#include "query/syntax/patterns_grammar.hpp"

// What is built from patterns.

namespace dossier::query::syntax {

// Labels and nodes -------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::label_colon> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        JoinLabels<LabelExpression::Op::conjunction>::apply0(build);
        const auto where = place_of(in, build);
        build.labels.back().colon = {{where.begin, where.begin + 1}};
    }
};

template <>
struct Action<grammar::node_open> {
    static void apply0(Build& build) { build.nodes.emplace_back(); }
};
template <>
struct Action<grammar::node_variable> {
    static void apply0(Build& build) { build.nodes.back().variable = build.pop_name(); }
};
template <>
struct Action<grammar::node_labels> {
    static void apply0(Build& build) { build.nodes.back().labels = build.pop_label(); }
};
template <>
struct Action<grammar::node_properties> {
    static void apply0(Build& build) { build.nodes.back().properties = build.take(); }
};
template <>
struct Action<grammar::node_where> {
    static void apply0(Build& build) { build.nodes.back().where = build.take(); }
};
template <>
struct Action<grammar::node_pattern> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto node = std::move(build.nodes.back());
        build.nodes.pop_back();
        node.span = place_of(in, build);
        build.count_element({node.span});
        build.paths.back().path.elements.emplace_back(std::move(node));
    }
};

// Repetitions ------------------------------------------------------------------------------------------------------

struct OpenRepetition {
    static void apply0(Build& build) { build.repetition.emplace(); }
};
/// A bound opens the repetition too: `{2}` has no sign of its own.
template <std::optional<std::uint64_t> Repetition::*Bound>
struct SetBound {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        if (!build.repetition) build.repetition.emplace();
        const auto where = place_of(in, build);
        const auto digits = token_of(in, build);
        const auto value = decode_integer(digits, where.begin);
        if (value >= std::uint64_t{1} << 63) throw_integer_overflow(digits, where.begin);
        (*build.repetition).*Bound = value;
        build.repetition->exact = Bound == &Repetition::min;  // until dots or a comma follow
    }
};
struct OpenEnd {
    static void apply0(Build& build) {
        if (!build.repetition) build.repetition.emplace();
        build.repetition->exact = false;
    }
};
template <>
struct Action<grammar::length_sign> : OpenRepetition {};
template <>
struct Action<grammar::length_min> : SetBound<&Repetition::min> {};
template <>
struct Action<grammar::length_max> : SetBound<&Repetition::max> {};
template <>
struct Action<grammar::length_dots> : OpenEnd {};
template <>
struct Action<grammar::quantifier_star> {
    static void apply0(Build& build) { build.repetition = {0, std::nullopt, false, {}}; }
};
template <>
struct Action<grammar::quantifier_plus> {
    static void apply0(Build& build) { build.repetition = {1, std::nullopt, false, {}}; }
};
template <>
struct Action<grammar::quantifier_min> : SetBound<&Repetition::min> {};
template <>
struct Action<grammar::quantifier_max> : SetBound<&Repetition::max> {};
template <>
struct Action<grammar::quantifier_comma> : OpenEnd {};

template <typename Input>
[[nodiscard]] Repetition take_repetition(const Input& in, Build& build) {
    auto result = *std::exchange(build.repetition, std::nullopt);
    result.where = place_of(in, build);
    return result;
}

// Relationships ----------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::arrow_line> {
    static void apply0(Build& build) { build.relationships.emplace_back(); }
};
template <>
struct Action<grammar::arrow_left> {
    static void apply0(Build& build) { build.relationships.emplace_back().arrow = Arrow::left; }
};
template <>
struct Action<grammar::arrow_right> {
    static void apply0(Build& build) {
        auto& arrow = build.relationships.back().arrow;
        arrow = arrow == Arrow::left ? Arrow::both : Arrow::right;
    }
};
template <>
struct Action<grammar::relationship_variable> {
    static void apply0(Build& build) { build.relationships.back().variable = build.pop_name(); }
};
template <>
struct Action<grammar::relationship_types> {
    static void apply0(Build& build) { build.relationships.back().types = build.pop_label(); }
};
template <>
struct Action<grammar::path_length> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.relationships.back().length = take_repetition(in, build);
    }
};
template <>
struct Action<grammar::range_without_star> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        throw graph::Error{{.code = graph::ErrorCode::invalid_relationship_pattern,
                            .message = "a range of lengths needs `*` before it",
                            .where = place_of(in, build),
                            .hint = "write `*..`, `*1..3`"}};
    }
};
template <>
struct Action<grammar::negative_length> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        throw graph::Error{{.code = graph::ErrorCode::invalid_relationship_pattern,
                            .message = "a length is not negative",
                            .where = place_of(in, build),
                            .hint = "write `*0..2`, or turn the arrow for the other direction"}};
    }
};
template <>
struct Action<grammar::relationship_properties> {
    static void apply0(Build& build) { build.relationships.back().properties = build.take(); }
};
template <>
struct Action<grammar::relationship_where> {
    static void apply0(Build& build) { build.relationships.back().where = build.take(); }
};
template <>
struct Action<grammar::relationship_pattern> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto relationship = std::move(build.relationships.back());
        build.relationships.pop_back();
        relationship.span = place_of(in, build);
        build.count_element({relationship.span});
        build.paths.back().path.elements.emplace_back(std::move(relationship));
    }
};

// Paths ------------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::path_start> {
    static void apply0(Build& build) {
        build.paths.emplace_back();
        build.open_scope();
    }
};
template <>
struct Action<grammar::path_variable> {
    static void apply0(Build& build) { build.paths.back().path.variable = build.pop_name(); }
};
template <>
struct Action<grammar::shortest_word> {
    static void apply0(Build& build) { build.paths.back().path.shortest = PathPattern::Shortest::shortest_path; }
};
template <>
struct Action<grammar::all_shortest_word> {
    static void apply0(Build& build) { build.paths.back().path.shortest = PathPattern::Shortest::all_shortest_paths; }
};
template <>
struct Action<grammar::bracketed_where> {
    static void apply0(Build& build) { build.paths.back().where = build.take(); }
};
template <>
struct Action<grammar::bracketed_path> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto frame = build.take_path();
        const auto where = place_of(in, build);
        frame.path.span = {{where.begin + 1, where.end - 1}};
        build.paths.back().path.elements.emplace_back(
            ParenthesizedPath{std::move(frame.path), std::move(frame.where), std::nullopt, where});
    }
};
template <>
struct Action<grammar::path_quantifier> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto repetition = take_repetition(in, build);
        auto& element = build.paths.back().path.elements.back();
        if (auto* relationship = std::get_if<RelationshipPattern>(&element)) {
            relationship->span.end = repetition.where.end;
            relationship->quantifier = std::move(repetition);
            return;
        }
        // A node that repeats is a path of one node: `(a){2}` is `((a)){2}`.
        if (auto* node = std::get_if<NodePattern>(&element)) {
            ParenthesizedPath path;
            path.span = path.path.span = node->span;
            path.path.elements.emplace_back(std::move(*node));
            element = std::move(path);
        }
        auto& path = *std::get<Box<ParenthesizedPath>>(element);
        path.span.end = repetition.where.end;
        path.quantifier = std::move(repetition);
    }
};

template <>
struct Action<grammar::pattern_predicate> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.paths.back().path.span = where;
        build.push(PatternPredicate{build.pop_path()}, where);
    }
};
template <>
struct Action<grammar::shortest_path_value> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.paths.back().path.span = where;
        build.push(ShortestPath{build.pop_path()}, where);
    }
};

// Searches and modes -----------------------------------------------------------------------------------------------

template <PathSearch::Kind Kind>
struct SetSearch {
    static void apply0(Build& build) { build.paths.back().path.search = PathSearch{Kind, std::nullopt}; }
};
template <>
struct Action<grammar::search_all> : SetSearch<PathSearch::Kind::all> {};
template <>
struct Action<grammar::search_all_shortest> : SetSearch<PathSearch::Kind::all_shortest> {};
template <>
struct Action<grammar::search_any> : SetSearch<PathSearch::Kind::any> {};
template <>
struct Action<grammar::search_any_shortest> : SetSearch<PathSearch::Kind::any_shortest> {};
template <>
struct Action<grammar::search_shortest> : SetSearch<PathSearch::Kind::shortest> {};
template <>
struct Action<grammar::search_groups> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto& search = *build.paths.back().path.search;
        if (search.kind != PathSearch::Kind::shortest)
            throw graph::Error{{.code = graph::ErrorCode::unexpected_syntax,
                                .message = fmt::format("unexpected `{}`", token_of(in, build)),
                                .where = place_of(in, build),
                                .hint = "groups are asked for with `SHORTEST k GROUPS`"}};
        search.kind = PathSearch::Kind::shortest_groups;
    }
};
template <>
struct Action<grammar::literal_count> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        const auto digits = token_of(in, build);
        const auto value = decode_integer(digits, where.begin);
        if (value >= std::uint64_t{1} << 63) throw_integer_overflow(digits, where.begin);
        build.push_literal(static_cast<std::int64_t>(value), where);
    }
};
struct SetSearchCount {
    static void apply0(Build& build) { build.paths.back().path.search->count = build.take(); }
};
template <>
struct Action<grammar::search_any_count> : SetSearchCount {};
template <>
struct Action<grammar::search_shortest_count> : SetSearchCount {};
template <PathMode Mode>
struct SetMode {
    static void apply0(Build& build) { build.paths.back().path.mode = Mode; }
};
template <>
struct Action<grammar::mode_walk> : SetMode<PathMode::walk> {};
template <>
struct Action<grammar::mode_trail> : SetMode<PathMode::trail> {};
template <>
struct Action<grammar::mode_acyclic> : SetMode<PathMode::acyclic> {};
template <>
struct Action<grammar::mode_simple> : SetMode<PathMode::simple> {};

// Graph patterns ---------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::graph_start> {
    static void apply0(Build& build) { build.graphs.emplace_back(); }
};
template <>
struct Action<grammar::graph_path> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto path = build.take_path().path;
        path.span = place_of(in, build);
        build.graphs.back().paths.push_back(std::move(path));
    }
};
template <>
struct Action<grammar::graph_where> {
    static void apply0(Build& build) { build.graphs.back().where = build.take(); }
};

}  // namespace dossier::query::syntax
