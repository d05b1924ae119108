#pragma once

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "query/syntax/advice.hpp"
#include "query/syntax/schema_grammar.hpp"
#include "query/syntax/statement_actions.hpp"

// What is built from statements about indexes and constraints, and from whole statements.

namespace dossier::query::syntax {

// CREATE and DROP --------------------------------------------------------------------------------------------------

/// What CREATE INDEX and CREATE CONSTRAINT have in common; DROP has only a name.
template <typename Visit>
void on_created(Build& build, Visit visit) {
    std::visit(
        [&](auto& command) {
            if constexpr (requires { command.pattern; }) visit(command);
        },
        *build.statement.schema);
}

template <>
struct Action<grammar::index_start> {
    static void apply0(Build& build) { build.statement.schema = CreateIndex{}; }
};
template <>
struct Action<grammar::index_kind> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        std::get<CreateIndex>(*build.statement.schema).kind = name_of(in, build);
    }
};
template <>
struct Action<grammar::foreign_index_kind> {
    static std::string_view instead_of(std::string_view kind) {
        if (kind == "TEXT") return "a RANGE index serves = and STARTS WITH, a FULLTEXT index looks for words";
        if (kind == "LOOKUP") return "nodes are found by label, and relationships by type, without an index";
        return "there are RANGE and FULLTEXT indexes";
    }
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const std::string kind = upper(token_of(in, build));
        throw graph::Error{{.code = graph::ErrorCode::not_supported,
                            .message = fmt::format("{} indexes are not supported", kind),
                            .where = place_of(in, build),
                            .hint = std::string{instead_of(kind)}}};
    }
};
template <>
struct Action<grammar::each_property> {
    static void apply0(Build& build) { std::get<CreateIndex>(*build.statement.schema).on_each = true; }
};
template <>
struct Action<grammar::constraint_word> {
    static void apply0(Build& build) { build.statement.schema = CreateConstraint{}; }
};
template <>
struct Action<grammar::drop_start> {
    static void apply0(Build& build) { build.statement.schema = Drop{}; }
};
template <>
struct Action<grammar::drop_constraint_word> {
    static void apply0(Build& build) { std::get<Drop>(*build.statement.schema).constraint = true; }
};
template <>
struct Action<grammar::schema_name> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        std::visit([&](auto& command) { command.name = name_of(in, build); }, *build.statement.schema);
    }
};
template <>
struct Action<grammar::if_not_exists> {
    static void apply0(Build& build) {
        on_created(build, [](auto& command) { command.if_not_exists = true; });
    }
};
template <>
struct Action<grammar::if_exists> {
    static void apply0(Build& build) { std::get<Drop>(*build.statement.schema).if_exists = true; }
};

template <>
struct Action<grammar::schema_no_node> {
    static void apply0(Build& build) {
        on_created(build, [](auto& command) { command.pattern.relationship = true; });
    }
};
template <>
struct Action<grammar::schema_variable> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        on_created(build, [&](auto& command) { command.pattern.variable = name_of(in, build); });
    }
};
template <>
struct Action<grammar::schema_label> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        on_created(build, [&](auto& command) { command.pattern.names.push_back(name_of(in, build)); });
    }
};
template <>
struct Action<grammar::schema_owner> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto owner = name_of(in, build);
        build.count_element(owner.where);
        on_created(build, [&](auto& command) { command.properties.push_back({std::move(owner), {}}); });
    }
};
template <>
struct Action<grammar::schema_key> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        on_created(build, [&](auto& command) { command.properties.back().key = name_of(in, build); });
    }
};

template <CreateConstraint::Kind Kind>
struct Require {
    static void apply0(Build& build) { std::get<CreateConstraint>(*build.statement.schema).kind = Kind; }
};
template <>
struct Action<grammar::require_unique> : Require<CreateConstraint::Kind::unique> {};
template <>
struct Action<grammar::require_not_null> : Require<CreateConstraint::Kind::not_null> {};
template <>
struct Action<grammar::require_key> : Require<CreateConstraint::Kind::key> {};
template <>
struct Action<grammar::require_element> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        std::get<CreateConstraint>(*build.statement.schema).element = name_of(in, build);
    }
};

/// Known, and not to be had.
template <const char* Message, const char* Hint>
struct Refuse {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        throw graph::Error{
            {.code = graph::ErrorCode::not_supported, .message = Message, .where = place_of(in, build), .hint = Hint}};
    }
};
inline constexpr char no_options[] = "OPTIONS of indexes and constraints are not supported";
inline constexpr char leave_options_out[] = "leave OPTIONS out: there is one provider and one analyzer";
template <>
struct Action<grammar::schema_options> : Refuse<no_options, leave_options_out> {};
inline constexpr char no_types[] = "constraints on the type of a property are not supported";
inline constexpr char other_constraints[] = "there are IS UNIQUE, IS NOT NULL and IS NODE KEY; a query finds what has "
                                            "another type: WHERE NOT n.key IS :: STRING";
template <>
struct Action<grammar::require_type> : Refuse<no_types, other_constraints> {};

// SHOW -------------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::show_start> : OpenClause<Show> {};
template <>
struct Action<grammar::show_kind> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.clause<Show>().kind = name_of(in, build);
    }
};
template <Show::What What>
struct SetShown {
    static void apply0(Build& build) { build.clause<Show>().what = What; }
};
template <>
struct Action<grammar::show_indexes> : SetShown<Show::What::indexes> {};
template <>
struct Action<grammar::show_constraints> : SetShown<Show::What::constraints> {};
template <>
struct Action<grammar::show_functions> : SetShown<Show::What::functions> {};
template <>
struct Action<grammar::show_procedures> : SetShown<Show::What::procedures> {};

[[nodiscard]] inline Projection pop_projection(Build& build) {
    auto result = std::move(build.projections.back());
    build.projections.pop_back();
    return result;
}
template <>
struct Action<grammar::show_yield_word> {
    static void apply0(Build& build) { build.projections.emplace_back(); }
};
template <>
struct Action<grammar::show_yield_body> {
    static void apply0(Build& build) { build.clause<Show>().yield = With{pop_projection(build), std::nullopt}; }
};
template <>
struct Action<grammar::show_yield_where> {
    static void apply0(Build& build) { build.clause<Show>().yield->where = build.take(); }
};
template <>
struct Action<grammar::show_return_word> {
    static void apply0(Build& build) { build.projections.emplace_back(); }
};
template <>
struct Action<grammar::show_return> {
    static void apply0(Build& build) { build.clause<Show>().returned = Return{pop_projection(build)}; }
};
template <>
struct Action<grammar::show_where> {
    static void apply0(Build& build) { build.clause<Show>().where = build.take(); }
};
template <>
struct Action<grammar::show_query> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        Query query;
        query.branches.emplace_back();
        query.where = where;
        query.branches.front().where = where;
        query.branches.front().clauses.push_back({std::move(build.clauses.back()), where});
        build.clauses.pop_back();
        build.queries.push_back(std::move(query));
    }
};

// Statements -------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::statement> {
    static void apply0(Build& build) {
        if (!build.statement.schema) build.statement.query = pop_query(build);
    }
};

}  // namespace dossier::query::syntax
