#include "query/exec/rows.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::query::exec {

namespace {

[[noreturn]] void wrong_kind(const char* wanted, const Value& value) {
    throw graph::Error{{.type = graph::ErrorType::type_error,
                        .code = graph::ErrorCode::invalid_argument_type,
                        .message = fmt::format("expected a {}, found a value of type {}", wanted, name(value.kind())),
                        .where = std::nullopt,
                        .hint = ""}};
}

std::int64_t bytes_of(const Value& value) {
    constexpr auto cell = static_cast<std::int64_t>(sizeof(Value));
    switch (value.kind()) {
    case graph::ValueKind::string: return cell + static_cast<std::int64_t>(value.as_string().size());
    case graph::ValueKind::list: return cell * (1 + static_cast<std::int64_t>(value.as_list().size()));
    case graph::ValueKind::map: return cell * (1 + 3 * static_cast<std::int64_t>(value.as_map().size()));
    case graph::ValueKind::path: return cell + 8 * static_cast<std::int64_t>(value.as_path().nodes.size());
    default: return cell;
    }
}

}  // namespace

NodeId node_at(const Column& column, std::size_t row) {
    if (const auto* nodes = column.nodes()) return (*nodes)[row];
    const Value value = column.at(row);
    if (value.is_null()) return no_node;
    if (!value.is(graph::ValueKind::node)) wrong_kind("node", value);
    return value.as_node();
}

RelationshipId relationship_at(const Column& column, std::size_t row) {
    if (const auto* relationships = column.relationships()) return (*relationships)[row];
    const Value value = column.at(row);
    if (value.is_null()) return no_relationship;
    if (!value.is(graph::ValueKind::relationship)) wrong_kind("relationship", value);
    return value.as_relationship();
}

bool is_wanted(Slot slot, const Wanted& wanted) { return !wanted || std::ranges::binary_search(*wanted, slot); }

void drop_unwanted(Batch& batch, const Wanted& wanted) {
    batch.columns.erase_if([&](const auto& entry) { return !is_wanted(entry.slot, wanted); });
}

Batch gather(const Batch& batch, std::span<const std::uint32_t> rows, const Wanted& wanted) {
    if (!wanted) return batch.gather(rows);
    Batch picked;
    picked.size = rows.size();
    for (const auto& [slot, column] : batch.columns) {
        if (!column.absent() && is_wanted(slot, wanted)) picked.columns.push_back(slot, column.gather(rows));
    }
    if (!batch.multiplicity.empty()) {
        picked.multiplicity.reserve(rows.size());
        for (const std::uint32_t row : rows) picked.multiplicity.push_back(batch.multiplicity[row]);
    }
    return picked;
}

Batch slice(const Batch& batch, std::size_t begin, std::size_t end, const Wanted& wanted) {
    std::vector<std::uint32_t> rows(end - begin);
    std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(begin));
    return gather(batch, rows, wanted);
}

Batch single(const Batch& rows, std::uint32_t row) {
    Batch one = rows.gather(std::span{&row, 1});
    one.multiplicity.clear();
    return one;
}

Batch beside(const Batch& left, std::uint32_t row, Batch right, std::span<const Slot> results, const Wanted& wanted) {
    const std::vector<std::uint32_t> same(right.size, row);
    Batch joined = gather(left, same, wanted);
    for (const Slot slot : results) joined[slot] = std::move(right[slot]);
    if (!right.multiplicity.empty()) {
        const std::uint64_t outer = multiplicity_at(left, row);
        for (auto& times : right.multiplicity) times *= outer;
        joined.multiplicity = std::move(right.multiplicity);
    }
    return joined;
}

void append(Batch& all, const Batch& more) {
    if (more.size == 0) return;
    if (all.size == 0) {
        all = more;
        return;
    }
    if (!all.multiplicity.empty() || !more.multiplicity.empty()) {
        if (all.multiplicity.empty()) all.multiplicity.assign(all.size, 1);
        for (std::size_t row = 0; row < more.size; ++row) all.multiplicity.push_back(multiplicity_at(more, row));
    }
    // What not all rows carry nobody reads.
    all.columns.erase_if([&](const auto& entry) { return entry.column.absent() || more[entry.slot].absent(); });
    for (auto& [slot, to] : all.columns) {
        const Column& from = more[slot];
        for (std::size_t row = 0; row < more.size; ++row) to.append(from, row);
    }
    all.size += more.size;
}

Batch repeated(Batch batch) {
    if (batch.multiplicity.empty()) return batch;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
        if (rows.size() + batch.multiplicity[row] > std::numeric_limits<std::uint32_t>::max()) {
            throw graph::Error{{.type = graph::ErrorType::resource_error,
                                .code = graph::ErrorCode::memory_exceeded,
                                .message = "the query gives more than four thousand million rows",
                                .where = std::nullopt,
                                .hint = "count them, or add LIMIT"}};
        }
        rows.insert(rows.end(), batch.multiplicity[row], row);
    }
    batch.multiplicity.clear();
    return batch.gather(rows);
}

std::int64_t bytes_of(std::span<const Value> row) {
    std::int64_t bytes = 0;
    for (const Value& value : row) bytes += bytes_of(value);
    return bytes;
}

std::int64_t bytes_of(const Batch& batch) {
    std::int64_t bytes = static_cast<std::int64_t>(batch.multiplicity.size()) * 8;
    for (const auto& [slot, column] : batch.columns) {
        if (column.absent()) continue;
        if (const auto* values = column.values()) {
            for (const auto& value : *values) bytes += bytes_of(value);
        } else {
            bytes += static_cast<std::int64_t>(batch.size * sizeof(NodeId));
        }
    }
    return bytes;
}

void Rows::fill(Operator& input) {
    clear();
    Batch batch;
    while (input.next(batch)) {
        context_.check();
        add(batch);
    }
}

void Rows::add(const Batch& batch) {
    held_.add(bytes_of(batch));
    append(all_, batch);
    if (all_.size > std::numeric_limits<std::uint32_t>::max()) {
        throw graph::Error{{.type = graph::ErrorType::resource_error,
                            .code = graph::ErrorCode::memory_exceeded,
                            .message = "the query keeps more than four thousand million rows",
                            .where = std::nullopt,
                            .hint = "match less, or aggregate earlier"}};
    }
}

void Rows::replace(Batch batch) {
    held_.release();
    all_ = std::move(batch);
    held_.add(bytes_of(all_));
    handed_out_ = 0;
}

void Rows::clear() {
    held_.release();
    all_ = Batch{};
    handed_out_ = 0;
}

bool Rows::hand_out(Batch& batch, std::size_t most) {
    if (handed_out_ == all_.size) return false;
    const std::size_t end = std::min(all_.size, handed_out_ + most);
    if (handed_out_ == 0 && end == all_.size) {
        batch = std::move(all_);
        clear();
        return true;
    }
    batch = slice(all_, handed_out_, end);
    handed_out_ = end;
    if (handed_out_ == all_.size) clear();
    return true;
}

bool RowExpander::next(Batch& batch) {
    rows_.clear();
    if (row_ < current_.size) resume();
    while (rows_.empty()) {
        if (row_ >= current_.size) {
            row_ = 0;
            current_ = Batch{};
            if (!input_->next(current_)) return false;
            context().check();
            if (current_.size == 0) continue;
            open(current_);
            resume();
        }
        while (row_ < current_.size && rows_.size() < batch_size()) {
            if (!expand(current_, row_, rows_)) break;
            ++row_;
        }
    }
    batch = gather(current_, rows_, wanted_);
    put(batch);
    return true;
}

void RowExpander::reset() {
    input_->reset();
    current_ = Batch{};
    row_ = 0;
    rows_.clear();
}

}  // namespace dossier::query::exec
