#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "graph/value.hpp"
#include "query/bind/bound.hpp"
#include "query/exec/context.hpp"

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
};

/// For one group of `aggregate`. DISTINCT is seen to here. Bytes held are accounted for in `context`.
[[nodiscard]] std::unique_ptr<Accumulator> make_accumulator(const bind::Aggregate& aggregate, Context& context);

}  // namespace dossier::query::exec
