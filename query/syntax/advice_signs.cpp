#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "query/syntax/advice.hpp"

namespace dossier::query::syntax {

namespace {

constexpr std::string_view arrow = "an arrow is `-->` or `-[:TYPE]->`, the other way `<--`, either way `--`";

/// Operators of other languages, by their first two characters.
constexpr std::array foreign_signs{
    Advice{"==", "equality is `=`"},
    Advice{"!=", "inequality is `<>`"},
    Advice{"&&", "use `AND`"},
    Advice{"=>", "at least is `>=`"},
    Advice{"=<", "at most is `<=`"},
    Advice{"**", "powers are written `^`"},
    Advice{"??", "the first that is not null is `coalesce(a, b)`"},
    Advice{":=", "assign with `=`"},
    Advice{"++", "add one with `n.key = n.key + 1`"},
    Advice{"--", "a comment begins with `//`"},
};

std::string broken_arrow(const Situation& s) {
    constexpr std::string_view begins = "=>-<";
    if (s.found.text.empty()) return {};
    if (s.wants("a relationship") && begins.find(s.found.text.front()) != std::string_view::npos)
        return std::string{arrow};
    if (!s.wants("-")) return {};
    if (s.reads(":") || (s.reads("(") && s.wants("[")))
        return "a relationship stands in square brackets: `-[r:TYPE]->`; without any, `-->` or `--`";
    return std::string{arrow};
}

std::string written_name(const Situation& s) {
    const bool name_wanted = s.wants("a name") || s.wants("a variable") || s.wants("a label") ||
                             s.wants("the name of a property") || s.wants("the name of a column");
    if (!name_wanted) return {};
    if (s.before.text == "." && is_number(s.before_that.text) && !is_number(s.found.text))
        return fmt::format("a number has a digit behind its point: `{}.0`", s.before_that.text);
    if (s.found.text.empty()) return {};
    const auto around = s.open ? s.layout.innermost(*s.open) : std::nullopt;
    if (is_number(s.found.text) && s.open_bracket() == '{' && around && s.text[*around] == '[' && s.before.text == "{")
        return "a quantifier stands behind the relationship: `-[:TYPE]->{1,3}`";
    const char first = s.found.text.front();
    if (first == '\'' || first == '"') return "a name stands in no quotes, or in grave accents when it needs some";
    if (!is_number(s.found.text)) return {};
    if (s.before.text == ".")
        return is_number(s.before_that.text) ? "a number has one point" : "elements are read with brackets: `list[0]`";
    return "a name begins with a letter; any other stands in grave accents";
}

/// `my-actor`, `a.b` where one name stands.
std::string sign_in_name(const Situation& s) {
    if (!s.reads("-") && !s.reads(".")) return {};
    const bool tight = s.before.begin + s.before.text.size() == s.at && is_word(s.before.text) &&
                       is_word(token_at(s.text, s.at + 1).text);
    const bool name = s.open_bracket() == '(' || s.open_bracket() == '[' || upper(s.before_that.text) == "AS";
    if (!tight || !name || s.behind_value) return {};
    return fmt::format("a name that holds `{}` stands in grave accents", s.found.text);
}

/// `--` and `#` begin no comment here; what follows was read as a query, or not.
std::string foreign_comment(const Situation& s) {
    if (s.reads("#")) return "a comment begins with `//`";
    const auto line = s.text.substr(0, s.at).find_last_of('\n') + 1;
    const auto dashes = s.text.substr(line, s.at - line).rfind("-- ");
    if (dashes == std::string_view::npos || s.wants("a node")) return {};
    return is_word(token_at(s.text, line + dashes + 3).text) ? "a comment begins with `//`" : "";
}

/// `(a)-->` and `-[:T]->(a)` where an expression is read: a path without one of its ends is no path there.
bool is_half_path(const Situation& s) {
    if (s.before.text == "-") return s.reads(">") || s.before_that.text == "-";
    return s.reads(":") && s.before.text == "[" && s.before_that.text == "-";
}

std::string value_expected(const Situation& s) {
    if (!s.wants("an expression")) return {};
    if (is_half_path(s)) return "a path begins and ends with a node here: `(a)-[:TYPE]->()`";
    const auto next = token_at(s.text, s.at + 1).text;
    if (s.reads("?") || (s.reads(":") && !is_word(next))) return "a parameter is `$name`";
    if (s.reads(":")) return fmt::format("a parameter is `${}`", next);
    if (s.reads("!")) return "negation is `NOT`";
    if (s.reads("*") && (s.before.text == "(" || upper(s.before.text) == "DISTINCT"))
        return "`*` counts rows in `count(*)` alone; otherwise name what is aggregated";
    if (s.before.text == ",") return "nothing follows the comma; leave it out, or go on behind it";
    return {};
}

}  // namespace

std::string advice_on_signs(const Situation& s) {
    const auto before_end = s.before.begin + s.before.text.size();
    const bool behind_string = s.before.text == "'" || s.before.text == "\"";
    if (!s.word.empty() && behind_string && before_end == s.at)
        return fmt::format("a quote inside a string is written `\\{}`", s.before.text);
    for (const auto rule : {foreign_comment, broken_arrow, written_name, sign_in_name})
        if (auto advice = rule(s); !advice.empty()) return advice;
    const bool arrow_reads = s.reads("-->") || s.reads("<--");
    auto sign = arrow_reads ? "" : look_up(foreign_signs, s.text.substr(std::min(s.at, s.text.size()), 2));
    if (sign.empty() && s.at > 0 && !s.found.text.empty()) sign = look_up(foreign_signs, s.text.substr(s.at - 1, 2));
    if (!sign.empty()) return sign;
    if (auto advice = value_expected(s); !advice.empty()) return advice;
    if (s.reads("?") && s.behind_value) return "a choice is `CASE WHEN condition THEN a ELSE b END`";
    if (s.reads(":") && s.wants("a clause") && is_word(token_at(s.text, s.at + 1).text))
        return "a command of the shell stands alone, on a line of its own";
    if (s.wants("=") && upper(s.before_that.text) == "LET") return "it is written `LET name = value`";
    if (s.wants("=") && !s.wants(":")) return "write `n.key = value`, `n = map`, `n += map` or `n:Label`";
    if (s.reads("=") && s.between_clauses) return "values are assigned with `SET n.key = value`";
    return {};
}

}  // namespace dossier::query::syntax
