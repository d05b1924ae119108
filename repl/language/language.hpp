#pragma once

#include <optional>
#include <string_view>

namespace dossier::repl {

/// What the exploring commands speak. The query language, names in it and error messages of queries are English alone.
enum class Language { english, dutch };

/// `en`, `nl`; nothing for any other word.
[[nodiscard]] std::optional<Language> language_named(std::string_view name);

/// `en` or `nl`, as the attribute `lang` of a page takes it.
[[nodiscard]] std::string_view name(Language language);

/// By the locale for messages (`LC_ALL`, else `LC_MESSAGES`, else `LANG`): Dutch where that is Dutch.
[[nodiscard]] Language language_of_environment();

}  // namespace dossier::repl
