#pragma once

#include <string>
#include <vector>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// One operator of a plan as people read it.
struct ExplainedOperator {
    std::string name;     ///< `+ Expand`: with marks for its place in the tree
    std::string details;  ///< `(a)-[r:SUPPORTS]->(b)`
};

/// `plan` with its last operator first, each above its input; a second input is indented.
///
/// `slot_names`   of the statement's variables, by slot
[[nodiscard]] std::vector<ExplainedOperator> explained(const Plan& plan, const std::vector<std::string>& slot_names);

/// The same as aligned text, a line an operator.
[[nodiscard]] std::string explain(const Plan& plan, const std::vector<std::string>& slot_names);

}  // namespace dossier::query::plan
