#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

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

/// Tells on standard error, where that is a terminal, for how long something has been running: from two seconds on,
/// once a second. With its end the line is empty again.
class StillRunning {
public:
    explicit StillRunning(bool quiet);
    ~StillRunning();
    StillRunning(const StillRunning&) = delete;
    StillRunning& operator=(const StillRunning&) = delete;

private:
    void tell(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread teller_;  ///< last, so that it ends before what it waits on
};

}  // namespace dossier::repl
