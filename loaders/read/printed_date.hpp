#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// A day as letters print it, in Dutch or in English, at the beginning of `text`, as an ISO date: `28 juni 2024`,
/// `vrijdag 28 juni 2024`, `28 June 2024`, `June 28, 2024`, `28-06-2024`, `28.6.2024`, `2024-06-28`.
[[nodiscard]] std::optional<std::string> printed_date(std::string_view text);

}  // namespace dossier::loaders::read
