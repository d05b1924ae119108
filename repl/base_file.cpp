#include "repl/base_file.hpp"

#include <system_error>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "repl/nearest_file.hpp"

namespace dossier::repl {

graph::KnowledgeBase open_for_reading(const std::filesystem::path& file) {
    std::error_code failed;
    if (std::filesystem::exists(file, failed) || failed) return graph::KnowledgeBase::open(file, true);
    const auto near = nearest_file(file);
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_file,
                        .message = fmt::format("`{}` does not exist", file.string()),
                        .where = {},
                        .hint = near ? fmt::format("did you mean `{}`?", *near)
                                     : fmt::format("`dossier load {} LETTER.md` makes it", file.string())}};
}

std::string note_on_new(const std::filesystem::path& file) {
    std::error_code failed;
    if (file.empty() || std::filesystem::exists(file, failed) || failed) return {};
    const auto near = nearest_file(file);
    return near ? fmt::format("`{}` is a new knowledge base; did you mean `{}`?\n", file.string(), *near)
                : fmt::format("`{}` is a new knowledge base\n", file.string());
}

}  // namespace dossier::repl
