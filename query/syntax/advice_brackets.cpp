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

std::string in_quantifier(const Situation& s) {
    const bool counts = s.before.text == "{" || is_number(s.before.text) || s.before.text == ",";
    if (s.open_bracket() != '{' || !counts || s.wants("a name") || !(s.wants("}") || s.wants(","))) return {};
    return "a quantifier is `{2}`, `{1,3}`, `{1,}` or `{,3}`";
}

std::string in_round_brackets(const Situation& s) {
    if (s.open_bracket() != '(') return {};
    const auto called = upper(token_before(s.text, s.layout, *s.open).text);
    if (called == "SHORTESTPATH" || called == "ALLSHORTESTPATHS")
        return "it takes two nodes and one relationship: `shortestPath((a)-[*]->(b))`";
    if (!s.wants(")")) return {};
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
    if (s.open_bracket() == '[' && s.wants("]") && s.reads("|") && s.behind_value)
        return "a comprehension has one `|`, before what it gives; labels are joined in brackets: `x:(A|B)`";
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
    for (const auto rule : {in_map, in_quantifier, in_round_brackets, in_square_brackets})
        if (auto advice = rule(s); !advice.empty()) return advice;
    if (s.wants("|")) return "it is written `reduce(sum = 0, x IN list | sum + x)`";
    return {};
}

}  // namespace dossier::query::syntax
