#include "repl/demo.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "repl/datasets.hpp"
#include "repl/shell.hpp"
#include "repl/text_file.hpp"
#include "repl/verbs/load.hpp"

namespace dossier::repl {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view sample = "kst-28676-462";

/// The files of a folder in the order of their names.
std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{folder, failed}) files.push_back(entry.path());
    if (failed || files.empty()) {
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::unreadable_data,
                            .message = fmt::format("there are no files in `{}`", folder.string()),
                            .where = {},
                            .hint = "name the folder `datasets` of dossier in DOSSIER_DATASETS"}};
    }
    std::ranges::sort(files);
    return files;
}

/// The comment in the first line says what is asked.
std::string_view heading(std::string_view question) {
    const std::string_view line = question.substr(0, question.find('\n'));
    return line.starts_with("// ") ? line.substr(3) : line;
}

bool answer_all(Shell& shell, const std::vector<fs::path>& questions) {
    for (const fs::path& question : questions) {
        const std::string text = read_text_file(question);
        shell.messages() << fmt::format("\n== {}\n", heading(text)) << std::flush;
        if (!shell.run_file(question)) return false;
    }
    return true;
}

}  // namespace

bool show_demo(Shell& shell) {
    const fs::path datasets = datasets_directory();
    const fs::path letter = datasets / "letters" / fmt::format("{}.md", sample);
    const fs::path annotations = datasets / "annotations" / fmt::format("{}.jsonl", sample);
    shell.messages() << fmt::format("== reading {}\n", letter.string());
    if (!verbs::load_documents(shell.base(), {letter}, shell.messages(), {.annotations = annotations})) return false;
    const bool pager = std::exchange(shell.settings().pager, false);  // five answers in a row are to scroll by
    const bool went_well = answer_all(shell, files_in(datasets / "questions"));
    shell.settings().pager = pager;
    return went_well;
}

}  // namespace dossier::repl
