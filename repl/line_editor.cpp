#include "repl/line_editor.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <poll.h>

#include <readline/history.h>
#include <readline/readline.h>

namespace dossier::repl {

namespace {

// Readline calls back without a context, so what it needs stands here; there is one terminal, hence one editor.
LineEditor::Complete& completer() {
    static LineEditor::Complete complete;
    return complete;
}
std::atomic<bool>*& interrupt_flag() {
    static std::atomic<bool>* flag = nullptr;
    return flag;
}

/// Waits for a key. SIGINT is let in during the wait alone, so that none falls between the look at the flag and it.
bool key_waits(int input) {
    sigset_t interrupt{}, before{};
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    pollfd wanted{.fd = input, .events = POLLIN, .revents = 0};
    const bool waits = !*interrupt_flag() && ppoll(&wanted, 1, nullptr, &before) > 0;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return waits;
}

/// readline's own reader goes on waiting for a key after Ctrl-C; this one ends the line.
int read_key(std::FILE* stream) {
    while (!key_waits(fileno(stream))) {
        if (*interrupt_flag()) {
            std::fputs("^C", rl_outstream);
            rl_done = 1;
            return '\n';
        }
        rl_check_signals();  // the window may have changed its size
    }
    return rl_getc(stream);
}

char* next_candidate(const char* word, int state) {
    static std::vector<std::string> candidates;
    static std::size_t at = 0;
    if (state == 0) {
        const std::string_view line{rl_line_buffer, static_cast<std::size_t>(rl_point)};
        candidates = completer()(line, word);
        at = 0;
    }
    return at < candidates.size() ? strdup(candidates[at++].c_str()) : nullptr;
}

char** complete_word(const char* word, int, int) {
    rl_attempted_completion_over = 1;  // never fall back to file names: a query has none
    return rl_completion_matches(word, next_candidate);
}

}  // namespace

LineEditor::LineEditor(std::filesystem::path history, Complete complete, std::atomic<bool>& interrupt)
    : history_{std::move(history)}, interrupt_{interrupt} {
    completer() = std::move(complete);
    interrupt_flag() = &interrupt;
    rl_readline_name = "dossier";
    rl_catch_signals = 0;
    rl_getc_function = read_key;
    rl_attempted_completion_function = complete_word;
    rl_completer_word_break_characters = " \t\n\"'`@$><=;|&{(,[.:-+*/";
    rl_variable_bind("enable-bracketed-paste", "on");
    using_history();
    stifle_history(10'000);
    // Time stamps tell readline where an entry of several lines ends.
    history_write_timestamps = 1;
    history_comment_char = '#';
    history_multiline_entries = 1;
    if (!history_.empty()) read_history(history_.c_str());
}

LineEditor::~LineEditor() {
    if (!history_.empty()) write_history(history_.c_str());
    clear_history();
    completer() = nullptr;
}

LineEditor::Answer LineEditor::read(const std::string& prompt) {
    interrupt_ = false;
    char* const typed = ::readline(prompt.c_str());
    if (typed == nullptr) return {Outcome::end, {}};
    std::string text{typed};
    std::free(typed);
    if (interrupt_) return {Outcome::interrupted, {}};
    return {Outcome::line, std::move(text)};
}

void LineEditor::remember(const std::string& statement) {
    const HIST_ENTRY* const last = history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
    if (last != nullptr && statement == last->line) return;
    add_history(statement.c_str());
}

std::vector<std::string> LineEditor::history() const {
    std::vector<std::string> entries;
    for (int i = 0; i < history_length; ++i) entries.emplace_back(history_get(history_base + i)->line);
    return entries;
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

}  // namespace dossier::repl
