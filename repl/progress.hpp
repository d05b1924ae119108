#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "query/progress.hpp"

namespace dossier::repl {

/// A bar on standard error while something long runs; silence where that is no terminal.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `done` of `total` steps, and what is being worked on.
    void show(std::size_t done, std::size_t total, std::string_view what);
    /// Takes the bar away, so that a message can be written.
    void clear();

private:
    bool terminal_;
    std::string shown_;
};

/// Tells on standard error, where that is a terminal, for how long something has been running, and how far it has come:
/// from two seconds on, once a second. With its end the line is empty again.
class StillRunning {
public:
    /// `query`   what runs, and outlives this; null where something is being undone
    explicit StillRunning(bool quiet, const query::Progress* query = nullptr);
    ~StillRunning();
    StillRunning(const StillRunning&) = delete;
    StillRunning& operator=(const StillRunning&) = delete;

private:
    void tell(const std::stop_token& stop);

    const query::Progress* query_;
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread teller_;  ///< last, so that it ends before what it waits on
};

/// `… 12 s, Expand, 3.4 million rows so far; Ctrl-C stops it`, or less where it is longer than `width`; without a query
/// `… 12 s, undoing what was written`.
[[nodiscard]] std::string still_running(std::chrono::seconds passed, const query::Progress* query, std::size_t width);

}  // namespace dossier::repl
