#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/projection_binder.hpp"
#include "query/bind/query_binder.hpp"

// CALL of a query, IN TRANSACTIONS too.

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

/// How many rows or transactions: a constant of 1 or more.
Expression positive_count(const syntax::Expression& written, std::string_view what, Session& session) {
    Expression bound = constant_count(written, what, session);
    const auto* literal = std::get_if<Literal>(&bound.node);
    if (literal != nullptr && literal->value.is(graph::ValueKind::integer) && literal->value.as_integer() < 1) {
        syntax_fault(ErrorCode::invalid_argument_value, fmt::format("{} takes a number of 1 or more", what),
                     bound.where, "leave it out where the usual number will do");
    }
    return bound;
}

Transactions bind_transactions(const syntax::InTransactions& written, SourceSpan where, Session& session) {
    using Written = syntax::InTransactions::OnError;
    Transactions result;
    result.concurrent = written.concurrent;
    if (written.rows) result.rows = positive_count(*written.rows, "OF … ROWS", session);
    if (written.concurrency) result.concurrency = positive_count(*written.concurrency, "CONCURRENT", session);
    switch (written.on_error.value_or(Written::fail)) {
    case Written::go_on: result.on_error = Transactions::OnError::go_on; break;
    case Written::stop: result.on_error = Transactions::OnError::stop; break;
    case Written::fail: result.on_error = Transactions::OnError::fail; break;
    }
    if (written.status) {
        if (result.on_error == Transactions::OnError::fail) {
            syntax_fault(ErrorCode::invalid_clause_composition,
                         "there is no status to report where the first error ends the statement", written.status->where,
                         "write ON ERROR CONTINUE or ON ERROR BREAK");
        }
        result.status = session.new_slot(written.status->text);
    }
    session.in_transactions = where;
    return result;
}

}  // namespace

void QueryBinder::check_transactions(SourceSpan where) const {
    if (role_ != QueryRole::statement) {
        syntax_fault(ErrorCode::invalid_clause_composition, "CALL … IN TRANSACTIONS cannot stand inside another query",
                     where, "call it from the statement itself");
    }
    if (session_.writes_outside) {
        syntax_fault(ErrorCode::invalid_clause_composition,
                     "CALL … IN TRANSACTIONS cannot follow a clause that changes the graph", where,
                     "it would commit that change too: make it a statement of its own");
    }
}

void QueryBinder::clause(const syntax::CallSubquery& call, SourceSpan where) {
    if (call.in_transactions) check_transactions(where);
    Scope imported;
    if (call.import_all) {
        for (const Scope* scope = &scope_; scope != nullptr; scope = scope->outer()) {
            for (const auto& [name, known] : scope->own()) {
                if (imported.find(name) == nullptr) imported.declare(name, known);
            }
        }
    } else if (call.imports) {
        for (const syntax::Name& name : *call.imports) imported.declare(name.text, scope_.get(name.text, name.where));
    }
    imported.hide(scope_, "a subquery sees what it imports: `CALL ({0}) {{ … }}`");
    const bool imports_by_with = !call.import_all && !call.imports;
    BoundQuery bound =
        bind_query(*call.query, session_, &imported, QueryRole::subquery, imports_by_with ? &scope_ : nullptr);
    for (const auto& [name, known] : bound.columns) declare_new(scope_, {.text = name, .where = {where}}, known);
    CallSubquery result{.optional = call.optional, .query = std::move(bound.query), .transactions = std::nullopt};
    if (call.in_transactions) {
        session_.writes_outside = false;  // what it writes is committed before anything else can be written
        result.transactions = bind_transactions(*call.in_transactions, where, session_);
        if (const auto status = result.transactions->status) {
            declare_new(scope_, *call.in_transactions->status, {.slot = *status, .type = StaticType::map});
        }
    }
    clauses_.emplace_back(std::move(result));
}

}  // namespace dossier::query::bind
