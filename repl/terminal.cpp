#include "repl/terminal.hpp"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dossier::repl {

namespace {

std::string_view environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// One side of the terminal behind standard output: as the variable says, else as the terminal does.
std::size_t extent(const char* variable, unsigned short winsize::*side, std::size_t usual) {
    const std::string_view set = environment(variable);
    std::size_t length = 0;
    std::from_chars(set.data(), set.data() + set.size(), length);
    if (length > 0) return length;
    winsize size{};
    return ioctl(fileno(stdout), TIOCGWINSZ, &size) == 0 && size.*side > 0 ? size.*side : usual;
}

}  // namespace

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

bool can_move_cursor() { return environment("TERM") != "dumb" && !environment("TERM").empty(); }

std::size_t terminal_width() {
    constexpr std::size_t usual_width = 80;
    if (!is_terminal(stdout)) return 0;
    return extent("COLUMNS", &winsize::ws_col, usual_width);
}

std::size_t terminal_height() {
    constexpr std::size_t usual_height = 24;
    return extent("LINES", &winsize::ws_row, usual_height);
}

bool wants_color(ColorChoice choice, std::FILE* stream) {
    if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
    if (!environment("NO_COLOR").empty()) return false;
    if (const auto force = environment("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
    return is_terminal(stream) && can_move_cursor();
}

}  // namespace dossier::repl
