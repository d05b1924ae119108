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
    /// `scope`  the variables before the clause
    ProjectionBinder(Session& session, const Scope& scope) noexcept : session_{session}, scope_{scope} {}

    [[nodiscard]] Projection bind_with(const syntax::With& with);
    [[nodiscard]] Projection bind_return(const syntax::Return& returned, SourceSpan where);

    /// The variables after the clause, in the order of its columns.
    [[nodiscard]] Scope after() const;

private:
    struct Column {
        const syntax::Expression* written;
        std::string name;
        bool aggregates;
        Known known{};
    };

    Projection bind(const syntax::Projection& projection, const std::optional<syntax::Expression>& where);
    void keep_csv_place(const syntax::Projection& projection, Projection& result);
    void list_columns(const syntax::Projection& projection);
    void bind_columns(Projection& result);
    void group_columns(Projection& result);
    Scope scope_of_groups();
    void add_projected_keys(Projection& result, Scope& groups);
    void bind_after_items(const syntax::Projection& projection, const std::optional<syntax::Expression>& where,
                          Projection& result);
    Scope scope_for_sorting(bool distinct) const;
    Known add_item(std::vector<Item>& items, const Column& column, Expression expression);
    Expression row_count(const syntax::Expression& expression, std::string_view clause);

    Session& session_;
    const Scope& scope_;
    std::vector<Column> columns_;
    std::deque<syntax::Expression> made_up_;  // what `*` stands for
    bool aggregating_ = false;
    std::optional<CsvPlace> csv_place_;  // that goes on
    Grouping grouping_;
};

/// An integer that is the same for the whole statement: of LIMIT, SKIP, OF … ROWS, which `clause` names.
/// throws Error{non_constant_expression, invalid_argument_type}
[[nodiscard]] Expression constant_count(const syntax::Expression& expression, std::string_view clause,
                                        Session& session);

}  // namespace dossier::query::bind
