#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>

namespace dossier::query {

/// How far a run has come, for whoever watches it from another thread. One run at a time.
class Progress {
public:
    /// As long as this lives, what its thread runs tells `progress` of it. It is no part of a query's limits: what a
    /// run may cost is the same whether somebody watches it or not.
    class Told {
    public:
        explicit Told(Progress& progress) noexcept;
        Told(const Told&) = delete;
        Told& operator=(const Told&) = delete;
        ~Told();

    private:
        Progress* before_;
    };

    /// What is at work, as a plan calls its operators: `Expand`; empty before the first and after the last.
    [[nodiscard]] std::string step() const;
    /// Rows that one operator has handed to the next, all together.
    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_.load(std::memory_order_relaxed); }

    // For who runs.

    /// The one that this thread tells; null where nobody watches.
    [[nodiscard]] static Progress* of_this_thread() noexcept;
    /// Keeps the name of a step for as long as this lives.
    [[nodiscard]] const std::string* named(std::string step);
    /// `step` is at work from now on, or none; returns who was.
    const std::string* start(const std::string* step) noexcept {
        return at_work_.exchange(step, std::memory_order_acq_rel);
    }
    void add_rows(std::uint64_t rows) noexcept { rows_.fetch_add(rows, std::memory_order_relaxed); }

private:
    std::atomic<const std::string*> at_work_ = nullptr;
    std::atomic<std::uint64_t> rows_ = 0;
    std::mutex mutex_;
    std::set<std::string, std::less<>> names_;  // a set, for its elements stay where they are
};

}  // namespace dossier::query
