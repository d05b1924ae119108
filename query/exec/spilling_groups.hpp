#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "query/exec/group_level.hpp"
#include "query/exec/sorted_runs.hpp"

namespace dossier::query::exec {

/// Groups in the order in which they first came, in memory or, beyond a share of the memory limit, on disk: partition
/// by partition, whose results are runs that are merged by the numbers of the groups' first rows.
class SpillingGroups {
public:
    SpillingGroups(const GroupShape& shape, Context& context);

    /// Adds rows, whose columns are those of GroupRows. Returns those that opened a group in memory.
    /// throws Error{memory_exceeded, write_failed} and what aggregates throw
    std::vector<std::uint32_t> add(Batch columns);

    [[nodiscard]] bool have_spilled() const noexcept { return whole_.has_spilled(); }
    /// All results, where nothing has spilled.
    [[nodiscard]] Batch take_results() { return whole_.in_memory().take_results().rows; }
    /// The groups in memory are no results any more.
    void forget_those_in_memory() { whole_.in_memory().clear(); }
    /// The next at most `most` results, where some have spilled; false at the end. No row comes after the first call.
    [[nodiscard]] bool next(Batch& results, std::size_t most);

private:
    /// Writes the results of `level` and of those below it.
    void settle(GroupLevel& level, std::size_t batch_size);
    void write(Groups::Results results);

    const GroupShape& shape_;
    SpillSpace space_;
    GroupLevel whole_;
    std::uint64_t rows_ = 0;
    RowForm form_;  // of results, with the number of the first row behind each
    bool settled_ = false;
    std::optional<SortedRuns> results_;  // where some have spilled and there are any, once settled
};

}  // namespace dossier::query::exec
