#include "repl/nearest_file.hpp"

#include <string_view>
#include <system_error>
#include <vector>

#include "graph/names.hpp"

namespace dossier::repl {

std::optional<std::string> nearest_file(const std::filesystem::path& missing) {
    constexpr std::size_t most = 10'000;  // a folder of a million files is not searched for a hint
    const std::filesystem::path folder = missing.parent_path();
    std::vector<std::string> names;
    std::error_code failed;
    for (std::filesystem::directory_iterator at{folder.empty() ? "." : folder, failed}, end;
         !failed && at != end && names.size() < most; at.increment(failed)) {
        if (at->is_regular_file(failed)) names.push_back(at->path().filename().string());
    }
    const std::vector<std::string_view> known{names.begin(), names.end()};
    const auto near = graph::nearest(missing.filename().string(), known);
    return near ? std::optional{(folder / *near).string()} : std::nullopt;
}

}  // namespace dossier::repl
