#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "query/syntax/advice.hpp"

namespace dossier::query::syntax {

namespace {

/// What people bring from other languages, and from other dialects of this one, where a clause or a pattern may stand.
constexpr std::array foreign_words{
    Advice{"SELECT", "a query reads `MATCH (n) RETURN n`; there is no SELECT"},
    Advice{"FROM", "a query names its data by patterns: `MATCH (n:Label)`"},
    Advice{"INTO", "make nodes with `CREATE (:Label {key: value})`"},
    Advice{"VALUES", "make nodes with `CREATE (:Label {key: value})`"},
    Advice{"UPDATE", "change properties with `MATCH (n) SET n.key = value`"},
    Advice{"TABLE", "there are no tables: a label is there when a node has it, `CREATE (:Label)`"},
    Advice{"DROP", "delete nodes with `MATCH (n:Label) DETACH DELETE n`"},
    Advice{"TRUNCATE", "delete nodes with `MATCH (n:Label) DETACH DELETE n`"},
    Advice{"ALTER", "nodes need no declaration: change them with `MATCH (n) SET n.key = value`"},
    Advice{"JOIN", "join by a pattern: `MATCH (a)-[:TYPE]->(b)`"},
    Advice{"INNER", "join by a pattern: `MATCH (a)-[:TYPE]->(b)`"},
    Advice{"LEFT", "keep rows without a partner with `OPTIONAL MATCH (a)-[:TYPE]->(b)`"},
    Advice{"OUTER", "keep rows without a partner with `OPTIONAL MATCH (a)-[:TYPE]->(b)`"},
    Advice{"GROUP", "leave it out: rows are grouped by the items of RETURN or WITH that do not aggregate"},
    Advice{"HAVING", "filter aggregates with `WITH … WHERE …` before RETURN"},
    Advice{"TOP", "write `LIMIT` and the number at the end"},
    Advice{"FETCH", "write `LIMIT` and the number at the end"},
    Advice{"FOREACH", "use `UNWIND list AS x` and then the updating clauses"},
    Advice{"START", "find nodes with `MATCH (n:Label {key: value})`"},
    Advice{"UNIQUE", "use `MERGE`: it makes what is not there yet"},
    Advice{"USING", "leave it out: indexes are used without being named"},
    Advice{"USE", "leave it out: there is one graph"},
    Advice{"IF", "choose rows with `WHERE`, values with `CASE WHEN … THEN … ELSE … END`"},
    Advice{"EXCEPT", "leave rows out with `WHERE NOT EXISTS { … }`"},
    Advice{"MINUS", "leave rows out with `WHERE NOT EXISTS { … }`"},
    Advice{"INTERSECT", "keep rows with `WHERE EXISTS { … }`"},
    Advice{"YIELD", "`YIELD` follows CALL and the name of a procedure"},
    Advice{"ON", "`ON CREATE SET` and `ON MATCH SET` follow MERGE"},
    Advice{"NULLS", "leave it out: null sorts last, and first with DESC"},
    Advice{"ROW", "leave it out: `SKIP 5 LIMIT 10`"},
    Advice{"ROWS", "leave it out: `SKIP 5 LIMIT 10`"},
    Advice{"DELIMITER", "the separator follows `FIELDTERMINATOR`"},
    Advice{"SEPARATOR", "the separator follows `FIELDTERMINATOR`"},
    Advice{"BEGIN", "a statement is a transaction; several of them are one between the shell's `:begin` and `:commit`"},
    Advice{"COMMIT", "a transaction ends with the shell's `:commit`"},
    Advice{"ROLLBACK", "a transaction is given up with the shell's `:rollback`"},
};

/// The same where an operator may stand.
constexpr std::array foreign_operators{
    Advice{"LIKE", "use `STARTS WITH`, `ENDS WITH`, `CONTAINS` or `=~`"},
    Advice{"ILIKE", "use `=~ '(?i)…'`, or `toLower(text) CONTAINS '…'`"},
    Advice{"REGEXP", "a regular expression follows `=~`"},
    Advice{"RLIKE", "a regular expression follows `=~`"},
    Advice{"BETWEEN", "write both bounds: `low <= value <= high`"},
    Advice{"ISNULL", "write `IS NULL`"},
    Advice{"NOTNULL", "write `IS NOT NULL`"},
    Advice{"MOD", "the remainder is `%`"},
    Advice{"DIV", "division is `/`; of two integers it gives an integer"},
    Advice{"EQUALS", "equality is `=`"},
    Advice{"HAS", "membership is `value IN list`"},
};

/// Words of the language that came too early or too late.
constexpr std::array order_of_clauses{
    Advice{"ORDER", "`ORDER BY` follows RETURN or WITH and comes before `SKIP` and `LIMIT`"},
    Advice{"SKIP", "`SKIP` follows RETURN or WITH and comes before `LIMIT`"},
    Advice{"OFFSET", "`OFFSET` follows RETURN or WITH and comes before `LIMIT`"},
    Advice{"LIMIT", "`LIMIT` comes last in RETURN or WITH"},
    Advice{"WHERE", "`WHERE` follows MATCH, WITH or YIELD, once; join conditions with `AND`"},
    Advice{"MATCH", "RETURN comes last; to go on after it, write `WITH` in its place"},
    Advice{"RETURN", "`RETURN` comes once, at the end"},
    Advice{"WITH", "`WITH` cannot follow RETURN; write it in its place"},
    Advice{"DISTINCT", "`DISTINCT` follows RETURN or WITH, or the bracket of an aggregate: `count(DISTINCT n)`"},
    Advice{"BY", "`BY` follows ORDER"},
    Advice{"FILTER", "RETURN comes last: FILTER before it"},
    Advice{"LET", "RETURN comes last: LET before it"},
    Advice{"UNWIND", "RETURN comes last; to go on after it, write `WITH` in its place"},
    Advice{"SET", "RETURN comes last: SET before it"},
    Advice{"CREATE", "RETURN comes last: CREATE before it"},
    Advice{"MERGE", "RETURN comes last: MERGE before it"},
    Advice{"DELETE", "RETURN comes last: DELETE before it"},
    Advice{"DETACH", "RETURN comes last: DETACH DELETE before it"},
    Advice{"REMOVE", "RETURN comes last: REMOVE before it"},
    Advice{"CALL", "RETURN comes last; to go on after it, write `WITH` in its place"},
    Advice{"TRAIL", "a path mode stands before its path: `MATCH TRAIL (a)-->(b)`"},
    Advice{"WALK", "a path mode stands before its path: `MATCH WALK (a)-->(b)`"},
    Advice{"ACYCLIC", "a path mode stands before its path: `MATCH ACYCLIC (a)-->(b)`"},
    Advice{"SIMPLE", "a path mode stands before its path: `MATCH SIMPLE (a)-->(b)`"},
};

/// Words that are seldom meant as names; when one was read as a name, the trouble began there.
constexpr std::array words_of_clauses{"MATCH", "WHERE", "RETURN", "WITH",  "ORDER",  "BY",     "SKIP",
                                      "LIMIT", "SET",   "CREATE", "MERGE", "DELETE", "UNWIND", "CALL",
                                      "YIELD", "UNION", "DESC",   "ASC",   "AS"};

std::string misplaced_not(const Situation& s) {
    if (s.word != "NOT" || !s.behind_value) return {};
    const auto next = upper(token_at(s.text, s.layout.gap_behind(s.at + s.found.text.size())).text);
    return next == "NULL" ? "write `IS NOT NULL`" : "`NOT` stands before the whole condition: `NOT n.key IN list`";
}

/// A word that was read as a name before this place.
std::string word_read_as_name(const Situation& s) {
    const auto said = upper(s.before.text);
    if (!is_word(s.before.text)) return {};
    if (auto foreign = look_up(foreign_words, said); !foreign.empty() && s.between_clauses) return foreign;
    if (std::ranges::find(words_of_clauses, said) == words_of_clauses.end()) return {};
    const auto outside = s.before_that.text;
    if (outside == ".") return fmt::format("`{}` was read as the name of a property; is one missing?", s.before.text);
    const bool for_a_name = outside == "(" || outside == "[" || upper(outside) == "AS";
    if (for_a_name || upper(outside) == "BY") {
        return said == "DESC" || said == "ASC"
                   ? fmt::format("`{}` follows what is sorted by", said)
                   : fmt::format("`{}` is a word of the language; as a name it stands in grave accents", s.before.text);
    }
    return {};
}

}  // namespace

std::string advice_on_words(const Situation& s) {
    if (auto advice = misplaced_not(s); !advice.empty()) return advice;
    if (s.behind_value)
        if (auto advice = look_up(foreign_operators, s.word); !advice.empty()) return advice;
    if (s.between_clauses || s.wants("a pattern") || upper(s.before.text) == "CREATE")
        if (auto advice = look_up(foreign_words, s.word); !advice.empty()) return advice;
    if (!s.word.empty())
        if (auto near = s.expected.nearest_keyword(s.found.text); !near.empty()) return near;
    if (s.before.text == ";") return "one statement at a time";
    if (auto advice = word_read_as_name(s); !advice.empty()) return advice;
    if (upper(s.before.text) == "FINISH")
        return "`FINISH` ends a query that returns nothing; leave it out to return rows";
    if (s.between_clauses)
        if (auto advice = look_up(order_of_clauses, s.word); !advice.empty()) return advice;
    if (s.wants("NULL") && s.behind_value == false && (upper(s.before.text) == "IS" || upper(s.before.text) == "NOT"))
        return "write `IS NULL` or `IS NOT NULL`; other values are compared with `=` and `<>`";
    if (s.open_bracket() == '(' && s.word == "AS")
        return "`AS` names a column of RETURN or WITH; values are converted by `toInteger()`, `toString()`, …";
    return {};
}

}  // namespace dossier::query::syntax
