#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dossier::loaders::read {

/// A folder of its own under the system's folder for temporary files, gone with all that is in it when this ends.
class TemporaryFolder {
public:
    /// throws  Error{unreadable_document}: none can be made
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

struct ChildLimits {
    std::chrono::seconds wall{90};
    std::size_t cpu_seconds = 60;
    std::size_t memory = 2U << 30U;  ///< bytes of address space
    std::size_t largest_file = 512U << 20U;
};

struct ChildResult {
    enum class End { exited, not_found, not_confined, killed, timed_out };

    End end = End::exited;
    int status = 0;        ///< of one that exited
    std::string messages;  ///< the beginning of what it wrote to standard error
};

/// Runs a program that reads what strangers made, with limits on time, memory and the size of files, no standard input,
/// no way to the network, and nothing of this process's environment but PATH. Waits for its end.
///
/// `command`  the program, looked for in PATH, and its arguments
[[nodiscard]] ChildResult run_confined(const std::vector<std::string>& command, const ChildLimits& limits = {});

}  // namespace dossier::loaders::read
