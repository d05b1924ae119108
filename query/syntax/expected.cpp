#include "query/syntax/expected.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/names.hpp"
#include "query/syntax/advice.hpp"
#include "query/syntax/characters.hpp"

namespace dossier::query::syntax {

namespace {

/// What people get from word processors and web pages.
std::string hint_for_character(char32_t c) {
    if (c == 0x00B4 || (c >= 0x2018 && c <= 0x201F) || c == 0x00AB || c == 0x00BB)
        return "strings stand between plain quotes: 'text' or \"text\"";
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return "use the plain `-`";
    if (c == 0x2026) return "write out what the dots stand for; a range is `..`";
    if (c >= 0x2190 && c <= 0x21FF) return "an arrow is `-->` or `-[:TYPE]->`";
    if (c == 0x2260) return "inequality is `<>`";
    if (c == 0x2264) return "at most is `<=`";
    if (c == 0x2265) return "at least is `>=`";
    if (c == 0x00D7) return "use the plain `*`";
    if (c == 0x00F7) return "use the plain `/`";
    if (c >= 0xFF01 && c <= 0xFF5E) return fmt::format("use the plain `{}`", static_cast<char>(c - 0xFF01 + '!'));
    return {};
}

/// Takes no room on paper: people see nothing where it stands.
bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064);
}

/// A character that no query holds outside strings and comments.
std::optional<graph::Diagnostic> foreign_character(std::string_view text, std::size_t at) {
    const auto c = code_point(text, at);
    if (c.value < 0x80 || extended_identifier_end(text, at) > at) return std::nullopt;
    const auto number = static_cast<std::uint32_t>(c.value);
    const bool invisible = is_invisible(c.value);
    return graph::Diagnostic{.code = graph::ErrorCode::invalid_unicode_character,
                             .message = invisible ? fmt::format("an invisible character (U+{:04X}) stands here", number)
                                                  : fmt::format("character `{}` (U+{:04X}) has no meaning here",
                                                                text.substr(at, c.end - at), number),
                             .where = graph::SourceSpan{at, c.end},
                             .hint = invisible ? "delete it; text that was copied may hold such"
                                               : hint_for_character(c.value)};
}

/// Words in a message at the side of a hint; more of them hide it.
constexpr std::size_t most_words_beside_hint = 4;

}  // namespace

void Expected::note(std::size_t at, std::string_view word, Kind kind) {
    if (at > farthest_) {
        std::swap(before_, words_);
        before_at_ = std::exchange(farthest_, at);
        words_.clear();
    }
    const auto known = std::ranges::find(words_, word, &Word::text);
    if (known == words_.end())
        words_.push_back({word, kind == Kind::token});
    else if (kind == Kind::token)
        known->listed = true;
}

Expected::Mark Expected::mark(std::size_t at) const { return {at, at == farthest_ ? words_.size() : 0}; }

void Expected::name_since(const Mark& mark, std::string_view name, bool found) {
    if (!records_) return;
    if (farthest_ == mark.at)
        std::ranges::for_each(words_.begin() + static_cast<std::ptrdiff_t>(mark.count), words_.end(),
                              [](Word& word) { word.listed = false; });
    if (!found) want(mark.at, name);
}

std::vector<std::string> Expected::listed() const {
    std::vector<std::string> result;
    for (const auto& word : words_) {
        if (!word.listed) continue;
        const bool plain = word.text.starts_with("a ") || word.text.starts_with("an ") || word.text.starts_with("the ");
        result.push_back(plain ? std::string{word.text} : fmt::format("`{}`", word.text));
    }
    return result;
}

bool Expected::wants(std::string_view word) const {
    return std::ranges::any_of(words_, [&](const Word& one) { return one.listed && one.text == word; });
}

bool Expected::could_be(std::string_view word) const {
    return std::ranges::find(words_, word, &Word::text) != words_.end();
}

std::vector<std::string_view> Expected::wanted_at(std::size_t at) const {
    std::vector<std::string_view> wanted;
    if (at == farthest_)
        std::ranges::transform(words_, std::back_inserter(wanted), [](const Word& word) { return word.text; });
    return wanted;
}

std::string Expected::nearest(std::string_view found, const std::vector<Word>& words) {
    std::vector<std::string_view> keywords;
    const auto same_letters = [letters = upper(found)](std::string_view word) {
        return std::ranges::is_permutation(letters, word);
    };
    for (const auto& word : words) {
        if (!std::ranges::all_of(word.text, [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
        // Of three letters, one wrong makes another word: `id` is no `IN`. But `SA` is `AS`.
        if (found.size() > 3 || same_letters(word.text)) keywords.push_back(word.text);
    }
    const auto near = graph::nearest(found, keywords);
    return near && *near != upper(found) ? fmt::format("did you mean `{}`?", *near) : std::string{};
}

std::string Expected::nearest_keyword(std::string_view found) const { return nearest(found, words_); }

/// A keyword that was misspelt and then read as a name: `RETURN DISTINT n` is seen at `n` only.
std::optional<graph::Diagnostic> Expected::slip_before(std::string_view text, const Layout& layout) const {
    const auto slip = token_before(text, layout, farthest_);
    if (!is_word(slip.text) || slip.begin != before_at_) return std::nullopt;
    auto hint = nearest(slip.text, before_);
    if (hint.empty()) return std::nullopt;
    return graph::Diagnostic{.code = graph::ErrorCode::unexpected_syntax,
                             .message = fmt::format("unexpected `{}`", slip.text),
                             .where = graph::SourceSpan{slip.begin, slip.begin + slip.text.size()},
                             .hint = std::move(hint)};
}

graph::Diagnostic Expected::diagnostic(std::string_view text, const Layout& layout) const {
    if (farthest_ < text.size())
        if (auto foreign = foreign_character(text, farthest_)) return *std::move(foreign);
    const Situation situation{text, layout, *this, farthest_};
    std::string hint;
    for (const auto rule : {advice_on_schema, advice_on_words, advice_on_signs, advice_on_brackets})
        if (hint.empty()) hint = rule(situation);
    if (hint.empty())
        if (auto slip = slip_before(text, layout)) return *std::move(slip);
    if (hint.empty()) hint = advice_on_what_is_missing(situation);

    const auto found = situation.found.text;
    auto message = found.empty() ? std::string{"unexpected end of the query"} : fmt::format("unexpected `{}`", found);
    auto words = listed();
    const bool help = !hint.empty() && (hint.starts_with("did you mean") || words.size() > most_words_beside_hint);
    if (!words.empty() && !help) {
        const auto last = std::move(words.back());
        words.pop_back();
        message += words.empty() ? fmt::format("; expected {}", last)
                                 : fmt::format("; expected {} or {}", fmt::join(words, ", "), last);
    }
    return {.code = graph::ErrorCode::unexpected_syntax,
            .message = std::move(message),
            .where = graph::SourceSpan{farthest_, farthest_ + found.size()},
            .hint = std::move(hint)};
}

}  // namespace dossier::query::syntax
