#pragma once

#include <cstddef>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/bind/functions.hpp"
#include "query/bind/scope.hpp"
#include "query/bind/session.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Binds the clauses of one branch of a query, in order.
class QueryBinder {
public:
    QueryBinder(Session& session, const Scope* outer, QueryRole role) noexcept
        : session_{session}, scope_{outer}, role_{role} {}

    /// The query begins with rows that have these columns.
    void begin_with(const std::vector<Scope::Entry>& columns);

    /// Gives the query what its first clause, a WITH of plain variables, chooses of the own ones of `offered`. Returns
    /// whether it is such a clause, which then is done.
    bool import(const syntax::SingleQuery& query, const Scope& offered);

    [[nodiscard]] SingleQuery bind(const syntax::SingleQuery& query, std::size_t first_clause = 0);

    /// The columns that bind() found, with their names; none for a query that gives no rows.
    [[nodiscard]] const std::vector<Scope::Entry>& columns() const noexcept { return columns_; }

private:
    void check_composition(const syntax::SingleQuery& query) const;
    void refuse_writing(SourceSpan where) const;
    void check_insert(const syntax::Create& create) const;
    void check_transactions(SourceSpan where) const;

    // One for each kind; each adds to the clauses and changes the scope.
    void clause(const syntax::Match& match, SourceSpan where);
    void clause(const syntax::Unwind& unwind, SourceSpan where);
    void clause(const syntax::With& with, SourceSpan where);
    void clause(const syntax::Return& returned, SourceSpan where);
    void clause(const syntax::Finish& finish, SourceSpan where);
    void clause(const syntax::Create& create, SourceSpan where);
    void clause(const syntax::Merge& merge, SourceSpan where);
    void clause(const syntax::Set& set, SourceSpan where);
    void clause(const syntax::Remove& remove, SourceSpan where);
    void clause(const syntax::Delete& deletion, SourceSpan where);
    void clause(const syntax::CallProcedure& call, SourceSpan where);
    void clause(const syntax::CallSubquery& call, SourceSpan where);
    void clause(const syntax::Show& show, SourceSpan where);
    void clause(const syntax::LoadCsv& load, SourceSpan where);

    std::vector<Update> updates(const std::vector<syntax::SetItem>& items);
    Update update(const syntax::SetProperty& item);
    Update update(const syntax::SetProperties& item);
    Update update(const syntax::SetLabels& item);
    Expression changeable(const syntax::Name& name, TypeSet wanted) const;
    void return_all();

    Session& session_;
    Scope scope_;
    QueryRole role_;
    bool goes_on_ = false;  // with the rows of the part before
    bool alone_ = false;    // the query is this one clause
    std::vector<Clause> clauses_;
    std::vector<Scope::Entry> columns_;
};

/// throws Error{variable_already_bound}
void declare_new(Scope& scope, const syntax::Name& name, Known known);

/// Arguments and yields of a procedure; what it yields is declared in `scope`.
///
/// `alone`  the call is the whole query: arguments may come from the parameters, and all results are given
[[nodiscard]] Call bind_call(const syntax::CallProcedure& call, bool alone, SourceSpan where, Session& session,
                             Scope& scope);

}  // namespace dossier::query::bind
