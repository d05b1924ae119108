#include "repl/widen.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Widened, PlainValuesGetWhatTheyWereReadFrom) {
    EXPECT_THAT(widened("MATCH (a:Actor) RETURN a.name AS name ORDER BY name LIMIT 3"),
                ElementsAre("MATCH (a:Actor) RETURN a.name AS name, a AS `behind 1` ORDER BY name LIMIT 3"));
}

TEST(Widened, CountsGetWhatTheyCounted) {
    EXPECT_THAT(
        widened("MATCH (a)-[r]->(c) RETURN a.name, count(c) AS n ORDER BY n DESC LIMIT 3"),
        ElementsAre("MATCH (a)-[r]->(c) RETURN a.name, count(c) AS n, collect(DISTINCT a) AS `behind 1`, "
                    "collect(DISTINCT c) AS `behind 2`, collect(DISTINCT r) AS `behind 3` ORDER BY n DESC LIMIT 3"));
}

TEST(Widened, RelationshipsWithoutAVariableGetOne) {
    EXPECT_THAT(widened("MATCH (a)-[:T|U*1..2 {n: 1}]->(b)<--(c)--() WHERE a.n -[1][0] > 1--(2) RETURN a.n AS n"),
                ElementsAre("MATCH (a)-[`tie 1`:T|U*1..2 {n: 1}]->(b)<-[`tie 2`]-(c)-[`tie 3`]-() WHERE a.n -[1][0] > "
                            "1--(2) RETURN a.n AS n, a AS `behind 1`, b AS `behind 2`, c AS `behind 3`, "
                            "`tie 1` AS `behind 4`, `tie 2` AS `behind 5`, `tie 3` AS `behind 6`"));
    const std::string no_pattern_may_bind = "MATCH (a) WHERE (a)-[:T]->() AND NOT (a)-->() RETURN a.n AS n";
    EXPECT_THAT(widened(no_pattern_may_bind), ElementsAre(no_pattern_may_bind + ", a AS `behind 1`"));
    const std::string told_apart_by_all = "MATCH (a)-->(b) RETURN DISTINCT *";
    EXPECT_THAT(widened(told_apart_by_all), ElementsAre(told_apart_by_all));
}

TEST(Widened, WhatAWithLeavesBehindIsCarriedOn) {
    EXPECT_THAT(
        widened("MATCH (a)-->(c) WITH a.name AS who, count(c) AS n WHERE n > 1 RETURN who"),
        ElementsAre("MATCH (a)-[`tie 1`]->(c) WITH a.name AS who, count(c) AS n, collect(DISTINCT a) AS `behind "
                    "1`, collect(DISTINCT c) AS `behind 2`, collect(DISTINCT `tie 1`) AS `behind 3` WHERE n > 1 "
                    "RETURN who, `behind 1` AS `behind 4`, `behind 2` AS `behind 5`, `behind 3` AS `behind 6`, "
                    "n AS `behind 7`, who AS `behind 8`"));
}

TEST(Widened, DistinctGroupsAsBefore) {
    EXPECT_THAT(widened("MATCH (a) RETURN distinct a.name AS name SKIP 1"),
                ElementsAre("MATCH (a) RETURN  a.name AS name, collect(DISTINCT a) AS `behind 1` SKIP 1"));
}

TEST(Widened, WhatSubqueriesBindIsListed) {
    EXPECT_THAT(widened("MATCH (a) WHERE EXISTS { (a)-[r]->(b) } RETURN a.n AS n"),
                ElementsAre("MATCH (a) WHERE EXISTS { (a)-[r]->(b) } RETURN a.n AS n, a AS `behind 1`, "
                            "COLLECT { MATCH (a)-[r]->(b)  RETURN [b, r] } AS `behind 2`"));
    EXPECT_THAT(
        widened("MATCH (a) RETURN a.n AS n, COUNT { MATCH (a)-->(b) WHERE b.n > 1 RETURN b } AS m"),
        ElementsAre("MATCH (a) RETURN a.n AS n, COUNT { MATCH (a)-[`tie 1`]->(b) WHERE b.n > 1 RETURN b } AS m, "
                    "a AS `behind 1`, COLLECT { MATCH (a)-[`tie 1`]->(b) WHERE b.n > 1  RETURN [b, `tie 1`] } "
                    "AS `behind 2`"));
    EXPECT_THAT(widened("RETURN COUNT { (a)-->(b) } AS n"),
                ElementsAre("RETURN COUNT { (a)-[`tie 1`]->(b) } AS n, COLLECT { MATCH (a)-[`tie 1`]->(b)  RETURN [a, "
                            "b, `tie 1`] } AS `behind 1`"));
    EXPECT_THAT(widened("MATCH (a) WHERE EXISTS { (a)-->() } RETURN a.n AS n"),
                ElementsAre("MATCH (a) WHERE EXISTS { (a)-[`tie 1`]->() } RETURN a.n AS n, a AS `behind 1`, COLLECT { "
                            "MATCH (a)-[`tie 1`]->()  RETURN [`tie 1`] } AS `behind 2`"));
    EXPECT_THAT(widened("MATCH (a) WHERE COUNT { MATCH (a)-->(b) RETURN b UNION MATCH (a)<--(c) RETURN c AS b } > 1 "
                        "RETURN a.n AS n"),
                ElementsAre("MATCH (a) WHERE COUNT { MATCH (a)-[`tie 1`]->(b) RETURN b UNION MATCH (a)<-[`tie 2`]-(c) "
                            "RETURN c AS b } > 1 RETURN a.n AS n, a AS `behind 1`, COLLECT { MATCH (a)-[`tie 1`]->(b)  "
                            "RETURN [b, `tie 1`] } AS `behind 2`, COLLECT { MATCH (a)<-[`tie 2`]-(c)  RETURN [c, `tie "
                            "2`] } AS `behind 3`"));
    EXPECT_THAT(widened("MATCH (a) WHERE EXISTS { MATCH (a) RETURN a NEXT MATCH (a)-->(b) RETURN b } RETURN a.n AS n"),
                ElementsAre("MATCH (a) WHERE EXISTS { MATCH (a) RETURN a NEXT MATCH (a)-[`tie 1`]->(b) RETURN b } "
                            "RETURN a.n AS n, a AS `behind 1`"));
}

TEST(Widened, WhatSubqueriesWithinSubqueriesBindIsListedWithin) {
    EXPECT_THAT(
        widened("MATCH (a) WHERE EXISTS { (a)-->(b) WHERE EXISTS { (b)-->(c) } } RETURN a.n AS n"),
        ElementsAre("MATCH (a) WHERE EXISTS { (a)-[`tie 1`]->(b) WHERE EXISTS { (b)-[`tie 2`]->(c) } } RETURN "
                    "a.n AS n, a AS `behind 1`, COLLECT { MATCH (a)-[`tie 1`]->(b) WHERE EXISTS { (b)-[`tie "
                    "2`]->(c) }  RETURN [b, `tie 1`, COLLECT { MATCH (b)-[`tie 2`]->(c)  RETURN [c, `tie 2`] }] "
                    "} AS `behind 2`"));
    EXPECT_THAT(widened("MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN COUNT { (b)-->(c) } } AS n"),
                ElementsAre("MATCH (a) RETURN COLLECT { MATCH (a)-[`tie 1`]->(b) RETURN COUNT { (b)-[`tie 2`]->(c) } } "
                            "AS n, a AS `behind 1`, COLLECT { MATCH (a)-[`tie 1`]->(b)  RETURN [b, `tie 1`, COLLECT { "
                            "MATCH (b)-[`tie 2`]->(c)  RETURN [c, `tie 2`] }] } AS `behind 2`"));
}

TEST(Widened, WhatAPatternInAListBindsIsListed) {
    EXPECT_THAT(
        widened("MATCH (a) RETURN [(a)-->(b) WHERE b.n > 1 | b.n] AS n"),
        ElementsAre("MATCH (a) RETURN [(a)-[`tie 1`]->(b) WHERE b.n > 1 | b.n] AS n, a AS `behind 1`, COLLECT { "
                    "MATCH (a)-[`tie 1`]->(b) WHERE b.n > 1  RETURN [b, `tie 1`] } AS `behind 2`"));
    EXPECT_THAT(widened("MATCH (a) RETURN [(a.n + 1) * 2, [x IN [1] | x]][0] AS n"),
                ElementsAre("MATCH (a) RETURN [(a.n + 1) * 2, [x IN [1] | x]][0] AS n, a AS `behind 1`"));
}

TEST(Widened, WhatACallBindsGoesOutOfIt) {
    EXPECT_THAT(widened("MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b.n AS m } RETURN a.n AS n, m"),
                ElementsAre("MATCH (a) CALL (a) { MATCH (a)-[`tie 1`]->(b) RETURN b.n AS m, [b, `tie 1`] AS `behind 1` "
                            "} RETURN a.n AS n, m, a AS `behind 2`, `behind 1` AS `behind 3`, m AS `behind 4`"));
    EXPECT_THAT(widened("CALL { MATCH (a) RETURN count(a) AS n } RETURN n"),
                ElementsAre("CALL { MATCH (a) RETURN count(a) AS n, [collect(DISTINCT a)] AS `behind 1` } "
                            "RETURN n, `behind 1` AS `behind 2`, n AS `behind 3`"));
    EXPECT_THAT(widened("CALL { MATCH (a:A) RETURN a.n AS n UNION ALL MATCH (b:B) RETURN b.n AS n } RETURN n"),
                ElementsAre("CALL { MATCH (a:A) RETURN a.n AS n, [a] AS `behind 1` UNION ALL "
                            "MATCH (b:B) RETURN b.n AS n, [b] AS `behind 1` } "
                            "RETURN n, `behind 1` AS `behind 2`, n AS `behind 3`"));
}

TEST(Widened, WhatACallTellsApartByAllThatItHoldsStaysAsItIs) {
    const std::string statement = "CALL { MATCH (a:A) RETURN a.n AS n UNION MATCH (b:B) RETURN b.n AS n } RETURN n";
    EXPECT_THAT(widened(statement), ElementsAre(statement + ", n AS `behind 1`"));
}

TEST(Widened, AProcedureYieldsWhatItHasOfTheGraph) {
    EXPECT_THAT(widened("MATCH (a:A), (b:B) CALL dossier.link(a, b) YIELD text AS t RETURN t"),
                ElementsAre("MATCH (a:A), (b:B) CALL dossier.link(a, b) YIELD text AS t, path AS `behind 1`, "
                            "relationship AS `behind 2`, sentence AS `behind 3` RETURN t, a AS `behind 4`, "
                            "b AS `behind 5`, `behind 1` AS `behind 6`, `behind 2` AS `behind 7`, "
                            "`behind 3` AS `behind 8`, t AS `behind 9`"));
    EXPECT_THAT(widened("CALL db.labels() YIELD label RETURN count(label) AS n"),
                ElementsAre("CALL db.labels() YIELD label RETURN count(label) AS n, "
                            "collect(DISTINCT label) AS `behind 1`"));
}

TEST(Widened, EveryBranchOfAUnionIsOne) {
    EXPECT_THAT(
        widened("MATCH (a:A) RETURN a.n AS n UNION ALL MATCH (b:B) RETURN b.n AS n"),
        ElementsAre("MATCH (a:A) RETURN a.n AS n, a AS `behind 1`", "MATCH (b:B) RETURN b.n AS n, b AS `behind 1`"));
}

TEST(Widened, AllThatIsThereStaysAsItIs) {
    EXPECT_THAT(widened("MATCH (a) RETURN *"), ElementsAre("MATCH (a) RETURN *"));
    EXPECT_THAT(widened("RETURN 1 AS n"), ElementsAre("RETURN 1 AS n"));
    EXPECT_THAT(widened("SHOW INDEXES"), ElementsAre("SHOW INDEXES"));
    EXPECT_THAT(widened("PROFILE MATCH (a) RETURN a.n AS n"),
                ElementsAre("MATCH (a) RETURN a.n AS n, a AS `behind 1`"));
}

TEST(Widened, WhatWritesOrIsNoQueryIsNot) {
    EXPECT_THAT(widened("CREATE (a) RETURN a"), IsEmpty());
    EXPECT_THAT(widened("MATCH (a"), IsEmpty());
    EXPECT_THAT(widened(""), IsEmpty());
}

TEST(Widened, GivesTheRowsOfTheStatement) {
    tests::SpokenShell shell;
    ASSERT_TRUE(shell.run("UNWIND range(1, 6) AS n CREATE (:A {n: n, odd: n % 2})-[:T]->(:B {n: n})"));
    for (const std::string statement :
         {"MATCH (a:A) RETURN a.odd AS odd, sum(a.n) AS total ORDER BY total DESC LIMIT 1",
          "MATCH (a:A)-->(b) WITH DISTINCT a.odd AS odd ORDER BY odd LIMIT 1 RETURN odd",
          "MATCH (a:A) WITH a.n AS n, a.odd AS odd WHERE odd = 1 RETURN n ORDER BY n DESC SKIP 1",
          "MATCH (a:A) RETURN count(*) AS rows, collect(DISTINCT a.odd) AS odd",
          "MATCH (a:A) LET m = a.n FILTER m > 3 RETURN m ORDER BY m",
          "MATCH (a:A) WHERE EXISTS { (a)-->(b:B) WHERE b.n > 2 } RETURN a.n AS n",
          "MATCH (a:A) WITH a.odd AS odd, count(*) AS n WHERE COUNT { (b:A) WHERE b.odd = odd } > 1 RETURN odd, n",
          "MATCH (a:A) RETURN a.odd AS odd, sum(COUNT { (a)-->(b) }) AS total",
          "MATCH (a:A) WHERE EXISTS { MATCH (a)-->(b) WHERE EXISTS { (c:A) WHERE c.n = b.n } } RETURN DISTINCT a.odd",
          "RETURN COUNT { MATCH (a:A) RETURN a } AS n",
          "MATCH (a:A) CALL (a) { MATCH (a)-->(b) RETURN b.n AS m ORDER BY m LIMIT 1 } RETURN a.odd AS odd, sum(m) AS "
          "s",
          "MATCH (a:A) CALL (*) { MATCH (a)-->(b) WITH DISTINCT b.n % 2 AS odd RETURN odd } RETURN DISTINCT odd",
          "MATCH (a:A) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS m } RETURN a.n AS n, m ORDER BY n LIMIT 2",
          "CALL () { MATCH (a:A) RETURN a.n AS n UNION ALL MATCH (b:B) RETURN b.n AS n } RETURN n, count(*) AS times",
          "CALL () { MATCH (a:A) RETURN a.n AS n UNION MATCH (b:B) RETURN b.n AS n } RETURN n, count(*) AS times",
          "MATCH (a:A) OPTIONAL CALL (a) { MATCH (a)-->(b:C) RETURN b.n AS m } RETURN a.n AS n, m",
          "MATCH (a:A) RETURN [(a)-->(b) | b.n] AS m, a.n AS n",
          "MATCH (a:A {n: 1}), (b:B {n: 1}) CALL dossier.link(a, b) YIELD step RETURN step"}) {
        ASSERT_TRUE(shell.run(statement));
        const query::Result narrow = *shell.shell().last_result();
        const auto wide = widened(statement);
        ASSERT_EQ(wide.size(), 1U) << statement;
        const query::Result rows = shell.shell().trace(wide.front());
        ASSERT_EQ(rows.rows.size(), narrow.rows.size()) << wide.front();
        EXPECT_GT(rows.columns.size(), narrow.columns.size()) << wide.front();
    }
}

}  // namespace
}  // namespace dossier::repl
