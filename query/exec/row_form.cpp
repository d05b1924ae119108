#include "query/exec/row_form.hpp"

#include <algorithm>
#include <utility>

namespace dossier::query::exec {

RowForm::Kind RowForm::kind_of(const Column& column) noexcept {
    if (column.absent()) return Kind::absent;
    if (column.nodes() != nullptr) return Kind::nodes;
    return column.relationships() != nullptr ? Kind::relationships : Kind::values;
}

void RowForm::learn(const Batch& rows) {
    if (!knows_) {
        for (const auto& [slot, column] : rows.columns) {
            if (!column.absent()) parts_.push_back({slot, kind_of(column)});
        }
        knows_ = true;
        return;
    }
    for (Part& part : parts_) {
        const Kind kind = kind_of(rows[part.slot]);
        if (kind == Kind::absent || part.kind == Kind::absent) {
            part.kind = Kind::absent;
        } else if (kind != part.kind) {
            part.kind = Kind::values;
        }
    }
}

std::optional<std::size_t> RowForm::cell_of(Slot slot) const {
    const auto at = std::ranges::find(parts_, slot, &Part::slot);
    if (at == parts_.end()) return std::nullopt;
    return 1 + static_cast<std::size_t>(at - parts_.begin());
}

void RowForm::append(std::vector<Value>& record, const Batch& rows, std::uint32_t row) const {
    record.emplace_back(static_cast<std::int64_t>(multiplicity_at(rows, row)));
    for (const Part& part : parts_) record.push_back(part.kind == Kind::absent ? Value{} : rows[part.slot].at(row));
}

Batch RowForm::rows(std::vector<std::vector<Value>>& records, std::size_t first) const {
    Batch batch;
    batch.size = records.size();
    for (const auto& record : records) {
        batch.multiplicity.push_back(static_cast<std::uint64_t>(record[first].as_integer()));
    }
    if (std::ranges::count(batch.multiplicity, 1U) == std::ssize(records)) batch.multiplicity.clear();
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        const std::size_t cell = first + 1 + part;
        if (parts_[part].kind == Kind::absent) continue;
        Column column;
        if (parts_[part].kind == Kind::nodes) {
            Column::Nodes ids;
            for (const auto& each : records) ids.push_back(each[cell].is_null() ? no_node : each[cell].as_node());
            column = std::move(ids);
        } else if (parts_[part].kind == Kind::relationships) {
            Column::Relationships ids;
            for (const auto& each : records) {
                ids.push_back(each[cell].is_null() ? no_relationship : each[cell].as_relationship());
            }
            column = std::move(ids);
        } else {
            Column::Values values;
            for (auto& each : records) values.push_back(std::move(each[cell]));
            column = std::move(values);
        }
        batch.columns.push_back(parts_[part].slot, std::move(column));
    }
    return batch;
}

std::int64_t most_bytes_of_records(const Context& context) {
    return static_cast<std::int64_t>(context.limits.memory.value_or(0) / 32);
}

}  // namespace dossier::query::exec
