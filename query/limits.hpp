#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>

namespace dossier::query {

/// What a run may do and cost, and the flag that stops it.
struct Limits {
    std::optional<std::chrono::nanoseconds> timeout = std::nullopt;
    std::optional<std::size_t> memory = std::nullopt;  ///< bytes held by the query at once
    bool read_only = false;
    const std::atomic<bool>* cancelled = nullptr;  ///< set from a signal handler or another thread
    std::optional<std::filesystem::path> import_directory = std::nullopt;  ///< LOAD CSV reads files below it alone
};

}  // namespace dossier::query
