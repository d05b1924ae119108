#include "repl/language/language.hpp"

#include <array>
#include <cstdlib>

namespace dossier::repl {

std::optional<Language> language_named(std::string_view name) {
    if (name == "en") return Language::english;
    if (name == "nl") return Language::dutch;
    return std::nullopt;
}

std::string_view name(Language language) { return language == Language::dutch ? "nl" : "en"; }

Language language_of_environment() {
    constexpr std::array variables{"LC_ALL", "LC_MESSAGES", "LANG"};
    for (const char* const variable : variables) {
        const char* const value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view locale{value};
        const bool dutch = locale == "nl" || locale.starts_with("nl_") || locale.starts_with("nl.");
        return dutch ? Language::dutch : Language::english;
    }
    return Language::english;
}

}  // namespace dossier::repl
