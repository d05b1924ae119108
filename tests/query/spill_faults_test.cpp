// A disk that fails at each of the first calls for rows beyond the memory limit: opening a temporary file, writing to
// it, reading from it, closing it. What is told, what stays, and whether the next statement works.

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/query/failing_files.hpp"
#include "tests/query/spill.hpp"

namespace dossier::query {
namespace {

namespace fs = std::filesystem;

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

class SpillFaults : public Spill, public testing::WithParamInterface<std::string_view> {
protected:
    static constexpr std::size_t memory = 1'000'000;
    static constexpr std::size_t most_calls = 300;

    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "dossier-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        if (const char* before = std::getenv("TMPDIR")) before_ = before;
        ::setenv("TMPDIR", folder_.c_str(), 1);
        expected_ = run(GetParam()).rows;  // and the graph has room for what it makes
        open_files_ = entries("/proc/self/fd");
    }
    void TearDown() override {
        if (before_) {
            ::setenv("TMPDIR", before_->c_str(), 1);
        } else {
            ::unsetenv("TMPDIR");
        }
        fs::remove_all(folder_);
    }

    /// The statement, in a transaction that is rolled back when it fails.
    std::optional<graph::Diagnostic> fault_of_statement() {
        graph::Transaction transaction{*graph_};
        try {
            expect_rows(prepare(GetParam()).run(*graph_, {}, {.memory = memory}).rows);
        } catch (const graph::Error& error) {
            return error.diagnostic();
        }
        return std::nullopt;
    }

    /// Nothing of a statement is left, in the graph, on disk, or open.
    void expect_nothing_left() {
        EXPECT_EQ(run("MATCH (n:New) RETURN count(n)").rows[0][0].as_integer(), 0);
        EXPECT_EQ(graph_->node_count(), 300U);
        EXPECT_TRUE(fs::is_empty(folder_));
        EXPECT_EQ(entries("/proc/self/fd"), open_files_);
    }

    /// Each of the first calls of a sort fails, until one more call than there are would have to.
    void expect_told(FileCall call, int number, graph::ErrorCode code) {
        bool has_failed = true;
        std::size_t at = 0;
        for (; has_failed && at < most_calls; ++at) {
            SCOPED_TRACE(fmt::format("call {} of sort {} fails by {}", at, static_cast<int>(call), number));
            std::optional<graph::Diagnostic> fault;
            {
                const FailingFiles failing{call, at, Failure::error, number};
                fault = fault_of_statement();
                has_failed = failing.has_failed();
            }
            ASSERT_EQ(fault.has_value(), has_failed);
            if (!fault) break;
            ASSERT_EQ(fault->code, code) << fault->message;
            EXPECT_NE(fault->message.find(std::strerror(number)), std::string::npos) << fault->message;
            EXPECT_NE(fault->message.find(folder_.string()), std::string::npos) << fault->message;
            expect_nothing_left();
        }
        EXPECT_GT(at, call == FileCall::open ? 0U : 5U) << "hardly anything goes to disk";
        EXPECT_FALSE(fault_of_statement().has_value());
    }

    /// Whatever becomes of one call, the answer is the same.
    void expect_same_answer(FileCall call, Failure failure, int number = 0) {
        bool has_failed = true;
        for (std::size_t at = 0; has_failed && at < most_calls; ++at) {
            SCOPED_TRACE(fmt::format("call {} of sort {}", at, static_cast<int>(call)));
            {
                const FailingFiles failing{call, at, failure, number};
                const auto fault = fault_of_statement();
                ASSERT_FALSE(fault.has_value()) << fault->message;
                has_failed = failing.has_failed();
            }
            expect_nothing_left();
        }
    }

private:
    void expect_rows(const std::vector<std::vector<graph::Value>>& rows) const {
        ASSERT_EQ(rows.size(), expected_.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t cell = 0; cell < rows[row].size(); ++cell) {
                ASSERT_TRUE(graph::equivalent(rows[row][cell], expected_[row][cell])) << "row " << row;
            }
        }
    }

    fs::path folder_;
    std::optional<std::string> before_;
    std::vector<std::vector<graph::Value>> expected_;
    std::size_t open_files_ = 0;
};

TEST_P(SpillFaults, AreToldOfEachWrite) {
    expect_told(FileCall::write, EIO, graph::ErrorCode::write_failed);
    expect_told(FileCall::write, ENOSPC, graph::ErrorCode::write_failed);
}

TEST_P(SpillFaults, AreToldOfEachRead) { expect_told(FileCall::read, EIO, graph::ErrorCode::unreadable_file); }

TEST_P(SpillFaults, AreToldWhenNoFileIsToBeHad) {
    expect_told(FileCall::open, EIO, graph::ErrorCode::write_failed);
    expect_told(FileCall::open, ENOSPC, graph::ErrorCode::write_failed);
    expect_told(FileCall::open, EMFILE, graph::ErrorCode::write_failed);
}

TEST_P(SpillFaults, WhereAFileIsClosedChangeNothing) {
    // What was in it has been read by then, and its place is given back with the process at the latest.
    expect_same_answer(FileCall::close, Failure::error, EIO);
    expect_same_answer(FileCall::close, Failure::error, ENOSPC);
}

TEST_P(SpillFaults, ThatPassChangeNothing) {
    for (const FileCall call : {FileCall::write, FileCall::read}) {
        expect_same_answer(call, Failure::in_part);
        expect_same_answer(call, Failure::interrupted);
    }
}

/// Where the file system has no files without a name, one is made that loses it at once.
TEST_P(SpillFaults, LeaveNoFileThatHadAName) { expect_same_answer(FileCall::open, Failure::error, EOPNOTSUPP); }

INSTANTIATE_TEST_SUITE_P(
    Statements, SpillFaults,
    testing::Values("UNWIND range(1, 4000) AS i WITH i ORDER BY i % 7, i CREATE (n:New {i: i}) RETURN n.i AS i",
                    "UNWIND range(1, 9000) AS i WITH i * 7919 % 3001 AS k, collect(i) AS l CREATE (n:New {k: k}) "
                    "RETURN k, size(l) AS s, l[0] AS f",
                    "CREATE (n:New) WITH n UNWIND range(1, 12000) AS i RETURN count(DISTINCT i * 7919 % 7001) AS n"));

}  // namespace
}  // namespace dossier::query
