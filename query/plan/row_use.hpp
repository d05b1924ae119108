#pragma once

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// What the rows of an operator are to those who read them.
enum class RowUse : std::uint8_t {
    rows,    ///< each for itself
    counts,  ///< equal ones may come together
    exists   ///< one of equal ones is enough
};

/// What the rows that `plan` reads are to it, where those that it gives are used so.
[[nodiscard]] RowUse use_below(const Plan& plan, RowUse use);

}  // namespace dossier::query::plan
