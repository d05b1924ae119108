#include "query/exec/spilling_groups.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dossier::query::exec {

SpillingGroups::SpillingGroups(const GroupShape& shape, Context& context)
    : shape_{shape}, space_{context}, whole_{shape_, space_, 0, std::nullopt} {}

std::vector<std::uint32_t> SpillingGroups::add(Batch columns) {
    const std::uint64_t first = std::exchange(rows_, rows_ + columns.size);
    return whole_.add({.columns = std::move(columns), .first = first, .numbers = {}});
}

bool SpillingGroups::next(Batch& results, std::size_t most) {
    if (!std::exchange(settled_, true)) settle(whole_, most);
    if (!results_) return false;
    auto records = next_records(*results_, most, space_.context());
    if (records.empty()) return false;
    results = form_.rows(records, 0);
    return true;
}

void SpillingGroups::settle(GroupLevel& level, std::size_t batch_size) {
    auto partitions = level.partitions();
    write(level.in_memory().take_results());
    for (Partition& partition : partitions) {
        GroupLevel below{shape_, space_, level.depth() + 1, partition.states.bytes + partition.rows.bytes};
        level.fill(below, std::move(partition), batch_size);
        settle(below, batch_size);
    }
}

void SpillingGroups::write(Groups::Results results) {
    const auto& [rows, first] = results;
    if (rows.size == 0) return;
    form_.learn(rows);
    if (!results_) results_.emplace(space_, form_.cells() + 1, std::vector{KeyPlace{form_.cells(), false}});
    // Groups that came as states come before those that came as rows, whoever was first.
    std::vector<std::uint32_t> order(rows.size);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t group) { return first[group]; });
    RecordWriter run = results_->begin_run();
    std::vector<Value> record;
    for (const std::uint32_t group : order) {
        record.clear();
        form_.append(record, rows, group);
        record.emplace_back(static_cast<std::int64_t>(first[group]));
        run.add(record);
    }
    results_->end_run(std::move(run));
}

}  // namespace dossier::query::exec
