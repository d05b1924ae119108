// Rows beyond the memory limit go to disk and come back: the same rows, in the same order, as without a limit.

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/query/spill.hpp"

namespace dossier::query {
namespace {

using namespace std::chrono_literals;

/// The last thousand rows of so many; what comes before is sorted all the same.
std::string sorted_values(std::string_view by) {
    return "UNWIND range(1, 60000) AS i WITH i, i * 7919 % 20 AS a WITH i, " + std::string{any_value} +
           " AS v ORDER BY " + std::string{by} + " SKIP 59000 RETURN i, v";
}

TEST_F(Spill, SortedValuesOfEveryKindAreTheSame) {
    expect_same(sorted_values("v"));
    expect_same(sorted_values("v DESC, i % 100"));
    expect_same(sorted_values("i % 2 DESC, v"), tiny, {.batch_size = 7});
}

TEST_F(Spill, NodesRelationshipsAndPathsStayWhatTheyAre) {
    expect_same("MATCH p = (a:A)-[r:T]->(b) UNWIND range(1, 100) AS i WITH p, a, r, b, i ORDER BY r.k DESC, i % 7, b.s "
                "SKIP 29000 RETURN p, r, a.id, b.id, [a, {r: r}]");
    expect_same(
        "MATCH (a:A) UNWIND range(1, 200) AS i OPTIONAL MATCH (a)-[r:T {k: 3}]->(b) WITH a, r, b, i ORDER BY i % 7 "
        "SKIP 59000 MATCH (a)-[:T]->(c) RETURN a, r, b, c.id");
}

TEST_F(Spill, SortKeysThatAreNoColumnsAreTheSame) {
    expect_same("UNWIND range(1, 60000) AS i WITH i, toString(i) AS s ORDER BY i % 10, size(s) DESC, right(s, 2) "
                "SKIP 59500 RETURN s");
}

TEST_F(Spill, RowsThatComeSeveralTimesDoSoAgain) {
    expect_same("MATCH (a:A) UNWIND range(1, 200) AS i MATCH (a)-[:T]->() WITH a.s AS s, i ORDER BY s, i SKIP 59000 "
                "RETURN s, i");
}

TEST_F(Spill, WithoutALimitNothingDoes) {
    for (const auto& row : run("PROFILE " + sorted_values("v")).rows) {
        EXPECT_EQ(row[1].as_string().find("spilled"), std::string::npos);
    }
}

TEST_F(Spill, StatementsThatWriteDoSoToo) {
    graph::Transaction transaction{*graph_};
    const Result result =
        prepare("MATCH (a:A) UNWIND range(1, 300) AS i WITH a, i ORDER BY i % 7, a.id SKIP 89990 SET a.last = i "
                "WITH a CREATE (a)-[:LAST]->(n:New {id: a.id}) RETURN count(n) AS n")
            .run(*graph_, {}, {.memory = tiny});
    EXPECT_EQ(result.rows[0][0].as_integer(), 10);
}

TEST_F(Spill, RunsAgainInASubquery) {
    expect_same(
        "UNWIND range(1, 3) AS o CALL (o) { UNWIND range(1, 50000) AS i WITH i ORDER BY i * o % 1009, i DESC SKIP "
        "49900 RETURN i } RETURN o, i");
}

TEST_F(Spill, CancellingIsQuick) {
    std::atomic<bool> cancelled{false};
    std::chrono::steady_clock::time_point at;
    std::thread hand{[&] {
        std::this_thread::sleep_for(1500ms);
        at = std::chrono::steady_clock::now();
        cancelled = true;
    }};
    const auto report =
        fault("UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b WITH a, b ORDER BY a * b % 7919 SKIP "
              "99999999 RETURN a",
              {.memory = 400'000'000, .cancelled = &cancelled});
    hand.join();
    EXPECT_EQ(report.code, graph::ErrorCode::cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - at, 1s);  // five times what is promised: machines are busy
}

TEST_F(Spill, TimeAndWhatIsOnDiskAreLimited) {
    const std::string endless =
        "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b WITH a, b ORDER BY b % 7 SKIP 99999999 RETURN a";
    EXPECT_EQ(fault(endless, {.timeout = 300ms, .memory = tiny}).code, graph::ErrorCode::timed_out);
    const auto report = fault(endless, {.memory = tiny});
    EXPECT_EQ(report.code, graph::ErrorCode::memory_exceeded);
    EXPECT_NE(report.message.find("on disk"), std::string::npos) << report.message;
}

TEST_F(Spill, AFolderThatTakesNoFileIsTold) {
    ::setenv("TMPDIR", "/no/such/folder", 1);
    const auto report = fault(sorted_values("v"), {.memory = tiny});
    ::unsetenv("TMPDIR");
    EXPECT_EQ(report.code, graph::ErrorCode::write_failed);
    EXPECT_NE(report.message.find("/no/such/folder"), std::string::npos) << report.message;
    EXPECT_NE(report.hint.find("TMPDIR"), std::string::npos) << report.hint;
}

TEST_F(Spill, AFileThatMayGrowNoFurtherIsToldAndNothingIsWritten) {
    expect_told_when_the_file_is_full(
        "UNWIND range(1, 60000) AS i CREATE (n:New) WITH i ORDER BY i % 7 SKIP 59999 RETURN i");
}

TEST_F(Spill, NothingStaysInTheFolder) {
    const auto folder = std::filesystem::temp_directory_path() / ("dossier-spill-test-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    ::setenv("TMPDIR", folder.c_str(), 1);
    EXPECT_TRUE(spilled("PROFILE " + sorted_values("v"), tiny));
    ::unsetenv("TMPDIR");
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    std::filesystem::remove(folder);
}

}  // namespace
}  // namespace dossier::query
