#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/plan/operators.hpp"
#include "query/plan/print_expression.hpp"

// Parts of paths as a plan shows them, in the way that a pattern is written.

namespace dossier::query::plan {

/// `-[r:T*1..3 WHERE …]->`, `((a)-[r:T]->(b)-[s]->(c) WHERE …){1,3}`; as walked.
[[nodiscard]] std::string print(const PathPart& part, const SlotName& name);
/// `ACYCLIC `; nothing for TRAIL, which is what every path is.
[[nodiscard]] std::string print_mode(bind::PathMode mode);
/// ` WHERE … AND …`, or nothing.
[[nodiscard]] std::string print_where(const std::vector<Expression>& conditions, const SlotName& name);
/// `SHORTEST 2 GROUPS`
[[nodiscard]] std::string print(bind::PathSelector selector, std::string_view count);

}  // namespace dossier::query::plan
