#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dossier::graph {

// Programs that do for us what a library would: they read what strangers made, so each is a process with limits.

/// A folder of its own under the system's folder for temporary files, gone with all that is in it when this ends.
class TemporaryFolder {
public:
    /// throws  Error{write_failed}: none can be made
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

struct ChildLimits {
    std::chrono::milliseconds wall = std::chrono::seconds{90};
    std::size_t cpu_seconds = 60;
    std::size_t memory = std::size_t{2} << 30U;  ///< bytes of address space
    std::size_t largest_file = std::size_t{512} << 20U;
};

/// What a child reads and writes. Files rather than pipes: neither side waits for the other to read.
struct ChildFiles {
    std::filesystem::path input = "/dev/null";
    std::filesystem::path output = "/dev/null";  ///< made where there is none
    std::vector<std::string> variables{};        ///< of its environment: `NAME=value`
};

struct ChildResult {
    enum class End { exited, not_found, not_confined, killed, timed_out };

    End end = End::exited;
    int status = 0;        ///< of one that exited
    int signal = 0;        ///< of one that was killed
    std::string messages;  ///< the beginning of what it wrote to standard error
};

/// Runs a program with limits on time, memory and the size of files, no way to the network, and nothing of this
/// process's environment but PATH. Waits for its end.
///
/// `command`  the program, looked for in PATH, and its arguments
/// throws     Error{write_failed}: the system gives no process
[[nodiscard]] ChildResult run_confined(const std::vector<std::string>& command, const ChildLimits& limits = {},
                                       const ChildFiles& files = {});

}  // namespace dossier::graph
