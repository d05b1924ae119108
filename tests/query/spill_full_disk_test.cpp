// A disk that is really full while rows go to it: a small file system of its own.

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/query/spill.hpp"

namespace dossier::query {
namespace {

class FullDisk : public Spill {
protected:
    /// Runs `text` in a process of its own, for which the folder for temporary files is a disk of 400 kB, and expects
    /// the error of a full one, and nothing left on it.
    static void expect_error(std::string_view text) {
        const auto folder =
            std::filesystem::temp_directory_path() / ("dossier-full-disk-" + std::to_string(::getpid()));
        std::filesystem::create_directory(folder);
        const pid_t process = fork();
        if (process == 0) _exit(in_small_disk(folder, text));
        int status = 0;
        waitpid(process, &status, 0);
        std::filesystem::remove(folder);
        ASSERT_TRUE(WIFEXITED(status)) << text;
        if (WEXITSTATUS(status) > no_disk) {
            GTEST_SKIP() << "no file system can be mounted here: " << std::strerror(WEXITSTATUS(status) - no_disk);
        }
        EXPECT_EQ(WEXITSTATUS(status), 0) << text;
    }

private:
    static constexpr int no_disk = 100;  // and the system's error number

    /// 0 where all is as it should be; otherwise which expectation was not met.
    static int in_small_disk(const std::filesystem::path& folder, std::string_view text) {
        // The mount is seen by this process alone and ends with it.
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=400k") != 0) {
            return no_disk + errno;
        }
        ::setenv("TMPDIR", folder.c_str(), 1);
        const auto report = fault(text, {.memory = tiny});
        if (report.code != graph::ErrorCode::write_failed) return 1;
        if (report.message.find("No space left on device") == std::string::npos) return 2;
        if (!std::filesystem::is_empty(folder)) return 3;
        return std::filesystem::space(folder).available < 390'000 ? 4 : 0;
    }
};

TEST_F(FullDisk, IsToldByASort) {
    expect_error("UNWIND range(1, 60000) AS i WITH i ORDER BY i % 7 SKIP 59999 RETURN i");
}

TEST_F(FullDisk, IsToldByGroups) {
    expect_error("UNWIND range(1, 60000) AS i WITH i, count(*) AS n RETURN sum(n)");
    expect_error("UNWIND range(1, 60000) AS i WITH i % 300 AS k, collect(i) AS l RETURN k, size(l)");
}

TEST_F(FullDisk, IsToldByDistinctRows) { expect_error("UNWIND range(1, 60000) AS i WITH DISTINCT i RETURN count(i)"); }

}  // namespace
}  // namespace dossier::query
