#include "query/exec/groups.hpp"

#include <utility>

#include "query/exec/placed.hpp"

namespace dossier::query::exec {

void Groups::open(std::uint64_t first) {
    for (const auto& aggregate : shape_.aggregates) accumulators_.push_back(make_accumulator(aggregate, held_));
    if (shape_.of_difference) rows_.push_back(0);
    first_.push_back(first);
}

void Groups::account_for(std::size_t groups) {
    constexpr std::size_t bytes_per_accumulator = 48;
    const std::size_t bytes_each = sizeof(first_[0]) + bytes_per_accumulator * shape_.aggregates.size();
    if (groups > 0) held_.add(static_cast<std::int64_t>(groups * bytes_each));
}

std::vector<const Column*> Groups::keys(const Batch& columns) const {
    std::vector<const Column*> keys;
    for (std::size_t part = 0; part < shape_.keys; ++part) keys.push_back(&columns[nth_slot(part)]);
    return keys;
}

std::vector<std::uint32_t> Groups::add(const GroupRows& rows) {
    const std::size_t size = rows.columns.size;
    const auto groups =
        shape_.keys == 0 ? std::vector<std::uint32_t>(size, 0) : grouping_.groups(keys(rows.columns), size);
    std::vector<std::uint32_t> opening;
    for (std::uint32_t row = 0; row < size; ++row) {
        if (groups[row] < this->size()) continue;
        open(rows.number(row));
        opening.push_back(row);
    }
    account_for(opening.size());
    gather(rows.columns, groups);
    return opening;
}

std::vector<std::uint32_t> Groups::add_known(const GroupRows& rows) {
    const auto groups = grouping_.known_groups(keys(rows.columns), rows.columns.size);
    gather(rows.columns, groups);
    std::vector<std::uint32_t> others;
    for (std::uint32_t row = 0; row < rows.columns.size; ++row) {
        if (groups[row] == Grouping::no_group) others.push_back(row);
    }
    return others;
}

void Groups::gather(const Batch& columns, const std::vector<std::uint32_t>& groups) {
    std::size_t arguments = shape_.keys;
    for (std::size_t aggregate = 0; aggregate < shape_.aggregates.size(); ++aggregate) {
        gather(columns, aggregate, arguments, groups);
        arguments += shape_.aggregates[aggregate].arguments.size();
    }
    if (!shape_.of_difference) return;
    for (std::uint32_t row = 0; row < columns.size; ++row) {
        if (groups[row] != Grouping::no_group) rows_[groups[row]] += multiplicity_at(columns, row);
    }
}

void Groups::gather(const Batch& columns, std::size_t aggregate, std::size_t arguments,
                    const std::vector<std::uint32_t>& groups) {
    const auto& wanted = shape_.aggregates[aggregate];
    std::vector<const Column*> from;
    for (std::size_t i = 0; i < wanted.arguments.size(); ++i) from.push_back(&columns[nth_slot(arguments + i)]);
    std::vector<Value> values(from.size());
    const std::size_t width = shape_.aggregates.size();
    placed(wanted.where, [&] {
        for (std::size_t row = 0; row < columns.size; ++row) {
            const std::size_t group = groups[row];
            if (group == Grouping::no_group) continue;
            for (std::size_t i = 0; i < from.size(); ++i) values[i] = from[i]->at(row);
            accumulators_[group * width + aggregate]->add(values, multiplicity_at(columns, row));
        }
    });
}

std::vector<Value> Groups::take_state(std::uint32_t group) {
    std::vector<Value> cells;
    cells.emplace_back(static_cast<std::int64_t>(first_[group]));
    cells.emplace_back(static_cast<std::int64_t>(shape_.of_difference ? rows_[group] : 0));
    grouping_.append_key(cells, group);
    const std::size_t width = shape_.aggregates.size();
    for (std::size_t i = 0; i < width; ++i) {
        auto& accumulator = accumulators_[group * width + i];
        accumulator->append_state(cells);
        accumulator.reset();
    }
    return cells;
}

std::span<const Value> Groups::key_of_state(std::span<const Value> cells) const {
    return cells.subspan(2, shape_.keys);
}

void Groups::add_state(std::span<const Value> cells) {
    std::vector<Column> parts;
    for (const Value& part : key_of_state(cells)) parts.emplace_back(Column::Values{part});
    std::vector<const Column*> key;
    for (const Column& part : parts) key.push_back(&part);
    const std::uint32_t group = grouping_.groups(key, 1)[0];
    open(static_cast<std::uint64_t>(cells[0].as_integer()));
    account_for(1);
    if (shape_.of_difference) rows_[group] = static_cast<std::uint64_t>(cells[1].as_integer());
    cells = cells.subspan(2 + shape_.keys);
    const std::size_t width = shape_.aggregates.size();
    for (std::size_t i = 0; i < width; ++i) accumulators_[group * width + i]->resume(cells);
}

std::vector<std::uint32_t> Groups::groups_with_rows() const {
    std::vector<std::uint32_t> groups;
    for (std::uint32_t group = 0; group < rows_.size(); ++group) {
        if (rows_[group] != 0) groups.push_back(group);
    }
    return groups;
}

Groups::Results Groups::take_results() {
    Results results{.rows = {}, .first = std::move(first_)};
    results.rows.size = results.first.size();
    if (results.rows.size > 0) {
        std::size_t part = 0;
        for (Column& key : grouping_.take_keys()) results.rows[nth_slot(part++)] = std::move(key);
    }
    const std::size_t width = shape_.aggregates.size();
    for (std::size_t i = 0; i < width; ++i) {
        Column::Values values;
        values.reserve(results.rows.size);
        placed(shape_.aggregates[i].where, [&] {
            for (std::size_t at = i; at < accumulators_.size(); at += width) {
                if (values.size() % 65536 == 65535) held_.context().check();
                values.push_back(accumulators_[at]->result());
            }
        });
        results.rows[nth_slot(shape_.keys + i)] = std::move(values);
    }
    if (shape_.of_difference) {
        const auto kept = groups_with_rows();
        results.rows = results.rows.gather(kept);
        for (std::size_t at = 0; at < kept.size(); ++at) results.first[at] = results.first[kept[at]];
        results.first.resize(kept.size());
    }
    clear();
    return results;
}

void Groups::clear() {
    grouping_.clear();
    accumulators_ = decltype(accumulators_){};  // the memory too, which `= {}` would keep
    held_.release();
    first_ = decltype(first_){};
    rows_ = decltype(rows_){};
}

}  // namespace dossier::query::exec
