#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "query/syntax/advice.hpp"

namespace dossier::query::syntax {

namespace {

constexpr std::string_view whole_query = "a query reads `MATCH (n) RETURN n`";

/// How that is written to which a word belongs.
constexpr std::array forms{
    Advice{"BY", "write `ORDER BY` and what to sort by"},
    Advice{"THEN", "it is written `CASE WHEN condition THEN a ELSE b END`"},
    Advice{"END", "it is written `CASE WHEN condition THEN a ELSE b END`"},
    Advice{"IN", "a list is gone through by `variable IN list`"},
    Advice{"TRANSACTIONS", "it is written `CALL (x) { … } IN TRANSACTIONS OF 100 ROWS`"},
    Advice{"ROWS", "it is written `CALL (x) { … } IN TRANSACTIONS OF 100 ROWS`"},
    Advice{"HEADERS", "it is written `LOAD CSV WITH HEADERS FROM 'file.csv' AS row`"},
    Advice{"FROM", "it is written `LOAD CSV WITH HEADERS FROM 'file.csv' AS row`"},
    Advice{"CSV", "it is written `LOAD CSV WITH HEADERS FROM 'file.csv' AS row`"},
    Advice{"the name of a property", "a property is read as `n.key`"},
    Advice{"the name of a parameter", "a parameter is `$name`"},
    Advice{"the name of a procedure", "it is written `CALL db.labels() YIELD label`, or `CALL (n) { … }`"},
    Advice{"the name of a column", "a name follows AS: `AS name`"},
    Advice{"a number", "it is written `SHORTEST 3`, the number before the pattern"},
    Advice{"a pattern", "a pattern is written `(a:Label)-[r:TYPE]->(b)`"},
    Advice{"a node", "a node is written `(name:Label {key: value})`"},
};

/// What a word asks for that the next word does not give.
constexpr std::array followers{
    Advice{"STARTS", "write `STARTS WITH 'text'`"},
    Advice{"ENDS", "write `ENDS WITH 'text'`"},
    Advice{"OPTIONAL", "`OPTIONAL` stands before MATCH or CALL alone"},
    Advice{"ON", "write `ON CREATE SET …` or `ON MATCH SET …`"},
    Advice{"FOR", "it is written `FOR x IN list`"},
    Advice{"DETACH", "write `DETACH DELETE n`"},
    Advice{"RETURN", "name what to return: `RETURN n`, or `RETURN *` for all variables"},
    Advice{"WITH", "name what goes on: `WITH n`, or `WITH *` for all variables"},
    Advice{"DELETE", "name what to delete: `DELETE n`"},
    Advice{"WHERE", "a condition follows `WHERE`: `WHERE n.key = 1`"},
    Advice{"FILTER", "a condition follows `FILTER`: `FILTER n.key = 1`"},
    Advice{"UNWIND", "a list follows `UNWIND`: `UNWIND [1, 2] AS x`"},
    Advice{"LIMIT", "a number follows `LIMIT`: `LIMIT 10`"},
    Advice{"SKIP", "a number follows `SKIP`: `SKIP 10`"},
    Advice{"OFFSET", "a number follows `OFFSET`: `OFFSET 10`"},
};

std::string in_place_of_comma(const Situation& s) {
    const auto clause = upper(s.before_that.text);
    if (clause == "LIMIT" || clause == "SKIP" || clause == "OFFSET")
        return "`LIMIT` takes one number; rows before it are left out with `SKIP`: `SKIP 5 LIMIT 10`";
    return s.wants("ON") ? "`MERGE` takes one pattern; write a MERGE for each" : "";
}

std::string between_values(const Situation& s) {
    const bool value_follows = !s.word.empty() || is_number(s.found.text) || s.reads("'") || s.reads("\"") ||
                               s.reads("$") || s.reads("[") || s.reads("(") || s.reads("{");
    if (!value_follows || !s.wants(",")) return {};
    const auto next = s.text.substr(s.layout.gap_behind(s.found.begin + s.found.text.size()));
    const bool name = !s.word.empty() && !next.starts_with(".") && !next.starts_with("(");
    if (s.wants("AS") && name) return fmt::format("a column is named with AS: `AS {}`", s.found.text);
    return "put a comma, or an operator, between the two values";
}

/// `ALL SHORTEST 2`, `SHORTEST 1 p = (a)-->(b)`.
std::string in_path_search(const Situation& s) {
    if (!s.wants("a pattern")) return {};
    if (is_number(s.found.text)) return "`ALL SHORTEST` takes no number; so many paths are `SHORTEST 2`";
    const auto next = s.layout.gap_behind(s.found.begin + s.found.text.size());
    if (!s.word.empty() && s.text.substr(std::min(next, s.text.size())).starts_with("="))
        return fmt::format("the name of the path comes first: `{} = SHORTEST 1 (a)-->(b)`", s.found.text);
    return {};
}

std::string label_missing(const Situation& s) {
    if (!s.wants("a label")) return {};
    if (s.before.text == ":") return "name the label behind the colon, or leave the colon out";
    return fmt::format("a label follows `{}`; leave it out when there is none", s.before.text);
}

}  // namespace

std::string advice_on_what_is_missing(const Situation& s) {
    if (s.reads(","))
        if (auto advice = in_place_of_comma(s); !advice.empty()) return advice;
    if (s.wants("a pattern") && s.before.text == ",")
        return "nothing follows the comma; leave it out, or go on behind it";
    if (auto advice = in_path_search(s); !advice.empty()) return advice;
    if (upper(s.before.text) == "INDEX" && upper(s.before_that.text) == "WITH")
        return "the place in the list is `WITH OFFSET i`, from 0, or `WITH ORDINALITY i`, from 1";
    if (auto advice = between_values(s); !advice.empty()) return advice;
    if (s.wants("a clause") && !s.wants("the end of the query") && !is_word(s.before.text))
        return std::string{whole_query};
    if (s.wants("a clause") && s.found.text.empty())
        return fmt::format("a whole query follows `{}`: `MATCH (n) RETURN n`", upper(s.before.text));
    if (auto advice = look_up(followers, upper(s.before.text)); !advice.empty() && !s.behind_value) return advice;
    if (s.wants("WHERE") && s.open_bracket() == '(' && s.behind_value)
        return "it is written `all(x IN list WHERE condition)`";
    if (auto advice = label_missing(s); !advice.empty()) return advice;
    for (const auto& [word, form] : forms)
        if (s.wants(word)) return std::string{form};
    if (s.wants("AS") && !s.wants("the end of the query")) return "a name is given here: `AS name`";
    if (s.wants("an expression"))
        return fmt::format("a value belongs behind `{}`: 1, 'text', n.key, $name, …", s.before.text);
    if (s.behind_value && s.word.empty() && !s.found.text.empty())
        return fmt::format("there is no operator that begins with `{}`", s.found.text);
    return {};
}

}  // namespace dossier::query::syntax
