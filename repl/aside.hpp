#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace dossier::repl {

/// Runs one piece of work at a time on a thread of its own, so that a person who stops it need not wait until it has
/// come to its end: giving back millions of values, or undoing what was written, takes a while.
class Aside {
public:
    Aside() = default;
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    ~Aside() { settle(); }

    /// Runs `work` and waits for it; what it throws is thrown here. A moment after `stop` was set nobody waits any
    /// more: the work is told by `told_to_stop` and goes on to its end, with all that it owns.
    ///
    /// returns    false when it is not over yet. Nothing that it uses may be touched before settle().
    /// asks       nothing runs: settle() has returned true
    [[nodiscard]] bool run(std::function<void()> work, const std::atomic<bool>& stop,
                           std::shared_ptr<std::atomic<bool>> told_to_stop);

    /// Whether nothing runs.
    [[nodiscard]] bool idle() const noexcept { return !job_; }
    /// Waits for what was left to itself, if any; until `stop` is set, where it is given.
    /// returns    false when that was set first
    bool settle(const std::atomic<bool>* stop = nullptr);

private:
    struct Job {
        std::mutex mutex;
        std::condition_variable changed;
        bool over = false;
        std::exception_ptr error;
    };

    std::shared_ptr<Job> job_;  // the thread owns it too: it ends when both have
    std::thread thread_;
};

}  // namespace dossier::repl
