#pragma once

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

/// A procedure that CALL can reach.
struct Procedure {
    std::string name;  ///< `graph.pagerank`
    std::vector<Field> arguments;
    std::vector<Field> results;
    std::string summary;  ///< one line for `:help`
    /// Rows as wide as `results`, for arguments already checked and coerced to their types.
    std::function<std::vector<std::vector<graph::Value>>(const graph::PropertyGraph&, const std::vector<graph::Value>&)>
        run;
};

/// Procedures by their full names.
using Procedures = std::map<std::string, Procedure, std::less<>>;

}  // namespace dossier::query
