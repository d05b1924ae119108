#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "graph/names.hpp"
#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/query_binder.hpp"
#include "query/bind/show_tables.hpp"

// SHOW is the call of a procedure without a name; YIELD is a WITH over all its columns, RETURN a RETURN.

namespace dossier::query::bind {

namespace {

/// YIELD names columns; what can be computed of them, RETURN can.
void check_yield(const syntax::Projection& yield, const ShowTable& table) {
    std::vector<std::string_view> columns;
    for (const Field& field : table.procedure.results) columns.emplace_back(field.name);
    for (const syntax::ReturnItem& item : yield.items) {
        const auto* column = std::get_if<syntax::Variable>(&item.expression.node);
        if (column == nullptr) {
            syntax_fault(graph::ErrorCode::unexpected_syntax, "YIELD names columns", item.text,
                         "compute with them in a RETURN behind it");
        }
        if (std::ranges::count(columns, std::string_view{column->name}) > 0) continue;
        const auto near = graph::nearest(column->name, columns);
        syntax_fault(graph::ErrorCode::undefined_variable,
                     fmt::format("`{}` has no column `{}`", table.procedure.name, column->name), item.text,
                     near ? fmt::format("did you mean `{}`?", *near) : "YIELD * gives all columns");
    }
}

/// `YIELD *` in the order of the table, not of the alphabet.
syntax::With written_out(const syntax::With& yield, const ShowTable& table, SourceSpan where) {
    syntax::With result = yield;
    if (!result.projection.star) return result;
    result.projection.star = false;
    for (const Field& field : table.procedure.results) {
        result.projection.items.push_back(
            {{.node = syntax::Variable{field.name}, .where = {where}}, syntax::Name{field.name, {where}}, {where}});
    }
    return result;
}

}  // namespace

void QueryBinder::clause(const syntax::Show& show, SourceSpan where) {
    session_.calls = true;
    const ShowTable table = show_table(show, session_.procedures);
    Call call{.procedure = table.procedure, .arguments = {}, .yields = {}, .where = {}};
    const std::size_t shown = show.yield ? table.procedure.results.size() : table.usual;
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string& name = table.procedure.results[i].name;
        const Slot slot = session_.new_slot(name);
        scope_.declare(name, {.slot = slot, .type = StaticType::any});
        call.yields.emplace_back(i, slot);
    }
    if (show.where) call.where = ExpressionBinder{session_, scope_}.condition(*show.where);
    clauses_.emplace_back(std::move(call));
    if (show.yield) {
        check_yield(show.yield->projection, table);
        clause(written_out(*show.yield, table, where), where);
    }
    if (show.returned) {
        clause(*show.returned, where);
    } else {
        return_all();
    }
}

}  // namespace dossier::query::bind
