#pragma once

#include <optional>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// Whether `predicate` asks one node alone, in a way that cannot fail; then which.
[[nodiscard]] std::optional<Slot> node_asked_by(const Expression& predicate);

/// Whether the walk leads to a new node and needs not differ from another; `relationship_read`: somebody reads it.
[[nodiscard]] bool may_be_summed(const Walk& walk, bool relationship_read);

/// The right side of an OPTIONAL MATCH or EXISTS as one walk from a node of the left rows with all that hangs on its
/// end; nullopt where it is more, or asks for more.
[[nodiscard]] std::optional<CountedWalk> branch_of(const Plan& right, CountedWalk::Factor factor);

}  // namespace dossier::query::plan
