#include "repl/edit/line_editor_hooks.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <poll.h>

#include <readline/readline.h>

#include "repl/edit/line_painter.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::edit {

namespace {

// Keys ---------------------------------------------------------------------------------------------------------------

/// Waits for a key. SIGINT is let in during the wait alone, so that none falls between the look at the flag and it.
bool key_waits(int input) {
    sigset_t interrupt{}, before{};
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    pollfd wanted{.fd = input, .events = POLLIN, .revents = 0};
    const bool waits = !*line_being_edited().interrupt && ppoll(&wanted, 1, nullptr, &before) > 0;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return waits;
}

/// The line without a bracket that is looked at: as it stays on the screen.
void redisplay();
void show_as_entered() {
    line_being_edited().entering = true;
    redisplay();
}

/// The window may have changed its size. Readline lays the line out anew only where it is it that shows the line.
void notice_new_size() {
    rl_redisplay_function = rl_redisplay;
    rl_check_signals();
    rl_redisplay_function = redisplay;
    redisplay();
}

/// readline's own reader goes on waiting for a key after Ctrl-C; this one ends the line.
int read_key(std::FILE* stream) {
    line_being_edited().entering = false;
    while (!key_waits(fileno(stream))) {
        if (*line_being_edited().interrupt) {
            std::fputs("^C", rl_outstream);
            rl_done = 1;
            return '\n';
        }
        notice_new_size();
    }
    const int key = rl_getc(stream);
    if (key == '\r' || key == '\n') show_as_entered();
    return key;
}

// Colours ------------------------------------------------------------------------------------------------------------

bool is_on(const char* variable) {
    const char* const value = rl_variable_value(variable);
    return value != nullptr && std::string_view{value} == "on";
}

/// What readline puts before the prompt to tell the mode, where `.inputrc` asks for it.
std::size_t mode_width() {
    if (!is_on("show-mode-in-prompt")) return 0;
    const char* const mode = rl_editing_mode != 0                                     ? "emacs-mode-string"
                             : rl_get_keymap() == rl_get_keymap_by_name("vi-command") ? "vi-cmd-mode-string"
                                                                                      : "vi-ins-mode-string";
    const char* const text = rl_variable_value(mode);
    return text == nullptr ? 0 : prompt_width(text);
}

/// Readline shows the line, as it knows best; then the same characters are written once more where they stand, in
/// colours. A line that is higher than the screen, or scrolls sideways, stays as it is.
void redisplay() {
    rl_redisplay();
    const LineBeingEdited& line = line_being_edited();
    if (!line.colored || is_on("horizontal-scroll-mode") || RL_ISSTATE(RL_STATE_NSEARCH) != 0) return;
    int height = 0, width = 0;
    rl_get_screen_size(&height, &width);
    const std::string_view text{rl_line_buffer, static_cast<std::size_t>(rl_end)};
    const auto cursor = static_cast<std::size_t>(rl_point);
    const std::string_view prompt = rl_display_prompt == nullptr ? "" : rl_display_prompt;
    const auto layout = lay_out(mode_width() + prompt_width(prompt), text, cursor, static_cast<std::size_t>(width));
    if (!layout || layout->rows > static_cast<std::size_t>(height)) return;
    const auto looked_at = line.entering ? std::string_view::npos : cursor;
    std::fputs(painted(*layout, text, shades(line.before, text, looked_at)).c_str(), rl_outstream);
    std::fflush(rl_outstream);
}

// Completion ---------------------------------------------------------------------------------------------------------

void look_for_completions() {
    LineBeingEdited& line = line_being_edited();
    const std::string_view typed{rl_line_buffer, static_cast<std::size_t>(rl_point)};
    line.offered = line.complete(line.before + std::string{typed});
    if (line.offered.begin < line.before.size()) {  // the word began in a line that can no longer be edited
        line.offered = {.begin = line.before.size() + typed.size()};
    }
}

/// Readline asks which characters break words, and goes back to the nearest. The word is known to us, so it is told
/// the one character before it.
char* word_breaks() {
    static char breaks[2] = {};
    look_for_completions();
    LineBeingEdited& line = line_being_edited();
    const std::size_t begin = line.offered.begin - line.before.size();
    breaks[0] = begin == 0 ? '\0' : rl_line_buffer[begin - 1];
    const std::string_view word{rl_line_buffer + begin, static_cast<std::size_t>(rl_point) - begin};
    if (breaks[0] != '\0' && word.find(breaks[0]) != std::string_view::npos) line.offered.candidates.clear();
    return breaks;
}

/// What all candidates begin with, whatever the case; but never less than what was typed.
std::string common_beginning(const std::vector<Candidate>& candidates, std::string_view word) {
    std::string_view common = candidates.front().text;
    for (const Candidate& candidate : candidates) {
        common = common.substr(
            0, static_cast<std::size_t>(std::ranges::mismatch(common, candidate.text).in1 - common.begin()));
    }
    while (!common.empty() && common.size() < candidates.front().text.size() &&
           (static_cast<unsigned char>(candidates.front().text[common.size()]) & 0xC0U) == 0x80U) {
        common.remove_suffix(1);  // no half of a character
    }
    return std::string{common.size() < word.size() ? word : common};
}

char** complete_word(const char* word, int, int end) {
    rl_attempted_completion_over = 1;      // never fall back to file names
    if (end == 0) look_for_completions();  // no word, so no breaks were asked for
    const auto& candidates = line_being_edited().offered.candidates;
    if (candidates.empty()) return nullptr;
    rl_completion_append_character = candidates.size() == 1 ? candidates.front().behind : '\0';
    const bool one = candidates.size() == 1;
    auto** const matches = static_cast<char**>(std::malloc((candidates.size() + 2) * sizeof(char*)));
    if (matches == nullptr) return nullptr;
    matches[0] = strdup(common_beginning(candidates, word).c_str());
    std::size_t count = 1;
    if (!one) {
        for (const Candidate& candidate : candidates) matches[count++] = strdup(candidate.text.c_str());
    }
    matches[count] = nullptr;
    return matches;
}

constexpr std::size_t most_listed = 100;

/// A line each, where there is something to say of them and they are few.
void list_with_summaries(std::span<const Candidate> candidates, std::size_t width) {
    std::size_t longest = 0;
    for (const Candidate& one : candidates)
        longest = std::max(longest, print::display_width(one.shown.empty() ? one.text : one.shown));
    for (const Candidate& one : candidates) {
        const std::string& name = one.shown.empty() ? one.text : one.shown;
        const std::string line =
            fmt::format("{}{}  {}", name, std::string(longest - print::display_width(name), ' '), one.summary);
        rl_crlf();
        std::fputs(print::wrap(line, width).front().c_str(), rl_outstream);
    }
    rl_crlf();
}

void list_in_columns(std::span<const Candidate> candidates) {
    std::vector<char*> names{nullptr};
    std::size_t longest = 0;
    for (const Candidate& one : candidates) {
        const std::string& name = one.shown.empty() ? one.text : one.shown;
        names.push_back(const_cast<char*>(name.c_str()));  // read only
        longest = std::max(longest, print::display_width(name));
    }
    names.push_back(nullptr);
    rl_display_match_list(names.data(), static_cast<int>(candidates.size()), static_cast<int>(longest));
}

void list_candidates(char**, int, int) {
    constexpr std::size_t few = 12;
    int height = 0, width = 0;
    rl_get_screen_size(&height, &width);
    const Completions& offered = line_being_edited().offered;
    const std::span<const Candidate> all{offered.candidates};
    const auto listed = all.first(std::min(all.size(), most_listed));
    if (!offered.heading.empty()) {
        rl_crlf();
        std::fputs(offered.heading.c_str(), rl_outstream);
    }
    const bool explained =
        listed.size() <= few && std::ranges::any_of(listed, [](const Candidate& one) { return !one.summary.empty(); });
    if (explained) {
        list_with_summaries(listed, static_cast<std::size_t>(std::max(width, 2)) - 1);
    } else {
        list_in_columns(listed);
    }
    if (listed.size() < all.size()) {
        std::fputs(fmt::format("and {} more; type a letter of them", all.size() - listed.size()).c_str(), rl_outstream);
        rl_crlf();
    }
    rl_forced_update_display();
}

}  // namespace

LineBeingEdited& line_being_edited() {
    static LineBeingEdited line;
    return line;
}

void install_hooks() {
    rl_getc_function = read_key;
    rl_redisplay_function = redisplay;
    rl_completion_word_break_hook = word_breaks;
    rl_attempted_completion_function = complete_word;
    rl_completion_display_matches_hook = list_candidates;
    rl_sort_completion_matches = 0;
    rl_ignore_completion_duplicates = 0;
}

}  // namespace dossier::repl::edit
