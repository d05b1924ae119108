#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/rows.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

// A statement with thousands of variables, of which each row carries a few.

constexpr std::int64_t megabyte = 1'000'000;

/// `part` so many times, with a number of its own for every `#`.
std::string numbered(std::string_view before, std::string_view part, std::size_t times, std::string_view after) {
    std::string text{before};
    for (std::size_t i = 0; i < times; ++i) {
        for (const char c : part) text += c == '#' ? fmt::format("{}", i) : std::string(1, c);
    }
    return text.append(after);
}

class WideStatement : public testing::Test {
protected:
    WideStatement() {
        graph::Transaction transaction{graph_};
        (void)prepare("CREATE (a:A {x: 1})-[:T]->(:B {x: 2})").run(graph_);
        transaction.commit();
    }

    /// The one integer that `text` gives, in no more than `most` bytes.
    std::int64_t value(const std::string& text, std::int64_t most, const Options& options = {}) {
        const Result result = prepare(text).run(graph_, {}, {.memory = most}, options);
        EXPECT_EQ(result.rows.size(), 1U);
        return result.rows.at(0).at(0).as_integer();
    }

    graph::PropertyGraph graph_;
};

TEST_F(WideStatement, HoldsNoMoreThanItsRowsCarry) {
    EXPECT_EQ(value(numbered("", "OPTIONAL MATCH (n#:C) ", 1'900, "RETURN 1"), 100 * megabyte), 1);
    EXPECT_EQ(value(numbered("MATCH (a:A) ", "OPTIONAL MATCH (a)-[:T]->(n#) WHERE n#.x > 0 ", 900, "RETURN n899.x"),
                    100 * megabyte),
              2);
    EXPECT_EQ(value(numbered("", "UNWIND [#] AS v# ", 3'900, "RETURN v3899"), 100 * megabyte), 3'899);
    EXPECT_EQ(
        value(numbered("WITH 1 AS x ", "CALL (x) { RETURN x + # AS v# } ", 1'900, "RETURN v1899"), 100 * megabyte),
        1'900);
    EXPECT_EQ(value(numbered("", "WITH # AS v# ", 3'900, "RETURN v3899"), 100 * megabyte), 3'899);
}

TEST_F(WideStatement, AnswersTheSameWithoutRewrites) {
    for (const std::string& text :
         {numbered("MATCH (a:A) ", "OPTIONAL MATCH (a)-[:T]->(n#:B) ", 100, "RETURN n0.x + n50.x + n99.x"),
          numbered("MATCH (a:A) ", "OPTIONAL MATCH (a)-[:T]->(n#:C) ", 100, "RETURN coalesce(n0, n99, a.x)"),
          numbered("MATCH (a:A) ", "CALL (a) { OPTIONAL MATCH (a)-->(b) RETURN b.x AS v# } ", 50, "RETURN v0 + v49"),
          numbered("", "UNWIND [#] AS v# ", 200, "RETURN v7 + v199")}) {
        EXPECT_EQ(value(text, 100 * megabyte), value(text, 100 * megabyte, {.rewrites = false})) << text.substr(0, 60);
    }
}

TEST_F(WideStatement, IsStoppedWhereItsRowsCarryTooMuch) {
    const std::string text = numbered("", "OPTIONAL MATCH (n#:C) ", 1'900, "RETURN *");
    try {
        (void)prepare(text).run(graph_, {}, {.memory = 2 * megabyte});
        FAIL() << "it ran in two megabytes";
    } catch (const graph::Error& error) {
        EXPECT_EQ(error.diagnostic().code, graph::ErrorCode::memory_exceeded);
    }
}

}  // namespace

namespace exec {
namespace {

TEST(ColumnsBySlot, AreFoundInAnyNumberAndOrder) {
    ColumnsBySlot columns;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const std::uint32_t slot = i * 17 % 40 * 100;
        columns[Slot{slot}] = Column::Values{graph::Value{std::int64_t{slot}}};
        for (std::uint32_t j = 0; j <= i; ++j) {
            const std::uint32_t older = j * 17 % 40 * 100;
            ASSERT_EQ(std::as_const(columns)[Slot{older}].at(0).as_integer(), std::int64_t{older});
        }
    }
    std::uint32_t next = 0;
    for (const auto& [slot, column] : columns) {
        EXPECT_EQ(slot, Slot{next});
        next += 100;
    }
    EXPECT_EQ(next, 4'000U);
}

TEST(ColumnsBySlot, HaveNoneForOtherSlots) {
    ColumnsBySlot columns;
    const ColumnsBySlot& seen = columns;
    EXPECT_TRUE(seen[Slot{0}].absent());
    columns[Slot{5}] = Column::Nodes{NodeId{1}};
    for (const std::uint32_t other : {0U, 4U, 6U, 4'000'000U}) EXPECT_TRUE(seen[Slot{other}].absent());
    EXPECT_EQ(seen.end() - seen.begin(), 1);
    columns.clear();
    EXPECT_TRUE(seen[Slot{5}].absent());
}

TEST(Batch, KeepsTheColumnsThatAllRowsCarryWhereRowsAreAdded) {
    Batch all, more;
    all.size = more.size = 1;
    all[Slot{1}] = Column::Nodes{NodeId{1}};
    all[Slot{2}] = Column::Nodes{NodeId{2}};
    more[Slot{2}] = Column::Values{graph::Value{std::int64_t{7}}};
    more[Slot{3}] = Column::Nodes{NodeId{3}};
    append(all, more);
    const Batch& joined = all;
    EXPECT_EQ(joined.size, 2U);
    EXPECT_TRUE(joined[Slot{1}].absent());
    EXPECT_TRUE(joined[Slot{3}].absent());
    EXPECT_EQ(joined[Slot{2}].at(0).as_node(), NodeId{2});
    EXPECT_EQ(joined[Slot{2}].at(1).as_integer(), 7);
}

}  // namespace
}  // namespace exec
}  // namespace dossier::query
