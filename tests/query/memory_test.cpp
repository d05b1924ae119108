// The memory limit of a query, asked of the process: what it takes at most, whatever operators think that they hold.

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

constexpr std::size_t limit = 40'000'000;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_measured = false;  // they keep what was given back, and shadows of everything
#else
constexpr bool is_measured = true;
#endif

enum Outcome { answered = 0, stopped = 1, otherwise = 2 };

Outcome run(const std::string& text, std::optional<std::size_t> memory, std::uint32_t threads) {
    try {
        graph::PropertyGraph graph;
        graph::Transaction transaction{graph};
        static_cast<void>(prepare(text).run(graph, {}, {.memory = memory}, {.threads = threads}));
        return answered;
    } catch (const graph::Error& error) {
        return error.diagnostic().code == graph::ErrorCode::memory_exceeded ? stopped : otherwise;
    } catch (...) {
        return otherwise;
    }
}

struct Seen {
    int outcome;
    long most_bytes;  // in memory at once
};

Seen in_a_process_of_its_own(const std::string& text, std::optional<std::size_t> memory, std::uint32_t threads = 1) {
    const pid_t process = fork();
    if (process == 0) _exit(run(text, memory, threads));
    int status = 0;
    rusage used{};
    wait4(process, &status, 0, &used);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, used.ru_maxrss * 1024};
}

TEST(Memory, IsNeverMuchAboveTheLimit) {
    const Seen nothing = in_a_process_of_its_own("RETURN 1", limit);
    ASSERT_EQ(nothing.outcome, answered);
    const std::string rows = "UNWIND range(1, 10000) AS a UNWIND range(1, 100000) AS b ";
    const std::string wide =
        "toString(a * b) + '" + std::string(400, '-') + "'";  // fills what it may have on disk soon
    for (const std::string& rest : std::vector<std::string>{
             "RETURN a * b",
             "RETURN collect(a * b)",
             "RETURN collect(DISTINCT a * 100000 + b)",
             "WITH " + wide + " AS x ORDER BY x RETURN x",
             "RETURN a * 100000 + b AS k, count(*)",
             "RETURN DISTINCT a * 100000 + b AS k",
             "WITH a, " + wide + " AS s ORDER BY a % 7, b RETURN s",
             "RETURN toString(a * 100000 + b) AS s, collect(b)",
             "RETURN [a, b, toString(a)] AS list",
             "RETURN {a: a, b: toString(b) + '-------------------------------'} AS map",
             "RETURN percentileDisc(a * b, 0.5)",
             "CREATE (:N {x: a, y: toString(b)})",
         }) {
        const Seen seen = in_a_process_of_its_own(rows + rest, limit);
        EXPECT_EQ(seen.outcome, stopped) << rest;
        const auto took = static_cast<double>(seen.most_bytes - nothing.most_bytes);
        RecordProperty(rest, std::to_string(took));
        if (is_measured) {
            EXPECT_LE(took, 1.1 * static_cast<double>(limit)) << rest;
        }
    }
}

TEST(Memory, RowsBeyondTheLimitAreSortedOnDisk) {
    const std::string text = "UNWIND range(1, 1000) AS a UNWIND range(1, 2000) AS b WITH a, b ORDER BY a * b % 7919, b "
                             "SKIP 1999990 RETURN a, b";
    const Seen nothing = in_a_process_of_its_own("RETURN 1", limit);
    const Seen seen = in_a_process_of_its_own(text, limit);
    EXPECT_EQ(seen.outcome, answered);
    if (is_measured) {
        EXPECT_LE(static_cast<double>(seen.most_bytes - nothing.most_bytes), 1.1 * static_cast<double>(limit));
    }
}

TEST(Memory, OfAllThreadsIsCounted) {
    const Seen seen = in_a_process_of_its_own("UNWIND range(1, 1000) AS b UNWIND range(1, 3000) AS a WITH a WHERE a % "
                                              "7 <> 1 RETURN collect(toString(a) + '-----------------')",
                                              limit, 2);
    EXPECT_EQ(seen.outcome, stopped);
}

TEST(Memory, BelowTheLimitIsAnswered) {
    EXPECT_EQ(in_a_process_of_its_own("UNWIND range(1, 100000) AS a RETURN a", limit).outcome, answered);
    EXPECT_EQ(in_a_process_of_its_own("UNWIND range(1, 100000) AS a RETURN a", std::nullopt).outcome, answered);
    EXPECT_EQ(in_a_process_of_its_own("UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b)", limit)
                  .outcome,
              answered);
}

}  // namespace
}  // namespace dossier::query
