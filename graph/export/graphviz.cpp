#include "graph/export/graphviz.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <poll.h>
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

constexpr int not_found = 127;  // as shells have it
constexpr int not_started = 126;

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

std::vector<char*> environment(std::string& file_path, std::string& server_name) {
    std::vector<char*> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        if (!text.starts_with("GV_FILE_PATH=") && !text.starts_with("SERVER_NAME=")) entries.push_back(*entry);
    }
    entries.insert(entries.end(), {file_path.data(), server_name.data(), nullptr});
    return entries;
}

struct Streams {
    int in, out, err;
};

bool limit(__rlimit_resource resource, rlim_t most) noexcept {
    const rlimit both{most, most};
    return setrlimit(resource, &both) == 0;
}

/// Between fork and exec: other threads may have held any lock, so nothing here may allocate.
[[noreturn]] void become(char* const* command, char* const* environment, const Streams& streams,
                         rlim_t seconds) noexcept {
    constexpr rlim_t gigabyte = rlim_t{1} << 30U;
    const bool ready = dup2(streams.in, STDIN_FILENO) >= 0 && dup2(streams.out, STDOUT_FILENO) >= 0 &&
                       dup2(streams.err, STDERR_FILENO) >= 0 && limit(RLIMIT_AS, 4 * gigabyte) &&
                       limit(RLIMIT_FSIZE, gigabyte) && limit(RLIMIT_CPU, seconds) && limit(RLIMIT_CORE, 0);
    if (ready) execvpe(command[0], command, environment);
    _exit(ready && errno == ENOENT ? not_found : not_started);
}

pid_t start(std::string_view format, const Streams& streams, std::chrono::milliseconds time) {
    std::string program = "dot";
    std::string option = fmt::format("-T{}", format);
    std::string file_path = "GV_FILE_PATH=";
    std::string server_name = "SERVER_NAME=dossier";
    std::array<char*, 3> arguments{program.data(), option.data(), nullptr};
    const auto entries = environment(file_path, server_name);
    const auto seconds = static_cast<rlim_t>(time.count() / 1000 + 1);
    const pid_t child = fork();
    if (child == 0) become(arguments.data(), entries.data(), streams, seconds);
    if (child < 0) fail(ErrorCode::write_failed, "no process can be started that draws the picture");
    return child;
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

/// Tells why the child did not do its work: its own words, or who ended it. It is ended from outside, too, when it asks
/// for more memory than it may have.
[[noreturn]] void refuse(int status, std::string_view complaint) {
    const std::string_view first_line = complaint.substr(0, complaint.find('\n'));
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        const bool too_long = signal == SIGXCPU;
        fail(too_long ? ErrorCode::timed_out : ErrorCode::write_failed,
             too_long ? std::string{"`dot` took too much time for the picture"}
                      : fmt::format("`dot` was ended by signal {} before the picture was drawn{}{}", signal,
                                    first_line.empty() ? "" : ": ", first_line),
             "draw fewer nodes");
    }
    constexpr std::string_view package = "install the package `graphviz`";
    if (WEXITSTATUS(status) == not_found) {
        fail(ErrorCode::missing_tool, "the program `dot` draws pictures and is not here", std::string{package});
    }
    if (WEXITSTATUS(status) == not_started) {
        fail(ErrorCode::missing_tool, "the program `dot` does not start", std::string{package});
    }
    fail(ErrorCode::write_failed,
         first_line.empty() ? fmt::format("`dot` did not draw the picture: its exit status is {}", WEXITSTATUS(status))
                            : fmt::format("`dot` did not draw the picture: {}", first_line));
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
    const pid_t child = start(format, {fileno(in.get()), fileno(out.get()), fileno(err.get())}, limit);
    int status = 0;
    if (!wait_for(child, limit, status)) {
        fail(ErrorCode::timed_out, fmt::format("the picture was not drawn within {} s", limit.count() / 1000),
             "draw fewer nodes");
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) refuse(status, contents(err.get()));
    return contents(out.get());
}

}  // namespace dossier::graph
