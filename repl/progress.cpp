#include "repl/progress.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <fmt/format.h>

#include "repl/print/text_width.hpp"
#include "repl/terminal.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

Progress::Progress() : terminal_{is_terminal(stderr)} {}

Progress::~Progress() { clear(); }

void Progress::show(std::size_t done, std::size_t total, std::string_view what) {
    if (!terminal_ || total == 0) return;
    constexpr std::size_t width = 24;
    const std::size_t filled = std::min(width, done * width / total);
    std::string bar;
    for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
    std::string line = fmt::format("\r\033[K{} {} of {} {}", bar, std::min(done, total), total,
                                   print::wrap(print::visible(what), 40).front());
    if (line == shown_) return;
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
    shown_ = std::move(line);
}

void Progress::clear() {
    if (!terminal_ || shown_.empty()) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    shown_.clear();
}

std::string still_running(std::chrono::seconds passed, const query::Progress* query, std::size_t width) {
    constexpr std::string_view ends = "; Ctrl-C stops it";
    std::string line = fmt::format("… {} s", passed.count());
    if (query == nullptr) return line + ", undoing what was written";
    if (const std::string step = query->step(); !step.empty()) {
        constexpr double million = 1e6;
        const std::uint64_t rows = query->rows();
        const double millions = static_cast<double>(rows) / million;
        const std::string many = millions < 1 ? counted(rows, "row") : fmt::format("{:.1f} million rows", millions);
        const std::string whole = fmt::format("{}, {}, {} so far", line, step, many);
        if (print::display_width(whole) + ends.size() < width) line = whole;
    }
    return line + std::string{ends};
}

StillRunning::StillRunning(bool quiet, const query::Progress* query) : query_{query} {
    if (!quiet && is_terminal(stderr) && can_move_cursor())
        teller_ = std::jthread{[this](const std::stop_token& stop) { tell(stop); }};
}

StillRunning::~StillRunning() {
    if (!teller_.joinable()) return;
    teller_.request_stop();
    teller_.join();
}

void StillRunning::tell(const std::stop_token& stop) {
    using std::chrono::seconds;
    constexpr std::size_t usual_width = 80;  // where standard output is no terminal, standard error being one
    const auto began = std::chrono::steady_clock::now();
    bool shown = false;
    std::unique_lock lock{mutex_};
    for (seconds passed{2};; ++passed) {
        stopped_.wait_until(lock, stop, began + passed, [] { return false; });
        if (stop.stop_requested()) break;
        const std::size_t width = terminal_width();
        const std::string line = still_running(passed, query_, width > 0 ? width : usual_width);
        std::fputs(("\r\033[K" + line).c_str(), stderr);
        std::fflush(stderr);
        shown = true;
    }
    if (!shown) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
}

}  // namespace dossier::repl
