#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "query/syntax/advice.hpp"

namespace dossier::query::syntax {

namespace {

constexpr std::array kinds{"INDEX", "RANGE", "FULLTEXT", "TEXT", "POINT", "LOOKUP", "VECTOR"};
constexpr std::string_view constraint_form =
    "it is written `CREATE CONSTRAINT name FOR (n:Label) REQUIRE n.key IS UNIQUE`";

/// The word behind `token`, in upper case.
Token after(const Situation& s, const Token& token) {
    return token_at(s.text, s.layout.gap_behind(token.begin + token.text.size()));
}

std::string in_show(const Situation& s) {
    if (s.wants("INDEXES"))
        return "there are `SHOW INDEXES`, `SHOW CONSTRAINTS`, `SHOW FUNCTIONS` and `SHOW PROCEDURES`; labels are "
               "listed by "
               "`CALL db.labels()`";
    if (s.word == "RETURN" && s.wants("YIELD")) return "name the columns first: `SHOW INDEXES YIELD name RETURN name`";
    return {};
}

std::string in_drop(const Situation& s) {
    if (s.wants("INDEX"))
        return "an index or a constraint is dropped; nodes are deleted with `MATCH (n:Label) DETACH DELETE n`";
    return "it is dropped by its name: `DROP INDEX name`; `SHOW INDEXES` and `SHOW CONSTRAINTS` list the names";
}

std::string in_create(const Situation& s, const Token& second) {
    const auto kind = upper(second.text);
    if (kind == "UNIQUE" && upper(after(s, second).text) == "INDEX")
        return "that is a constraint: `CREATE CONSTRAINT name FOR (n:Label) REQUIRE n.key IS UNIQUE`";
    const bool constraint = kind == "CONSTRAINT";
    if (!constraint && std::ranges::find(kinds, kind) == kinds.end()) return {};
    if (s.wants("NOT") && upper(s.before.text) == "IF")
        return "`IF NOT EXISTS` goes with CREATE, `IF EXISTS` with DROP";
    if (constraint) return std::string{constraint_form};
    return kind == "FULLTEXT" ? "it is written `CREATE FULLTEXT INDEX name FOR (n:Label) ON EACH [n.key]`"
                              : "it is written `CREATE INDEX name FOR (n:Label) ON (n.key)`";
}

}  // namespace

std::string advice_on_schema(const Situation& s) {
    const auto first = token_at(s.text, s.layout.gap_behind(0));
    const auto command = upper(first.text);
    if (first.begin == s.at || (command != "SHOW" && command != "DROP" && command != "CREATE")) return {};
    auto advice = command == "SHOW" ? in_show(s) : command == "DROP" ? in_drop(s) : in_create(s, after(s, first));
    if (advice.empty() || s.word.empty()) return advice;
    auto near = s.expected.nearest_keyword(s.found.text);
    return near.empty() ? advice : near;
}

}  // namespace dossier::query::syntax
