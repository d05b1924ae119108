#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/bind/scope.hpp"
#include "query/bind/session.hpp"
#include "query/bind/written_expressions.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// What is already there for an expression that stands after grouping, or in ORDER BY: a part of it that was written
/// the same way before is not computed again, and after grouping that is the only way to name what lay before.
struct Grouping {
    WrittenExpressions properties;   ///< grouping keys of the form `a.x`
    WrittenExpressions expressions;  ///< other grouping keys, which only an expression without aggregates may repeat
    WrittenExpressions aggregates;   ///< aggregates, and whole columns that contain some
    const Scope* scope = nullptr;    ///< in which the above is meant; a local variable of the same name hides it
    bool beside_aggregate = false;   ///< the expression being bound contains an aggregate

    const Scope* before = nullptr;             ///< what the arguments of a new aggregate may name
    std::vector<Aggregate>* gather = nullptr;  ///< where new aggregates go; null: there may be none
};

/// What happens to an aggregate that is met.
enum class Aggregation : std::uint8_t {
    refused,   ///< in WHERE, SET, a pattern …
    nested,    ///< inside another aggregate
    gathered,  ///< in WITH, RETURN and their ORDER BY
};

/// Binds expressions in one scope.
class ExpressionBinder {
public:
    /// All must outlive the binder.
    ExpressionBinder(Session& session, const Scope& scope, Aggregation aggregation = Aggregation::refused,
                     Grouping* grouping = nullptr) noexcept
        : session_{session}, scope_{scope}, aggregation_{aggregation}, grouping_{grouping} {}

    [[nodiscard]] Expression bind(const syntax::Expression& expression);
    /// One that must be boolean, where a pattern may stand.
    [[nodiscard]] Expression condition(const syntax::Expression& expression);

private:
    // One for each kind of node; `where` is the place of the whole expression.
    Expression node(const syntax::Literal& literal, SourceSpan where);
    Expression node(const syntax::Parameter& parameter, SourceSpan where);
    Expression node(const syntax::Variable& variable, SourceSpan where);
    Expression node(const syntax::PropertyAccess& access, SourceSpan where);
    Expression node(const syntax::Subscript& subscript, SourceSpan where);
    Expression node(const syntax::Slice& slice, SourceSpan where);
    Expression node(const syntax::ListLiteral& list, SourceSpan where);
    Expression node(const syntax::MapLiteral& map, SourceSpan where);
    Expression node(const syntax::MapProjection& projection, SourceSpan where);
    Expression node(const syntax::Unary& unary, SourceSpan where);
    Expression node(const syntax::Binary& binary, SourceSpan where);
    Expression node(const syntax::Comparison& comparison, SourceSpan where);
    Expression node(const syntax::NullTest& test, SourceSpan where);
    Expression node(const syntax::LabelTest& test, SourceSpan where);
    Expression node(const syntax::TypeTest& test, SourceSpan where);
    Expression node(const syntax::FunctionCall& call, SourceSpan where);
    Expression node(const syntax::CountStar& call, SourceSpan where);
    Expression node(const syntax::Case& cases, SourceSpan where);
    Expression node(const syntax::ListComprehension& comprehension, SourceSpan where);
    Expression node(const syntax::PatternComprehension& comprehension, SourceSpan where);
    Expression node(const syntax::Quantifier& quantifier, SourceSpan where);
    Expression node(const syntax::Reduce& reduce, SourceSpan where);
    Expression node(const syntax::PatternPredicate& predicate, SourceSpan where);
    Expression node(const syntax::ShortestPath& shortest, SourceSpan where);
    Expression node(const syntax::Subquery& subquery, SourceSpan where);

    std::optional<Box<Expression>> maybe(const std::optional<Box<syntax::Expression>>& expression);
    Expression logical(const syntax::Binary& binary);
    Expression list_operand(const syntax::Expression& expression, std::string_view who);
    Expression found_pattern(const syntax::PathPattern& pattern);
    Expression csv_place(Slot CsvPlace::*part, const FunctionSignature& function, SourceSpan where);
    std::vector<Expression> arguments(const syntax::FunctionCall& call, const FunctionSignature& function,
                                      SourceSpan where);
    Expression aggregate(const syntax::Expression& expression);
    [[nodiscard]] std::optional<Known> written_before(const syntax::Expression& expression) const;
    /// Binds where `scope` adds local variables to this one's.
    [[nodiscard]] ExpressionBinder within(const Scope& scope) const noexcept;

    Session& session_;
    const Scope& scope_;
    Aggregation aggregation_;
    Grouping* grouping_;
};

[[nodiscard]] LabelExpression bind_labels(const syntax::LabelExpression& labels);
[[nodiscard]] ValueType bind_type(const syntax::TypeName& type);
/// throws Error{invalid_argument_type} for an expression that cannot be boolean
void require_boolean(const Expression& expression);

}  // namespace dossier::query::bind
