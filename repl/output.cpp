#include "repl/output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "repl/pager.hpp"
#include "repl/terminal.hpp"

namespace dossier::repl {

namespace {

[[noreturn]] void not_written(std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::write_failed,
                        .message = std::move(message),
                        .where = {},
                        .hint = std::move(hint)}};
}

/// A knowledge base is an SQLite file, and so may be what somebody would miss as much.
bool is_database(const std::filesystem::path& path) {
    constexpr std::string_view magic = "SQLite format 3";
    std::array<char, magic.size()> begin{};
    std::ifstream file{path, std::ios::binary};
    file.read(begin.data(), begin.size());
    return file && std::string_view{begin.data(), begin.size()} == magic;
}

/// The format that a file's ending asks for, or null.
const print::Format* format_of(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (ending == ".md") return print::format_named("markdown");
    if (ending == ".txt") return print::format_named("table");
    return ending.empty() ? nullptr : print::format_named(ending.substr(1));
}

}  // namespace

Output::Output(std::ostream& stream, std::ostream& messages, bool terminal, std::size_t width)
    : stream_{stream}, messages_{messages}, terminal_{terminal}, width_{width} {}

std::size_t Output::width() const {
    if (!to_terminal()) return 0;
    return width_ > 0 ? width_ : terminal_width();
}

std::ostream& Output::stream() noexcept { return file_ ? *file_ : stream_; }

const print::Format& Output::format(const Settings& settings) const {
    if (settings.format != nullptr) return *settings.format;
    if (const auto* const asked = file_ ? format_of(path_) : nullptr; asked != nullptr) return *asked;
    return *print::format_named(to_terminal() ? "table" : "tsv");
}

void Output::print(const query::Result& result, const graph::PropertyGraph& graph, const Settings& settings) {
    const print::Style style{.width = width(),
                             .color =
                                 file_ ? settings.color == ColorChoice::always : wants_color(settings.color, stdout),
                             .max_rows = settings.max_rows,
                             .null_text = settings.null_text,
                             .formula_guard = settings.csv_guard};
    if (to_terminal() && settings.pager && !pager_missing_ && is_terminal(stdin)) {
        std::ostringstream text;
        format(settings).print(result, graph, style, text);
        show(text.str());
    } else {
        format(settings).print(result, graph, style, stream());
    }
    stream().flush();
    check_file();
}

void Output::show(const std::string& text) {
    const std::string pager = pager_command();
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (lines >= terminal_height() && !pager.empty()) {  // a line is left for what follows
        stream_.flush();
        if (show_in_pager(pager, text)) return;
        pager_missing_ = true;
        messages_ << fmt::format("the pager `{}` cannot be started, so results are printed whole from here on\n"
                                 "    hint: name another in PAGER, or `:set pager off`\n",
                                 pager)
                  << std::flush;
    }
    stream_ << text;
}

void Output::into_file(const std::filesystem::path& path) {
    if (is_database(path)) {
        not_written(fmt::format("`{}` is a knowledge base, and is not written over", path.string()),
                    "name a file for results: `:output answers.csv`");
    }
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!file) {
        const std::error_code why{errno, std::generic_category()};
        not_written(fmt::format("cannot write `{}`: {}", path.string(), why.message()),
                    "results go where they went before; `:output` alone means the screen");
    }
    into_stream();
    file_ = std::move(file);
    path_ = path;
}

void Output::into_stream() {
    check_file();
    file_.reset();
}

void Output::check_file() {
    if (!file_ || file_->flush()) return;
    file_.reset();
    not_written(fmt::format("`{}` does not take all that was written to it", path_.string()),
                "is its disk full? Results go to the screen again");
}

}  // namespace dossier::repl
