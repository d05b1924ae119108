#include "repl/pager.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "repl/terminal.hpp"

namespace dossier::repl {

namespace {

/// While a pager reads: whoever leaves it early breaks the pipe, and Ctrl-C is meant for the pager.
class SignalsIgnored {
public:
    SignalsIgnored() {
        struct sigaction ignore {};
        ignore.sa_handler = SIG_IGN;
        sigemptyset(&ignore.sa_mask);
        for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals.at(i), &ignore, &before_.at(i));
    }
    ~SignalsIgnored() {
        for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals.at(i), &before_.at(i), nullptr);
    }
    SignalsIgnored(const SignalsIgnored&) = delete;
    SignalsIgnored& operator=(const SignalsIgnored&) = delete;

    static constexpr std::array<int, 2> signals{SIGPIPE, SIGINT};

private:
    std::array<struct sigaction, 2> before_{};
};

std::vector<std::string> pager_environment() {
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);
    // `environ` wins where both name a variable, so these count only where it does not
    if (std::getenv("LESS") == nullptr) variables.emplace_back("LESS=FRX");
    if (std::getenv("LESSCHARSET") == nullptr) variables.emplace_back("LESSCHARSET=utf-8");
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Starts `command` with `input` as its standard input; the process, or 0.
pid_t start(const std::string& command, int input) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    for (const int signal : SignalsIgnored::signals) sigaddset(&defaults, signal);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> words{"sh", "-c", command};
    std::vector<std::string> variables = pager_environment();
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, "/bin/sh", &actions, &attributes, pointers_to(words).data(), pointers_to(variables).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : 0;
}

/// Until all is written or nobody reads on.
void write_all(int output, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(output, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

std::string pager_command() {
    if (!can_move_cursor()) return {};
    const char* const named = std::getenv("PAGER");
    if (named == nullptr) return "less";
    return std::string_view{named} == "cat" ? std::string{} : std::string{named};
}

bool show_in_pager(const std::string& command, const std::string& text) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    const SignalsIgnored ignored;
    const pid_t child = start(command, ends[0]);
    close(ends[0]);
    if (child != 0) write_all(ends[1], text);
    close(ends[1]);
    if (child == 0) return false;
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    constexpr int not_executable = 126;  // as POSIX has sh say it
    constexpr int not_found = 127;
    return !WIFEXITED(status) || (WEXITSTATUS(status) != not_found && WEXITSTATUS(status) != not_executable);
}

}  // namespace dossier::repl
