#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::query::bind {

/// What to write instead of a function of another language, `ifnull` or `now`; nothing when the name is of none.
[[nodiscard]] std::optional<std::string> function_instead_of(std::string_view name);

}  // namespace dossier::query::bind
