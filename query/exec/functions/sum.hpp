#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/int128.hpp"
#include "graph/value.hpp"

namespace dossier::query::exec {

/// The sum of numbers or of durations, whatever the order in which they come.
class Sum {
public:
    /// `value` so many times. throws Error{invalid_argument_type}
    void add(const graph::Value& value, std::uint64_t multiplicity);

    /// Of nothing 0. throws Error{integer_overflow}
    [[nodiscard]] graph::Value total() const;
    /// Of nothing null.
    [[nodiscard]] graph::Value mean() const;

    /// Appends what resume() takes from the front of `cells` again.
    void append_state(std::vector<graph::Value>& cells) const;
    void resume(std::span<const graph::Value>& cells);

private:
    void add_float(double value);
    [[nodiscard]] double as_float() const;

    std::uint64_t count_ = 0;
    graph::Int128 integers_ = 0;  // a passing overflow is none: only the total has to fit into 64 bits
    bool has_floats_ = false;
    double floats_ = 0, lost_ = 0;
    graph::Value durations_;  // null before the first
};

}  // namespace dossier::query::exec
