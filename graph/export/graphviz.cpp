#include "graph/export/graphviz.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/error.hpp"

// Graphviz is not linked (its licence does not go with ours) but run. Its input, output and complaints go through
// unnamed temporary files rather than pipes, so that neither side waits for the other to read. Its environment is ours
// with two names set, by which it refuses to open any image file that a text might name.

namespace dossier::graph {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

[[noreturn]] void fail(ErrorCode code, std::string message, std::string hint = {}) {
    throw Error{{.type = ErrorType::resource_error,
                 .code = code,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

File temporary_file() {
    File file{std::tmpfile()};
    if (!file) fail(ErrorCode::write_failed, "cannot make a temporary file for the picture");
    return file;
}

std::string contents(std::FILE* file) {
    std::string bytes;
    std::array<char, 65536> block{};
    std::rewind(file);
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), file)) bytes.append(block.data(), count);
    return bytes;
}

/// The actions that put three open files in the place of a child's standard streams.
class Streams {
public:
    Streams(std::FILE* in, std::FILE* out, std::FILE* err) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_adddup2(&actions_, fileno(in), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, fileno(out), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, fileno(err), STDERR_FILENO);
    }
    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* get() const noexcept { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

std::vector<char*> environment(std::string& file_path, std::string& server_name) {
    std::vector<char*> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        if (!text.starts_with("GV_FILE_PATH=") && !text.starts_with("SERVER_NAME=")) entries.push_back(*entry);
    }
    entries.insert(entries.end(), {file_path.data(), server_name.data(), nullptr});
    return entries;
}

pid_t start(std::string_view format, const Streams& streams) {
    std::string program = "dot";
    std::string option = fmt::format("-T{}", format);
    std::string file_path = "GV_FILE_PATH=";
    std::string server_name = "SERVER_NAME=dossier";
    std::array<char*, 3> arguments{program.data(), option.data(), nullptr};
    const auto entries = environment(file_path, server_name);
    pid_t child = 0;
    const int fault = posix_spawnp(&child, program.c_str(), streams.get(), nullptr, arguments.data(), entries.data());
    if (fault == ENOENT) {
        fail(ErrorCode::missing_tool, "the program `dot` draws pictures and is not here",
             "install the package `graphviz`");
    }
    if (fault != 0) fail(ErrorCode::missing_tool, "the program `dot` does not start", "install the package `graphviz`");
    return child;
}

void limit_resources(pid_t child, std::chrono::milliseconds time) {
    constexpr rlim_t gigabyte = rlim_t{1} << 30U;
    const auto seconds = static_cast<rlim_t>(time.count() / 1000 + 1);
    const rlimit memory{4 * gigabyte, 4 * gigabyte};
    const rlimit file{gigabyte, gigabyte};
    const rlimit processor{seconds, seconds};
    prlimit(child, RLIMIT_AS, &memory, nullptr);
    prlimit(child, RLIMIT_FSIZE, &file, nullptr);
    prlimit(child, RLIMIT_CPU, &processor, nullptr);
}

/// Waits for the child to end, or ends it. Says whether it ended in time.
bool wait_for(pid_t child, std::chrono::milliseconds limit, int& status) {
    // Not pidfd_open(): the header of glibc 2.36 declares it without C linkage.
    pollfd ended{.fd = static_cast<int>(syscall(SYS_pidfd_open, child, 0)), .events = POLLIN, .revents = 0};
    const auto until = std::chrono::steady_clock::now() + limit;
    bool in_time = false;
    while (ended.fd >= 0 && !in_time) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) break;
        in_time = poll(&ended, 1, static_cast<int>(left.count())) == 1;  // a signal may wake it early
    }
    if (ended.fd >= 0) close(ended.fd);
    if (!in_time) kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return in_time;
}

}  // namespace

std::string draw(std::string_view dot, std::string_view format, std::chrono::milliseconds limit) {
    const File in = temporary_file();
    const File out = temporary_file();
    const File err = temporary_file();
    if (std::fwrite(dot.data(), 1, dot.size(), in.get()) != dot.size() || std::fflush(in.get()) != 0) {
        fail(ErrorCode::write_failed, "cannot write the temporary file of the picture");
    }
    std::rewind(in.get());
    const pid_t child = start(format, Streams{in.get(), out.get(), err.get()});
    limit_resources(child, limit);
    int status = 0;
    if (!wait_for(child, limit, status)) {
        fail(ErrorCode::timed_out, fmt::format("the picture was not drawn within {} s", limit.count() / 1000),
             "draw fewer nodes");
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        const std::string complaint = contents(err.get());
        fail(ErrorCode::write_failed,
             fmt::format("`dot` did not draw the picture: {}", complaint.substr(0, complaint.find('\n'))));
    }
    return contents(out.get());
}

}  // namespace dossier::graph
