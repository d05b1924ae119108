#pragma once

#include <span>
#include <string_view>

#include "graph/value.hpp"
#include "query/bind/functions.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::exec {

using Arguments = std::span<const graph::Value>;

/// How one function is computed for one row.
struct Function {
    std::string_view name;  ///< as in bind::functions()
    graph::Value (*call)(Arguments arguments, Context& context);
    bool sees_null = false;  ///< otherwise a null argument makes null without a call
    bool constant = true;    ///< the same arguments give the same value through a whole statement
};

/// The function of a signature; null for aggregates, and for what the binder writes otherwise.
[[nodiscard]] const Function* implementation(const bind::FunctionSignature& signature);

// The families, each a table of its own.
[[nodiscard]] std::span<const Function> scalar_functions();
[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> string_functions();
[[nodiscard]] std::span<const Function> list_functions();
[[nodiscard]] std::span<const Function> math_functions();
[[nodiscard]] std::span<const Function> graph_functions();
[[nodiscard]] std::span<const Function> temporal_functions();

}  // namespace dossier::query::exec
