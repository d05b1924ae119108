#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/syntax/parser.hpp"
#include "query/syntax/unparse.hpp"

namespace dossier::query::syntax {

namespace {

/// One query or more for every production of the grammar.
constexpr std::string_view queries[] = {
    // statements
    "RETURN 1",
    "EXPLAIN RETURN 1;",
    "PROFILE MATCH (n) RETURN n",
    "RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 3 AS x UNION DISTINCT RETURN 4 AS x",
    "MATCH (n) FINISH",
    // matching
    "MATCH (n), (m:A)-->(k) WHERE n.x = m.x OPTIONAL MATCH (n)--(o) RETURN *",
    "MATCH p = (a)-[r:T {x: 1}]->(b)<-[s]-(c)<-->(d)-[:A|B WHERE 1 = 1]-(e) RETURN p",
    "MATCH (n $props) RETURN n",
    "MATCH (n {x: 1} WHERE n.y > 2), (WHERE true), ({x: 1}), (:A), (IS A|B), (n IS !A&(B|%)) RETURN n",
    "MATCH (a)-[*]->(b)-[*2]->(c)-[*1..]->(d)-[*..3]->(e)-[r:T*1..3 {x: 1}]-(f)-[*..]-(g) RETURN a",
    "MATCH (a)-->*(b)-->+(c)-->{2}(d)-[:T]->{1,4}(e)<--{,3}(f)--{2,}(g) RETURN a",
    "MATCH ((a)-[r:T]->(b) WHERE a.x < b.x){1,4}(c) RETURN r",
    "MATCH (p = (a)-->(b))+, ((x)), (((y)-->(z)){2}-->()){3}, (-->){2} RETURN a",
    "MATCH ALL (a)-->(b), ANY (a)-->(b), ANY 3 PATHS (a)-->(b), ALL SHORTEST (a)-->+(b) RETURN a",
    "MATCH p = ANY SHORTEST TRAIL PATH (a)-->+(b), SHORTEST 2 PATHS (c)-->*(d) RETURN p",
    "MATCH SHORTEST $k GROUPS (a)-->*(b), SHORTEST GROUP (c)-->*(d), SHORTEST 2 ACYCLIC GROUPS (e)-->*(f) RETURN a",
    "MATCH WALK (a)-->(b), SIMPLE PATHS (c)-->(d), (ACYCLIC (e)-->(f)){2} RETURN a",
    "MATCH p = shortestPath((a)-[*]->(b)), allShortestPaths((a)-[:T*..5]-(b)) RETURN p",
    // projecting
    "WITH DISTINCT 1 AS x, 2 AS y ORDER BY x DESC, y ASC SKIP 1 LIMIT $n WHERE x > 0 RETURN *, x + 1 AS z",
    "RETURN ALL x, y ORDER BY x DESCENDING, y ASCENDING OFFSET 1",
    "UNWIND [1, 2] AS x RETURN x AS `a b`",
    "FOR x IN [1] LET y = x, z = y FILTER WHERE z > 0 RETURN y",
    "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row",
    "LOAD CSV FROM $file AS row RETURN row",
    // updating
    "CREATE (a:A:B {x: 1})-[:T {y: 2}]->(b), p = (a)<-[:S $map]-(:C), ()",
    "MERGE p = (a:A {x: 1})-[:T]->(b) ON CREATE SET a.x = 1, a:B ON MATCH SET a += {y: 2} ON CREATE SET b = $p RETURN "
    "p",
    "MATCH (n) SET n.x = 1, n[$k] = 2, (n).y.z = 3, n = {a: 1}, n += m, n:A:B, n IS C",
    "MATCH (n) REMOVE n.x, n[$k], n:A:B, (n).y",
    "MATCH (n) DELETE n, m.x DETACH DELETE n",
    // calling
    "CALL db.labels",
    "CALL db.labels() YIELD *",
    "CALL `a b`.c(1, 'x') YIELD x AS y, z WHERE y > z RETURN y",
    "OPTIONAL CALL p(1) YIELD x RETURN x",
    "MATCH (a) CALL (a) { RETURN a.x AS x UNION RETURN a.y AS x } RETURN x",
    "CALL () { RETURN 1 AS x } CALL (*) { RETURN 2 AS y } OPTIONAL CALL { MATCH (n) RETURN n } RETURN x",
    "UNWIND [1] AS x CALL (x) { CREATE (:A {x: x}) } IN TRANSACTIONS OF 10 ROWS CALL { CREATE () } IN TRANSACTIONS",
    "CALL { CREATE () } IN 2 CONCURRENT TRANSACTIONS OF $n ROWS ON ERROR CONTINUE REPORT STATUS AS s "
    "CALL { CREATE () } IN CONCURRENT TRANSACTIONS ON ERROR BREAK CALL { CREATE () } IN TRANSACTIONS ON ERROR FAIL",
    // operators
    "RETURN a OR b XOR c AND NOT d, NOT (a OR b), (a OR b) AND c, a OR (b OR c)",
    "RETURN 1 < 2 <= 3 = 4 <> 5 > 6 >= 7, (1 < 2) < 3, 1 < (2 < 3), NOT (a = b)",
    "RETURN a IN b, a STARTS WITH b, a ENDS WITH b, a CONTAINS b, a =~ 'x.*', a IS NULL, a IS NOT NULL IS NULL",
    "RETURN n:A, n:A:B, n IS A|B, n IS LABELED !A, n IS NOT LABELED (A&%), n:(A|B)",
    "RETURN a IS :: INTEGER, a IS NOT :: LIST<STRING NOT NULL>!, a :: ZONED DATETIME, a IS TYPED INTEGER | FLOAT",
    "RETURN a + b - c || d * e / f % g ^ -h ^ +i, -(-a), - -a, a - -b, a - (b - c), (a + b) * c, -(a + b), 2 ^ (3 ^ 4)",
    "RETURN a.b.c, a[0], a[1..2], a[..2], a[1..], a[..], a[b[0]..c[1..2]], (a + b).c, a.`b c`[0].d, {a: 1}.a, [1][0]",
    // primaries
    "RETURN null, true, false, 0, 0x1F, 0o17, 1_000, -9223372036854775808, 1.0, 1e300, .5, 1.5e-7, NaN, Infinity, -INF",
    "RETURN 'a', \"b\", 'it''s \\' \\\\ \\n \\t \\r \\b \\f \\u00EB', \"\"\"\", ''",
    "RETURN $a, $1, $`a b`, `a b`, `null`, `case`",
    "RETURN CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END, CASE x WHEN 1, 2 THEN 'a' END",
    "RETURN count(*), count(DISTINCT x), count(ALL x), f(), a.b.f(1, 2), trim('x'), all(x IN y WHERE x)",
    "RETURN any(x IN [1] WHERE x > 0), none(x IN y WHERE x), single(x IN y WHERE x:A)",
    "RETURN reduce(a = 0, x IN [1, 2] | a + x)",
    "RETURN [], [1, [2]], [x IN y], [x IN y WHERE x], [x IN y | x], [x IN y WHERE x:A | x.b], [(x IN y)], [x IN y, 1]",
    "RETURN [(a)-->(b) | b], [p = (a)-[:T]-() WHERE a.x:A | p], [(x OR y), 1], [(a)-->(), 1], [(NOT x)]",
    "RETURN {}, {a: 1, `b c`: {d: [2]}}, n {.*}, n {.a, .`b c`, m, k: 1 + 2, .*}, n {}",
    "MATCH (a) WHERE (a)-->() AND NOT (a)<--(:B {x: 1})--() OR exists((a)-->()) RETURN (a.x) - (a.y)",
    "MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x = 1 } AND COUNT { MATCH (a) RETURN a } > 1 RETURN COLLECT { MATCH "
    "(b) RETURN b.x }",
    "RETURN EXISTS { p = (a)-->(b), ANY SHORTEST (c)-->+(d) }, EXISTS { RETURN 1 UNION RETURN 2 }",
    "RETURN shortestPath((a)-[*]-(b)), length(allShortestPaths((a)-[:T*]->(b)))",
    // what could be read as something else
    "RETURN (n:A) - (-(m:B)), (n:A) - ([1]) - (m:A), (a) < -(b), (a) - (-b), `all`(1), [`x` IN y | (x:A|B)]",
    "WITH 1 AS `match`, 2 AS `where` RETURN `match`, `where`",
};

}  // namespace

TEST(Unparse, WhatItWritesParsesToTheSameTree) {
    for (const auto query : queries) {
        SCOPED_TRACE(query);
        std::string text;
        try {
            const auto statement = parse(query);
            text = unparse(statement);
            EXPECT_EQ(parse(text), statement) << text;
            EXPECT_EQ(unparse(parse(text)), text);
        } catch (const graph::Error& error) {
            ADD_FAILURE() << render(error.diagnostic(), "query", text.empty() ? query : std::string_view{text});
        }
    }
}

TEST(Unparse, BracketsStandOnlyWhereTheyAreNeeded) {
    EXPECT_EQ(unparse(parse("return ((1)+(2*3))*(4) as x")), "RETURN (1 + 2 * 3) * 4 AS x");
    EXPECT_EQ(unparse(parse("match (n:A:B)-[]->(m) where not((n.x)=1) return n")),
              "MATCH (n:A&B)-->(m) WHERE NOT n.x = 1 RETURN n");
}

}  // namespace dossier::query::syntax
