#pragma once

#include <utility>

#include <fmt/format.h>

#include "query/syntax/clause_actions.hpp"

// What is built from calls, whole queries and statements.

namespace dossier::query::syntax {

// Calls ------------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::procedure_part> : PushPart {};
template <>
struct Action<grammar::procedure_name> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        CallProcedure call;
        call.optional = std::exchange(build.optional, false);
        call.procedure = {fmt::format("{}", fmt::join(build.dotted, ".")), place_of(in, build)};
        build.dotted.clear();
        build.clauses.emplace_back(std::move(call));
    }
};
template <>
struct Action<grammar::arguments_open> {
    static void apply0(Build& build) { build.clause<CallProcedure>().arguments.emplace(); }
};
template <>
struct Action<grammar::procedure_argument> {
    static void apply0(Build& build) { build.clause<CallProcedure>().arguments->push_back(build.take()); }
};
template <>
struct Action<grammar::yield_word> {
    static void apply0(Build& build) { build.clause<CallProcedure>().yield.emplace(); }
};
template <>
struct Action<grammar::yield_star> {
    static void apply0(Build& build) { build.clause<CallProcedure>().yield->star = true; }
};
template <>
struct Action<grammar::yield_field> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.clause<CallProcedure>().yield->items.push_back({name_of(in, build), std::nullopt});
    }
};
template <>
struct Action<grammar::yield_alias> {
    static void apply0(Build& build) { build.clause<CallProcedure>().yield->items.back().alias = build.pop_name(); }
};
template <>
struct Action<grammar::yield_where> {
    static void apply0(Build& build) { build.clause<CallProcedure>().yield->where = build.take(); }
};

template <>
struct Action<grammar::subquery_call_open> {
    static void apply0(Build& build) {
        CallSubquery call;
        call.optional = std::exchange(build.optional, false);
        build.clauses.emplace_back(std::move(call));
    }
};
template <>
struct Action<grammar::import_open> {
    static void apply0(Build& build) { build.clause<CallSubquery>().imports.emplace(); }
};
template <>
struct Action<grammar::import_all> {
    static void apply0(Build& build) { build.clause<CallSubquery>().import_all = true; }
};
template <>
struct Action<grammar::import_name> {
    static void apply0(Build& build) { build.clause<CallSubquery>().imports->push_back(build.pop_name()); }
};
[[nodiscard]] inline Query pop_query(Build& build) {
    auto result = std::move(build.queries.back());
    build.queries.pop_back();
    return result;
}
template <>
struct Action<grammar::called_query> {
    static void apply0(Build& build) { build.clause<CallSubquery>().query = pop_query(build); }
};
template <>
struct Action<grammar::in_word> {
    static void apply0(Build& build) { build.clause<CallSubquery>().in_transactions.emplace(); }
};
[[nodiscard]] inline InTransactions& transactions(Build& build) {
    return *build.clause<CallSubquery>().in_transactions;
}
template <>
struct Action<grammar::concurrency> {
    static void apply0(Build& build) { transactions(build).concurrency = build.take(); }
};
template <>
struct Action<grammar::concurrent_word> {
    static void apply0(Build& build) { transactions(build).concurrent = true; }
};
template <>
struct Action<grammar::transaction_rows> {
    static void apply0(Build& build) { transactions(build).rows = build.take(); }
};
template <InTransactions::OnError What>
struct DoOnError {
    static void apply0(Build& build) { transactions(build).on_error = What; }
};
template <>
struct Action<grammar::on_error_continue> : DoOnError<InTransactions::OnError::go_on> {};
template <>
struct Action<grammar::on_error_break> : DoOnError<InTransactions::OnError::stop> {};
template <>
struct Action<grammar::on_error_fail> : DoOnError<InTransactions::OnError::fail> {};
template <>
struct Action<grammar::status_variable> {
    static void apply0(Build& build) { transactions(build).status = build.pop_name(); }
};

// Queries ----------------------------------------------------------------------------------------------------------

struct CloseClause {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        const auto where = place_of(in, build);
        build.count_element(where);
        build.branches.back().clauses.push_back({std::move(build.clauses.back()), where});
        build.clauses.pop_back();
    }
};
template <>
struct Action<grammar::clause> : CloseClause {};
template <>
struct Action<grammar::last_clause> : CloseClause {};
template <>
struct Action<grammar::branch_start> {
    static void apply0(Build& build) { build.branches.emplace_back(); }
};
template <>
struct Action<grammar::single_query> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.branches.back().where = place_of(in, build);
        build.queries.back().branches.push_back(std::move(build.branches.back()));
        build.branches.pop_back();
    }
};
template <>
struct Action<grammar::query_start> {
    static void apply0(Build& build) { build.queries.emplace_back(); }
};
template <>
struct Action<grammar::union_word> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.count_union(place_of(in, build));
        build.queries.back().unions.push_back(Union::distinct);
    }
};
template <>
struct Action<grammar::union_all> {
    static void apply0(Build& build) { build.queries.back().unions.back() = Union::all; }
};
/// What was built so far is a part before; the branches that follow are the query's own.
template <>
struct Action<grammar::next_word> {
    static void apply0(Build& build) {
        auto& query = build.queries.back();
        Query part;
        part.branches = std::exchange(query.branches, {});
        part.unions = std::exchange(query.unions, {});
        part.where = {{part.branches.front().where.begin, part.branches.back().where.end}};
        query.before.push_back(std::move(part));
    }
};
template <>
struct Action<grammar::query> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        build.queries.back().where = place_of(in, build);
    }
};

// Queries inside expressions ---------------------------------------------------------------------------------------

template <>
struct Action<grammar::subquery_open> {
    static void apply0(Build& build) { build.open_scope(); }
};
template <>
struct Action<grammar::subquery_query> {
    static void apply0(Build& build) {
        build.close_scope();
        build.push(Subquery{Subquery::Kind::exists, Box<Query>{pop_query(build)}}, {});
    }
};
template <>
struct Action<grammar::subquery_pattern> {
    static void apply0(Build& build) {
        build.close_scope();
        auto pattern = std::move(build.graphs.back());
        build.graphs.pop_back();
        build.push(Subquery{Subquery::Kind::exists, Box<GraphPattern>{std::move(pattern)}}, {});
    }
};
/// The body has left an operand behind; the word before it says what is asked of it.
template <Subquery::Kind Kind>
struct NameSubquery {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        auto& operand = build.operands.back();
        std::get<Subquery>(operand.expression.node).kind = Kind;
        operand.extent = operand.expression.where = place_of(in, build);
    }
};
template <>
struct Action<grammar::exists_subquery> : NameSubquery<Subquery::Kind::exists> {};
template <>
struct Action<grammar::count_subquery> : NameSubquery<Subquery::Kind::count> {};
template <>
struct Action<grammar::collect_subquery> : NameSubquery<Subquery::Kind::collect> {};

// Statements -------------------------------------------------------------------------------------------------------

template <>
struct Action<grammar::version_number> {
    template <typename Input>
    static void apply(const Input& in, Build& build) {
        if (in.string_view() == "9") return;
        throw graph::Error{{.code = graph::ErrorCode::not_supported,
                            .message = fmt::format("this is Cypher 9, not {}", in.string_view()),
                            .where = place_of(in, build),
                            .hint = "leave the version out"}};
    }
};
template <>
struct Action<grammar::explain_word> {
    static void apply0(Build& build) { build.statement.mode = Statement::Mode::explain; }
};
template <>
struct Action<grammar::profile_word> {
    static void apply0(Build& build) { build.statement.mode = Statement::Mode::profile; }
};

}  // namespace dossier::query::syntax
