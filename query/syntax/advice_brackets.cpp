#include <string>
#include <string_view>

#include <fmt/format.h>

#include "query/syntax/advice.hpp"

namespace dossier::query::syntax {

namespace {

std::string_view closing_of(char open) { return open == '(' ? ")" : open == '[' ? "]" : "}"; }

bool closes(std::string_view sign) { return sign == ")" || sign == "]" || sign == "}"; }

std::string in_map(const Situation& s) {
    if (s.open_bracket() != '{' || !s.wants(":")) return {};
    if (s.reads("}") && is_word(s.before.text))
        return fmt::format("a map is `{{key: value}}`; a parameter is `${}`", s.before.text);
    return "a map is `{key: value}`";
}

std::string in_round_brackets(const Situation& s) {
    if (s.open_bracket() != '(' || !s.wants(")")) return {};
    const bool node = s.wants("{") || s.wants("WHERE");
    if (s.wants(":") && !s.word.empty()) return fmt::format("a label stands behind a colon: `:{}`", s.found.text);
    if (node && !s.word.empty() && is_word(s.before.text)) return "a name of several words stands in grave accents";
    if (node) return "a node is written `(name:Label {key: value})`, and each part may be left out";
    if (s.word == "WHERE" || s.reads("|"))
        return "a list is filtered and changed by `[x IN list WHERE condition | value]`";
    if (s.reads(",") && !s.wants(",")) return "a list stands in square brackets: `[1, 2]`";
    return {};
}

std::string in_square_brackets(const Situation& s) {
    if (s.open_bracket() != '[' || !s.wants("]") || !s.wants("{")) return {};
    if (s.wants(":") && !s.word.empty()) return fmt::format("a type stands behind a colon: `:{}`", s.found.text);
    return "a relationship is written `-[name:TYPE*1..3 {key: value}]->`, and each part may be left out";
}

/// A bracket that is open where the query stops is named; not one that closes further on.
std::string unclosed(const Situation& s) {
    const auto open = s.layout.unclosed(s.at);
    if (!open || !s.wants(closing_of(s.text[*open]))) return {};
    const auto place = graph::line_column(s.text, *open);
    return fmt::format("the `{}` at {}:{} is not closed", s.text[*open], place.line, place.column);
}

}  // namespace

std::string advice_on_brackets(const Situation& s) {
    if (auto advice = unclosed(s); !advice.empty()) return advice;
    if (closes(s.found.text) && !s.open) return "no bracket is open that it would close; leave it out";
    const bool nodes = s.wants("a node") || s.wants("a pattern");
    if (nodes && !s.word.empty() && (s.before.text == "-" || s.before.text == ">" || upper(s.before.text) == "MATCH"))
        return fmt::format("nodes stand in brackets: `({})`", s.found.text);
    for (const auto rule : {in_map, in_round_brackets, in_square_brackets})
        if (auto advice = rule(s); !advice.empty()) return advice;
    if (s.wants("|")) return "it is written `reduce(sum = 0, x IN list | sum + x)`";
    return {};
}

std::string advice_on_what_is_missing(const Situation& s) {
    const bool value_follows = !s.word.empty() || is_number(s.found.text) || s.reads("'") || s.reads("\"") ||
                               s.reads("$") || s.reads("[") || s.reads("(") || s.reads("{");
    const auto clause = upper(s.before_that.text);
    if (s.reads(",") && (clause == "LIMIT" || clause == "SKIP"))
        return "`LIMIT` takes one number; rows before it are left out with `SKIP`: `SKIP 5 LIMIT 10`";
    if (s.reads(",") && s.wants("ON")) return "`MERGE` takes one pattern; write a MERGE for each";
    if (s.wants("a pattern") && s.before.text == ",")
        return "nothing follows the comma; leave it out, or go on behind it";
    if (!value_follows || !s.wants(",")) return {};
    const auto next = s.text.substr(s.layout.gap_behind(s.found.begin + s.found.text.size()));
    const bool name = !s.word.empty() && !next.starts_with(".") && !next.starts_with("(");
    if (s.wants("AS") && name) return fmt::format("a column is named with AS: `AS {}`", s.found.text);
    return "put a comma, or an operator, between the two values";
}

}  // namespace dossier::query::syntax
