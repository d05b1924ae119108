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

}  // namespace

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

bool can_move_cursor() { return environment("TERM") != "dumb" && !environment("TERM").empty(); }

std::size_t terminal_width() {
    constexpr std::size_t usual_width = 80;
    if (!is_terminal(stdout)) return 0;
    const std::string_view columns = environment("COLUMNS");
    std::size_t width = 0;
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
    if (width > 0) return width;
    winsize size{};
    return ioctl(fileno(stdout), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual_width;
}

bool wants_color(ColorChoice choice, std::FILE* stream) {
    if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
    if (!environment("NO_COLOR").empty()) return false;
    if (const auto force = environment("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
    return is_terminal(stream) && can_move_cursor();
}

}  // namespace dossier::repl
