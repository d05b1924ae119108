#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dossier::tests {

/// Expects `actual` to be what `tests/golden/NAME` holds. With DOSSIER_UPDATE_GOLDEN=1 in the environment the file is
/// rewritten instead; its change is then for the reader of the commit to judge.
inline void expect_golden(std::string_view name, std::string_view actual) {
    const std::filesystem::path path = std::filesystem::path{DOSSIER_SOURCE_DIR} / "tests/golden" / name;
    if (const char* update = std::getenv("DOSSIER_UPDATE_GOLDEN");
        update != nullptr && std::string_view{update} == "1") {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << actual;
        return;
    }
    std::ifstream file{path, std::ios::binary};
    ASSERT_TRUE(file) << "there is no " << path << "; DOSSIER_UPDATE_GOLDEN=1 writes it";
    const std::string expected{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(actual, expected) << "differs from " << path;
}

}  // namespace dossier::tests
