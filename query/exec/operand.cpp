#include "query/exec/operand.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace dossier::query::exec {

const Column* Operand::column() const noexcept {
    if (const auto* looked_at = std::get_if<const Column*>(&data_)) return *looked_at;
    return std::get_if<Column>(&data_);
}

const Column::Nodes* Operand::nodes() const noexcept {
    const Column* held = column();
    return held == nullptr ? nullptr : held->nodes();
}

const Column::Relationships* Operand::relationships() const noexcept {
    const Column* held = column();
    return held == nullptr ? nullptr : held->relationships();
}

const Value& Operand::at(std::size_t row, Value& scratch) const {
    if (const Value* one = constant()) return *one;
    const Column& held = *column();
    if (const Column::Values* values = held.values()) return (*values)[row];
    scratch = held.at(row);
    return scratch;
}

Column Operand::into_column(std::size_t size) && {
    if (const Value* one = constant()) return Column::Values(size, *one);
    if (auto* own = std::get_if<Column>(&data_)) return std::move(*own);
    return *std::get<const Column*>(data_);
}

View View::select(std::span<const std::uint32_t> positions) const {
    View result{*batch_};
    result.all_ = false;
    result.size_ = positions.size();
    result.rows_.reserve(positions.size());
    for (const std::uint32_t position : positions) result.rows_.push_back(all_ ? position : rows_[position]);
    result.locals_.reserve(locals_.size());
    for (const auto& [slot, column] : locals_) result.locals_.emplace_back(slot, column.gather(positions));
    return result;
}

View View::with(Slot slot, Column column) const {
    assert(column.size() == size_);
    View result = *this;
    result.locals_.emplace_back(slot, std::move(column));
    return result;
}

Operand View::variable(Slot slot) const {
    const auto local = std::ranges::find(locals_, slot, &std::pair<Slot, Column>::first);
    if (local != locals_.end()) return Operand::view_of(local->second);
    const Column& column = (*batch_)[slot];
    assert(!column.absent() || size_ == 0);
    if (all_) return Operand::view_of(column);
    return column.gather(rows_);
}

std::pair<const Batch*, std::size_t> View::row(std::size_t position, Batch& scratch) const {
    const std::uint32_t row = all_ ? static_cast<std::uint32_t>(position) : rows_[position];
    if (locals_.empty()) return {batch_, row};
    const std::array batch_row{row};
    const std::array local_row{static_cast<std::uint32_t>(position)};
    scratch = batch_->gather(batch_row);
    for (const auto& [slot, column] : locals_) scratch[slot] = column.gather(local_row);
    return {&scratch, 0};
}

}  // namespace dossier::query::exec
