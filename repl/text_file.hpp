#pragma once

#include <filesystem>
#include <string>

namespace dossier::repl {

/// The whole of a file. throws Error{unreadable_data} that names it
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

/// Adds to `text` what `file`, which is open, has next, waiting for it. False at the end, and when a signal came first.
[[nodiscard]] bool read_some(int file, std::string& text);

}  // namespace dossier::repl
