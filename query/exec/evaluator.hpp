#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"
#include "query/exec/operand.hpp"

// Behind evaluate.hpp; nobody else includes this.

namespace dossier::query::exec {

/// Computes expressions for the rows of a view, a column at a time.
///
/// A node's children are computed for all rows at once, except where a row may not need them: then for those rows
/// alone, as a view. What is the same in all rows is computed once.
class Evaluator {
public:
    explicit Evaluator(Context& context) noexcept : context_{context} {}

    /// The operand may look into `view`, which must outlive it.
    [[nodiscard]] Operand evaluate(const bind::Expression& expression, const View& view);

private:
    using Where = bind::SourceSpan;

    Operand node(const bind::Literal& literal, const View& view, Where where);
    Operand node(const bind::Parameter& parameter, const View& view, Where where);
    Operand node(const bind::Variable& variable, const View& view, Where where);
    Operand node(const bind::PropertyAccess& access, const View& view, Where where);
    Operand node(const bind::Subscript& subscript, const View& view, Where where);
    Operand node(const bind::Slice& slice, const View& view, Where where);
    Operand node(const bind::ListOf& list, const View& view, Where where);
    Operand node(const bind::MapOf& map, const View& view, Where where);
    Operand node(const bind::MapProjection& projection, const View& view, Where where);
    Operand node(const bind::Unary& unary, const View& view, Where where);
    Operand node(const bind::Binary& binary, const View& view, Where where);
    Operand node(const bind::Comparison& comparison, const View& view, Where where);
    Operand node(const bind::LabelTest& test, const View& view, Where where);
    Operand node(const bind::TypeTest& test, const View& view, Where where);
    Operand node(const bind::FunctionCall& call, const View& view, Where where);
    Operand node(const bind::Case& cases, const View& view, Where where);
    Operand node(const bind::ListComprehension& comprehension, const View& view, Where where);
    Operand node(const bind::Quantifier& quantifier, const View& view, Where where);
    Operand node(const bind::Reduce& reduce, const View& view, Where where);
    Operand node(const bind::Subquery& subquery, const View& view, Where where);

    Operand coalesce(const bind::FunctionCall& call, const View& view);
    Operand logical(const bind::Binary& binary, const View& view);
    Operand matches(const Operand& text, const Operand& pattern, std::size_t size);
    Value property(const Value& object, std::string_view key);
    /// Calls `found(position, element, inner)` for the elements of each row's list, many at a time: `inner` shows them
    /// as rows with `slot` set, `rows` tells the position in `view` that each belongs to.
    using Elements =
        std::function<void(const View& inner, const Column::Values& elements, std::span<const std::uint32_t> rows)>;
    void for_each_element(const Operand& lists, const View& view, Slot slot, const Elements& found);

    Context& context_;
};

/// `list` as a list, null for null. throws Error{invalid_argument_type}
[[nodiscard]] const graph::List* list_or_null(const Value& list);

}  // namespace dossier::query::exec
