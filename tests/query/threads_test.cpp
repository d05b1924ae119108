#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "graph/value_order.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

constexpr Options shared{.threads = 3, .rows_worth_sharing = 1};

class Threads : public testing::Test {
protected:
    static void SetUpTestSuite() {
        graph_ = new graph::PropertyGraph;
        graph::Transaction transaction{*graph_};
        // Numbers whose sum depends on the order in which they are added.
        (void)prepare("UNWIND range(1, 600) AS i CREATE (:A {id: i, x: 10.0 ^ (i % 37 - 18) / 3, s: 'n' + i % 7})")
            .run(*graph_);
        (void)prepare("MATCH (a:A) UNWIND range(1, a.id % 5) AS k MATCH (b:A {id: a.id * 7 * k % 600 + 1}) "
                      "CREATE (a)-[:T {k: k}]->(b)")
            .run(*graph_);
        (void)prepare("MATCH (a:A) WHERE a.id % 3 = 0 SET a:B").run(*graph_);
        transaction.commit();
    }
    static void TearDownTestSuite() { delete graph_; }

    /// The operators of the plan, one a line.
    static std::string plan(std::string_view text, const Options& options = shared) {
        return prepare(text).explain(*graph_, options);
    }
    static bool is_shared(std::string_view text, const Options& options = shared) {
        return plan(text, options).find("Gather") != std::string::npos;
    }
    static Result run(std::string_view text, const Options& options, const Limits& limits = {}) {
        return prepare(text).run(*graph_, {}, limits, options);
    }
    static std::optional<graph::Diagnostic> fault(std::string_view text, const Options& options,
                                                  const Limits& limits = {}) {
        try {
            (void)run(text, options, limits);
        } catch (const graph::Error& error) {
            return error.diagnostic();
        }
        return std::nullopt;
    }

    static graph::PropertyGraph* graph_;
};

graph::PropertyGraph* Threads::graph_ = nullptr;

bool same_rows(const Result& a, const Result& b) {
    return std::ranges::equal(
        a.rows, b.rows, [](const auto& x, const auto& y) { return std::ranges::equal(x, y, graph::Equivalent{}); });
}

constexpr std::array answers{
    "MATCH (a:A) WHERE a.id % 2 = 0 RETURN a.id, a.s",
    "MATCH (a:A)-[r:T]->(b) RETURN a.id, r.k, b.id",
    "MATCH (a:A)-[r:T]->(b) RETURN a, r, b",
    "MATCH (a:A) RETURN sum(a.x), avg(a.x), stdev(a.x), collect(a.id)",
    "MATCH (a:A)-[:T]->(b) RETURN a.s AS s, sum(b.x), collect(b.id), count(*), min(b.x)",
    "MATCH (a:A)-[:T]->(b) RETURN DISTINCT b.s, a.id % 4",
    "MATCH (a:A)-[:T]->()-[:T]->(c) RETURN count(*)",
    "MATCH (a:A)-[:T]->(b)-[:T]->(c), (a)-[:T]->(c) RETURN a.id, b.id, c.id",
    "MATCH (a:A)-[:T*1..3]->(b:B) RETURN a.id, b.id, count(*)",
    "MATCH p = (a:B)-[:T*2]-(b) RETURN p",
    "MATCH p = ANY SHORTEST (a:A WHERE a.id < 6)-[:T]->+(b) RETURN length(p), b.id",
    "MATCH (a:A) OPTIONAL MATCH (a)-[:T]->(b:B) WHERE b.id > a.id RETURN a.id, b.id",
    "MATCH (a:A) WHERE EXISTS { (a)-[:T]->(:B) } RETURN a.id",
    "MATCH (a:A) WHERE a.id < 20 OR EXISTS { (a)-[:T]->(:B {id: 3}) } RETURN a.id",
    "MATCH (a:A) RETURN a.id, COUNT { (a)--(:B) }, [(a)-[:T]->(b) | b.id]",
    "MATCH (a:A) CALL (a) { MATCH (a)-[:T]->(b) RETURN b ORDER BY b.id DESC LIMIT 1 } RETURN a.id, b.id",
    "MATCH (a:A), (b:B) WHERE a.id = b.id RETURN a.id",
    "MATCH (a:A)-[:T]->(b)-[:T]->(c)-[:T]->(d) WHERE a.id < 20 RETURN b.id, c.id, d.id",
    "UNWIND range(1, 2000) AS i WITH i WHERE i % 3 = 1 RETURN i, toString(i)",
    "MATCH (a:A) RETURN a.id AS i UNION ALL MATCH (b:B)-[:T]->(c) RETURN c.id AS i",
    "MATCH (a:A)-[:T]->(b) WITH b, count(*) AS n WHERE n > 1 MATCH (b)-[:T]->(c) RETURN b.id, n, c.id",
    "MATCH (a:A)-[:T]->(b) RETURN a.id, b.x ORDER BY b.x, a.id % 3 SKIP 5 LIMIT 50",
    "MATCH (a:A)-[:T]->(b), (c:A)-[:T]->(b) WHERE a <> c RETURN count(*)",
    "MATCH (a:A)-[:T]->(b) WHERE b.s =~ 'n[1-3]' RETURN percentileCont(b.x, 0.3), a.s",
};

TEST_F(Threads, GiveTheRowsOfOneInItsOrder) {
    std::size_t in_parts = 0;
    for (const char* text : answers) {
        in_parts += is_shared(text) ? 1 : 0;
        const Result alone = run(text, {});
        for (const std::size_t batch : {1U, 3U, 2048U}) {
            for (const std::size_t threads : {2U, 5U}) {
                const Options options{.batch_size = batch, .threads = threads, .rows_worth_sharing = 1};
                EXPECT_TRUE(same_rows(alone, run(text, options))) << text << "\n"
                                                                  << threads << " threads, batches of " << batch;
            }
        }
        EXPECT_TRUE(same_rows(run(text, {.rewrites = false}),
                              run(text, {.rewrites = false, .threads = 3, .rows_worth_sharing = 1})))
            << text;
    }
    EXPECT_GE(in_parts, answers.size() - 4) << "else this shows nothing";
}

TEST_F(Threads, AreNotAskedForLittle) {
    EXPECT_FALSE(is_shared("MATCH (a:A) WHERE a.id % 2 = 0 RETURN a.id", {.threads = 3}));
    EXPECT_FALSE(is_shared("MATCH (a:A) WHERE a.id % 2 = 0 RETURN a.id", {.threads = 1, .rows_worth_sharing = 1}));
    EXPECT_TRUE(is_shared("MATCH (a:A) WHERE a.id % 2 = 0 RETURN a.id"));
    EXPECT_FALSE(is_shared("RETURN 1"));
}

TEST_F(Threads, AreNotAskedWhereSomebodyMayStopEarly) {
    EXPECT_FALSE(is_shared("MATCH (a:A)-[:T]->(b) RETURN a.id LIMIT 3"));
    EXPECT_FALSE(is_shared("MATCH (a:A)-[:T]->(b) RETURN DISTINCT b.id LIMIT 3"));
    EXPECT_TRUE(is_shared("MATCH (a:A)-[:T]->(b) RETURN a.id ORDER BY a.id LIMIT 3"));
    EXPECT_TRUE(is_shared("MATCH (a:A)-[:T]->(b) RETURN b.id, collect(a.id) LIMIT 3"));
}

TEST_F(Threads, AreNotAskedWhereTheOrderOfWorkShows) {
    EXPECT_FALSE(is_shared("MATCH (a:A) WHERE a.id % 2 = 0 RETURN rand()"));
    EXPECT_FALSE(is_shared("MATCH (a:A) WHERE a.id % 2 = 0 CREATE (:C)"));
    EXPECT_FALSE(is_shared("MATCH (a:A) CALL (a) { RETURN a.id AS i } IN TRANSACTIONS RETURN i"));
    EXPECT_FALSE(is_shared("MATCH (a:A) WHERE a.id % 2 = 0 CALL db.labels() YIELD label RETURN a, label"));
    EXPECT_FALSE(is_shared("MATCH (a:A) WHERE COUNT { CALL db.labels() YIELD label RETURN label } > 1 RETURN a.id"));
}

TEST_F(Threads, FailAsOneDoes) {
    for (const char* text : {"MATCH (a:A) RETURN 1 / (a.id - 300)", "MATCH (a:A) WHERE a.s.x = 1 RETURN a",
                             "MATCH (a:A)-[:T]->(b) RETURN sum(1 / (b.id - 17))",
                             "UNWIND range(-1000, 1000) AS i WITH i WHERE 1 / i > 5 RETURN i"}) {
        const auto alone = fault(text, {});
        const auto together = fault(text, shared);
        ASSERT_TRUE(alone && together) << text;
        EXPECT_EQ(alone->code, together->code) << text;
        EXPECT_EQ(alone->message, together->message) << text;
        EXPECT_EQ(alone->where->begin, together->where->begin) << text;
    }
}

TEST_F(Threads, EndAtTheLimitsOfTheQuery) {
    const char* endless = "MATCH (a:A), (b:A), (c:A), (d:A), (e:A) WHERE a.x + b.x + c.x + d.x = e.x RETURN count(*)";
    ASSERT_TRUE(is_shared(endless));
    const auto began = std::chrono::steady_clock::now();
    const auto late = fault(endless, shared, {.timeout = std::chrono::milliseconds{50}});
    ASSERT_TRUE(late);
    EXPECT_EQ(late->code, graph::ErrorCode::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{10});

    const auto large = fault("MATCH (a:A), (b:A), (c:A) RETURN a.s + b.s + c.s AS s", shared, {.memory = 1'000'000});
    ASSERT_TRUE(large);
    EXPECT_EQ(large->code, graph::ErrorCode::memory_exceeded);

    std::atomic<bool> cancelled = false;
    std::jthread canceller{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{30});
        cancelled = true;
    }};
    const auto stopped = fault(endless, shared, {.cancelled = &cancelled});
    ASSERT_TRUE(stopped);
    EXPECT_EQ(stopped->code, graph::ErrorCode::cancelled);
}

TEST_F(Threads, LeaveNothingHeldBehind) {
    const Limits limits{.memory = 3'000'000};
    EXPECT_EQ(run("MATCH (a:A), (b:A) WHERE a.x <> b.x RETURN count(*)", shared, limits).rows.size(), 1)
        << "more than the limit in all, but never at once";
}

TEST_F(Threads, AreToldByThePlan) {
    const std::string text = plan("MATCH (a:A)-[:T]->(b) WHERE b.id > 3 RETURN a.id");
    EXPECT_NE(text.find("Gather"), std::string::npos) << text;
    EXPECT_NE(text.find("workers"), std::string::npos) << text;
}

TEST_F(Threads, AreMeasuredTogether) {
    const std::string text = "PROFILE MATCH (a:A)-[:T]->(b) WHERE b.id % 2 = 0 RETURN a.id, b.id";
    const Result alone = run(text, {});
    const Result together = run(text, shared);
    ASSERT_EQ(together.rows.size(), alone.rows.size() + 1);
    std::size_t at = 0;
    for (const auto& row : together.rows) {
        if (row[0].as_string().find("Gather") != std::string::npos) continue;
        EXPECT_EQ(row[0].as_string(), alone.rows[at][0].as_string());
        EXPECT_EQ(row[3].as_integer(), alone.rows[at][3].as_integer()) << row[0].as_string();
        ++at;
    }
}

TEST_F(Threads, MayRunOneStatementAtATime) {
    const Statement statement = prepare("MATCH (a:A)-[:T]->(b) RETURN a.id, b.id");
    const Result expected = statement.run(*graph_);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 4; ++i) {
            readers.emplace_back([&, i] {
                const Options options{.threads = i % 2 == 0 ? 2U : 1U, .rows_worth_sharing = 1};
                for (int time = 0; time < 5; ++time) {
                    if (!same_rows(expected, statement.run(*graph_, {}, {}, options))) ++wrong;
                }
            });
        }
    }
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace dossier::query
