#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "query/exec/functions/aggregate.hpp"
#include "query/exec/spilling_groups.hpp"

namespace dossier::query::exec {

/// What one aggregate gathers of all rows. Values of DISTINCT are told from those that came before as rows are: in
/// memory and, beyond a share of the memory limit, on disk. What DISTINCT leaves is gathered in the order in which it
/// first came.
class Gathered {
public:
    /// `aggregate`   outlives it
    /// `held`        accounts for what it gathers, and gives it back
    Gathered(const bind::Aggregate& aggregate, Context& context, Held& held);
    Gathered(const Gathered&) = delete;
    Gathered& operator=(const Gathered&) = delete;

    /// throws Error{memory_exceeded, write_failed} and what the aggregate throws
    void add(const Batch& rows);
    /// No row comes afterwards. throws as add() does, and Error{unreadable_file}
    [[nodiscard]] graph::Value take_result(std::size_t batch_size);

private:
    void add_rows(const Batch& rows);
    void add_values(const Column& values, std::span<const std::uint32_t> which);

    static constexpr GroupShape one_value{.keys = 1, .aggregates = {}};

    const bind::Aggregate& aggregate_;
    Context& context_;
    std::unique_ptr<Accumulator> accumulator_;
    std::optional<SpillingGroups> values_;  // that came, where each counts once
};

}  // namespace dossier::query::exec
