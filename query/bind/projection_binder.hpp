#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/bind/expression_binder.hpp"
#include "query/bind/scope.hpp"
#include "query/bind/session.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Binds WITH and RETURN: what is a grouping key, what an aggregate, and what ORDER BY and WHERE may still see
/// (CIP2021-07-07).
class ProjectionBinder {
public:
    /// `scope`  the variables before the clause; when it is bound those behind it, in the order of its columns
    ProjectionBinder(Session& session, Scope& scope) noexcept : session_{session}, scope_{scope} {}

    [[nodiscard]] Projection bind_with(const syntax::With& with, SourceSpan where);
    [[nodiscard]] Projection bind_return(const syntax::Return& returned, SourceSpan where);

private:
    struct Column {
        const syntax::Expression* written;
        std::string name;
        bool aggregates;
        Known known{};
    };

    Projection bind(const syntax::Projection& projection, const std::optional<syntax::Expression>& where,
                    SourceSpan clause);
    void list_variables(SourceSpan where);
    void list_columns(const syntax::Projection& projection);
    void bind_columns(Projection& result);
    void group_columns(Projection& result);
    Scope scope_of_groups();
    void add_projected_keys(Projection& result, Scope& groups);
    void bind_after_items(const syntax::Projection& projection, const std::optional<syntax::Expression>& where,
                          const Scope& sorting, Projection& result);
    void note_columns(bool distinct);
    Scope scope_for_sorting(bool distinct) const;
    void replace_scope();
    Known add_item(std::vector<Item>& items, const Column& column, Expression expression);
    Expression row_count(const syntax::Expression& expression, std::string_view clause);

    Session& session_;
    Scope& scope_;
    std::vector<Column> columns_;             // those that are new alone, where the clause extends the rows
    std::deque<syntax::Expression> made_up_;  // what `*` stands for
    bool aggregating_ = false, extends_ = false;
    Grouping grouping_;
};

/// An integer that is the same for the whole statement: of LIMIT, SKIP, OF … ROWS, which `clause` names.
/// throws Error{non_constant_expression, invalid_argument_type}
[[nodiscard]] Expression constant_count(const syntax::Expression& expression, std::string_view clause,
                                        Session& session);

}  // namespace dossier::query::bind
