#include "query/exec/batch.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dossier::query::exec {

namespace {

template <typename T>
std::vector<T> gathered(const std::vector<T>& from, std::span<const std::uint32_t> rows) {
    std::vector<T> result;
    result.reserve(rows.size());
    for (const std::uint32_t row : rows) result.push_back(from[row]);
    return result;
}

Value value_of(NodeId node) { return node == no_node ? Value{} : Value{node}; }
Value value_of(RelationshipId relationship) { return relationship == no_relationship ? Value{} : Value{relationship}; }

}  // namespace

std::size_t Column::size() const noexcept {
    if (const Nodes* ids = nodes()) return ids->size();
    if (const Relationships* ids = relationships()) return ids->size();
    const Values* held = values();
    return held == nullptr ? 0 : held->size();
}

Value Column::at(std::size_t row) const {
    if (const Nodes* ids = nodes()) return value_of((*ids)[row]);
    if (const Relationships* ids = relationships()) return value_of((*ids)[row]);
    assert(!absent());
    const Values* held = values();
    return held == nullptr ? Value{} : (*held)[row];
}

Column Column::gather(std::span<const std::uint32_t> rows) const {
    if (const Nodes* ids = nodes()) return gathered(*ids, rows);
    if (const Relationships* ids = relationships()) return gathered(*ids, rows);
    if (const Values* held = values()) return gathered(*held, rows);
    return {};
}

void Column::append(const Column& from, std::size_t row) {
    if (absent()) {
        if (from.nodes() != nullptr) data_ = Nodes{};
        if (from.relationships() != nullptr) data_ = Relationships{};
    }
    if (auto* ids = std::get_if<Nodes>(&data_); ids != nullptr && from.nodes() != nullptr) {
        ids->push_back((*from.nodes())[row]);
    } else if (auto* others = std::get_if<Relationships>(&data_);
               others != nullptr && from.relationships() != nullptr) {
        others->push_back((*from.relationships())[row]);
    } else {
        append(from.at(row));
    }
}

void Column::append(Value value) {
    auto* held = std::get_if<Values>(&data_);
    if (held == nullptr) {
        Values general;
        general.reserve(size() + 1);
        for (std::size_t row = 0; row < size(); ++row) general.push_back(at(row));
        data_ = std::move(general);
        held = std::get_if<Values>(&data_);
    }
    held->push_back(std::move(value));
}

const Column ColumnsBySlot::absent_;

std::size_t ColumnsBySlot::far_place_of(Slot slot) const noexcept {
    return static_cast<std::size_t>(std::ranges::lower_bound(entries_, slot, {}, &Entry::slot) - entries_.begin());
}

Column& ColumnsBySlot::operator[](Slot slot) {
    const auto at = static_cast<std::ptrdiff_t>(place_of(slot));
    const auto found = entries_.begin() + at;
    return found != entries_.end() && found->slot == slot ? found->column
                                                          : entries_.insert(found, Entry{slot, {}})->column;
}

void ColumnsBySlot::push_back(Slot slot, Column column) {
    assert(entries_.empty() || entries_.back().slot < slot);
    entries_.push_back({slot, std::move(column)});
}

Batch Batch::gather(std::span<const std::uint32_t> rows) const {
    Batch result;
    result.size = rows.size();
    result.columns.reserve(static_cast<std::size_t>(columns.end() - columns.begin()));
    for (const auto& [slot, column] : columns) result.columns.push_back(slot, column.gather(rows));
    if (!multiplicity.empty()) result.multiplicity = gathered(multiplicity, rows);
    return result;
}

}  // namespace dossier::query::exec
