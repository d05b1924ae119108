#include "query/bind/projection_binder.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "query/bind/fault.hpp"
#include "query/bind/static_type.hpp"
#include "query/bind/syntax_walk.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

const std::string* variable_name(const syntax::Expression& expression) {
    const auto* variable = std::get_if<syntax::Variable>(&expression.node);
    return variable == nullptr ? nullptr : &variable->name;
}

/// What a column is called without AS, when it is not as it is written: a variable without the backticks it may stand
/// in, and a map projection by the variable that it is of.
const std::string* own_name(const syntax::Expression& expression) {
    const auto* projection = std::get_if<syntax::MapProjection>(&expression.node);
    return projection == nullptr ? variable_name(expression) : &projection->variable.text;
}

/// The variable whose property `expression` is, or null: `a.x` of `a`, but not `a.x.y`.
const std::string* owner_name(const syntax::Expression& expression) {
    const auto* access = std::get_if<syntax::PropertyAccess>(&expression.node);
    return access == nullptr ? nullptr : variable_name(*access->object);
}

/// How many variables all `*` that list them may stand for: `WITH DISTINCT *` in clause after clause, with as many
/// names in view, would take the square of its length.
constexpr std::size_t passed_on_limit = 500'000;

void require_aliases(const syntax::Projection& projection) {
    for (const syntax::ReturnItem& item : projection.items) {
        if (item.alias || own_name(item.expression) != nullptr) continue;
        syntax_fault(ErrorCode::no_expression_alias, "an expression in WITH needs a name", item.text,
                     "add AS and a name");
    }
}

}  // namespace

Projection ProjectionBinder::bind_with(const syntax::With& with, SourceSpan where) {
    const syntax::Projection& written = with.projection;
    extends_ = written.star && !written.distinct &&
               std::ranges::none_of(written.items,
                                    [](const syntax::ReturnItem& item) { return contains_aggregate(item.expression); });
    Projection result = bind(with.projection, with.where, where);
    require_aliases(with.projection);
    return result;
}

Projection ProjectionBinder::bind_return(const syntax::Return& returned, SourceSpan where) {
    if (returned.projection.star && scope_.own().empty()) {
        syntax_fault(ErrorCode::no_variables_in_scope, "there is no variable to return", where,
                     "name what you look for, or return an expression");
    }
    Projection result = bind(returned.projection, std::nullopt, where);
    result.is_return = true;
    return result;
}

// `WITH *` without grouping, and so LET and FILTER, only add to what is in view. A long statement has thousands of them
// one behind the other: they are bound without a look at the variables that go on.
Projection ProjectionBinder::bind(const syntax::Projection& projection, const std::optional<syntax::Expression>& where,
                                  SourceSpan clause) {
    Projection result;
    result.distinct = projection.distinct;
    result.extends = extends_;
    if (projection.star && !extends_) list_variables(clause);
    list_columns(projection);
    aggregating_ = std::ranges::any_of(columns_, &Column::aggregates);
    result.aggregating = aggregating_;
    if (aggregating_) {
        group_columns(result);
    } else {
        bind_columns(result);
    }
    for (const Column& column : columns_) result.columns.push_back(column.name);
    if (extends_) {
        for (const Column& column : columns_) scope_.declare(column.name, column.known);
        bind_after_items(projection, where, scope_, result);
    } else {
        bind_after_items(projection, where, scope_for_sorting(projection.distinct), result);
        replace_scope();
    }
    return result;
}

/// The columns that `*` stands for, by name, so that a change of the pattern does not change them.
void ProjectionBinder::list_variables(SourceSpan where) {
    std::vector<std::string> names;
    for (const auto& [name, known] : scope_.own()) names.push_back(name);
    std::ranges::sort(names);
    session_.passed_on += names.size();
    if (session_.passed_on > passed_on_limit) {
        throw graph::Error{
            {.type = graph::ErrorType::resource_error,
             .code = ErrorCode::statement_too_large,
             .message = fmt::format("the `*` of this statement stand for more than {} variables", passed_on_limit),
             .where = where,
             .hint = "name the variables that are used further on, or send several statements"}};
    }
    for (std::string& name : names) {
        made_up_.push_back({.node = syntax::Variable{name}, .where = {}});
        columns_.push_back({&made_up_.back(), std::move(name), false});
    }
}

void ProjectionBinder::list_columns(const syntax::Projection& projection) {
    std::set<std::string, std::less<>> taken;
    for (const Column& column : columns_) taken.insert(column.name);
    for (const syntax::ReturnItem& item : projection.items) {
        std::string name{item.alias ? std::string_view{item.alias->text} : session_.text_of(item.text)};
        if (const std::string* own = own_name(item.expression); own != nullptr && !item.alias) name = *own;
        const bool passed_on = extends_ && scope_.find_own(name) != nullptr;
        if (passed_on || !taken.insert(name).second) {
            syntax_fault(ErrorCode::column_name_conflict, fmt::format("there are two columns `{}`", name),
                         item.alias ? SourceSpan{item.alias->where} : SourceSpan{item.text},
                         "give one of them another name with AS");
        }
        columns_.push_back({&item.expression, std::move(name), contains_aggregate(item.expression)});
    }
}

/// A variable that is passed on under its own name keeps its slot, anything else gets a new one.
Known ProjectionBinder::add_item(std::vector<Item>& items, const Column& column, Expression expression) {
    const auto* variable = std::get_if<Variable>(&expression.node);
    const std::string* name = variable_name(*column.written);
    const bool passed_on = variable != nullptr && name != nullptr && *name == column.name;
    const Known known{.slot = passed_on ? variable->slot : session_.new_slot(column.name),
                      .type = expression.type,
                      .element = expression.element};
    items.push_back({known.slot, std::move(expression)});
    return known;
}

void ProjectionBinder::bind_columns(Projection& result) {
    ExpressionBinder expressions{session_, scope_};
    for (Column& column : columns_) column.known = add_item(result.items, column, expressions.bind(*column.written));
}

/// Keys first, from the rows as they come; then what is computed of keys and aggregates.
void ProjectionBinder::group_columns(Projection& result) {
    ExpressionBinder before{session_, scope_};
    for (Column& column : columns_) {
        if (!column.aggregates) column.known = add_item(result.keys, column, before.bind(*column.written));
    }
    Scope groups = scope_of_groups();
    add_projected_keys(result, groups);
    grouping_.scope = &groups;
    grouping_.before = &scope_;
    grouping_.gather = &result.aggregates;
    grouping_.beside_aggregate = true;
    for (Column& column : columns_) {
        if (column.aggregates) {
            ExpressionBinder after{session_, groups, Aggregation::gathered, &grouping_};
            Expression value = after.bind(*column.written);
            column.known = add_item(result.items, column, std::move(value));
        } else {
            const Known& known = column.known;
            result.items.push_back({known.slot,
                                    {.node = Variable{known.slot},
                                     .where = column.written->where,
                                     .type = known.type,
                                     .element = known.element}});
        }
    }
    grouping_.gather = nullptr;
}

/// `RETURN p {.name, n: count(f)}` has one map for each `p`, and no column `p`.
void ProjectionBinder::add_projected_keys(Projection& result, Scope& groups) {
    for (const Column& column : columns_) {
        if (!column.aggregates) continue;
        for (const std::string& name : projected_beside_aggregates(*column.written)) {
            const Known* known = groups.find(name);
            if (known == nullptr || !known->grouped_away) continue;
            Known key = *known;
            key.grouped_away = false;
            result.keys.push_back({key.slot,
                                   {.node = Variable{key.slot},
                                    .where = column.written->where,
                                    .type = key.type,
                                    .element = key.element}});
            groups.declare(name, key);
        }
    }
}

/// Of the variables before, only those that are keys have a value for a group; `a.x` may be a key where `a` is none.
Scope ProjectionBinder::scope_of_groups() {
    Scope groups{scope_.outer()};
    for (auto [name, known] : scope_.own()) {
        known.grouped_away = true;
        groups.declare(name, known);
    }
    for (const Column& column : columns_) {
        if (column.aggregates) continue;
        if (const std::string* name = variable_name(*column.written)) {
            groups.declare(*name, column.known);
        } else if (owner_name(*column.written) != nullptr) {
            grouping_.properties.add(*column.written, column.known);
        }
    }
    return groups;
}

// ORDER BY, SKIP, LIMIT, WHERE -------------------------------------------------------------------------------------

void ProjectionBinder::replace_scope() {
    std::vector<Scope::Entry> columns;
    columns.reserve(columns_.size());
    for (const Column& column : columns_) columns.emplace_back(column.name, column.known);
    scope_.replace(columns, "WITH did not pass `{0}` on: add it there, `WITH …, {0}`");
    scope_.set_csv_place(std::nullopt);
}

/// The columns, and behind them what is left of the variables before: all of them, or after grouping the keys alone.
Scope ProjectionBinder::scope_for_sorting(bool distinct) const {
    Scope result{scope_.outer()};
    if (!aggregating_ && !distinct) {
        for (const auto& [name, known] : scope_.own()) result.declare(name, known);
        result.set_csv_place(scope_.csv_place());
    }
    for (const Column& column : columns_) {
        const std::string* name = variable_name(*column.written);
        if (name != nullptr && !column.aggregates) result.declare(*name, column.known);
    }
    for (const Column& column : columns_) result.declare(column.name, column.known);
    result.hide(scope_, aggregating_ ? "rows are grouped here: add `{0}`, or what you need of it, to the columns"
                                     : "DISTINCT keeps the columns alone: add what you need of `{0}` to them");
    return result;
}

/// What ORDER BY and WHERE may write again of the columns.
void ProjectionBinder::note_columns(bool distinct) {
    grouping_.properties.clear();
    if (distinct) grouping_.aggregates.clear();  // their slots end with DISTINCT, those of columns do not
    const WrittenExpressions gathered = std::exchange(grouping_.aggregates, {});
    for (auto column = columns_.rbegin(); column != columns_.rend(); ++column) {
        if (column->aggregates) grouping_.aggregates.add(*column->written, column->known);
    }
    grouping_.aggregates.add_all(gathered);
    for (const Column& column : columns_) {
        if (column.aggregates) continue;
        if (owner_name(*column.written) != nullptr) {
            grouping_.properties.add(*column.written, column.known);
        } else if (variable_name(*column.written) == nullptr) {
            grouping_.expressions.add(*column.written, column.known);
        }
    }
}

void ProjectionBinder::bind_after_items(const syntax::Projection& projection,
                                        const std::optional<syntax::Expression>& where, const Scope& sorting,
                                        Projection& result) {
    grouping_.scope = &sorting;
    note_columns(projection.distinct);
    const Aggregation aggregation = aggregating_ ? Aggregation::gathered : Aggregation::refused;
    for (const syntax::SortItem& item : projection.order_by) {
        grouping_.beside_aggregate = contains_aggregate(item.key);
        ExpressionBinder expressions{session_, sorting, aggregation, &grouping_};
        result.order_by.push_back({expressions.bind(item.key), item.descending});
    }
    if (projection.skip) result.skip = row_count(*projection.skip, "SKIP");
    if (projection.limit) result.limit = row_count(*projection.limit, "LIMIT");
    if (where) {
        grouping_.beside_aggregate = false;
        grouping_.aggregates.clear();
        ExpressionBinder expressions{session_, sorting, Aggregation::refused, &grouping_};
        result.where = expressions.condition(*where);
    }
}

Expression constant_count(const syntax::Expression& expression, std::string_view clause, Session& session) {
    if (asks_the_graph(expression)) {
        syntax_fault(ErrorCode::non_constant_expression, fmt::format("{} takes a constant, no query", clause),
                     expression.where, "ask for the number before, and give it as a parameter");
    }
    const Scope constants = Scope::of_constants();
    Expression bound = ExpressionBinder{session, constants}.bind(expression);
    if (!may_be(bound.type, bit(StaticType::integer))) {
        syntax_fault(ErrorCode::invalid_argument_type,
                     fmt::format("{} takes an integer, but this is {}", clause, with_article(bound.type)), bound.where,
                     "a whole number stands here, or a parameter: 10, $rows");
    }
    return bound;
}

Expression ProjectionBinder::row_count(const syntax::Expression& expression, std::string_view clause) {
    Expression bound = constant_count(expression, clause, session_);
    const auto* literal = std::get_if<Literal>(&bound.node);
    if (literal != nullptr && literal->value.is(graph::ValueKind::integer) && literal->value.as_integer() < 0) {
        syntax_fault(ErrorCode::negative_integer_argument, fmt::format("{} takes no negative number", clause),
                     bound.where, fmt::format("leave {} out to have all rows", clause));
    }
    return bound;
}

}  // namespace dossier::query::bind
