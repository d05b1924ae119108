#pragma once

#include <filesystem>
#include <string_view>

namespace dossier::repl {

/// Writes `bytes` under a name of its own beside `path` and then renames that: whoever reads `path`, also after a crash
/// or with a full disk, finds what was there before or all that is there now.
/// throws     Error{write_failed} that says why; nothing is left behind then
void replace_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace dossier::repl
