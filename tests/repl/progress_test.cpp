#include "repl/progress.hpp"

#include <gtest/gtest.h>

#include <string>

#include "query/query.hpp"
#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl {
namespace {

using std::chrono::seconds;

TEST(StillRunning, TellsTheOperatorAtWorkAndTheRows) {
    query::Progress progress;
    EXPECT_EQ(still_running(seconds{2}, &progress, 80), "… 2 s; Ctrl-C stops it") << "nothing is at work yet";
    progress.start(progress.named("Expand"));
    progress.add_rows(1);
    EXPECT_EQ(still_running(seconds{2}, &progress, 80), "… 2 s, Expand, 1 row so far; Ctrl-C stops it");
    progress.add_rows(12'340'000);
    EXPECT_EQ(still_running(seconds{61}, &progress, 80), "… 61 s, Expand, 12.3 million rows so far; Ctrl-C stops it");
}

TEST(StillRunning, FitsItsLine) {
    query::Progress progress;
    progress.start(progress.named("Expand"));
    EXPECT_EQ(still_running(seconds{2}, &progress, 40), "… 2 s; Ctrl-C stops it");
    EXPECT_EQ(still_running(seconds{2}, nullptr, 40), "… 2 s, undoing what was written");
}

TEST(Progress, IsToldByTheThreadThatRunsAndByNoOther) {
    tests::SpokenShell shell;
    query::Progress progress;
    {
        const query::Progress::Told told{progress};
        EXPECT_EQ(query::Progress::of_this_thread(), &progress);
        static_cast<void>(query::prepare("UNWIND range(1, 10) AS a UNWIND range(1, 10) AS b RETURN count(*) AS n")
                              .run(shell.shell().base().graph()));
    }
    EXPECT_GE(progress.rows(), 110U) << "ten rows, a hundred, and what came of them";
    EXPECT_EQ(progress.step(), "") << "nothing is at work any more";
    EXPECT_EQ(query::Progress::of_this_thread(), nullptr);
}

}  // namespace
}  // namespace dossier::repl
