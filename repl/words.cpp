#include "repl/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "repl/language/text.hpp"
#include "repl/misuse.hpp"

namespace dossier::repl {

std::vector<std::string> words(std::string_view arguments, Language language) {
    std::vector<std::string> found;
    bool in_word = false;
    char quote = '\0';
    for (const char c : arguments) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (quote != '\0') {
            if (c == quote) {
                quote = '\0';
            } else {
                found.back() += c;
            }
        } else if (space) {
            in_word = false;
        } else {
            if (!in_word) found.emplace_back();
            in_word = true;
            if (c == '"' || c == '\'') {
                quote = c;
            } else {
                found.back() += c;
            }
        }
    }
    if (quote != '\0') misused(say(language, Text::quote_not_closed, fmt::arg("quote", quote)));
    return found;
}

std::string as_name(std::string_view arguments, Language language) {
    return fmt::format("{}", fmt::join(words(arguments, language), " "));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    if (count == 1) return fmt::format("1 {}", one);
    return many.empty() ? fmt::format("{} {}s", count, one) : fmt::format("{} {}", count, many);
}

}  // namespace dossier::repl
