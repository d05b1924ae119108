#include "repl/explore/due.hpp"

#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl::explore {
namespace {

/// Which of these are due before `date`, by the text that the commands put into their questions.
std::string due_before(const std::string& date) {
    tests::SpokenShell shell;
    EXPECT_TRUE(
        shell.run(fmt::format("UNWIND ['2025-06-30', '2025-06', '2025-Q2', '2024', '2024-09-22/..', '../2025-07-04',\n"
                              "        '2025-06-01/2025-06-12', null] AS due\n"
                              "WITH due WHERE {} < '{}' RETURN due",
                              fmt::format(fmt::runtime(last_day), "due"), written_date(date, Language::english))))
        << shell.messages();
    return shell.out();
}

TEST(Due, IsOverWhenItsLastDayIs) {
    EXPECT_EQ(due_before("2024"), "due\n");
    EXPECT_EQ(due_before("2024-09-22"), "due\n") << "from that day on";
    EXPECT_EQ(due_before("2024-09-23"), "due\n2024-09-22/..\n");
    EXPECT_EQ(due_before("2025"), "due\n2024\n2024-09-22/..\n");
    EXPECT_EQ(due_before("2025-06-13"), "due\n2024\n2024-09-22/..\n2025-06-01/2025-06-12\n");
    EXPECT_EQ(due_before("2025-06-30"), "due\n2024\n2024-09-22/..\n2025-06-01/2025-06-12\n");
    EXPECT_EQ(due_before("2025-Q3"), "due\n2025-06-30\n2025-06\n2025-Q2\n2024\n2024-09-22/..\n2025-06-01/2025-06-12\n");
    EXPECT_EQ(due_before("2025-07-05"), due_before("2026"));
}

TEST(Due, BeginsOnItsFirstDay) {
    tests::SpokenShell shell;
    EXPECT_TRUE(
        shell.run(fmt::format("UNWIND ['2025-Q4', '2025-10-02', '../2025-07-04', '2025', '2025-09-22/..'] AS due\n"
                              "RETURN due ORDER BY {}",
                              fmt::format(fmt::runtime(first_day), "due"))))
        << shell.messages();
    EXPECT_EQ(shell.out(), "due\n2025\n../2025-07-04\n2025-09-22/..\n2025-Q4\n2025-10-02\n");
}

TEST(Due, AWrittenDateIsADayMonthQuarterOrYear) {
    EXPECT_EQ(written_date("2025-10-01", Language::english), "2025-10-01");
    EXPECT_EQ(written_date("2025-10", Language::english), "2025-10");
    EXPECT_EQ(written_date("2025", Language::english), "2025");
    EXPECT_EQ(written_date("2025-Q1", Language::english), "2025-01");
    EXPECT_EQ(written_date("2025-Q4", Language::english), "2025-10");
    EXPECT_EQ(written_date("2024-02-29", Language::english), "2024-02-29");
}

TEST(Due, AnythingElseIsRefused) {
    for (const char* text : {"", "morgen", "next week", "2025-02-29", "2025-13", "2025-Q0", "2025-Q5", "1 oktober 2025",
                             "2025-10-01/..", "20251001", "2025-1-1", "-2025"}) {
        try {
            static_cast<void>(written_date(text, Language::dutch));
            ADD_FAILURE() << text;
        } catch (const graph::Error& error) {
            EXPECT_EQ(error.diagnostic().message, fmt::format("`{}` is geen datum", text));
            EXPECT_THAT(error.diagnostic().hint, testing::HasSubstr("2025-Q4"));
        }
    }
}

}  // namespace
}  // namespace dossier::repl::explore
