#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/exec/groups.hpp"
#include "query/exec/partitions.hpp"
#include "query/exec/row_form.hpp"

namespace dossier::query::exec {

/// Groups of one input, which is the whole one or a partition of another level's, as far as memory has room for them.
///
/// When they pass their share of memory, those that are there stay, and gather what comes of them; rows of others go to
/// disk, divided by key. When those that stayed outgrow their share too, by what `collect` keeps of each, they follow
/// with all that they have gathered, so that every group goes on where it was, in the order in which its rows came. One
/// group alone stays whatever it takes: there is nothing to divide.
class GroupLevel {
public:
    /// `depth`   of how many levels it is a part
    /// `bytes`   on disk, of the partition; absent for the whole
    GroupLevel(const GroupShape& shape, SpillSpace& space, std::uint32_t depth, std::optional<std::uint64_t> bytes);

    /// Returns the rows that opened a group in memory.
    std::vector<std::uint32_t> add(const GroupRows& rows);

    [[nodiscard]] bool has_spilled() const noexcept { return partitions_.has_value(); }
    [[nodiscard]] Groups& in_memory() noexcept { return groups_; }
    /// Those of the groups that are not in memory; all rows have come.
    [[nodiscard]] std::vector<Partition> partitions();
    /// The level below, with the groups of one of them.
    void fill(GroupLevel& below, Partition partition, std::size_t batch_size);
    [[nodiscard]] std::uint32_t depth() const noexcept { return depth_; }

private:
    [[nodiscard]] bool is_full();
    void add_state(std::span<const Value> state);
    void divide();
    void send_away(const GroupRows& rows, const std::vector<std::uint32_t>& which);
    void send_all_away();
    [[nodiscard]] GroupRows rows_of(std::vector<std::vector<Value>>& records) const;

    const GroupShape& shape_;
    SpillSpace& space_;
    std::uint32_t depth_;
    std::optional<std::uint64_t> bytes_;
    Groups groups_;
    std::optional<Growth> growth_;  // since the first rows came, and again since the groups were divided
    std::optional<Partitions> partitions_;
    RowForm form_;  // of the rows there, with the number behind each
};

}  // namespace dossier::query::exec
