#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl::edit {

struct FoundFile {
    std::string path;  ///< as it goes on what was typed; a folder ends in `/`
    std::string name;  ///< the last part of it
    [[nodiscard]] bool is_folder() const noexcept { return name.ends_with('/'); }
};

struct FoundFiles {
    std::vector<FoundFile> files;
    bool all = true;  ///< false where the time was up, or more than can be listed were found
};

/// Files and folders whose paths begin with `typed`, the hidden ones where that names one. `base` is where a path that
/// does not begin with `/` begins.
[[nodiscard]] FoundFiles files_that_begin(std::string_view typed, const std::filesystem::path& base = ".");

}  // namespace dossier::repl::edit
