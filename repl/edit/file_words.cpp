#include "repl/edit/file_words.hpp"

#include <system_error>

#include "repl/edit/graph_words.hpp"

namespace dossier::repl::edit {

std::vector<FoundFile> files_that_begin(std::string_view typed, const std::filesystem::path& base) {
    namespace fs = std::filesystem;
    constexpr std::size_t most = 1000;
    const std::size_t slash = typed.rfind('/');
    const std::string folder{slash == std::string_view::npos ? std::string_view{} : typed.substr(0, slash + 1)};
    std::vector<FoundFile> found;
    std::error_code failed;
    fs::directory_iterator files{base / folder, fs::directory_options::skip_permission_denied, failed};
    for (; !failed && files != fs::directory_iterator{} && found.size() < most; files.increment(failed)) {
        const std::string name = files->path().filename().string();
        const bool hidden = name.starts_with('.') && typed.size() == folder.size();
        if (hidden || !begins_with(folder + name, typed)) continue;
        std::error_code unknown;
        const std::string_view end = files->is_directory(unknown) ? "/" : "";
        found.push_back({.path = folder + name + std::string{end}, .name = name + std::string{end}});
    }
    return found;
}

}  // namespace dossier::repl::edit
