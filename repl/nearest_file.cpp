#include "repl/nearest_file.hpp"

#include <string_view>
#include <system_error>
#include <vector>

#include "graph/names.hpp"

namespace dossier::repl {

std::optional<std::string> nearest_file(const std::filesystem::path& missing) {
    constexpr std::size_t most = 10'000;  // a folder of a million files is not searched for a hint
    const std::filesystem::path folder = missing.parent_path();
    std::vector<std::string> names, stems;  // an ending that all have makes names alike that are not
    std::error_code failed;
    for (std::filesystem::directory_iterator at{folder.empty() ? "." : folder, failed}, end;
         !failed && at != end && names.size() + stems.size() < most; at.increment(failed)) {
        if (!at->is_regular_file(failed)) continue;
        const std::filesystem::path& found = at->path();
        if (found.extension() == missing.extension()) {
            stems.push_back(found.stem().string());
        } else {
            names.push_back(found.filename().string());
        }
    }
    const auto near = [](const std::string& name, const std::vector<std::string>& known) {
        return graph::nearest(name, std::vector<std::string_view>{known.begin(), known.end()});
    };
    if (const auto stem = near(missing.stem().string(), stems)) {
        return (folder / (*stem + missing.extension().string())).string();
    }
    const auto name = near(missing.filename().string(), names);
    return name ? std::optional{(folder / *name).string()} : std::nullopt;
}

}  // namespace dossier::repl
