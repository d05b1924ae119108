#include "loaders/annotate/plain.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace dossier::loaders::annotate {

namespace {

constexpr std::array<std::string_view, 20> marks{"(", ")", "[", "]", ",", ";", ":", "!", "?", "\"",
                                                 "'", "“", "”", "‘", "’", "«", "»", "…", "„", "."};

/// The mark at the beginning or, behind a word, at the end; empty if there is none.
std::string_view mark_before(std::string_view text) {
    const auto found = std::ranges::find_if(marks, [&](auto mark) { return text.starts_with(mark); });
    return found == marks.end() ? std::string_view{} : *found;
}

std::string_view mark_behind(std::string_view text) {
    const auto found = std::ranges::find_if(marks, [&](auto mark) { return text.ends_with(mark); });
    return found == marks.end() ? std::string_view{} : *found;
}

/// `U.S.`, `i.e.`: its stops are its own.
bool is_abbreviation(std::string_view text) {
    return text.size() > 3 && text.ends_with('.') && text.find('.') < text.size() - 1 &&
           std::isalpha(static_cast<unsigned char>(text[0])) != 0;
}

std::string_view possessive(std::string_view text) {
    for (const std::string_view ending : {"'s", "’s"})
        if (text.size() > ending.size() && text.ends_with(ending)) return ending;
    return {};
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : text_{text} {}

    Annotation run() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto end = std::min(text_.find(' ', at), text_.size());
            chunk(at, end);
            at = end + 1;
        }
        return std::move(words_);
    }

private:
    void chunk(std::size_t begin, std::size_t end) {
        const auto rest = [&] { return text_.substr(begin, end - begin); };
        for (auto mark = mark_before(rest()); !mark.empty(); mark = mark_before(rest())) {
            put(begin, begin + mark.size(), true);
            begin += mark.size();
        }
        const auto behind = end;
        std::string_view mark;
        while (!is_abbreviation(rest()) && possessive(rest()).empty() && !(mark = mark_behind(rest())).empty())
            end -= mark.size();
        const auto of = possessive(rest());
        put(begin, end - of.size(), false);
        put(end - of.size(), end, true);
        for (begin = end, end = behind; begin < end; begin += mark.size()) {
            mark = mark_before(rest());
            put(begin, begin + mark.size(), true);
        }
    }

    void put(std::size_t begin, std::size_t end, bool is_mark) {
        if (begin >= end) return;
        Token token;
        token.text = text_.substr(begin, end - begin);
        token.where = {begin, end};
        token.lemma = token.text;
        std::ranges::transform(token.lemma, token.lemma.begin(), [](unsigned char byte) { return std::tolower(byte); });
        token.tag = is_mark ? "LET()" : "";
        token.entity = "O";
        words_.push_back(std::move(token));
    }

    std::string_view text_;
    Annotation words_;
};

}  // namespace

Annotation plain_words_of(std::string_view sentence) { return Splitter{sentence}.run(); }

}  // namespace dossier::loaders::annotate
