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

/// What people bring from other languages, where a clause or the end may stand.
constexpr std::array foreign_words{
    Advice{"SELECT", "a query reads `MATCH (n) RETURN n`; there is no SELECT"},
    Advice{"FROM", "a query names its data by patterns: `MATCH (n:Label)`"},
    Advice{"UPDATE", "change properties with `MATCH (n) SET n.key = value`"},
    Advice{"JOIN", "join by a pattern: `MATCH (a)-[:TYPE]->(b)`"},
    Advice{"GROUP", "rows are grouped by the items of RETURN or WITH that do not aggregate"},
    Advice{"HAVING", "filter aggregates with `WITH … WHERE …`"},
    Advice{"FOREACH", "use `UNWIND list AS x` and then the updating clauses"},
};

/// Words of the language that came too early or too late.
constexpr std::array order_of_clauses{
    Advice{"ORDER", "`ORDER BY` follows RETURN or WITH and comes before `SKIP` and `LIMIT`"},
    Advice{"SKIP", "`SKIP` follows RETURN or WITH and comes before `LIMIT`"},
    Advice{"LIMIT", "`LIMIT` comes last in RETURN or WITH"},
    Advice{"WHERE", "`WHERE` follows MATCH, WITH or YIELD"},
    Advice{"MATCH", "RETURN comes last; to go on after it, write `WITH` in its place"},
    Advice{"RETURN", "`RETURN` comes once, at the end"},
    Advice{"WITH", "`WITH` cannot follow RETURN; write it in its place"},
};

/// Operators of other languages.
constexpr std::array foreign_operators{
    Advice{"==", "equality is `=`"},
    Advice{"!=", "inequality is `<>`"},
    Advice{"&&", "use `AND`"},
    Advice{"=>", "at least is `>=`"},
    Advice{"=<", "at most is `<=`"},
    Advice{"**", "powers are written `^`"},
    Advice{"->", "an arrow is `-->` or `-[…]->`"},
};

template <std::size_t Size>
std::string_view look_up(const std::array<Advice, Size>& table, std::string_view said) {
    const auto found = std::ranges::find(table, said, &Advice::first);
    return found == table.end() ? std::string_view{} : found->second;
}

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

std::string_view closing_of(char open) { return open == '(' ? ")" : open == '[' ? "]" : "}"; }

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

bool Expected::wants(std::string_view word) const {
    return std::ranges::any_of(words_, [&](const Word& one) { return one.listed && one.text == word; });
}

std::string Expected::nearest_keyword(std::string_view found) const {
    std::vector<std::string_view> keywords;
    for (const auto& word : words_)
        if (std::ranges::all_of(word.text, [](char c) { return c >= 'A' && c <= 'Z'; })) keywords.push_back(word.text);
    const auto near = graph::nearest(found, keywords);
    return near && *near != upper(found) ? fmt::format("did you mean `{}`?", *near) : std::string{};
}

std::string Expected::hint(std::string_view text, const Layout& layout, std::string_view found) const {
    const bool between_clauses = wants("the end of the query") || wants("a clause");
    if (is_letter(found)) {
        if (upper(found) == "LIKE") return "use `STARTS WITH`, `ENDS WITH`, `CONTAINS` or `=~`";
        if (between_clauses)
            if (const auto word = look_up(foreign_words, upper(found)); !word.empty()) return std::string{word};
        if (auto near = nearest_keyword(found); !near.empty()) return near;
    }
    if (const auto open = layout.unclosed(farthest_); open && wants(closing_of(text[*open]))) {
        const auto place = graph::line_column(text, *open);
        return fmt::format("the `{}` at {}:{} is not closed", text[*open], place.line, place.column);
    }
    const auto behind = text.substr(0, farthest_).find_last_not_of(" \t\r\n");
    const char before = behind == std::string_view::npos ? '\0' : text[behind];
    if (before == ';') return "one statement at a time";
    if (between_clauses)
        if (const auto word = look_up(order_of_clauses, upper(found)); !word.empty()) return std::string{word};
    if (found == "}" && wants(":")) return "a map is `{key: value}`; a parameter is `$name`";
    if (wants("a node") && is_letter(found) && (before == '-' || before == '>'))
        return fmt::format("nodes stand in brackets: `({})`", found);
    auto sign = look_up(foreign_operators, text.substr(std::min(farthest_, text.size()), 2));
    if (sign.empty() && farthest_ > 0 && !found.empty())
        sign = look_up(foreign_operators, text.substr(farthest_ - 1, 2));
    return std::string{sign};
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
