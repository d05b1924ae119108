#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>

namespace dossier::query {

/// What a run may cost, and the flag that stops it.
struct Limits {
    std::optional<std::chrono::nanoseconds> timeout;
    std::optional<std::size_t> memory;  ///< bytes held by the query at once
    bool read_only = false;
    const std::atomic<bool>* cancelled = nullptr;  ///< set from a signal handler or another thread
};

}  // namespace dossier::query
