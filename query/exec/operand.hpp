#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "query/exec/batch.hpp"

namespace dossier::query::exec {

/// The values of an expression, as they come cheapest: one for all rows, a column of the batch that is only looked at,
/// or a column of its own.
class Operand {
public:
    [[nodiscard]] static Operand constant(Value value) { return Operand{std::move(value)}; }
    /// `column` must outlive the operand.
    [[nodiscard]] static Operand view_of(const Column& column) { return Operand{&column}; }
    Operand(Column column) : data_{std::move(column)} {}
    Operand(Column::Values values) : data_{Column{std::move(values)}} {}

    /// The one value of all rows, or null.
    [[nodiscard]] const Value* constant() const noexcept { return std::get_if<Value>(&data_); }
    [[nodiscard]] const Column::Nodes* nodes() const noexcept;
    [[nodiscard]] const Column::Relationships* relationships() const noexcept;
    /// Row `row`; `scratch` holds it where no value is there to refer to.
    [[nodiscard]] const Value& at(std::size_t row, Value& scratch) const;
    /// As a column of `size` rows.
    [[nodiscard]] Column into_column(std::size_t size) &&;

private:
    explicit Operand(Value value) : data_{std::move(value)} {}
    explicit Operand(const Column* column) : data_{column} {}
    [[nodiscard]] const Column* column() const noexcept;

    std::variant<Value, const Column*, Column> data_;
};

/// Some rows of a batch, in any order and as often as need be, with values for the variables that only an expression
/// has: the element of a list comprehension.
class View {
public:
    /// All rows. `batch` must outlive the view.
    explicit View(const Batch& batch) : batch_{&batch}, size_{batch.size} {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The positions `positions` of this view.
    [[nodiscard]] View select(std::span<const std::uint32_t> positions) const;
    /// This view with one more variable, a value a row.
    [[nodiscard]] View with(Slot slot, Column column) const;
    [[nodiscard]] Operand variable(Slot slot) const;
    /// The batch and the row in it that show position `position` to a subquery; `scratch` holds it where the batch does
    /// not know all variables.
    [[nodiscard]] std::pair<const Batch*, std::size_t> row(std::size_t position, Batch& scratch) const;

private:
    const Batch* batch_;
    bool all_ = true;
    std::vector<std::uint32_t> rows_;  // of the batch; unused when all_
    std::size_t size_;
    std::vector<std::pair<Slot, Column>> locals_;
};

}  // namespace dossier::query::exec
