#pragma once

#include <csignal>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>

namespace dossier::graph {

/// A thread that no signal is sent to: those are for the one that reads the keys.
/// throws std::system_error: the system gives no more threads
inline std::thread without_signals(std::function<void()> work) {
    sigset_t all{}, before{};
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    std::thread thread;
    try {
        thread = std::thread{std::move(work)};
    } catch (const std::system_error&) {
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        throw;
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

}  // namespace dossier::graph
