#include "repl/aside.hpp"

#include <chrono>
#include <utility>

#include "graph/without_signals.hpp"

namespace dossier::repl {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds patience{100};  // with `look`, well below what a person takes for at once
constexpr std::chrono::milliseconds look{10};       // a handler of signals can set a flag, but not wake a thread

}  // namespace

bool Aside::run(std::function<void()> work, const std::atomic<bool>& stop,
                std::shared_ptr<std::atomic<bool>> told_to_stop) {
    job_ = std::make_shared<Job>();
    thread_ = graph::without_signals([job = job_, work = std::move(work)]() mutable {
        std::exception_ptr error;
        try {
            work();
        } catch (...) {
            error = std::current_exception();
        }
        work = {};  // what it owns is given back here
        const std::lock_guard lock{job->mutex};
        job->error = std::move(error);
        job->over = true;
        job->changed.notify_all();
    });
    Clock::time_point until = Clock::time_point::max();
    {
        std::unique_lock lock{job_->mutex};
        while (!job_->changed.wait_for(lock, look, [&] { return job_->over; })) {
            if (!stop) continue;
            if (!told_to_stop->exchange(true)) until = Clock::now() + patience;
            if (Clock::now() > until) return false;
        }
    }
    thread_.join();
    if (const auto job = std::exchange(job_, nullptr); job->error) std::rethrow_exception(job->error);
    return true;
}

bool Aside::settle(const std::atomic<bool>* stop) {
    if (!job_) return true;
    {
        std::unique_lock lock{job_->mutex};
        while (!job_->changed.wait_for(lock, look, [&] { return job_->over; })) {
            if (stop != nullptr && *stop) return false;
        }
    }
    thread_.join();
    job_.reset();
    return true;
}

}  // namespace dossier::repl
