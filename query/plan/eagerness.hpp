#pragma once

#include <cstdint>
#include <optional>

#include "query/plan/operators.hpp"

// What must be over before what comes next begins. Rows flow through a plan in batches, so a clause that reads may meet
// a later one that writes while both still work. Where one could notice the other, the planner sets a Barrier between.

namespace dossier::query::plan {

/// How much of the graph is looked at; each includes those before it.
enum class Look : std::uint8_t {
    nothing,
    inside,  ///< labels and properties of elements that the rows name
    around,  ///< which elements there are
};

/// What the operator itself looks at, a right side not included. Setting looks too: of two that set the same property
/// the later one has the last word.
[[nodiscard]] Look look_of(const Operator& op);
/// The same with all that is below and beside it.
[[nodiscard]] Look look_of(const Plan& plan);

/// The least look that could notice what the operator, or the plan, writes; absent when it writes nothing. A new
/// element changes nothing about those that a row names already.
[[nodiscard]] std::optional<Look> noticed_by(const Operator& op);
[[nodiscard]] std::optional<Look> noticed_by(const Plan& plan);

/// What the rows of a plan under way still depend on.
class UnderWay {
public:
    /// Whether what looks and writes so may not begin before all rows are there.
    [[nodiscard]] bool must_wait(Look look, std::optional<Look> writing) const noexcept;
    void add(Look look, std::optional<Look> writing) noexcept;
    /// All rows are there before the next begins.
    void settle() noexcept { *this = {}; }

private:
    Look look_ = Look::nothing;
    std::optional<Look> writing_;  // the least look that could notice it
};

}  // namespace dossier::query::plan
