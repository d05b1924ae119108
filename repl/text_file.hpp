#pragma once

#include <atomic>
#include <filesystem>
#include <string>

namespace dossier::repl {

/// The whole of a file. throws Error{unreadable_data} that names it
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

/// Adds to `text` what `file`, which is open, has next, waiting for it. False at its end, and when `stop`, which the
/// handler of SIGINT sets, is set first.
[[nodiscard]] bool read_some(int file, std::string& text, const std::atomic<bool>& stop);

}  // namespace dossier::repl
