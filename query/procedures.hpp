#pragma once

#include <any>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/value.hpp"

namespace dossier::query {

/// `name :: STRING?`
struct Field {
    std::string name;
    std::string type;       ///< as written: `INTEGER?`, `NUMBER?`, `LIST OF STRING?`, `ANY?`
    bool optional = false;  ///< of arguments, behind all that are not: left out, it is null
};

/// One call of a procedure: what it works on, where its rows go, and the limits of the statement that it is part of.
class ProcedureCall {
public:
    explicit ProcedureCall(const graph::PropertyGraph& on) : graph{on} {}
    virtual ~ProcedureCall() = default;
    ProcedureCall(const ProcedureCall&) = delete;
    ProcedureCall& operator=(const ProcedureCall&) = delete;

    const graph::PropertyGraph& graph;
    std::vector<graph::Value> arguments;  ///< checked and coerced to their types; null where an optional one is absent
    /// What a procedure makes for the first of several calls and wants again in the next; the graph is then the same.
    std::any kept;

    /// To be called now and then in what may take long. throws Error{cancelled, timed_out}
    virtual void check() = 0;
    /// Bytes that the procedure takes while it works, given back when it returns. throws Error{memory_exceeded}
    virtual void account(std::size_t bytes) = 0;
    /// Hands on a row, as wide as the results. throws Error{memory_exceeded, cancelled, timed_out}
    virtual void emit(std::vector<graph::Value> row) = 0;
};

/// A procedure that CALL can reach.
struct Procedure {
    std::string name;  ///< `graph.pagerank`
    std::vector<Field> arguments;
    std::vector<Field> results;
    std::string summary;  ///< one line for the manual
    std::function<void(ProcedureCall&)> run;
    /// A statement for the manual, on its graph; empty: the call without arguments is one.
    std::string example{};
};

/// Procedures by their full names.
using Procedures = std::map<std::string, Procedure, std::less<>>;

}  // namespace dossier::query
