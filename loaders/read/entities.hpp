#pragma once

#include <optional>
#include <string_view>

#include "loaders/read/code_points.hpp"

namespace dossier::loaders::read {

/// `&euml;`, `&#235;`, `&#xEB;` at the beginning of `text`: its character, and how many bytes say it.
///
/// source  XML's five entities and those of HTML's names that Dutch letters use
[[nodiscard]] std::optional<CodePoint> entity(std::string_view text);

}  // namespace dossier::loaders::read
