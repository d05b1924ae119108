#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/records.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// Rows as parts of records: a cell for how often the row comes, then one for each slot.
class RowForm {
public:
    /// Rows of `rows` are written next. What not all rows carry nobody reads, and is dropped; a column of ids stays one
    /// while all rows have it so.
    void learn(const Batch& rows);

    [[nodiscard]] std::size_t cells() const noexcept { return 1 + parts_.size(); }
    /// The cell of `slot`, if it has one.
    [[nodiscard]] std::optional<std::size_t> cell_of(Slot slot) const;
    void append(std::vector<Value>& record, const Batch& rows, std::uint32_t row) const;

    /// The rows whose cells begin at `first` in each of `records`.
    [[nodiscard]] Batch rows(std::vector<std::vector<Value>>& records, std::size_t first) const;

private:
    enum class Kind : std::uint8_t { absent, nodes, relationships, values };
    struct Part {
        Slot slot;
        Kind kind;
    };
    [[nodiscard]] static Kind kind_of(const Column& column) noexcept;

    bool knows_ = false;
    std::vector<Part> parts_;
};

/// How many bytes of records are in memory at once, at least one record's.
[[nodiscard]] std::int64_t most_bytes_of_records(const Context& context);

/// The next records of `source`, which gives one at a time: at most `most`, and fewer where they are large, for values
/// that rows shared in memory come from disk each by itself. None at the end.
template <typename Source>
[[nodiscard]] std::vector<std::vector<Value>> next_records(Source& source, std::size_t most, const Context& context) {
    std::vector<std::vector<Value>> records;
    std::vector<Value> record;
    std::int64_t bytes = 0;
    while (records.size() < most && (records.empty() || bytes < most_bytes_of_records(context)) &&
           source.next(record)) {
        bytes += bytes_of(record);
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace dossier::query::exec
