#include "repl/datasets.hpp"

#include <cstdlib>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "repl/built_with.hpp"

namespace dossier::repl {

std::filesystem::path datasets_directory() {
    std::vector<std::string> looked;
    std::vector<std::filesystem::path> candidates;
    std::error_code failed;
    if (const char* const named = std::getenv("DOSSIER_DATASETS"); named != nullptr && *named != '\0') {
        candidates.emplace_back(named);
    } else {
        const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
        if (!failed) candidates.push_back(program.parent_path().parent_path() / "share" / "dossier" / "datasets");
        candidates.emplace_back(source_datasets);
    }
    for (const auto& candidate : candidates) {
        if (std::filesystem::is_directory(candidate / "gazetteer", failed)) return candidate;
        looked.push_back(candidate.string());
    }
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("there is no folder `gazetteer` in {}", fmt::join(looked, " or ")),
                        .where = {},
                        .hint = "name the folder `datasets` of dossier in DOSSIER_DATASETS"}};
}

}  // namespace dossier::repl
