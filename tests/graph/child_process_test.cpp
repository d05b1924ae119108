#include "graph/child_process.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace dossier::graph {
namespace {

using End = ChildResult::End;
using std::chrono::seconds;

TEST(ChildProcess, IsHeldWithinItsLimits) {
    EXPECT_EQ(run_confined({"sh", "-c", "while :; do :; done"}, {.wall = seconds{1}}).end, End::timed_out);
    const ChildResult worked = run_confined({"sh", "-c", "while :; do :; done"}, {.cpu_seconds = 1});
    EXPECT_EQ(worked.end, End::killed);
    EXPECT_NE(worked.signal, 0);
    EXPECT_NE(run_confined({"python3", "-c", "bytearray(1 << 30)"}, {.memory = 512U << 20U}).status, 0);
    EXPECT_NE(run_confined({"python3", "-c", "import socket; socket.socket()"}).messages.find("PermissionError"),
              std::string::npos);
}

TEST(ChildProcess, TellsHowItEnded) {
    EXPECT_EQ(run_confined({"sh", "-c", "exit 5"}).status, 5);
    EXPECT_EQ(run_confined({"sh", "-c", "kill -9 $$"}).signal, 9);
    EXPECT_EQ(run_confined({"no-such-program-anywhere"}).end, End::not_found);
    EXPECT_EQ(run_confined({"/"}).end, End::not_confined);
    EXPECT_EQ(run_confined({"sh", "-c", "exit 0"}, {}, {.input = "/no/such/file"}).end, End::not_confined);
}

TEST(ChildProcess, HasOnlyTheEnvironmentAndTheFilesThatItIsGiven) {
    EXPECT_EQ(run_confined({"sh", "-c", "echo $HOME- >&2"}).messages, "-\n");
    const TemporaryFolder folder;
    const auto in = folder.path() / "in", out = folder.path() / "out";
    std::ofstream{in} << "een\ntwee\n";
    EXPECT_EQ(
        run_confined({"sh", "-c", "sort -r; echo $NAAM"}, {}, {.input = in, .output = out, .variables = {"NAAM=drie"}})
            .status,
        0);
    std::ifstream file{out};
    EXPECT_EQ((std::string{std::istreambuf_iterator<char>{file}, {}}), "twee\neen\ndrie\n");
}

TEST(ChildProcess, ThatSaysNoMoreIsStillHeldToItsTime) {
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(run_confined({"sh", "-c", "exec 2>&-; exec sleep 30"}, {.wall = seconds{1}}).end, End::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - began, seconds{10});
}

TEST(ChildProcess, ThatLeavesAnotherBehindIsNotWaitedForLonger) {
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(run_confined({"sh", "-c", "sleep 30 & echo klaar >&2"}).messages, "klaar\n");
    EXPECT_LT(std::chrono::steady_clock::now() - began, seconds{10});
}

TEST(TemporaryFolder, IsGoneWithAllThatIsInIt) {
    std::filesystem::path path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        std::filesystem::create_directories(path / "in" / "it");
        EXPECT_TRUE(std::filesystem::is_directory(path));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace dossier::graph
