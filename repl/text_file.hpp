#pragma once

#include <filesystem>
#include <string>

namespace dossier::repl {

/// The whole of a file. throws Error{unreadable_data} that names it
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

}  // namespace dossier::repl
