#include "graph/child_process.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"

#if defined(__x86_64__)
#define DOSSIER_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define DOSSIER_AUDIT_ARCH AUDIT_ARCH_AARCH64
#else
#error "say here what linux/audit.h calls this processor"
#endif

namespace dossier::graph {

namespace {

constexpr int not_found = 127;
constexpr int not_confined = 126;
constexpr std::size_t most_messages = 4096;

/// Sockets cannot be made, by any call: whoever takes over the program can talk to nobody.
bool shut_off_from_network() noexcept {
    constexpr unsigned denied = SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);
    constexpr unsigned foreign_calls = 0x40000000;  // the second numbering of x86-64
    std::array<sock_filter, 11> program{{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                         BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, DOSSIER_AUDIT_ARCH, 1, 0),
                                         BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                                         BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
                                         BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, foreign_calls, 4, 0),
                                         BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 3, 0),
                                         BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socketpair, 2, 0),
                                         BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_io_uring_setup, 1, 0),
                                         BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
                                         BPF_STMT(BPF_RET | BPF_K, denied), BPF_STMT(BPF_RET | BPF_K, denied)}};
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool limit(__rlimit_resource resource, std::size_t most) noexcept {
    const rlimit both{most, most};
    return setrlimit(resource, &both) == 0;
}

/// What a child has instead of this process's own, as C takes it.
struct Surroundings {
    const char* input;
    const char* output;
    int messages;
    char* const* environment;
};

/// Between fork and exec: other threads may have held any lock, so nothing here may allocate.
[[noreturn]] void become(char* const* command, const Surroundings& around, const ChildLimits& limits) noexcept {
    const int input = ::open(around.input, O_RDONLY | O_CLOEXEC);
    const int output = ::open(around.output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool ready = input >= 0 && output >= 0 && dup2(input, STDIN_FILENO) >= 0 &&
                       dup2(output, STDOUT_FILENO) >= 0 && dup2(around.messages, STDERR_FILENO) >= 0 &&
                       limit(RLIMIT_CPU, limits.cpu_seconds) && limit(RLIMIT_AS, limits.memory) &&
                       limit(RLIMIT_FSIZE, limits.largest_file) && limit(RLIMIT_CORE, 0) && shut_off_from_network();
    if (!ready) _exit(not_confined);
    execvpe(command[0], command, around.environment);
    _exit(errno == ENOENT ? not_found : not_confined);
}

/// Adds what the child has said since; false when it says no more.
bool hear(int pipe, std::string& messages) {
    std::array<char, 1024> bytes{};
    for (;;) {
        const auto count = ::read(pipe, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno == EAGAIN;
        if (count == 0) return false;
        if (messages.size() < most_messages) messages.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

/// Hears the child until it ends; false when it has not ended in time.
bool ends_in_time(pid_t child, int pipe, std::chrono::milliseconds most, std::string& messages) {
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + most;
    // Not pidfd_open(): the header of glibc 2.36 declares it without C linkage.
    const int ended = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    std::array<pollfd, 2> waiting{pollfd{pipe, POLLIN, 0}, pollfd{ended, POLLIN, 0}};
    bool in_time = false;
    while (!in_time && ended >= 0) {
        const auto left = duration_cast<milliseconds>(deadline - steady_clock::now()).count();
        if (left <= 0 || (poll(waiting.data(), waiting.size(), static_cast<int>(left)) < 0 && errno != EINTR)) break;
        in_time = waiting[1].revents != 0;
        if (!hear(pipe, messages)) waiting[0].fd = -1;  // one that has closed its end still works
    }
    if (ended >= 0) close(ended);
    return in_time;
}

ChildResult::End end_of(int status, bool in_time) {
    if (!in_time) return ChildResult::End::timed_out;
    if (!WIFEXITED(status)) return ChildResult::End::killed;
    if (WEXITSTATUS(status) == not_found) return ChildResult::End::not_found;
    return WEXITSTATUS(status) == not_confined ? ChildResult::End::not_confined : ChildResult::End::exited;
}

[[noreturn]] void fail(std::string message, std::string hint = {}) {
    throw Error{{.type = ErrorType::resource_error,
                 .code = ErrorCode::write_failed,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    auto name = (std::filesystem::temp_directory_path(error) / "dossier-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr)
        fail("no folder for temporary files can be made", "see that TMPDIR names one that can be written to");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

ChildResult run_confined(const std::vector<std::string>& command, const ChildLimits& limits, const ChildFiles& files) {
    const char* const path = std::getenv("PATH");
    std::vector<std::string> words = command;
    std::vector<std::string> variables = files.variables;
    variables.push_back(fmt::format("PATH={}", path == nullptr ? "/usr/bin:/bin" : path));
    variables.emplace_back("LC_ALL=C.UTF-8");
    const std::vector<char*> arguments = pointers_to(words);
    const std::vector<char*> environment = pointers_to(variables);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("no pipe to a child process can be made");
    const auto child = fork();
    if (child == 0) {
        become(arguments.data(), {files.input.c_str(), files.output.c_str(), ends[1], environment.data()}, limits);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        fail("no child process can be made");
    }
    ChildResult result;
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    const bool in_time = ends_in_time(child, ends[0], limits.wall, result.messages);
    close(ends[0]);
    if (!in_time) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.end = end_of(status, in_time);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return result;
}

}  // namespace dossier::graph
