#pragma once

#include <optional>

#include "graph/value.hpp"
#include "query/bind/bound.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::exec {

// The operators of two values. A null operand makes null; each throws what the operands do not allow:
//     Error{invalid_argument_type}, Error{integer_overflow}, Error{division_by_zero}
// What goes through a long list asks `context` whether the run is to go on.

[[nodiscard]] graph::Value arithmetic(bind::BinaryOp op, const graph::Value& a, const graph::Value& b,
                                      Context& context);
[[nodiscard]] graph::Value negate(const graph::Value& value);
/// `||`: lists with lists, texts with texts.
[[nodiscard]] graph::Value concatenate(const graph::Value& a, const graph::Value& b, Context& context);

/// `=`, `<`, … as true, false or null.
[[nodiscard]] graph::Value comparison(bind::BinaryOp op, const graph::Value& a, const graph::Value& b);
/// `IN`
[[nodiscard]] graph::Value is_in(const graph::Value& element, const graph::Value& list, Context& context);
/// `STARTS WITH`, `ENDS WITH`, `CONTAINS`: null for what is no text.
[[nodiscard]] graph::Value text_test(bind::BinaryOp op, const graph::Value& text, const graph::Value& part);

/// true, false, or nothing for null. throws Error{invalid_argument_type}
[[nodiscard]] std::optional<bool> truth(const graph::Value& value);
[[nodiscard]] graph::Value value_of(std::optional<bool> truth);

}  // namespace dossier::query::exec
