#include "repl/edit/file_words.hpp"

#include <system_error>

#include "repl/edit/graph_words.hpp"
#include "repl/edit/patience.hpp"

namespace dossier::repl::edit {

FoundFiles files_that_begin(std::string_view typed, const std::filesystem::path& base) {
    namespace fs = std::filesystem;
    constexpr std::size_t most = 1000, files_per_look = 32;
    const std::size_t slash = typed.rfind('/');
    const std::string folder{slash == std::string_view::npos ? std::string_view{} : typed.substr(0, slash + 1)};
    const std::string_view last = typed.substr(folder.size());
    FoundFiles found;
    Patience patience{files_per_look};
    std::error_code failed;
    fs::directory_iterator files{base / folder, fs::directory_options::skip_permission_denied, failed};
    for (; !failed && files != fs::directory_iterator{}; files.increment(failed)) {
        const std::string& path = files->path().native();
        const std::string name = path.substr(path.rfind('/') + 1);
        const bool hidden = name.starts_with('.') && last.empty();
        if (!hidden && begins_with(name, last)) {
            std::error_code unknown;
            const std::string_view end = files->is_directory(unknown) ? "/" : "";
            found.files.push_back({.path = folder + name + std::string{end}, .name = name + std::string{end}});
        }
        if (patience.over() || found.files.size() == most) {
            found.all = false;
            break;
        }
    }
    return found;
}

}  // namespace dossier::repl::edit
