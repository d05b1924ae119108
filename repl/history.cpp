#include "repl/history.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "repl/edit/graph_words.hpp"
#include "repl/language/text.hpp"
#include "repl/misuse.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

namespace {

constexpr std::size_t number_width = 5;

bool holds(std::string_view entry, std::string_view text) {
    for (std::size_t at = 0; at < entry.size(); ++at) {
        if (edit::begins_with(entry.substr(at), text)) return true;
    }
    return text.empty();
}

/// Its lines below each other, behind its number.
void show_entry(std::ostream& out, std::size_t number, std::string_view entry) {
    std::string before = fmt::format("{:>{}}  ", number, number_width);
    for (std::size_t at = 0; at <= entry.size();) {
        const std::size_t end = std::min(entry.find('\n', at), entry.size());
        out << before << print::visible(entry.substr(at, end - at)) << '\n';
        before.assign(number_width + 2, ' ');
        at = end + 1;
    }
}

}  // namespace

void show_history(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    if (shell.history() == nullptr) {
        misused(say(language, Text::no_history), say(language, Text::typing_is_kept));
    }
    if (arguments == "clear") return shell.history()->clear();
    const std::string text = as_name(arguments, language);
    std::size_t number = 0;
    for (const std::string& entry : shell.history()->entries()) {
        ++number;
        if (holds(entry, text)) show_entry(shell.out(), number, entry);
    }
}

}  // namespace dossier::repl
