#include "query/syntax/expected.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/names.hpp"
#include "query/syntax/characters.hpp"

namespace dossier::query::syntax {

namespace {

using Advice = std::pair<std::string_view, std::string_view>;

/// What people bring from other languages, or put in another order.
constexpr std::array advice{
    Advice{"SELECT", "a query reads `MATCH (n) RETURN n`; there is no SELECT"},
    Advice{"FROM", "a query names its data by patterns: `MATCH (n:Label)`"},
    Advice{"UPDATE", "change properties with `MATCH (n) SET n.key = value`"},
    Advice{"VALUES", "make nodes with `CREATE (:Label {key: value})`"},
    Advice{"JOIN", "join by a pattern: `MATCH (a)-[:TYPE]->(b)`"},
    Advice{"GROUP", "rows are grouped by the items of RETURN or WITH that do not aggregate"},
    Advice{"HAVING", "filter aggregates with `WITH … WHERE …`"},
    Advice{"LIKE", "use `STARTS WITH`, `ENDS WITH`, `CONTAINS` or `=~`"},
    Advice{"ELSEIF", "write `WHEN … THEN …` again"},
    Advice{"ORDER", "`ORDER BY` follows RETURN or WITH and comes before `SKIP` and `LIMIT`"},
    Advice{"SKIP", "`SKIP` follows RETURN or WITH and comes before `LIMIT`"},
    Advice{"WHERE", "`WHERE` follows MATCH, WITH or YIELD"},
    Advice{"MATCH", "put `WITH` between what goes before and this MATCH; `RETURN` comes last"},
    Advice{"RETURN", "`RETURN` comes once, at the end"},
    Advice{"WITH", "`WITH` cannot follow RETURN"},
    Advice{"==", "equality is `=`"},
    Advice{"!=", "inequality is `<>`"},
    Advice{"&&", "use `AND`"},
    Advice{"=>", "at least is `>=`"},
    Advice{"=<", "at most is `<=`"},
    Advice{"**", "powers are written `^`"},
};

/// The word, number or sign at `at`, for people to recognise.
std::string_view token_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    if (const auto end = extended_identifier_end(text, at); end > at) return text.substr(at, end - at);
    return text.substr(at, code_point(text, at).end - at);
}

bool is_letter(std::string_view word) { return !word.empty() && ((word[0] | 0x20) >= 'a' && (word[0] | 0x20) <= 'z'); }

std::string upper(std::string_view word) {
    std::string result{word};
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

/// A character that no query holds outside strings and comments.
std::optional<graph::Diagnostic> foreign_character(std::string_view text, std::size_t at) {
    const auto c = code_point(text, at);
    if (c.value < 0x80 || extended_identifier_end(text, at) > at) return std::nullopt;
    graph::Diagnostic result{.code = graph::ErrorCode::invalid_unicode_character,
                             .message = fmt::format("character `{}` (U+{:04X}) has no meaning here",
                                                    text.substr(at, c.end - at), static_cast<std::uint32_t>(c.value)),
                             .where = graph::SourceSpan{at, c.end},
                             .hint = {}};
    if (c.value == 0x00B4 || (c.value >= 0x2018 && c.value <= 0x201F) || c.value == 0x00AB || c.value == 0x00BB)
        result.hint = "strings stand between plain quotes: 'text' or \"text\"";
    else if ((c.value >= 0x2010 && c.value <= 0x2015) || c.value == 0x2212)
        result.hint = "use the plain `-`";
    else if (c.value == 0x2026)
        result.hint = "write out what the dots stand for; a range is `..`";
    return result;
}

}  // namespace

void Expected::want(std::size_t at, std::string_view word, Kind kind) {
    if (at < farthest_) return;
    if (at > farthest_) {
        farthest_ = at;
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
    if (farthest_ == mark.at)
        std::ranges::for_each(words_.begin() + static_cast<std::ptrdiff_t>(mark.count), words_.end(),
                              [](Word& word) { word.listed = false; });
    if (!found) want(mark.at, name);
}

std::string Expected::listing() const {
    std::vector<std::string> listed;
    for (const auto& word : words_) {
        if (!word.listed) continue;
        const bool plain = word.text.starts_with("a ") || word.text.starts_with("an ") || word.text.starts_with("the ");
        listed.push_back(plain ? std::string{word.text} : fmt::format("`{}`", word.text));
    }
    if (listed.empty()) return {};
    const auto last = std::move(listed.back());
    listed.pop_back();
    return listed.empty() ? last : fmt::format("{} or {}", fmt::join(listed, ", "), last);
}

std::string Expected::hint(std::string_view text, const Layout& layout, std::string_view found) const {
    if (is_letter(found)) {
        std::vector<std::string_view> keywords;
        for (const auto& word : words_)
            if (is_letter(word.text) && !word.text.starts_with("a ") && !word.text.starts_with("an "))
                keywords.push_back(word.text);
        if (const auto near = graph::nearest(found, keywords); near && *near != upper(found))
            return fmt::format("did you mean `{}`?", *near);
    }
    const auto word = upper(found);
    const auto pair = text.substr(std::min(farthest_, text.size()), 2);
    const auto before = farthest_ > 0 ? text.substr(farthest_ - 1, 2) : std::string_view{};
    for (const auto& [said, meant] : advice)
        if (said == word || said == pair || said == before) return std::string{meant};
    if (const auto open = layout.unclosed(farthest_)) {
        const auto place = graph::line_column(text, *open);
        return fmt::format("the `{}` at {}:{} is not closed", text[*open], place.line, place.column);
    }
    return {};
}

graph::Diagnostic Expected::diagnostic(std::string_view text, const Layout& layout) const {
    const auto found = token_at(text, farthest_);
    if (!found.empty())
        if (auto foreign = foreign_character(text, farthest_)) return *std::move(foreign);
    auto help = hint(text, layout, found);
    const auto what =
        found.empty() ? std::string{"unexpected end of the query"} : fmt::format("unexpected `{}`", found);
    const auto wanted = help.starts_with("did you mean") ? std::string{} : listing();
    return {.code = graph::ErrorCode::unexpected_syntax,
            .message = wanted.empty() ? what : fmt::format("{}; expected {}", what, wanted),
            .where = graph::SourceSpan{farthest_, farthest_ + found.size()},
            .hint = std::move(help)};
}

}  // namespace dossier::query::syntax
