#include "loaders/read/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "loaders/read/code_points.hpp"

namespace dossier::loaders::read {

namespace {

using graph::SourceSpan;

bool contains(Language::Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

/// In whatever language: asked of lines before it is known what their document is in.
bool contains(Language::Words Language::*words, std::string_view word) {
    return std::ranges::any_of(languages(), [&](const Language& one) { return contains(one.*words, word); });
}

/// A mark that may stand between a sentence and its stop, or before its first word.
bool is_quote_or_bracket(UChar32 value) {
    return value == '"' || value == '\'' || value == '(' || value == ')' || value == '[' || value == ']' ||
           value == 0x2018 || value == 0x2019 || value == 0x201C || value == 0x201D || value == 0x201E ||
           value == 0x201A || value == 0xAB || value == 0xBB;
}

bool is_closing(UChar32 value) {
    return value == '"' || value == '\'' || value == ')' || value == ']' || value == 0x2019 || value == 0x201D ||
           value == 0xBB;
}

/// For every closing bracket that has one, where its opening bracket is; unpaired ones count for nothing.
std::vector<SourceSpan> bracket_pairs(std::string_view text) {
    // A bracket left open must not swallow the rest of the letter.
    constexpr std::size_t longest = 600;
    std::vector<SourceSpan> pairs;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') open.push_back(at);
        if (text[at] != ')' || open.empty()) continue;
        if (at - open.back() <= longest) pairs.push_back({open.back(), at});
        open.pop_back();
    }
    std::ranges::sort(pairs);
    std::vector<SourceSpan> outermost;
    for (const auto pair : pairs)
        if (outermost.empty() || pair.begin > outermost.back().end) outermost.push_back(pair);
    return outermost;
}

std::string lower(std::string_view word) {
    std::string result{word};
    std::ranges::transform(result, result.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return result;
}

/// `K.`, `H.G.J.`, `D.C.`: capitals with stops.
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_initials(std::string_view word) {
    if (word.size() < 2 || word.size() % 2 != 0) return false;
    for (std::size_t at = 0; at < word.size(); at += 2)
        if (!std::isupper(static_cast<unsigned char>(word[at])) || word[at + 1] != '.') return false;
    return true;
}

bool is_number(std::string_view word) {
    return word.size() > 1 && word.back() == '.' && word.find_first_not_of("0123456789.") == std::string_view::npos &&
           word[0] != '.';
}

class Splitter {
public:
    Splitter(std::string_view text, const Language& language)
        : text_{text}, language_{language}, brackets_{bracket_pairs(text)} {}

    std::vector<SourceSpan> run() {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const auto stop = stop_size(at);
            if (stop == 0) continue;
            if (const auto end = sentence_end(at, stop)) {
                close(*end);
                at = *end - 1;
            } else {
                at += stop - 1;
            }
        }
        close(text_.size());
        return std::move(sentences_);
    }

private:
    /// `.`, `?!`, `…`: how many bytes of stops stand here.
    [[nodiscard]] std::size_t stop_size(std::size_t at) const {
        std::size_t size = 0;
        while (at + size < text_.size()) {
            const auto rest = text_.substr(at + size);
            if (rest[0] == '.' || rest[0] == '!' || rest[0] == '?')
                ++size;
            else if (rest.starts_with("…"))
                size += 3;
            else
                break;
        }
        return size;
    }

    /// Behind the sentence that the stop at `at` ends, closing quotes and brackets included; nothing if it ends none.
    [[nodiscard]] std::optional<std::size_t> sentence_end(std::size_t at, std::size_t stop) {
        auto end = at + stop;
        while (end < text_.size() && is_closing(code_point_at(text_, end).value)) end += code_point_at(text_, end).size;
        if (end >= text_.size() || text_[end] != ' ') return std::nullopt;
        if (const auto bracket = bracket_around(at))
            if (bracket->end >= end || bracket->begin != begin_) return std::nullopt;
        if (!begins_sentence(end + 1)) return std::nullopt;
        if (stop == 1 && text_[at] == '.' && !stops_here(at, end + 1)) return std::nullopt;
        return end;
    }

    [[nodiscard]] std::optional<SourceSpan> bracket_around(std::size_t at) {
        while (next_bracket_ < brackets_.size() && brackets_[next_bracket_].end < at) ++next_bracket_;
        if (next_bracket_ == brackets_.size() || brackets_[next_bracket_].begin > at) return std::nullopt;
        return brackets_[next_bracket_];
    }

    [[nodiscard]] bool begins_sentence(std::size_t at) const {
        constexpr int most_marks = 4;
        for (int marks = 0; marks < most_marks && at < text_.size(); ++marks) {
            // `'s Middags`: the article is cut off, and the capital moves on to the next word.
            if (text_.substr(at).starts_with("'s ") || text_.substr(at).starts_with("’s ")) {
                at = text_.find(' ', at) + 1;
                continue;
            }
            const auto value = code_point_at(text_, at).value;
            if (u_isupper(value) || u_isdigit(value) || value == 0x20AC) return true;
            const bool dash = value == '-' || value == 0x2013 || value == 0x2014 || value == 0x2022;
            if (!is_quote_or_bracket(value) && !dash) return false;
            at += code_point_at(text_, at).size;
            if (dash && at < text_.size() && text_[at] == ' ') ++at;
        }
        return false;
    }

    /// Whether a single full stop at `at` ends a sentence rather than an abbreviation, initials or an ordinal.
    [[nodiscard]] bool stops_here(std::size_t at, std::size_t next) const {
        auto begin = text_.rfind(' ', at);
        begin = begin == std::string_view::npos || begin < begin_ ? begin_ : begin + 1;
        while (begin < at && is_quote_or_bracket(code_point_at(text_, begin).value))
            begin += code_point_at(text_, begin).size;
        const auto word = text_.substr(begin, at + 1 - begin);
        if (is_number(word)) return begin != begin_;
        const auto lowered = lower(word);
        const auto after = text_.substr(next, std::min(text_.find_first_of(" ,", next), text_.size()) - next);
        // "de VS." is a name, and no "vs.".
        const bool name = word.size() > 2 && std::ranges::all_of(word.substr(0, word.size() - 1), is_capital);
        if (!name && contains(language_.never_last, lowered)) return false;
        const auto first = code_point_at(text_, next).value;
        if (contains(language_.maybe_last, lowered)) return u_isupper(first) != 0;
        if (is_initials(word)) return contains(language_.openers, after);
        return true;
    }

    void close(std::size_t end) {
        auto begin = begin_;
        while (begin < end && text_[begin] == ' ') ++begin;
        auto last = end;
        while (last > begin && text_[last - 1] == ' ') --last;
        begin_ = end < text_.size() ? end + 1 : end;
        if (has_word({begin, last})) sentences_.push_back({begin, last});
    }

    [[nodiscard]] bool has_word(SourceSpan span) const {
        return std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(span.begin),
                           text_.begin() + static_cast<std::ptrdiff_t>(span.end),
                           [](unsigned char byte) { return byte >= 0x80 || std::isalnum(byte); });
    }

    std::string_view text_;
    const Language& language_;
    std::vector<SourceSpan> brackets_;
    std::vector<SourceSpan> sentences_;
    std::size_t next_bracket_ = 0;
    std::size_t begin_ = 0;
};

/// Without quotes, brackets and blanks at its end.
std::string_view without_closers(std::string_view text) {
    while (!text.empty()) {
        if (text.back() == ' ' || text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']')
            text.remove_suffix(1);
        else if (text.ends_with("”") || text.ends_with("’") || text.ends_with("»"))
            text.remove_suffix(text.ends_with("»") ? 2 : 3);
        else
            break;
    }
    return text;
}

}  // namespace

std::vector<SourceSpan> split_sentences(std::string_view paragraph, const Language& language) {
    return Splitter{paragraph, language}.run();
}

bool is_unfinished(std::string_view text) {
    const auto bare = without_closers(text);
    if (bare.empty()) return false;
    if (bare.ends_with("…") || std::string_view{".!?:;"}.find(bare.back()) != std::string_view::npos) {
        const auto word = lower(bare.substr(bare.rfind(' ') + 1));
        return contains(&Language::never_last, word);
    }
    return true;
}

bool begins_midway(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_quote_or_bracket(code_point_at(text, at).value)) at += code_point_at(text, at).size;
    const auto value = code_point_at(text, at).value;
    return u_islower(value) || value == ',' || value == ';';
}

bool ends_expecting_more(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.empty()) return false;
    if (text.back() == ',' || text.back() == '(' || text.back() == '-') return true;
    return contains(&Language::expecting, lower(text.substr(text.rfind(' ') + 1)));
}

}  // namespace dossier::loaders::read
