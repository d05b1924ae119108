#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/exec/records.hpp"
#include "query/exec/spill_file.hpp"

namespace dossier::query::exec {

/// Groups on disk, all that is known of each in the same partition.
struct Partition {
    Run states;  ///< groups as they were when they left memory, each once; records of any width
    Run rows;    ///< that come after those of the states, in their order
};

/// Divides groups over partitions, by the hash of their keys.
class Partitions {
public:
    /// `depth`   partitions of partitions are divided by other bits of the hash: 0 for those of the whole
    Partitions(SpillSpace& space, std::size_t count, std::uint32_t depth);

    void add_state(std::span<const Value> key, std::span<const Value> record) {
        states_[place_of(key)].add_with_width(record);
    }
    void add_row(std::span<const Value> key, std::span<const Value> record) { rows_[place_of(key)].add(record); }

    /// Those that are not empty. Nothing is added afterwards.
    [[nodiscard]] std::vector<Partition> finish();
    [[nodiscard]] SpillFile& file() noexcept { return file_; }

private:
    [[nodiscard]] std::size_t place_of(std::span<const Value> key) const;

    SpillFile file_;
    std::uint32_t depth_;
    std::vector<RecordWriter> states_;
    std::vector<RecordWriter> rows_;
};

}  // namespace dossier::query::exec
