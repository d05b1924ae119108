#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "query/exec/records.hpp"

namespace dossier::query::exec {

/// Where a record has a key, and how it is ordered by it.
struct KeyPlace {
    std::size_t place = 0;
    bool descending = false;
};

/// Records that were written in runs, each in order, and are read in the order of all: by their keys, equal ones in the
/// order of their runs and in that of their run. No more runs are read at once than memory has room for: where there
/// are more, neighbours are first merged into longer ones.
class SortedRuns {
public:
    /// `width`   values of each record
    SortedRuns(SpillSpace& space, std::size_t width, std::vector<KeyPlace> keys);
    ~SortedRuns();
    SortedRuns(const SortedRuns&) = delete;
    SortedRuns& operator=(const SortedRuns&) = delete;

    /// A writer for the next run, to be given to end_run().
    [[nodiscard]] RecordWriter begin_run();
    void end_run(RecordWriter writer) { runs_.push_back(writer.finish()); }

    /// The next record; false at the end. No run comes after the first call.
    [[nodiscard]] bool next(std::vector<Value>& record);

private:
    /// Reads some neighbouring runs as one.
    class Merge;

    void merge_down();

    SpillSpace& space_;
    std::size_t width_;
    std::vector<KeyPlace> keys_;
    std::unique_ptr<SpillFile> file_;  // made with the first run
    std::vector<Run> runs_;
    std::unique_ptr<Merge> last_;
};

}  // namespace dossier::query::exec
