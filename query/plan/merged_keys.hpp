#pragma once

#include <set>
#include <string>

#include "query/bind/bound.hpp"

namespace dossier::query::plan {

/// The property keys by which MERGE of this query looks for nodes, one a node pattern. An index on them makes each
/// MERGE a look-up instead of a scan, which a statement of many rows pays back at once.
[[nodiscard]] std::set<std::string> merged_keys(const bind::Query& query);

}  // namespace dossier::query::plan
