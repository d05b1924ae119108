#include "graph/export/graphviz.hpp"

#include <csignal>
#include <fstream>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "graph/child_process.hpp"
#include "graph/error.hpp"

// Graphviz is not linked (its licence does not go with ours) but run.

namespace dossier::graph {

namespace {

[[noreturn]] void fail(ErrorCode code, std::string message, std::string hint = {}) {
    throw Error{{.type = ErrorType::resource_error,
                 .code = code,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

void write(const std::filesystem::path& path, std::string_view text) {
    std::ofstream file{path, std::ios::binary};
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.flush()) fail(ErrorCode::write_failed, "cannot write the temporary file of the picture");
}

std::string contents(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

/// Tells why the child did not do its work: its own words, or who ended it. It is ended from outside, too, when it asks
/// for more memory than it may have.
void require_drawn(const ChildResult& result, std::chrono::milliseconds limit) {
    using End = ChildResult::End;
    constexpr std::string_view package = "install the package `graphviz`";
    const std::string first_line = result.messages.substr(0, result.messages.find('\n'));
    const auto with_its_words = [&](std::string what) {
        return first_line.empty() ? what : fmt::format("{}: {}", what, first_line);
    };
    if (result.end == End::not_found) {
        fail(ErrorCode::missing_tool, "the program `dot` draws pictures and is not here", std::string{package});
    }
    if (result.end == End::not_confined) {
        fail(ErrorCode::missing_tool, "the program `dot` does not start", std::string{package});
    }
    if (result.end == End::timed_out) {
        fail(ErrorCode::timed_out, fmt::format("the picture was not drawn within {} s", limit.count() / 1000),
             "draw fewer nodes");
    }
    if (result.end == End::killed && result.signal == SIGXCPU) {
        fail(ErrorCode::timed_out, "`dot` took too much time for the picture", "draw fewer nodes");
    }
    if (result.end == End::killed) {
        fail(ErrorCode::write_failed,
             with_its_words(fmt::format("`dot` was ended by signal {} before the picture was drawn", result.signal)),
             "draw fewer nodes");
    }
    if (result.status != 0 && first_line.empty()) {
        fail(ErrorCode::write_failed,
             fmt::format("`dot` did not draw the picture: its exit status is {}", result.status));
    }
    if (result.status != 0) fail(ErrorCode::write_failed, with_its_words("`dot` did not draw the picture"));
}

}  // namespace

std::string draw(std::string_view dot, std::string_view format, std::chrono::milliseconds limit) {
    const TemporaryFolder folder;
    const auto in = folder.path() / "in.dot", out = folder.path() / "out";
    write(in, dot);
    constexpr std::size_t gigabyte = std::size_t{1} << 30U;
    const ChildLimits limits{.wall = limit,
                             .cpu_seconds = static_cast<std::size_t>(limit.count() / 1000 + 1),
                             .memory = 4 * gigabyte,
                             .largest_file = gigabyte};
    // By these two names set it refuses to open any image file that a text might name.
    const ChildFiles files{.input = in, .output = out, .variables = {"GV_FILE_PATH=", "SERVER_NAME=dossier"}};
    require_drawn(run_confined({"dot", fmt::format("-T{}", format)}, limits, files), limit);
    return contents(out);
}

}  // namespace dossier::graph
