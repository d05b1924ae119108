#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "query/exec/context.hpp"

namespace dossier::query::exec {

/// Whether what an operator holds, `held` bytes by its own reckoning, is to go to disk: an eighth of the query's memory
/// limit, or less where the query as a whole has come to a quarter. Arrays grow by doubling and sorting takes as much
/// again, so that later would be too late. Without a limit never.
[[nodiscard]] bool is_time_to_spill(const Context& context, std::int64_t held);

/// Tells when what an operator gathers from here on is to go to disk: at a quarter of the query's memory limit, by its
/// own reckoning or by what the query has taken since, or earlier where the query as a whole has come to half of it.
/// Later than rows to be sorted: what stays in memory spares every further row that belongs to it the way to disk.
class Growth {
public:
    /// `held`   bytes so far, by the operator's own reckoning
    Growth(const Context& context, std::int64_t held) noexcept;
    [[nodiscard]] bool is_time_to_spill(std::int64_t held) const noexcept;

private:
    std::optional<std::int64_t> limit_;
    std::int64_t held_;
    std::int64_t taken_;
};

/// What one operator has on disk at once: at most 16 times the query's memory limit.
class SpillSpace {
public:
    explicit SpillSpace(Context& context) noexcept;
    SpillSpace(const SpillSpace&) = delete;
    SpillSpace& operator=(const SpillSpace&) = delete;

    /// throws Error{memory_exceeded}
    void take(std::size_t bytes);
    void give_back(std::uint64_t bytes) noexcept { bytes_ -= bytes; }
    /// Another run or partition, of `bytes`, is whole: PROFILE tells it.
    void note_run(std::uint64_t bytes);

    /// How much is written, and read again, at a time.
    [[nodiscard]] std::size_t block() const noexcept { return block_; }
    /// How many runs are read at once: a block of each fits an eighth of the memory limit twice.
    [[nodiscard]] std::size_t most_runs() const noexcept;
    /// Into how many parts a whole of `bytes` is divided, so that each fits memory, with what it grows by there. As
    /// many as are written at once where that is not known.
    [[nodiscard]] std::size_t parts(std::optional<std::uint64_t> bytes) const noexcept;
    [[nodiscard]] Context& context() const noexcept { return context_; }

private:
    Context& context_;
    std::size_t memory_;  // the query's limit
    std::size_t block_;
    std::uint64_t bytes_ = 0;
};

/// A piece of a file that is written and read as a whole.
struct Extent {
    std::uint64_t begin = 0;
    std::size_t size = 0;
};

/// A temporary file without a name, in the system's folder for those (TMPDIR): whatever becomes of the program,
/// nothing stays of it.
class SpillFile {
public:
    /// throws Error{write_failed}
    explicit SpillFile(SpillSpace& space);
    ~SpillFile();
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;

    /// Adds `bytes` at the end. throws Error{write_failed, memory_exceeded} and whatever ends the query
    [[nodiscard]] Extent write(std::string_view bytes);
    /// throws Error{unreadable_file} and whatever ends the query
    void read(const Extent& extent, std::string& bytes);

    [[nodiscard]] SpillSpace& space() const noexcept { return space_; }

private:
    SpillSpace& space_;
    std::string folder_;
    int file_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace dossier::query::exec
