#include "loaders/read/child_process.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

#include "loaders/read/problem.hpp"

#if defined(__x86_64__)
#define DOSSIER_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define DOSSIER_AUDIT_ARCH AUDIT_ARCH_AARCH64
#else
#error "say here what linux/audit.h calls this processor"
#endif

namespace dossier::loaders::read {

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

/// Between fork and exec: other threads may have held any lock, so nothing here may allocate.
[[noreturn]] void become(char* const* command, char* const* environment, int messages,
                         const ChildLimits& limits) noexcept {
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const bool ready = nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(nothing, STDOUT_FILENO) >= 0 &&
                       dup2(messages, STDERR_FILENO) >= 0 && limit(RLIMIT_CPU, limits.cpu_seconds) &&
                       limit(RLIMIT_AS, limits.memory) && limit(RLIMIT_FSIZE, limits.largest_file) &&
                       limit(RLIMIT_CORE, 0) && shut_off_from_network();
    if (!ready) _exit(not_confined);
    execvpe(command[0], command, environment);
    _exit(errno == ENOENT ? not_found : not_confined);
}

/// What the child says until it ends, which closes the pipe; false when it has not ended in time.
bool listen_to(int pipe, std::chrono::seconds most, std::string& messages) {
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + most;
    std::array<char, 1024> bytes{};
    for (;;) {
        const auto left = duration_cast<milliseconds>(deadline - steady_clock::now()).count();
        if (left <= 0) return false;
        pollfd waiting{pipe, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(left));
        if (ready < 0 && errno != EINTR) return false;
        if (ready <= 0) continue;
        const auto count = ::read(pipe, bytes.data(), bytes.size());
        if (count == 0) return true;
        if (count < 0 && errno != EINTR) return false;
        if (count > 0 && messages.size() < most_messages)
            messages.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

ChildResult::End end_of(int status, bool in_time) {
    if (!in_time) return ChildResult::End::timed_out;
    if (!WIFEXITED(status)) return ChildResult::End::killed;
    if (WEXITSTATUS(status) == not_found) return ChildResult::End::not_found;
    return WEXITSTATUS(status) == not_confined ? ChildResult::End::not_confined : ChildResult::End::exited;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    auto name = (std::filesystem::temp_directory_path(error) / "dossier-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr)
        throw unreadable("no folder for temporary files can be made",
                         "see that TMPDIR names one that can be written to");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

ChildResult run_confined(const std::vector<std::string>& command, const ChildLimits& limits) {
    const char* const path = std::getenv("PATH");
    std::string search = fmt::format("PATH={}", path == nullptr ? "/usr/bin:/bin" : path);
    std::string locale = "LC_ALL=C.UTF-8";
    std::array<char*, 3> environment{search.data(), locale.data(), nullptr};
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));  // exec writes none
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw unreadable("no pipe to a child process can be made");
    const auto child = fork();
    if (child == 0) become(arguments.data(), environment.data(), ends[1], limits);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        throw unreadable("no child process can be made");
    }
    ChildResult result;
    const bool in_time = listen_to(ends[0], limits.wall, result.messages);
    close(ends[0]);
    if (!in_time) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.end = end_of(status, in_time);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return result;
}

}  // namespace dossier::loaders::read
