#include "loaders/read/markup.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace dossier::loaders::read {

namespace {

using graph::SourceSpan;

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\0'; }
bool is_punctuation(char byte) { return std::ispunct(static_cast<unsigned char>(byte)) != 0; }
bool is_word(char byte) { return !is_space(byte) && !is_punctuation(byte); }

class Finder {
public:
    explicit Finder(const Lines& source) : source_{source} {}

    Markup run(std::span<const SourceSpan> lines) {
        for (const auto line : lines) scan(line);
        std::ranges::sort(found_.left_out);
        merge();
        return std::move(found_);
    }

private:
    struct Opener {
        std::size_t at;
        std::size_t count;
    };

    void scan(SourceSpan line) {
        for (auto at = line.begin; at < line.end;) {
            const char byte = source_.bytes[at];
            if (byte == '\\' && at + 1 < line.end && is_punctuation(source_.bytes[at + 1])) {
                leave_out({at, at + 1});
                at += 2;
            } else if (byte == '\\' && at + 1 == line.end) {
                leave_out({at, at + 1});
                ++at;
            } else if (byte == '*' || byte == '_') {
                at = run_of_marks(line, at);
            } else if (byte == '[') {
                brackets_.push_back(at++);
            } else if (byte == ']') {
                at = closing_bracket(line, at);
            } else if (byte == '`') {
                leave_out({at, at + 1});
                ++at;
            } else {
                ++at;
            }
        }
    }

    std::size_t run_of_marks(SourceSpan line, std::size_t at) {
        const char mark = source_.bytes[at];
        auto end = at;
        while (end < line.end && source_.bytes[end] == mark) ++end;
        const char before = at > line.begin ? source_.bytes[at - 1] : ' ';
        const char after = end < line.end ? source_.bytes[end] : ' ';
        const bool left = !is_space(after) && (!is_punctuation(after) || !is_word(before));
        const bool right = !is_space(before) && (!is_punctuation(before) || !is_word(after));
        const bool underscore = mark == '_';
        const bool opens = left && (!underscore || !is_word(before));
        const bool closes = right && (!underscore || !is_word(after));
        auto& openers = underscore ? underscores_ : stars_;
        auto begin = at;
        while (closes && begin < end && !openers.empty()) {
            auto& opener = openers.back();
            const auto count = std::min(opener.count, end - begin);
            const auto inner = opener.at + opener.count;
            leave_out({inner - count, inner});
            leave_out({begin, begin + count});
            found_.emphasised.push_back({inner, begin});
            opener.count -= count;
            begin += count;
            if (opener.count == 0) openers.pop_back();
        }
        if (opens && begin < end) openers.push_back({begin, end - begin});
        return end;
    }

    /// `[words](address)` keeps the words, `![words](address)` nothing.
    std::size_t closing_bracket(SourceSpan line, std::size_t at) {
        constexpr std::size_t longest_address = 2000;
        if (brackets_.empty()) return at + 1;
        const auto open = brackets_.back();
        brackets_.pop_back();
        if (at + 1 >= line.end || source_.bytes[at + 1] != '(') return at + 1;
        const auto limit = std::min(line.end, at + longest_address);
        auto close = at + 2;
        while (close < limit && source_.bytes[close] != ')' && source_.bytes[close] != ' ') ++close;
        if (close >= limit || source_.bytes[close] != ')') return at + 1;
        const bool picture = open > 0 && source_.bytes[open - 1] == '!';
        if (picture)
            leave_out({open - 1, close + 1});
        else {
            leave_out({open, open + 1});
            leave_out({at, close + 1});
        }
        return close + 1;
    }

    void leave_out(SourceSpan span) { found_.left_out.push_back(span); }

    void merge() {
        std::vector<SourceSpan> merged;
        for (const auto span : found_.left_out) {
            if (!merged.empty() && span.begin <= merged.back().end)
                merged.back().end = std::max(merged.back().end, span.end);
            else
                merged.push_back(span);
        }
        found_.left_out = std::move(merged);
    }

    const Lines& source_;
    Markup found_;
    std::vector<Opener> stars_, underscores_;
    std::vector<std::size_t> brackets_;
};

}  // namespace

Markup find_markup(const Lines& source, std::span<const SourceSpan> lines) { return Finder{source}.run(lines); }

}  // namespace dossier::loaders::read
