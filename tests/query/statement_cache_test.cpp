#include "query/statement_cache.hpp"

#include <gtest/gtest.h>

#include <string>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/property_graph.hpp"

namespace dossier::query {
namespace {

TEST(StatementCache, GivesTheSameStatementForTheSameText) {
    StatementCache cache;
    const Statement* first = &cache.prepare("RETURN 1 AS one");
    EXPECT_EQ(&cache.prepare("RETURN 1 AS one"), first);
    EXPECT_EQ(cache.size(), 1);
    EXPECT_NE(&cache.prepare("RETURN 2 AS one"), first);
    EXPECT_EQ(cache.size(), 2);
}

TEST(StatementCache, TellsTextsApartThatDifferInAnything) {
    StatementCache cache;
    graph::PropertyGraph graph;
    EXPECT_EQ(cache.prepare("RETURN 1").columns()[0], "1");
    EXPECT_EQ(cache.prepare("RETURN  1").columns()[0], "1");
    EXPECT_EQ(cache.prepare("CYPHER 9 RETURN 1").columns()[0], "1");
    EXPECT_EQ(cache.prepare("EXPLAIN RETURN 1").columns()[0], "operator");
    EXPECT_EQ(cache.prepare("return 1").run(graph).rows.size(), 1);
    EXPECT_EQ(cache.size(), 5);
}

TEST(StatementCache, KeepsNoMistake) {
    StatementCache cache;
    for (int time = 0; time < 2; ++time) {
        EXPECT_THROW((void)cache.prepare("RETURN nobody"), graph::Error);
        EXPECT_THROW((void)cache.prepare("RETRUN 1"), graph::Error);
    }
    EXPECT_EQ(cache.size(), 0);
}

TEST(StatementCache, ForgetsWhatWasUsedLongestAgo) {
    StatementCache cache;
    const Statement* kept = &cache.prepare("RETURN 'kept'");
    for (std::size_t i = 0; i < 2 * StatementCache::most_statements; ++i) {
        (void)cache.prepare(fmt::format("RETURN {}", i));
        EXPECT_EQ(&cache.prepare("RETURN 'kept'"), kept);
    }
    EXPECT_EQ(cache.size(), StatementCache::most_statements);
}

TEST(StatementCache, HoldsNoMoreTextThanItSays) {
    StatementCache cache;
    const std::string long_one(StatementCache::longest_text - 100, ' ');
    for (int i = 0; i < 40; ++i) (void)cache.prepare(fmt::format("RETURN {}{}", i, long_one));
    EXPECT_LE(cache.size(), StatementCache::most_text / long_one.size());
    EXPECT_GT(cache.size(), 10);
}

TEST(StatementCache, KeepsNoTextThatIsTooLong) {
    StatementCache cache;
    graph::PropertyGraph graph;
    const std::string text = "RETURN 1 AS one" + std::string(StatementCache::longest_text, ' ');
    EXPECT_EQ(cache.prepare(text).run(graph).rows.size(), 1);
    EXPECT_EQ(cache.prepare(text).run(graph).rows.size(), 1);
    EXPECT_EQ(cache.size(), 0);
}

}  // namespace
}  // namespace dossier::query
