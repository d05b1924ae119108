#include "repl/interrupts.hpp"

#include <atomic>
#include <csignal>
#include <ctime>
#include <string_view>

#include <unistd.h>

#include "repl/shell.hpp"

// Everything here that a handler calls may be called by one: timer_settime, write and _exit, and lock-free atomics.

namespace dossier::repl {

namespace {

constexpr int interrupted_status = 130;
constexpr long patience = 100'000'000;  // nanoseconds; the system then takes a while, too, to take it all back

std::atomic<int> may_be_left{0};
std::atomic<bool> already_told{false}, leaves{false};
timer_t late{};

static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void wait_a_moment() {
    itimerspec moment{};
    moment.it_value.tv_nsec = patience;
    timer_settime(late, 0, &moment, nullptr);
}

extern "C" void on_interrupt(int) {
    Shell::cancel_flag() = true;
    if (leaves) wait_a_moment();
}

extern "C" void on_late(int) {
    if (may_be_left == 0) return wait_a_moment();
    constexpr std::string_view message = "query: the query was cancelled\n";
    if (!already_told) [[maybe_unused]]
        const ssize_t written = write(STDERR_FILENO, message.data(), message.size());
    _exit(interrupted_status);
}

void handle(int signal, void (*handler)(int), int flags) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

}  // namespace

void catch_interrupts() {
    static_cast<void>(Shell::cancel_flag());  // made now, not by the handler
    handle(SIGINT, on_interrupt, 0);          // no SA_RESTART: reading a line ends too
}

void leave_when_late() {
    handle(SIGALRM, on_late, SA_RESTART);
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGALRM;
    leaves = timer_create(CLOCK_MONOTONIC, &event, &late) == 0;
}

MayBeLeft::MayBeLeft(bool told) noexcept {
    already_told = told;
    ++may_be_left;
}
MayBeLeft::~MayBeLeft() { --may_be_left; }

}  // namespace dossier::repl
