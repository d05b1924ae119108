#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query::syntax {

namespace {

constexpr std::string_view mistakes[] = {
    "MATCH (n RETURN n",
    "MATCH (n) RETRUN n",
    "MATCH (n) WEHRE n.x = 1 RETURN n",
    "RETURN [1, 2",
    "RETURN 'abc",
    "RETURN 1 /* never",
    "RETURN ‘a’",
    "RETURN 42 — 41",
    "RETURN 1 RETURN 2",
    "MATCH (n) RETURN n WHERE n.x = 1",
    "SELECT * FROM t",
    "MATCH (n) RETURN n LIMIT 1 ORDER BY n",
    "WHERE 1=1",
    "RETURN",
    "MATCH (n)-[r->(m) RETURN n",
    "MATCH (n)->(m) RETURN n",
    "MATCH (n)-->m RETURN n",
    "RETURN 1 +",
    "RETURN (1 + 2",
    "RETURN {a: 1, b}",
    "RETURN {name}",
    "MATCH (n) WHERE n.x CONTANS 'a' RETURN n",
    "MATCH (n) WHERE n.x = RETURN n",
    "RETURN 1 == 2",
    "RETURN 1 != 2",
    "RETURN a && b",
    "RETURN 0x1G",
    "RETURN 12abc",
    "RETURN '\\q'",
    "RETURN '\\u12'",
    "RETURN 99999999999999999999",
    "RETURN 1e999",
    "MATCH (n) RETURN n; MATCH (m) RETURN m",
    "",
    "// only a comment",
    "RETURN `abc",
    "MATCH (n:Label {a 1}) RETURN n",
    "MATCH (a)-[*1..x]->(b) RETURN a",
    "RETURN CASE WHEN true THEN 1",
    "RETURN [x IN xs WERE x > 1 | x]",
    "RETURN [x IN xs WHERE x > 1 x]",
    "RETURN [y + 1 | y]",
    "CALL",
    "CALL db.labels( YIELD x",
    "MERGE (n) ON UPDATE SET n.x=1",
    "MATCH (n) DELETE",
    "UNWIND [1,2] RETURN x",
    "RETURN count(",
    "RETURN exists {",
    "MATCH (n) RETURN n.",
    "MATCH p = RETURN p",
    "WITH 1 AS x MATCH",
    "CREATE (n WHERE n.x = 1)",
    "LOAD CSV FROM 'a' AS",
    "RETURN x y",
    "MATCH (where) RETURN 1",
    "RETURN case",
    "RETURN $",
    "RETURN all(x IN xs)",
    "MATCH (a)(b RETURN a",
    "MATCH (n) WITH n.name RETURN n ORDER n",
    "RETURN 'it's'",
    "OPTIONAL RETURN 1",
    "RETURN 1 UNION",
    "EXPLAIN",
    "RETURN \"abc",
    "RETURN n IS",
    "MATCH (a:A|) RETURN a",
    "MATCH (n) RETURN DISTINCT",
    "RETURN 5 @ 6",
    "MATCH (n)\nWHERE n.naam = 'ï' AND\nRETURN n",
    "MATCH (n) WHERE n.x LIKE 'a' RETURN n",
    "INSERT INTO t VALUES (1)",
    "FOREACH (x IN [1] | CREATE ())",
};

/// What a person sees when each of the mistakes is made.
std::string all_messages() {
    std::string text;
    for (const auto query : mistakes) {
        try {
            (void)parse(query);
            text.append("parsed: ").append(query);
        } catch (const graph::Error& error) {
            text += render(error.diagnostic(), "query", query);
        }
        text += "\n";
    }
    return text;
}

/// Parses what may be anything, and checks that an error lies within it.
void survive(std::string_view text) {
    try {
        (void)parse(text);
    } catch (const graph::Error& error) {
        const auto where = error.diagnostic().where;
        ASSERT_TRUE(where) << text;
        EXPECT_LE(where->begin, where->end) << text;
        EXPECT_LE(where->end, text.size()) << text;
        EXPECT_FALSE(render(error.diagnostic(), "query", text).empty());
    }
}

constexpr std::string_view long_query =
    "MATCH p = ANY SHORTEST ((a:A&!B {x: $p, `y`: 'ë\\u00EB'} WHERE a.z = 1)-[r:S|T*1..3]->(b)){1,4}, (c IS %) "
    "WHERE EXISTS { (a)--(b) } AND all(x IN [1, 0x2F, .5e3] WHERE x <> -2) OR NOT (a)<-[:T]-() /* and */ "
    "WITH DISTINCT a, [y IN a.list WHERE y:A | y {.*, k: reduce(s = 0, z IN y | s + z)}] AS l ORDER BY a.x DESC SKIP 1 "
    "CALL (a) { CREATE (:N)-[:T]->() SET a += {q: 1}, a:L } IN TRANSACTIONS OF 5 ROWS "
    "CALL db.f(1) YIELD o AS q WHERE q IS NOT NULL "
    "RETURN CASE l[0..1] WHEN null, 1 THEN count(*) ELSE COLLECT { RETURN 1 } END AS `out`, a.x IS :: LIST<INTEGER>;";

}  // namespace

TEST(SyntaxErrors, MessagesAreWhatTheGoldenFileSays) {
    const std::string path = DOSSIER_SOURCE_DIR "/tests/golden/syntax_errors.txt";
    const auto messages = all_messages();
    if (std::getenv("DOSSIER_UPDATE_GOLDEN") != nullptr) std::ofstream{path, std::ios::binary} << messages;
    std::ifstream file{path, std::ios::binary};
    const std::string golden{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(messages, golden) << "set DOSSIER_UPDATE_GOLDEN=1 to accept";
}

TEST(SyntaxErrors, AQueryCutAnywhereIsAnErrorOrAQuery) {
    EXPECT_NO_THROW((void)parse(long_query));
    for (std::size_t i = 0; i <= long_query.size(); ++i) {
        survive(long_query.substr(0, i));
        survive(long_query.substr(i));
    }
}

TEST(SyntaxErrors, AQueryWithAPieceMissingOrTwiceIsAnErrorOrAQuery) {
    for (std::size_t i = 0; i + 7 < long_query.size(); i += 3) {
        const auto piece = long_query.substr(i, 7);
        survive(std::string{long_query.substr(0, i)}.append(long_query.substr(i + 7)));
        survive(std::string{long_query.substr(0, i)}.append(piece).append(piece).append(long_query.substr(i)));
    }
}

TEST(SyntaxErrors, AnyBytesAreAnErrorOrAQuery) {
    constexpr std::string_view pieces[] = {
        "MATCH ", "(",  ")",       "[",     "]",      "{",    "}", "-",        ">",  "<",       "a",    ":",       "A",
        "|",      "..", "*",       "1",     ",",      "=",    "'", "`",        "$",  " WHERE ", " IN ", "RETURN ", "/*",
        "//",     "\n", "EXISTS ", "CASE ", " WHEN ", "\xC3", "ë", "\xF0\x9F", "\\", ".",       "+",    " IS ",    "!"};
    std::mt19937 random{42};
    for (int round = 0; round < 20'000; ++round) {
        std::string text = round % 3 == 0 ? "RETURN " : round % 3 == 1 ? "MATCH (a)" : "";
        const auto length = random() % 30;
        for (std::size_t i = 0; i < length; ++i)
            if (random() % 8 == 0)
                text += static_cast<char>(random() % 256);
            else
                text += pieces[random() % std::size(pieces)];
        survive(text);
    }
}

}  // namespace dossier::query::syntax
