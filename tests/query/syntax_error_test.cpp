#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query::syntax {

namespace {

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
