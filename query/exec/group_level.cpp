#include "query/exec/group_level.hpp"

#include <utility>

namespace dossier::query::exec {

namespace {

/// Keys whose hashes are the same stay together however often they are divided.
constexpr std::uint32_t deepest = 12;

}  // namespace

GroupLevel::GroupLevel(const GroupShape& shape, SpillSpace& space, std::uint32_t depth,
                       std::optional<std::uint64_t> bytes)
    : shape_{shape}, space_{space}, depth_{depth}, bytes_{bytes}, groups_{shape, space.context()} {}

std::vector<std::uint32_t> GroupLevel::add(const GroupRows& rows) {
    // What an input takes before its first rows, to sort them, say, is not taken by groups.
    if (!growth_) growth_.emplace(space_.context(), groups_.held());
    if (!partitions_) {
        auto opening = groups_.add(rows);
        if (is_full()) divide();
        return opening;
    }
    send_away(rows, groups_.add_known(rows));
    if (is_full() && !shape_.aggregates.empty()) send_all_away();
    return {};
}

void GroupLevel::add_state(std::span<const Value> state) {
    if (partitions_) return partitions_->add_state(groups_.key_of_state(state), state);
    if (!growth_) growth_.emplace(space_.context(), groups_.held());
    groups_.add_state(state);
    if (is_full()) divide();
}

bool GroupLevel::is_full() {
    return groups_.size() > 1 && depth_ < deepest && growth_->is_time_to_spill(groups_.held());
}

void GroupLevel::divide() {
    partitions_.emplace(space_, space_.parts(bytes_), depth_);
    growth_.emplace(space_.context(), groups_.held());
}

void GroupLevel::send_away(const GroupRows& rows, const std::vector<std::uint32_t>& which) {
    if (which.empty()) return;
    form_.learn(rows.columns);
    std::vector<Value> key(shape_.keys);
    std::vector<Value> record;
    for (const std::uint32_t row : which) {
        for (std::size_t part = 0; part < shape_.keys; ++part) key[part] = rows.columns[nth_slot(part)].at(row);
        record.clear();
        form_.append(record, rows.columns, row);
        record.emplace_back(static_cast<std::int64_t>(rows.number(row)));
        partitions_->add_row(key, record);
    }
}

void GroupLevel::send_all_away() {
    for (std::uint32_t group = 0; group < groups_.size(); ++group) {
        const std::vector<Value> state = groups_.take_state(group);
        partitions_->add_state(groups_.key_of_state(state), state);
    }
    groups_.clear();
}

std::vector<Partition> GroupLevel::partitions() {
    return partitions_ ? partitions_->finish() : std::vector<Partition>{};
}

void GroupLevel::fill(GroupLevel& below, Partition partition, std::size_t batch_size) {
    RecordReader states{partitions_->file(), std::move(partition.states), RecordReader::written_width};
    for (std::vector<Value> state; states.next(state);) below.add_state(state);
    RecordReader rows{partitions_->file(), std::move(partition.rows), form_.cells() + 1};
    for (;;) {
        auto records = next_records(rows, batch_size, space_.context());
        if (records.empty()) return;
        space_.context().check();
        below.add(rows_of(records));
    }
}

GroupRows GroupLevel::rows_of(std::vector<std::vector<Value>>& records) const {
    GroupRows rows{.columns = form_.rows(records, 0), .first = 0, .numbers = {}};
    for (const auto& record : records) {
        rows.numbers.push_back(static_cast<std::uint64_t>(record[form_.cells()].as_integer()));
    }
    return rows;
}

}  // namespace dossier::query::exec
