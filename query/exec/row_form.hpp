#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/records.hpp"
#include "query/exec/sorted_runs.hpp"

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

/// The next records of `runs`: at most `most`, and fewer where they are large, for values that rows shared in memory
/// come from disk each by itself. None at the end.
[[nodiscard]] std::vector<std::vector<Value>> next_records(SortedRuns& runs, std::size_t most, const Context& context);
/// How many bytes of records are in memory at once, at least one record's.
[[nodiscard]] std::int64_t most_bytes_of_records(const Context& context);

}  // namespace dossier::query::exec
