#include "repl/explore/paragraph.hpp"

#include <algorithm>
#include <cstdio>
#include <ostream>
#include <string>
#include <vector>

#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/terminal.hpp"

namespace dossier::repl::explore {

namespace {

/// Without colours: an asterisk takes a column, so it is there before the text is laid out.
std::string with_asterisks(std::string_view text) {
    std::string shown{text};
    std::ranges::replace(shown, mark_begins, '*');
    std::ranges::replace(shown, mark_ends, '*');
    return shown;
}

/// Emphasis that runs over lines is closed at each line's end, or the margin would be in bold too.
std::string painted(std::string_view text, bool& open) {
    constexpr std::string_view begins = "\033[1m", ends = "\033[0m";
    std::string shown{open ? begins : ""};
    for (const char c : text) {
        if (c == mark_begins || c == mark_ends) {
            open = c == mark_begins;
            shown += open ? begins : ends;
        } else {
            shown += c;
        }
    }
    if (open) shown += ends;
    return shown;
}

}  // namespace

void print_paragraph(Shell& shell, std::string_view text, std::size_t indent, std::size_t hanging) {
    const std::size_t width = shell.width();
    const bool color = shell.at_terminal() && wants_color(shell.settings().color, stdout);
    const std::size_t margin = indent + hanging;
    const std::string marked = color ? std::string{text} : with_asterisks(text);
    const auto lines = width > 2 * margin ? print::wrap(marked, width - margin) : std::vector{marked};
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        shell.out() << std::string(i == 0 ? indent : margin, ' ') << painted(lines[i], open) << '\n';
    }
}

}  // namespace dossier::repl::explore
