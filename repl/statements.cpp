#include "repl/statements.hpp"

#include <algorithm>

namespace dossier::repl {

namespace {

/// Just behind the quoted text that begins at `at`; the script's end when it is never closed. A doubled quote is
/// content, which needs no care here: it reads as one quoted text right behind another.
std::size_t skip_quoted(std::string_view script, std::size_t at) {
    const char quote = script[at];
    for (++at; at < script.size(); ++at) {
        if (script[at] == '\\' && quote != '`') {
            ++at;
        } else if (script[at] == quote) {
            return at + 1;
        }
    }
    return script.size();
}

/// Just behind the comment that begins at `at`, or `at` when none does.
std::size_t skip_comment(std::string_view script, std::size_t at) {
    const auto behind = [&](std::string_view closing) {
        const std::size_t found = script.find(closing, at + 2);
        return found == std::string_view::npos ? script.size() : found + closing.size();
    };
    if (script.substr(at, 2) == "//") return behind("\n");
    if (script.substr(at, 2) == "/*") return behind("*/");
    return at;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

/// Past white space, comments and stray semicolons.
std::size_t skip_filler(std::string_view script, std::size_t at) {
    while (at < script.size()) {
        const std::size_t behind = skip_comment(script, at);
        if (behind != at) {
            at = behind;
        } else if (is_space(script[at]) || script[at] == ';') {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

Input command_at(std::string_view script, std::size_t begin) {
    const std::size_t line_end = std::min(script.find('\n', begin), script.size());
    std::size_t end = line_end;
    while (end > begin && (is_space(script[end - 1]) || script[end - 1] == ';')) --end;
    return {.where = {begin, end}, .command = true, .terminated = true, .next = line_end};
}

}  // namespace

std::optional<Input> next_input(std::string_view script, std::size_t from) {
    const std::size_t begin = skip_filler(script, from);
    if (begin >= script.size()) return std::nullopt;
    if (script[begin] == ':') return command_at(script, begin);
    for (std::size_t at = begin; at < script.size();) {
        const char c = script[at];
        if (c == ';') return Input{.where = {begin, at}, .terminated = true, .next = at + 1};
        if (c == '\'' || c == '"' || c == '`') {
            at = skip_quoted(script, at);
        } else {
            at = std::max(at + 1, skip_comment(script, at));
        }
    }
    return Input{.where = {begin, script.size()}, .terminated = false, .next = script.size()};
}

}  // namespace dossier::repl
