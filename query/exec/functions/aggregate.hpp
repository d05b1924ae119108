#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/value.hpp"
#include "query/bind/bound.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// What one aggregate has gathered of one group.
class Accumulator {
public:
    Accumulator() = default;
    Accumulator(const Accumulator&) = delete;
    Accumulator& operator=(const Accumulator&) = delete;
    virtual ~Accumulator() = default;

    /// One row's arguments, as many as the aggregate has (none for `count(*)`), standing for `multiplicity` equal rows.
    /// Nulls do not count, as the language wants it; nobody needs to leave them out.
    /// throws Error{invalid_argument_type, integer_overflow, number_out_of_range}
    virtual void add(std::span<const graph::Value> arguments, std::uint64_t multiplicity) = 0;

    /// Of all that was added; of nothing, what the aggregate gives for an empty group.
    [[nodiscard]] virtual graph::Value result() const = 0;

    /// Appends all that was gathered to `cells`, as something that the same aggregate resumes from.
    virtual void append_state(std::vector<graph::Value>& cells) const = 0;
    /// Goes on where another left off: takes its state from the front of `cells`. Nothing was added yet.
    /// throws Error{memory_exceeded}
    virtual void resume(std::span<const graph::Value>& cells) = 0;
};

/// For one group of `aggregate`. DISTINCT is seen to here.
///
/// `held`    accounts for what it gathers, and outlives it; it gives nothing back itself
[[nodiscard]] std::unique_ptr<Accumulator> make_accumulator(const bind::Aggregate& aggregate, Held& held);
/// Likewise, but for arguments of which whoever adds them leaves out those that came before.
[[nodiscard]] std::unique_ptr<Accumulator> make_accumulator_of_distinct(const bind::Aggregate& aggregate, Held& held);

}  // namespace dossier::query::exec
