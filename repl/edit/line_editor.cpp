#include "repl/edit/line_editor.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include <langinfo.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "repl/edit/line_editor_hooks.hpp"

namespace dossier::repl::edit {

namespace {

constexpr int most_entries = 10'000;

/// What is typed is UTF-8, as all text here is, also where the locale is the plain C one. Readline asks the environment
/// for it, at each line anew.
void use_utf8() {
    std::setlocale(LC_CTYPE, "");
    if (std::string_view{nl_langinfo(CODESET)} != "UTF-8") setenv("LC_ALL", "C.UTF-8", 1);
}

/// Time stamps tell readline where an entry of several lines ends; a file that has none is one entry a line.
bool has_time_stamps(const std::filesystem::path& file) {
    std::ifstream in{file};
    return in.peek() == '#';
}

/// Writes the history that was read from such a file as one with time stamps.
void stamp(const std::filesystem::path& file) {
    std::vector<std::string> lines;
    for (int i = 0; i < history_length; ++i) lines.emplace_back(history_get(history_base + i)->line);
    clear_history();
    for (const std::string& line : lines) add_history(line.c_str());
    write_history(file.c_str());
}

}  // namespace

LineEditor::LineEditor(std::filesystem::path file, Complete complete, std::atomic<bool>& interrupt)
    : file_{std::move(file)}, interrupt_{interrupt} {
    line_being_edited().complete = std::move(complete);
    line_being_edited().interrupt = &interrupt;
    rl_readline_name = "dossier";
    rl_catch_signals = 0;
    rl_change_environment = 0;                              // COLUMNS would stay as it was when the window changes
    if (isatty(STDOUT_FILENO) != 1) rl_outstream = stderr;  // results go to standard output, and nothing else does
    rl_variable_bind("enable-bracketed-paste", "on");       // before `.inputrc` is read, which may want otherwise
    use_utf8();
    rl_initialize();  // before the hooks: a program that shows the line by itself is thought to have no terminal
    install_hooks();
    rl_bind_keyseq_if_unbound("\033[5~", rl_history_search_backward);  // Page Up, Page Down
    rl_bind_keyseq_if_unbound("\033[6~", rl_history_search_forward);
    using_history();
    stifle_history(most_entries);
    history_write_timestamps = 1;
    history_comment_char = '#';
    if (file_.empty()) return;
    read_history(file_.c_str());
    if (!has_time_stamps(file_)) stamp(file_);
}

LineEditor::~LineEditor() {
    if (!file_.empty()) history_truncate_file(file_.c_str(), most_entries);
    clear_history();
    line_being_edited() = {};
}

LineEditor::Answer LineEditor::read(const std::string& prompt, std::string_view before, bool colored) {
    interrupt_ = false;
    LineBeingEdited& line = line_being_edited();
    line.before = before;
    line.colored = colored;
    line.entering = false;
    char* const typed = ::readline(prompt.c_str());
    if (typed == nullptr) return {Outcome::end, {}};
    std::string text{typed};
    std::free(typed);
    if (interrupt_) return {Outcome::interrupted, {}};
    return {Outcome::line, std::move(text)};
}

// Each entry goes to the file at once: what was typed in one of two conversations is not lost by the end of the other.
void LineEditor::remember(const std::string& statement) {
    const HIST_ENTRY* const last = history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
    if (last != nullptr && statement == last->line) return;
    add_history(statement.c_str());
    if (!file_.empty()) append_history(1, file_.c_str());
}

std::vector<std::string> LineEditor::entries() const {
    std::vector<std::string> found;
    for (int i = 0; i < history_length; ++i) found.emplace_back(history_get(history_base + i)->line);
    return found;
}

void LineEditor::clear() {
    clear_history();
    if (!file_.empty()) write_history(file_.c_str());
}

std::filesystem::path history_file() {
    std::filesystem::path state;
    if (const char* const xdg = std::getenv("XDG_STATE_HOME"); xdg != nullptr && *xdg != '\0') {
        state = xdg;
    } else if (const char* const home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        state = std::filesystem::path{home} / ".local" / "state";
    } else {
        return {};
    }
    std::error_code failed;
    std::filesystem::create_directories(state / "dossier", failed);
    return failed ? std::filesystem::path{} : state / "dossier" / "history";
}

}  // namespace dossier::repl::edit
