#include <gtest/gtest.h>

#include "tests/support/running.hpp"

namespace dossier::tests::support {

namespace {

using Statements = std::vector<std::string>;

TEST(Script, IsCutAtSemicolonsOutsideStringsAndComments) {
    EXPECT_EQ(split_script("CREATE (); CREATE ()"), (Statements{"CREATE ()", " CREATE ()"}));
    EXPECT_EQ(split_script(R"(RETURN ';', "\";", `;`)"), (Statements{R"(RETURN ';', "\";", `;`)"}));
    EXPECT_EQ(split_script("RETURN 1 // ;\n;"), (Statements{"RETURN 1 // ;\n"}));
    EXPECT_EQ(split_script("RETURN /* ; */ 1"), (Statements{"RETURN /* ; */ 1"}));
}

TEST(Script, LeavesOutWhatHoldsNoStatement) {
    EXPECT_TRUE(split_script(" ;\n// only a comment\n; /* another */ ").empty());
    EXPECT_TRUE(split_script("/*").empty());
    EXPECT_EQ(split_script("'unclosed ;").size(), 1U);
}

}  // namespace

}  // namespace dossier::tests::support
