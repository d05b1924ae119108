#include "repl/picture.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/provenance.hpp"

namespace dossier::repl {

namespace {

/// The one document that all the sentences are of.
std::string only_document(const std::vector<graph::Evidence>& evidence) {
    if (evidence.empty()) return {};
    const std::string& document = evidence.front().document;
    const bool all =
        std::ranges::all_of(evidence, [&](const graph::Evidence& each) { return each.document == document; });
    return all ? document : std::string{};
}

std::string first_sentence(const std::vector<graph::Evidence>& evidence) {
    return evidence.empty() ? std::string{} : evidence.front().text;
}

/// A file name that nobody else has, in the folder for temporary files. It stays: the viewer reads it when it pleases.
std::filesystem::path fresh_file() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dossier-XXXXXX.svg").string();
    const int descriptor = mkstemps(pattern.data(), 4);
    if (descriptor < 0) {
        throw graph::Error{
            {.type = graph::ErrorType::file_error,
             .code = graph::ErrorCode::write_failed,
             .message = fmt::format("cannot make a temporary file: {}", std::generic_category().message(errno)),
             .where = {},
             .hint = "name a file: `:graph picture.svg`"}};
    }
    close(descriptor);
    return pattern;
}

/// Runs the desktop's opener and waits for it to hand the file on; false when there is none or it failed.
bool open_on_desktop(const std::filesystem::path& file) {
    std::string program = "xdg-open";
    std::string argument = file.string();
    char* const arguments[] = {program.data(), argument.data(), nullptr};
    posix_spawn_file_actions_t quietly;
    posix_spawn_file_actions_init(&quietly);
    posix_spawn_file_actions_addopen(&quietly, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, program.c_str(), &quietly, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&quietly);
    int status = 0;
    return failed == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

graph::Selection selected(const query::Result& result, const graph::PropertyGraph& graph) {
    std::vector<graph::Value> values;
    for (const auto& row : result.rows) values.insert(values.end(), row.begin(), row.end());
    return graph::selected(graph, values);
}

graph::ExportOptions with_evidence(const graph::PropertyGraph& graph) {
    const auto finder = std::make_shared<const graph::EvidenceFinder>(graph);  // shared by the functions that ask it
    graph::ExportOptions options;
    options.node_tooltip = [finder](graph::NodeId node) { return first_sentence(finder->of(node)); };
    options.relationship_tooltip = [finder](graph::RelationshipId relationship) {
        return first_sentence(finder->of(relationship));
    };
    options.document_of = [finder](graph::NodeId node) { return only_document(finder->of(node)); };
    return options;
}

void view(std::string_view svg) {
    const std::filesystem::path file = fresh_file();
    graph::write_file(file, svg);
    if (!open_on_desktop(file)) {
        std::filesystem::remove(file);
        throw graph::Error{
            {.type = graph::ErrorType::file_error,
             .code = graph::ErrorCode::missing_tool,
             .message = "there is no viewer here to show a picture in",
             .where = {},
             .hint = "name a file: `:graph picture.svg`; the viewer is started by xdg-open (package xdg-utils)"}};
    }
}

}  // namespace dossier::repl
