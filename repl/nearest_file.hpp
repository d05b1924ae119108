#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace dossier::repl {

/// What a path that leads nowhere may have been meant for: the file in the same folder whose name is nearest.
[[nodiscard]] std::optional<std::string> nearest_file(const std::filesystem::path& missing);

}  // namespace dossier::repl
