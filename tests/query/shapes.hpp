#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Queries that are as deep or as long as one likes, for the tests of depth and of the parser's work.

namespace dossier::query {

/// A text of any depth: `open` and `close` once for each level.
struct Shape {
    std::string_view before, open, middle, close, after;

    [[nodiscard]] std::string text(std::size_t levels) const {
        std::string text{before};
        for (std::size_t i = 0; i < levels; ++i) text += open;
        text += middle;
        for (std::size_t i = 0; i < levels; ++i) text += close;
        return text.append(after);
    }
};

/// Constructs that hold themselves, and run.
inline constexpr Shape shapes[] = {
    {"RETURN ", "(", "1", ")", ""},
    {"RETURN ", "[", "1", "]", ""},
    {"RETURN ", "{a: ", "1", "}", ""},
    {"RETURN ", "[x IN ", "[1]", " WHERE x > 0 | x]", ""},
    {"RETURN ", "[x IN [1] | ", "1", "]", ""},
    {"RETURN ", "[(a)-->(b) | ", "1", "]", ""},
    {"RETURN ", "[[0]][", "0", "][0]", ""},
    {"RETURN [0][", "[0][", "0", "..][0]", "..1]"},
    {"RETURN ", "coalesce(", "1", ")", ""},
    {"RETURN ", "toInteger(1 + ", "1", ")", ""},
    {"RETURN ", "NOT ", "true", "", ""},
    {"RETURN ", "- ", "$x", "", ""},
    {"RETURN ", "CASE WHEN true THEN ", "1", " END", ""},
    {"RETURN ", "CASE ", "1", " WHEN 1 THEN 1 END", ""},
    {"RETURN ", "all(x IN [true] WHERE ", "true", ")", ""},
    {"RETURN ", "reduce(s = ", "1", ", x IN [1] | s + x)", ""},
    {"RETURN ", "reduce(s = 1, x IN [1] | ", "1", ")", ""},
    {"RETURN ", "1 = (", "1", ")", ""},
    {"RETURN ", "1 + (", "1", ")", ""},
    {"MATCH (n) RETURN ", "n {x: ", "1", "}", ""},
    {"RETURN ", "COUNT { RETURN ", "1", " AS a }", ""},
    {"RETURN ", "COLLECT { RETURN ", "1", " AS a }", ""},
    {"MATCH (n) WHERE ", "EXISTS { MATCH (n) WHERE ", "true", " }", " RETURN n"},
    {"MATCH (n) WHERE ", "EXISTS { (n) WHERE ", "true", " }", " RETURN n"},
    {"MATCH (n) WHERE ", "EXISTS { MATCH (m) WHERE ", "true", " }", " RETURN n"},
    {"", "CALL { ", "RETURN 1 AS x", " } RETURN x", ""},
    {"MATCH (n:", "!(", "A", ")", ") RETURN n"},
    {"MATCH (n) RETURN n:", "(A|", "A", ")", ""},
    {"RETURN 1 IS :: ", "LIST<", "INTEGER", ">", ""},
};

/// Long rather than deep, but the tree of the expression or of the plan grows with every part.
inline constexpr Shape chains[] = {
    {"RETURN 1", " + 1", "", "", ""},
    {"RETURN true", " OR true", "", "", ""},
    {"MATCH (n) WHERE n.x = 1", " AND n.x = 1", "", "", " RETURN n"},
    {"RETURN {}", ".b", "", "", ""},
    {"RETURN []", "[0]", "", "", ""},
    {"RETURN 1", " IS NULL", "", "", ""},
    {"RETURN 1", " = 1", "", "", ""},
    {"RETURN 'a'", " || 'a'", "", "", ""},
    {"", "WITH 1 AS x ", "RETURN x", "", ""},
    {"", "UNWIND [1] AS x WITH 1 AS y ", "RETURN 1", "", ""},
    {"", "MATCH (n) WITH n ", "RETURN n", "", ""},
    {"", "OPTIONAL MATCH (n) ", "RETURN 1", "", ""},
    {"MATCH (a)", ", (a)", "", "", " RETURN 1"},
    {"MATCH ()", "-->()", "", "", " RETURN 1"},
    {"CREATE ()", "-[:T]->()", "", "", ""},
    {"", "MERGE (:A {x: 1}) ", "", "", ""},
    {"", "CREATE (:A) WITH 1 AS x ", "RETURN 1", "", ""},
    {"", "CALL { CREATE (:A) } ", "RETURN 1", "", ""},
    {"", "CALL { RETURN 1 AS y } WITH 1 AS x ", "RETURN x", "", ""},
    {"RETURN 1 AS x", " UNION RETURN 1 AS x", "", "", ""},
    {"RETURN 1 AS x", " UNION ALL RETURN 1 AS x", "", "", ""},
};

/// More that hold themselves, for the parser alone: what they mean may be wrong.
inline constexpr Shape read_shapes[] = {
    {"RETURN ", "(", "1", ")", ""},
    {"RETURN ", "({a:", "1", "})", ""},  // a pattern, or a map in brackets?
    {"RETURN ", "(n {a:", "1", "})", ""},
    {"MATCH (n) WHERE ", "(n {a:", "1", "})-->()", " RETURN n"},
    {"MATCH (n) WHERE ", "(", "(n)-->()", ")", " RETURN n"},
    {"RETURN ", "[x IN ", "[1]", "]", ""},  // a comprehension, or a list of tests?
    {"RETURN ", "[x IN ", "[1]", " WHERE x > 1 | x]", ""},
    {"RETURN ", "[x IN ", "[1]", ", 2]", ""},
    {"RETURN ", "[", "1", "]", ""},
    {"RETURN ", "[(a)-->(b) | ", "1", "]", ""},
    {"RETURN ", "[(a)-->(b) WHERE ", "true", " | 1]", ""},
    {"RETURN ", "[p = (a {x: ", "1", "})-->(b) | p]", ""},
    {"RETURN ", "a[", "0", "..1]", ""},  // an index, or a slice?
    {"RETURN ", "a[", "0", "]", ""},
    {"RETURN ", "a[..", "0", "]", ""},
    {"RETURN ", "f(", "1", ")", ""},
    {"RETURN ", "{a: ", "1", "}", ""},
    {"RETURN ", "n {x: ", "1", "}", ""},
    {"RETURN ", "NOT ", "true", "", ""},
    {"RETURN ", "- ", "1", "", ""},
    {"RETURN ", "CASE WHEN true THEN ", "1", " END", ""},
    {"RETURN ", "CASE ", "1", " WHEN 1 THEN 2 END", ""},
    {"RETURN ", "all(x IN ", "[1]", " WHERE true)", ""},
    {"RETURN ", "reduce(a = ", "1", ", x IN [1] | a)", ""},
    {"RETURN ", "COUNT { RETURN ", "1", " }", ""},
    {"MATCH (n) WHERE ", "EXISTS { MATCH (n) WHERE ", "true", " }", " RETURN n"},
    {"MATCH (n) WHERE ", "EXISTS { (n) WHERE ", "true", " }", " RETURN n"},
    {"MATCH ", "(n WHERE EXISTS { ", "(m)", " })", " RETURN 1"},
    {"", "CALL { ", "RETURN 1 AS x", " }", " RETURN 1"},
    {"MATCH ", "(", "(a)-->(b)", ")", " RETURN a"},
    {"MATCH ", "(", "(a)-->(b)", " WHERE a.x = 1)", " RETURN a"},
    {"MATCH (n:", "(", "A", ")", ") RETURN n"},
    {"MATCH (n:", "!", "A", "", ") RETURN n"},
    {"RETURN 1 IS :: ", "LIST<", "INTEGER", ">", ""},
    {"RETURN ", "[(a)-->(b WHERE ", "true", ") | 1]", ""},
    {"RETURN ", "[x IN ", "y", "]", ""},
    {"RETURN ", "[x IN y WHERE ", "true", "]", ""},
    {"RETURN a[", "a[", "0", "..1]", "]"},
    {"RETURN a[", "..a[", "0", "]", "]"},
    {"RETURN ", "n {.*, .a, b, c: ", "1", "}", ""},
    {"RETURN ", "shortestPath((a)-[*..3 {x: ", "1", "}]->(b))", ""},
    {"RETURN ", "a.b(DISTINCT ", "1", ")", ""},
    {"RETURN ", "any(x IN ", "y", " WHERE x)", ""},
    {"RETURN ", "CASE WHEN 1 THEN 2 ELSE ", "1", " END", ""},
    {"RETURN ", "CASE a WHEN ", "1", " THEN 1 END", ""},
    {"RETURN ", "+ ", "1", "", ""},
    {"RETURN [x IN y WHERE x:", "(A|", "A", ")", " | x]"},
    {"MATCH ", "(", "(a)-->(b)", ")", " RETURN 1"},
    {"RETURN ", "EXISTS { (a)-->(b) WHERE ", "true", " }", ""},
    {"", "CALL (*) { ", "RETURN 1 AS x", " } RETURN x", ""},
};

/// Several levels in each, of one kind or of many.
inline constexpr Shape mixed_shapes[] = {
    {"RETURN ", "({a: (", "n", ")-->()})", ""},
    {"MATCH (n) WHERE ", "(n {a: size([x IN [1] WHERE ", "(n)-->()", "])})-->()", " RETURN n"},
    {"RETURN ", "1 IN [", "1", "]", ""},
    {"RETURN ", "NOT (", "1", ")", ""},
    {"RETURN ", "-(", "1", ")", ""},
    {"RETURN ", "a STARTS WITH (", "1", ")", ""},
    {"RETURN ", "(a < b OR ", "1", ")", ""},
    {"MATCH (n IS ", "(A&", "A", ")", ") RETURN n"},
    {"MATCH ", "((a)-->(b) ", "(c)-->(d)", "){1,2}", " RETURN 1"},
    {"MATCH ", "(p = ACYCLIC ", "(a)-->(b)", " WHERE a.x)+", " RETURN 1"},
    {"MATCH ANY SHORTEST ", "((a)-[r WHERE true]->(b WHERE true) ", "(c)", ")*", " RETURN 1"},
    {"MATCH (n WHERE ", "EXISTS { (n WHERE ", "true", ") }", ") RETURN n"},
    {"MATCH ()-[r WHERE ", "EXISTS { ()-[r WHERE ", "true", "]->() }", "]->() RETURN r"},
    {"RETURN ", "COUNT { MATCH (a) RETURN a UNION MATCH (b) WHERE ", "true", " RETURN b }", ""},
    {"", "CALL () { RETURN 1 AS x UNION ", "RETURN 1 AS x", " } IN TRANSACTIONS OF 2 ROWS RETURN x", ""},
    {"", "OPTIONAL CALL { LET x = 1 FILTER true NEXT ", "RETURN 1 AS x", " } RETURN x", ""},
    {"CREATE ", "(a {x: EXISTS { ", "(a)", " }})", ""},
    {"RETURN 1 IS :: ", "LIST<INTEGER NOT NULL | LIST<", "INTEGER", ">>", ""},
    {"RETURN ", "[{a: (CASE WHEN NOT f(-", "1", ") THEN [x IN y WHERE a[0..1] | x] END)}]", ""},
    {"RETURN ", "EXISTS { MATCH (a {x: [COUNT { (b) WHERE ", "true", " }]})-->() }", ""},
    {"RETURN ", "reduce(s = [", "1", "], x IN y | s + {a: x})", ""},
};

/// Long, but not deep in brackets: the tree grows with every operator.
inline constexpr Shape operator_chains[] = {
    {"RETURN 1", " + 1", "", "", ""},       {"RETURN true", " OR true", "", "", ""}, {"RETURN a", ".b", "", "", ""},
    {"RETURN a", "[0]", "", "", ""},        {"RETURN 1", " IS NULL", "", "", ""},    {"RETURN 1", " ^ 2", "", "", ""},
    {"RETURN a IN b", " IN b", "", "", ""},
};

}  // namespace dossier::query
