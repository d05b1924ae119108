#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/spill_file.hpp"

namespace dossier::query::exec {

// Rows on disk: each a record of so many values, which come back as they were, 1 as 1 and 1.0 as 1.0.

/// Any value; what a property may hold is written as the graph's file has it.
void append_cell(std::string& bytes, const Value& value);
/// The value at the front of `bytes`, which then begins behind it. throws Error{damaged_file}
[[nodiscard]] Value take_cell(std::string_view& bytes);

/// Records one behind another in a file that may hold others between them. Every extent holds whole records.
struct Run {
    std::deque<Extent> extents;
    std::uint64_t bytes = 0;
};

class RecordWriter {
public:
    explicit RecordWriter(SpillFile& file) noexcept : file_{file} {}

    void add(std::span<const Value> record);
    /// One of any width, which is written too.
    void add_with_width(std::span<const Value> record);
    /// The rest is written. No record comes afterwards.
    [[nodiscard]] Run finish();

private:
    void write();

    SpillFile& file_;
    std::string bytes_;
    Run run_;
};

class RecordReader {
public:
    static constexpr std::size_t written_width = 0;
    /// `width`   values of each record, or written_width
    RecordReader(SpillFile& file, Run run, std::size_t width) noexcept
        : file_{file}, run_{std::move(run)}, width_{width} {}
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;

    /// False at the end.
    [[nodiscard]] bool next(std::vector<Value>& record);

private:
    SpillFile& file_;
    Run run_;
    std::size_t width_;
    std::string bytes_;
    std::size_t at_ = 0;  // in bytes_
};

}  // namespace dossier::query::exec
