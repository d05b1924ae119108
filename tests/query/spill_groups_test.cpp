// Groups beyond the memory limit go to disk and come back: the same groups, in the same order, with the same results.

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/query/spill.hpp"

namespace dossier::query {
namespace {

using namespace std::chrono_literals;

/// Numbered values of every kind, `v`, of which `distinct` different numbers `k` are left.
std::string values(int rows, int distinct) {
    return fmt::format("UNWIND range(1, {}) AS i WITH i, i * 7919 % 20 AS a, i * 7907 % {} AS k WITH i, k, {} AS v ",
                       rows, distinct, any_value);
}

TEST_F(Spill, GroupsAreTheSame) {
    expect_same(values(60'000, 20'011) + "WITH k, count(*) AS n, sum(i) AS s WHERE k % 37 = 0 RETURN k, n, s");
    expect_same(values(60'000, 1'009) + "WITH v, k, count(i) AS n, min(i) AS first WHERE k % 37 = 0 RETURN *");
    expect_same(values(60'000, 30'011) +
                    "WITH 'text ' + k AS t, v, min(i) AS first WHERE first % 37 = 0 RETURN t, v, first",
                tiny, {.batch_size = 7});
}

TEST_F(Spill, DistinctValuesWithoutAKeyAreTheSame) {
    expect_same("UNWIND range(1, 60000) AS i RETURN count(DISTINCT i * 7919 % 50021) AS n");
    expect_same("UNWIND range(1, 60000) AS i RETURN count(DISTINCT 'text ' + i % 20011) AS n, count(i), max(i)");
    // The order in which floats are added up shows, and so does the one of a list.
    expect_same(
        "UNWIND range(1, 60000) AS i WITH i * 7919 % 50021 AS k RETURN sum(DISTINCT k / 3.0) AS s, "
        "avg(DISTINCT k * 0.1) AS a, min(DISTINCT k) AS l, stDev(DISTINCT k / 7.0) AS d, count(DISTINCT k % 11)");
    expect_same("UNWIND range(1, 60000) AS i WITH i * 7919 % 20011 AS k "
                "RETURN collect(DISTINCT k)[17000..] AS l, count(*) AS n",
                2 * tiny);
    expect_same(values(60'000, 30'011) + "RETURN count(DISTINCT [k, v]) AS n, count(DISTINCT v) AS m", tiny,
                {.batch_size = 7});
    expect_same("MATCH p = (a:A)-[:T]->(b) UNWIND range(1, 200) AS i RETURN count(DISTINCT [a, i]) AS n, "
                "count(DISTINCT a) AS m, count(DISTINCT CASE WHEN i % 2 = 0 THEN b.id * 1000 + i END) AS s");
    expect_same(
        "UNWIND [30000, 40000] AS most CALL (most) { UNWIND range(1, most) AS i RETURN count(DISTINCT i) AS n } "
        "RETURN most, n");
}

TEST_F(Spill, DistinctValuesWithoutAKeyStayBelowTheLimit) {
    // A limit of which the values alone are several times as much.
    const auto count = run("UNWIND range(1, 400) AS a UNWIND range(1, 1000) AS b RETURN count(DISTINCT a * 1000 + b)",
                           {.memory = tiny});
    EXPECT_EQ(count.rows[0][0].as_integer(), 400'000);
}

TEST_F(Spill, EveryAggregateGoesOnWhereItWas) {
    // What is gathered of 300 groups outgrows memory long after they are all there.
    const std::string gathered =
        values(60'000, 300) +
        "WITH k, collect(i) AS l, collect(v) AS vs, collect(DISTINCT v) AS ds, count(DISTINCT i) AS n, "
        "sum(i / 3.0) AS f, sum(CASE WHEN i <= 30000 THEN 1 ELSE -1 END * 9223372036854775807) AS s, avg(i * 0.1) AS "
        "m, "
        "sum(duration({seconds: i})) AS d, min(v) AS least, max(v) AS most, stDev(i) AS sd, stDevP(i / 7.0) AS sp, "
        "percentileCont(i, 0.3) AS pc, percentileDisc(i / 2.0, 0.7) AS pd, sum(DISTINCT i % 11) AS sx "
        "RETURN k, size(l), l[0], l[77], l[-1], vs[..20], ds, n, f, s, m, d, least, most, sd, sp, pc, pd, sx";
    expect_same(gathered, 2 * tiny);
    expect_same(gathered, tiny, {.batch_size = 7});
}

TEST_F(Spill, GroupsOfNodesAreTheSame) {
    expect_same("MATCH (a:A) UNWIND range(1, 500) AS i WITH a, collect(i + a.id) AS l RETURN a, size(l), l[0], l[-1]");
    expect_same("MATCH (a:A), (b:A) WITH a, b, count(*) AS n WHERE (a.id + b.id) % 97 = 0 RETURN a, b, n");
    expect_same("MATCH p = (a:A)-[r:T]->() UNWIND range(1, 200) AS i WITH p, r, [i, a] AS l, count(*) AS n "
                "WHERE l[0] % 50 = 0 RETURN p, r, l, n");
    expect_same("MATCH (a:A) UNWIND range(1, 200) AS i OPTIONAL MATCH (a)-[r:T {k: 3}]->(b) WITH b, i, max(a.id) AS m "
                "WHERE i % 50 = 0 OPTIONAL MATCH (b)-[:T]->(c) RETURN b, i, m, c.id");
}

TEST_F(Spill, RowsThatTakeOthersAwayDoSoOnDiskToo) {
    graph::PropertyGraph graph;
    graph::Transaction transaction{graph};
    (void)prepare("UNWIND range(0, 9999) AS i CREATE (q:Q) WITH q, i UNWIND range(0, i % 4) AS j "
                  "CREATE (:P {id: i * 4 + j})-[:R]->(q)")
        .run(graph);
    const std::string text =
        "MATCH (a:P)-[:R]->(q:Q)<-[:R]-(c:P) WHERE a <> c WITH a.id AS a, count(*) AS n WHERE a % 37 < 5 RETURN a, n";
    const Result all = prepare(text).run(graph);
    const Result some = prepare(text).run(graph, {}, {.memory = tiny});
    ASSERT_GT(all.rows.size(), 1000U);
    ASSERT_EQ(all.rows.size(), some.rows.size());
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
        ASSERT_EQ(all.rows[row][0].as_integer(), some.rows[row][0].as_integer());
        ASSERT_EQ(all.rows[row][1].as_integer(), some.rows[row][1].as_integer());
        ASSERT_NE(all.rows[row][0].as_integer() % 16, 0) << "a node that is alone is no group";
    }
    std::string profile;
    for (const auto& row : prepare("PROFILE " + text).run(graph, {}, {.memory = tiny}).rows) {
        profile += row[0].as_string() + row[1].as_string() + "\n";
    }
    EXPECT_NE(profile.find("Subtract"), std::string::npos) << profile;
    EXPECT_NE(profile.find("spilled"), std::string::npos) << profile;
}

TEST_F(Spill, DistinctRowsAreTheSame) {
    expect_same(values(60'000, 30'011) + "WITH DISTINCT k WHERE k % 37 = 0 RETURN k");
    expect_same(values(60'000, 3'001) + "WITH DISTINCT v, k WHERE k % 37 = 0 RETURN v, k", tiny, {.batch_size = 7});
    expect_same("MATCH (a:A), (b:A) WITH DISTINCT a, b, (a.id + b.id) % 97 AS k WHERE k = 0 RETURN a, b.s");
    expect_same("CALL { UNWIND range(1, 30000) AS i RETURN i % 20011 AS i UNION UNWIND range(1, 30000) AS i RETURN "
                "i % 19001 + 10000.0 AS i } WITH i WHERE i % 37 = 0 RETURN i");
}

TEST_F(Spill, OfDistinctRowsTheFirstComeAtOnce) {
    const auto first =
        run("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH DISTINCT b, a RETURN b LIMIT 3",
            {.timeout = 20s, .memory = 100'000'000});
    ASSERT_EQ(first.rows.size(), 3U);
    EXPECT_EQ(first.rows[2][0].as_integer(), 3);
}

TEST_F(Spill, DistinctRowsWithoutAColumnAreOne) {
    EXPECT_EQ(run("MATCH (:A) WITH DISTINCT * RETURN 1 AS one").rows.size(), 1U);
}

TEST_F(Spill, RandomTablesGroupTheSame) {
    std::mt19937 random{20};
    const auto below = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    constexpr std::string_view keys[] = {"k", "v, k", "toString(k)", "k % 100, k / 100", "[k], v", "toFloat(k)"};
    constexpr std::string_view gathered[] = {
        "count(*)",          "sum(i)", "collect(v)[..3]", "avg(i / 3.0)",
        "count(DISTINCT v)", "max(v)", "stDev(i)",        "percentileCont(i, 0.5)"};
    for (int round = 0; round < 12; ++round) {
        const std::size_t memory = tiny + static_cast<std::size_t>(below(4'000'000));
        expect_same(values(40'000 + below(20'000), 25'000 + below(20'000)) +
                        fmt::format("WITH {0} AS key, min(i) AS first, {1} AS x, {2} AS y WHERE first % 97 = {3} "
                                    "RETURN key, x, y",
                                    fmt::format("[{}]", keys[round % 6]), gathered[below(8)], gathered[below(8)],
                                    below(97)),
                    memory, {.batch_size = static_cast<std::size_t>(1 + below(1'000))});
    }
}

TEST_F(Spill, GroupsRunAgainInASubquery) {
    expect_same("UNWIND range(1, 3) AS o CALL (o) { UNWIND range(1, 50000) AS i WITH i * o % 30011 AS k, count(*) AS n "
                "WHERE k % 997 = 0 RETURN k, n } RETURN o, k, n");
    expect_same("UNWIND range(1, 3) AS o CALL (o) { UNWIND range(1, 50000) AS i WITH DISTINCT i * o % 30011 AS k "
                "WHERE k % 997 = 0 RETURN k } RETURN o, k");
}

TEST_F(Spill, GroupsThatFitStayInMemory) {
    EXPECT_FALSE(spilled("PROFILE " + values(60'000, 300) + "RETURN k, count(*), sum(i), max(i)", 2 * tiny));
    EXPECT_FALSE(spilled("PROFILE " + values(60'000, 300) + "RETURN DISTINCT k", tiny));
    EXPECT_FALSE(spilled("PROFILE " + values(60'000, 300) + "RETURN count(*), sum(i)", tiny));
}

TEST_F(Spill, OneGroupBeyondMemoryIsToldSo) {
    EXPECT_EQ(fault("UNWIND range(1, 400) AS a UNWIND range(1, 1000) AS i WITH collect(i) AS l RETURN size(l)",
                    {.memory = tiny})
                  .code,
              graph::ErrorCode::memory_exceeded);
    EXPECT_EQ(fault("UNWIND range(1, 400) AS a UNWIND range(1, 1000) AS i WITH i % 500 = 0 AS k, collect(i) AS l "
                    "RETURN k, size(l)",
                    {.memory = tiny})
                  .code,
              graph::ErrorCode::memory_exceeded);
}

TEST_F(Spill, AnErrorOfAnAggregateOnDiskTellsItsPlace) {
    const std::string text =
        "UNWIND range(1, 60000) AS i WITH i % 30000 AS k, sum(CASE i WHEN 60000 THEN 'x' ELSE i END) "
        "AS s RETURN count(*)";
    const auto all = fault(text, {});
    const auto some = fault(text, {.memory = tiny});
    EXPECT_EQ(all.code, some.code);
    EXPECT_EQ(all.message, some.message);
    EXPECT_EQ(all.where, some.where);
    EXPECT_EQ(all.code, graph::ErrorCode::invalid_argument_type);
}

/// Ten million groups, of which none is handed on before the last row has come.
constexpr std::string_view many_groups =
    "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b WITH a % 1000 AS a, b, count(*) AS n SKIP 99999999 "
    "RETURN a";
constexpr std::string_view many_distinct_rows =
    "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b WITH DISTINCT a, b SKIP 99999999 RETURN a";

TEST_F(Spill, CancellingGroupsIsQuick) {
    for (const std::string_view text : {many_groups, many_distinct_rows}) {
        std::atomic<bool> cancelled{false};
        std::chrono::steady_clock::time_point at;
        std::thread hand{[&] {
            std::this_thread::sleep_for(2500ms);
            at = std::chrono::steady_clock::now();
            cancelled = true;
        }};
        const auto report = fault(text, {.memory = 100'000'000, .cancelled = &cancelled});
        hand.join();
        EXPECT_EQ(report.code, graph::ErrorCode::cancelled) << text;
        EXPECT_LT(std::chrono::steady_clock::now() - at, 1s) << text;  // five times what is promised: machines are busy
    }
}

TEST_F(Spill, TimeAndWhatGroupsHaveOnDiskAreLimited) {
    for (const std::string_view text : {many_groups, many_distinct_rows}) {
        EXPECT_EQ(fault(text, {.timeout = 300ms, .memory = tiny}).code, graph::ErrorCode::timed_out) << text;
        const auto report = fault(text, {.memory = tiny});
        EXPECT_EQ(report.code, graph::ErrorCode::memory_exceeded) << text;
        EXPECT_NE(report.message.find("on disk"), std::string::npos) << report.message;
    }
}

TEST_F(Spill, AFolderThatTakesNoFileOfGroupsIsTold) {
    ::setenv("TMPDIR", "/no/such/folder", 1);
    const auto report = fault(many_groups, {.memory = tiny});
    ::unsetenv("TMPDIR");
    EXPECT_EQ(report.code, graph::ErrorCode::write_failed);
    EXPECT_NE(report.message.find("/no/such/folder"), std::string::npos) << report.message;
}

TEST_F(Spill, AFileOfGroupsThatMayGrowNoFurtherIsToldAndNothingIsWritten) {
    expect_told_when_the_file_is_full("UNWIND range(1, 60000) AS i CREATE (n:New) WITH i, count(*) AS c RETURN sum(c)");
}

TEST_F(Spill, NothingOfGroupsStaysInTheFolder) {
    const auto folder = std::filesystem::temp_directory_path() / ("dossier-group-test-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    ::setenv("TMPDIR", folder.c_str(), 1);
    EXPECT_TRUE(spilled("PROFILE " + values(60'000, 30'011) + "WITH k, count(*) AS n RETURN sum(n)", tiny));
    EXPECT_EQ(fault(many_groups, {.memory = tiny}).code, graph::ErrorCode::memory_exceeded);
    ::unsetenv("TMPDIR");
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    std::filesystem::remove(folder);
}

}  // namespace
}  // namespace dossier::query
