#include "repl/output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "repl/language/text.hpp"
#include "repl/pager.hpp"
#include "repl/print/checked_stream.hpp"
#include "repl/print/grid.hpp"
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

Output::Output(std::ostream& stream, std::ostream& messages, bool terminal, std::size_t width,
               graph::Checkpoint checkpoint)
    : stream_{stream}, messages_{messages}, terminal_{terminal}, width_{width}, checkpoint_{std::move(checkpoint)} {}

std::size_t Output::width() const {
    if (!to_terminal()) return 0;
    return width_ > 0 ? width_ : terminal_width();
}

std::ostream& Output::stream() noexcept {
    if (gathered_) return *gathered_;
    return file_ ? *file_ : stream_;
}

const print::Format& Output::format(const Settings& settings) const {
    if (settings.format != nullptr) return *settings.format;
    if (const auto* const asked = file_ ? format_of(path_) : nullptr; asked != nullptr) return *asked;
    return *print::format_named(to_terminal() ? "table" : "tsv");
}

void Output::print(const query::Result& result, const graph::PropertyGraph& graph, const Settings& settings,
                   Narrow narrow) {
    const print::Style style{.width = width(),
                             .color =
                                 file_ ? settings.color == ColorChoice::always : wants_color(settings.color, stdout),
                             .max_rows = settings.max_rows,
                             .null_text = settings.null_text,
                             .formula_guard = settings.csv_guard,
                             .checkpoint = checkpoint_};
    const print::Format* chosen = &format(settings);
    const bool by_itself = settings.format == nullptr && to_terminal();
    if (by_itself && narrow == Narrow::lines && !print::fits_as_table(result, graph, style)) {
        chosen = print::format_named("line");
    }
    if (pages(settings) && !gathered_) {
        std::ostringstream text;
        print::CheckedStream checked{text, checkpoint_};
        chosen->print(result, graph, style, checked.stream());
        show(std::move(text).str());
    } else {
        print::CheckedStream checked{stream(), checkpoint_};
        chosen->print(result, graph, style, checked.stream());
    }
    stream().flush();
    check_file();
}

bool Output::pages(const Settings& settings) const {
    return to_terminal() && settings.pager && !pager_missing_ && is_terminal(stdin);
}

void Output::read_at_leisure(const std::function<void()>& writing, const Settings& settings) {
    if (!pages(settings) || gathered_) return writing();
    gathered_.emplace();
    const auto take = [this] {
        std::string text = std::move(*gathered_).str();
        gathered_.reset();
        return text;
    };
    try {
        writing();
    } catch (...) {
        stream_ << take() << std::flush;
        throw;
    }
    show(take());
    stream_.flush();
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
    print::CheckedStream checked{stream_, checkpoint_};
    checked.stream() << text;
}

void Output::into_file(const std::filesystem::path& path, Language language) {
    if (is_database(path)) {
        not_written(say(language, Text::file_is_a_base, fmt::arg("file", path.string())),
                    say(language, Text::name_a_file));
    }
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!file) {
        const std::error_code why{errno, std::generic_category()};
        not_written(say(language, Text::cannot_write, fmt::arg("file", path.string()), fmt::arg("why", why.message())),
                    say(language, Text::output_stays));
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
