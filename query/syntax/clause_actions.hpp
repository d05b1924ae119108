#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "query/syntax/pattern_actions.hpp"
#include "query/syntax/primary_actions.hpp"
#include "query/syntax/statements_grammar.hpp"

// What is built from the clauses that return, read and update. The clause at hand is `build.clauses.back()`; the rule
// `clause` puts it into its query.

namespace dossier::query::syntax {

template <typename Clause>
struct OpenClause {
    static void apply0(Build& build) { build.clauses.emplace_back(Clause{}); }
};

// Result clauses ---------------------------------------------------------------------------------------------------

/// The items go to a projection of their own: a subquery may stand in any of them.
template <typename Clause>
struct OpenProjection {
    static void apply0(Build& build) {
        build.clauses.emplace_back(Clause{});
        build.projections.emplace_back();
    }
};
template <typename Clause>
struct CloseProjection {
    static void apply0(Build& build) {
        build.clause<Clause>().projection = std::move(build.projections.back());
        build.projections.pop_back();
    }
};
template <>
struct Action<grammar::return_word> : OpenProjection<Return> {};
template <>
struct Action<grammar::return_clause> : CloseProjection<Return> {};
template <>
struct Action<grammar::finish_word> : OpenClause<Finish> {};
template <>
struct Action<grammar::distinct_word> {
    static void apply0(Build& build) { build.projections.back().distinct = true; }
};
template <>
struct Action<grammar::return_star> {
    static void apply0(Build& build) { build.projections.back().star = true; }
};
template <>
struct Action<grammar::return_expression> {
    static void apply0(Build& build) {
        const auto text = build.operands.back().extent;
        build.projections.back().items.push_back({build.take(), std::nullopt, text});
    }
};
template <>
struct Action<grammar::item_alias> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.projections.back().items.back().alias = name_of(in, build);
    }
};
template <>
struct Action<grammar::sort_key> {
    static void apply0(Build& build) { build.projections.back().order_by.push_back({build.take(), false}); }
};
template <>
struct Action<grammar::descending> {
    static void apply0(Build& build) { build.projections.back().order_by.back().descending = true; }
};
template <>
struct Action<grammar::offset> {
    static void apply0(Build& build) { build.projections.back().skip = build.take(); }
};
template <>
struct Action<grammar::limit> {
    static void apply0(Build& build) { build.projections.back().limit = build.take(); }
};

// Reading clauses --------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::optional_word> {
    static void apply0(Build& build) { build.optional = true; }
};
template <>
struct Action<grammar::mandatory_word> {
    static void apply0(Build& build) { build.mandatory = true; }
};
template <>
struct Action<grammar::match_word> {
    static void apply0(Build& build) {
        build.clauses.emplace_back(
            Match{std::exchange(build.optional, false), std::exchange(build.mandatory, false), {}});
    }
};
template <>
struct Action<grammar::match_clause> {
    static void apply0(Build& build) {
        build.clause<Match>().pattern = std::move(build.graphs.back());
        build.graphs.pop_back();
    }
};
struct PushUnwind {
    static void apply0(Build& build) {
        build.clauses.emplace_back(Unwind{build.take(), build.pop_name(), std::nullopt});
    }
};
template <>
struct Action<grammar::unwind_clause> : PushUnwind {};
template <>
struct Action<grammar::for_start> : PushUnwind {};
template <std::int64_t First>
struct OpenListPosition {
    static void apply0(Build& build) { build.clause<Unwind>().position = ListPosition{First, {}}; }
};
template <>
struct Action<grammar::list_offset> : OpenListPosition<0> {};
template <>
struct Action<grammar::list_ordinality> : OpenListPosition<1> {};
template <>
struct Action<grammar::list_position_name> {
    static void apply0(Build& build) { build.clause<Unwind>().position->variable = build.pop_name(); }
};

template <>
struct Action<grammar::with_word> : OpenProjection<With> {};
template <>
struct Action<grammar::with_body> : CloseProjection<With> {};
template <>
struct Action<grammar::with_where> {
    static void apply0(Build& build) { build.clause<With>().where = build.take(); }
};
struct OpenWithStar {
    static void apply0(Build& build) {
        With with;
        with.projection.star = true;
        build.clauses.emplace_back(std::move(with));
    }
};
template <>
struct Action<grammar::let_word> : OpenWithStar {};
template <>
struct Action<grammar::let_item> {
    static void apply0(Build& build) {
        const auto text = build.operands.back().extent;
        build.clause<With>().projection.items.push_back({build.take(), build.pop_name(), text});
    }
};
template <>
struct Action<grammar::filter_word> : OpenWithStar {};
template <>
struct Action<grammar::filter_clause> : Action<grammar::with_where> {};

template <>
struct Action<grammar::page_open> {
    static void apply0(Build& build) {
        build.clauses.emplace_back(With{});
        build.projections.emplace_back().star = true;
    }
};
template <>
struct Action<grammar::page_clause> : CloseProjection<With> {};

template <>
struct Action<grammar::load_word> : OpenClause<LoadCsv> {};
template <>
struct Action<grammar::load_headers> {
    static void apply0(Build& build) { build.clause<LoadCsv>().with_headers = true; }
};
template <>
struct Action<grammar::load_terminator> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.clause<LoadCsv>().field_terminator = Name{decode_quoted(token_of(in, build), where.begin), where};
    }
};
template <>
struct Action<grammar::load_clause> {
    static void apply0(Build& build) {
        build.clause<LoadCsv>().from = build.take();
        build.clause<LoadCsv>().variable = build.pop_name();
    }
};

// Updating clauses -------------------------------------------------------------------------------------------------

/// A path that is made: conditions belong to paths that are looked for.
[[nodiscard]] inline PathPattern made_path(Build& build, Place where) {
    auto path = build.take_path().path;
    path.span = where;
    for (const auto& element : path.elements)
        std::visit(
            [](const auto& pattern) {
                if constexpr (requires { pattern.where; })
                    if (pattern.where)
                        throw graph::Error{{.code = graph::ErrorCode::unexpected_syntax,
                                            .message = "a pattern that is created cannot have a WHERE",
                                            .where = pattern.where->where,
                                            .hint = "put the condition into a MATCH before it"}};
            },
            element);
    return path;
}
template <>
struct Action<grammar::create_word> : OpenClause<Create> {};
template <>
struct Action<grammar::insert_word> {
    static void apply0(Build& build) { build.clauses.emplace_back(Create{true, {}}); }
};
template <>
struct Action<grammar::create_path> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto path = made_path(build, place_of(in, build));
        if (auto* create = std::get_if<Create>(&build.clauses.back()))
            create->paths.push_back(std::move(path));
        else
            build.clause<Merge>().path = std::move(path);
    }
};
template <>
struct Action<grammar::merge_word> : OpenClause<Merge> {};
template <>
struct Action<grammar::on_create> {
    static void apply0(Build& build) { build.clause<Merge>().actions.push_back({true, {}}); }
};
template <>
struct Action<grammar::on_match> {
    static void apply0(Build& build) { build.clause<Merge>().actions.push_back({false, {}}); }
};
[[nodiscard]] inline std::vector<SetItem> pop_set_items(Build& build) {
    auto result = std::move(build.set_items.back());
    build.set_items.pop_back();
    return result;
}
template <>
struct Action<grammar::merge_action> {
    static void apply0(Build& build) { build.clause<Merge>().actions.back().items = pop_set_items(build); }
};
template <>
struct Action<grammar::set_word> {
    static void apply0(Build& build) { build.set_items.emplace_back(); }
};
template <>
struct Action<grammar::set_clause> {
    static void apply0(Build& build) { build.clauses.emplace_back(Set{pop_set_items(build)}); }
};
template <>
struct Action<grammar::set_property> {
    static void apply0(Build& build) {
        auto value = build.take();
        build.set_items.back().emplace_back(SetProperty{build.take(), std::move(value)});
    }
};
template <bool Replace>
struct PushSetProperties {
    static void apply0(Build& build) {
        build.set_items.back().emplace_back(SetProperties{build.pop_name(), build.take(), Replace});
    }
};
template <>
struct Action<grammar::set_replace> : PushSetProperties<true> {};
template <>
struct Action<grammar::set_merge> : PushSetProperties<false> {};
template <>
struct Action<grammar::plain_label> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.plain_labels.push_back(name_of(in, build));
    }
};
template <>
struct Action<grammar::set_labels> {
    static void apply0(Build& build) {
        build.set_items.back().emplace_back(SetLabels{build.pop_name(), std::exchange(build.plain_labels, {})});
    }
};
template <>
struct Action<grammar::remove_word> : OpenClause<Remove> {};
template <>
struct Action<grammar::remove_labels> {
    static void apply0(Build& build) {
        build.clause<Remove>().items.emplace_back(
            RemoveLabels{build.pop_name(), std::exchange(build.plain_labels, {})});
    }
};
template <>
struct Action<grammar::remove_property> {
    static void apply0(Build& build) { build.clause<Remove>().items.emplace_back(RemoveProperty{build.take()}); }
};
template <>
struct Action<grammar::delete_word> : OpenClause<Delete> {};
template <>
struct Action<grammar::detach_word> {
    static void apply0(Build& build) { build.clause<Delete>().detach = true; }
};
template <>
struct Action<grammar::delete_item> {
    static void apply0(Build& build) { build.clause<Delete>().expressions.push_back(build.take()); }
};

}  // namespace dossier::query::syntax
