#include "repl/edit/command_completion.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/export/exporter.hpp"
#include "query/manual.hpp"
#include "repl/commands.hpp"
#include "repl/edit/file_words.hpp"
#include "repl/edit/graph_words.hpp"
#include "repl/edit/statement_completion.hpp"
#include "repl/export_form.hpp"
#include "repl/import_form.hpp"
#include "repl/options.hpp"
#include "repl/picture_form.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::edit {

namespace {

constexpr std::string_view space = " \t";

/// The words of a line, the last of which is being typed and may be empty.
struct Typed {
    std::vector<std::string> words;  ///< those before it
    std::string last;
    std::size_t begin = 0;  ///< of the last one, behind its quote
    char quote = '\0';      ///< that it began with
};

Typed read_words(std::string_view line) {
    Typed typed;
    bool in_word = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (typed.quote != '\0' && c == typed.quote) {
            typed.quote = '\0';
        } else if (typed.quote == '\0' && space.find(c) != std::string_view::npos) {
            if (in_word) typed.words.push_back(std::move(typed.last));
            typed.last.clear();
            in_word = false;
        } else if (typed.quote == '\0' && !in_word && (c == '"' || c == '\'')) {
            typed.quote = c;
            typed.begin = at + 1;
            in_word = true;
        } else {
            if (!in_word) typed.begin = at;
            in_word = true;
            typed.last += c;
        }
    }
    if (!in_word) typed.begin = line.size();
    return typed;
}

/// `[--by ACTOR]` without its brackets, in words.
std::vector<std::string_view> pieces(std::string_view arguments) {
    constexpr std::string_view between = " []";
    std::vector<std::string_view> found;
    for (std::size_t at = 0; (at = arguments.find_first_not_of(between, at)) != std::string_view::npos;) {
        const std::size_t end = std::min(arguments.find_first_of(between, at), arguments.size());
        found.push_back(arguments.substr(at, end - at));
        at = end;
    }
    return found;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}
bool names_file(std::string_view piece) {
    return piece.starts_with("FILE") || piece.starts_with("PATH") || piece.starts_with("DIR");
}
bool names_something(std::string_view piece) {
    return is_one_of(piece, {"A", "B", "X", "TEXT", "ACTOR", "NAME", "TOPIC"});
}

class CommandLine {
public:
    CommandLine(const Knowledge& knowledge, const Command& command, std::string_view line)
        : knowledge_{knowledge}, command_{command}, line_{line}, typed_{read_words(line)} {}

    Completions completions() {
        found_.begin = typed_.begin;
        const auto arguments = pieces(command_.arguments);
        if (typed_.last.starts_with('-')) {
            offer_flags(arguments);
        } else if (command_.name == ":help") {
            offer_topics();
        } else if (command_.name == ":set") {
            offer_settings();
        } else if (command_.name == ":picture") {
            offer_picture();
        } else if (command_.name == ":param") {
            for (const auto& [name, value] : knowledge_.parameters) offer(name, ' ');
        } else {
            offer_argument(arguments);
        }
        std::ranges::sort(found_.candidates, {}, &Candidate::text);
        return std::move(found_);
    }

private:
    void offer(std::string_view text, char behind = ' ') {
        if (begins_with(text, typed_.last)) found_.candidates.push_back({.text = std::string{text}, .behind = behind});
    }
    /// As it must be written to stay one word.
    void offer_word(std::string_view text) {
        if (!begins_with(text, typed_.last) || print::visible(text) != text) return;
        const bool spaced = text.find_first_of(" \t'\"") != std::string_view::npos;
        if (typed_.quote != '\0') {
            if (text.find(typed_.quote) == std::string_view::npos) offer(text, typed_.quote);
        } else if (!spaced) {
            offer(text);
        } else if (text.find('"') == std::string_view::npos) {
            found_.candidates.push_back({.text = fmt::format("\"{}\"", text), .behind = ' '});
        }
    }

    /// The options that the verb of the same name has, beside those that help shows.
    [[nodiscard]] std::vector<std::string> flags(const std::vector<std::string_view>& arguments) const {
        std::vector<std::string> all;
        for (const std::string_view piece : arguments) {
            if (piece.starts_with('-')) all.emplace_back(piece);
        }
        CLI::App app;
        app.set_help_flag();
        ExportForm exporting;
        ImportForm importing;
        if (command_.name == ":export") add_export_options(app, exporting);
        if (command_.name == ":import") add_import_options(app, importing);
        if (command_.name == ":graph" || command_.name == ":picture") add_drawing_options(app, exporting.drawing);
        for (const CLI::Option* const option : app.get_options()) {
            for (const std::string& name : option->get_lnames()) all.push_back("--" + name);
        }
        return all;
    }
    void offer_flags(const std::vector<std::string_view>& arguments) {
        for (const std::string& flag : flags(arguments)) offer(flag);
    }

    void offer_topics() {
        for (const Command& command : commands()) offer_rest(command.name.substr(1));
        for (const query::manual::Entry& entry : query::manual::entries()) {
            offer_rest(entry.name);
            offer_rest(query::manual::plural(entry.kind));
        }
        auto& all = found_.candidates;
        std::ranges::sort(all, {}, &Candidate::text);
        const auto repeated = std::ranges::unique(all, {}, &Candidate::text);
        all.erase(repeated.begin(), repeated.end());
    }
    /// A topic or a name may be of several words, with or without quotes.
    void offer_rest(std::string_view text) {
        if (typed_.quote != '\0') return offer_word(text);
        const std::size_t begin = rest_begin();
        if (begins_with(text, line_.substr(begin)) && print::visible(text) == text) {
            found_.begin = begin;
            found_.candidates.push_back({.text = std::string{text}});
        }
    }
    [[nodiscard]] std::size_t rest_begin() const {
        const std::size_t begin = line_.find_first_not_of(space, command_.name.size());
        return std::min(begin, line_.size());
    }

    void offer_settings() {
        if (typed_.words.size() == 1) {
            for (const Option& option : options()) offer(option.name);
        } else if (typed_.words.size() == 2) {
            const auto all = options();
            const auto option = std::ranges::find(all, typed_.words[1], &Option::name);
            if (option == all.end()) return;
            for (const std::string_view value : option->choices()) offer(value, '\0');
            if (option->name == "import-directory") offer_files();
        }
    }

    void offer_argument(const std::vector<std::string_view>& arguments) {
        const std::string& previous = typed_.words.back();
        if (previous.starts_with('-')) return offer_value_of(previous, arguments);
        std::vector<std::string_view> positions;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (arguments[i].starts_with('-') || (i > 0 && arguments[i - 1].starts_with('-'))) continue;
            positions.push_back(arguments[i]);
        }
        if (positions.empty()) return;
        const auto given = static_cast<std::size_t>(
            std::ranges::count_if(typed_.words, [](const std::string& word) { return !word.starts_with('-'); }) - 1);
        const bool names = std::ranges::count_if(positions, names_something) == 1 && names_something(positions[0]);
        if (names) {  // `:actors Verenigd Koninkrijk` needs no quotes
            const std::string_view rest = line_.substr(rest_begin());
            if (typed_.quote != '\0') {
                for (const std::string& name : things_named(typed_.last)) offer_word(name);
            } else if (command_.name != ":history") {
                for (const std::string& name : things_named(rest)) offer_rest(name);
            }
            return;
        }
        if (given < positions.size() || positions.back().ends_with("…")) {
            offer_piece(positions[std::min(given, positions.size() - 1)]);
        }
    }
    void offer_value_of(const std::string& flag, const std::vector<std::string_view>& arguments) {
        if (flag == "--format") {
            for (const graph::ExportFormat& format : graph::export_formats()) offer(format.name);
            return;
        }
        const auto found = std::ranges::find(arguments, flag);
        if (found != arguments.end() && found + 1 != arguments.end()) return offer_piece(*(found + 1));
        if (is_one_of(flag, {"-o", "--output", "--nodes", "--relationships"})) offer_files();
    }
    void offer_piece(std::string_view piece) {
        if (names_file(piece)) {
            offer_files();
        } else if (names_something(piece)) {
            for (const std::string& name : things_named(typed_.last)) offer_word(name);
        } else if (piece.find('|') != std::string_view::npos) {
            for (std::size_t at = 0; at <= piece.size();) {
                const std::size_t end = std::min(piece.find('|', at), piece.size());
                offer(piece.substr(at, end - at), '\0');
                at = end + 1;
            }
        }
    }

    /// Of things, as far as they are found while a person waits.
    [[nodiscard]] std::vector<std::string> things_named(std::string_view beginning) {
        FoundValues found = names_in(knowledge_.graph, beginning);
        if (!found.all) found_.heading = first_found;
        return std::move(found.values);
    }

    void offer_files() {
        const FoundFiles files = files_that_begin(typed_.last);
        if (!files.all) found_.heading = first_found;
        for (const FoundFile& file : files.files) {
            const std::size_t before = found_.candidates.size();
            offer_word(file.path);
            if (found_.candidates.size() == before) continue;
            found_.candidates.back().shown = file.name;
            if (file.is_folder()) found_.candidates.back().behind = '\0';
        }
    }

    /// A kind, then the things that such a picture is of, then a file.
    void offer_picture() {
        std::vector<std::string_view> given;
        for (std::size_t i = 1; i < typed_.words.size(); ++i) {
            if (typed_.words[i] == "--limit") {
                ++i;  // with its number
            } else if (!typed_.words[i].starts_with('-')) {
                given.emplace_back(typed_.words[i]);
            }
        }
        const auto kinds = picture_kinds();
        if (given.empty()) {
            for (const PictureKind& kind : kinds) offer(kind.name);
            return;
        }
        const auto kind = std::ranges::find(kinds, given.front(), &PictureKind::name);
        if (kind == kinds.end()) return;
        if (given.size() <= kind->names) {
            offer_piece("X");
        } else if (given.size() == kind->names + 1) {
            offer_files();
        }
    }

    const Knowledge& knowledge_;
    const Command& command_;
    std::string_view line_;
    Typed typed_;
    Completions found_;
};

Completions command_names(std::string_view typed) {
    Completions found;
    for (const Command& command : commands()) {
        if (!begins_with(command.name, typed)) continue;
        found.candidates.push_back({.text = std::string{command.name},
                                    .shown = fmt::format("{} {}", command.name, command.arguments),
                                    .summary = std::string{command.help},
                                    .behind = command.arguments.empty() ? '\0' : ' '});
    }
    std::ranges::sort(found.candidates, {}, &Candidate::text);
    return found;
}

}  // namespace

Completions command_completions(const Knowledge& knowledge, std::string_view line) {
    const std::size_t name_end = line.find_first_of(space);
    if (name_end == std::string_view::npos) return command_names(line);
    const auto all = commands();
    const auto command = std::ranges::find(all, line.substr(0, name_end), &Command::name);
    if (command == all.end()) return {.begin = line.size()};
    if (command->arguments == "QUERY") {
        Completions found = statement_completions(knowledge, line.substr(name_end));
        found.begin += name_end;
        return found;
    }
    return CommandLine{knowledge, *command, line}.completions();
}

}  // namespace dossier::repl::edit
