#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace dossier::tests::support {

enum class Phase { compile_time, runtime };

/// A statement that failed, and whether preparing it or running it did.
struct Fault {
    graph::Diagnostic diagnostic;
    Phase phase = Phase::compile_time;
};

using Outcome = std::variant<query::Result, Fault>;

/// Runs one statement in a transaction of its own: committed when it succeeds, rolled back when it fails.
[[nodiscard]] Outcome run_statement(graph::PropertyGraph& graph, std::string_view text,
                                    const query::Parameters& parameters = {},
                                    const query::Procedures& procedures = query::builtin_procedures(),
                                    const query::Options& options = {});

/// `SyntaxError at compile time: UndefinedVariable (variable `x` not defined)`
[[nodiscard]] std::string show(const Fault& fault);

/// The statements of a script, cut at each `;` outside strings, quoted names and comments; blank ones left out.
[[nodiscard]] std::vector<std::string> split_script(std::string_view script);

}  // namespace dossier::tests::support
