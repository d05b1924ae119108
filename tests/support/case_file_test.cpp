#include "tests/support/case_file.hpp"

#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace dossier::tests::support {

namespace {

TEST(CaseFile, ReadsEverySection) {
    const auto cases = read_case_file(R"(# a comment
graph
CREATE (:A)

params
n = [1, 'a']
query of two rows
MATCH (a)
RETURN a, $n
---- a | $n
(:A) | [1, 'a']

then a change
CREATE (:B)
----
changes
+nodes 1
+labels 1

error no such variable
RETURN b ORDER BY b
----
undefined_variable 1:8
)");
    ASSERT_EQ(cases.size(), 3U);
    EXPECT_EQ(cases[0].name, "of two rows");
    EXPECT_EQ(cases[0].text, "MATCH (a)\nRETURN a, $n");
    EXPECT_EQ(cases[0].graph, "CREATE (:A)");
    EXPECT_EQ(cases[0].parameters.size(), 1U);
    const auto& rows = std::get<ExpectedResult>(cases[0].expected);
    EXPECT_EQ(rows.columns, (std::vector<std::string>{"a", "$n"}));
    EXPECT_EQ(rows.rows.written, (std::vector<std::vector<std::string>>{{"(:A)", "[1, 'a']"}}));
    EXPECT_TRUE(rows.changes.empty());

    EXPECT_TRUE(cases[1].continues);
    EXPECT_TRUE(cases[1].parameters.empty());
    EXPECT_EQ(std::get<ExpectedResult>(cases[1].expected).changes,
              (std::map<std::string, std::size_t>{{"+labels", 1}, {"+nodes", 1}}));

    const auto& error = std::get<ExpectedError>(cases[2].expected);
    EXPECT_EQ(error.code, "undefined_variable");
    EXPECT_EQ(error.place, "1:8");
}

TEST(CaseFile, OnlyAnOrderByOfTheLastReturnOrdersRows) {
    const auto order = [](const std::string& statement) {
        const auto cases = read_case_file("query x\n" + statement + "\n----\n");
        return std::get<ExpectedResult>(cases.at(0).expected).order;
    };
    EXPECT_EQ(order("MATCH (n) return n\norder  by n LIMIT 1"), Order::as_written);
    EXPECT_EQ(order("MATCH (n) WITH n ORDER BY n RETURN n"), Order::any);
    EXPECT_EQ(order("RETURN 1 UNION RETURN 2"), Order::any);
}

TEST(CaseFile, RefusesWhatItCannotRead) {
    for (const char* text : {"RETURN 1", "query x\nRETURN 1", "query x\nRETURN 1\n----\nnot a value",
                             "changes\n+nodes 1", "then x\nRETURN 1\n----\n", "error x\nRETURN\n----\n", "params\nn\n",
                             "params\nn = 1\n", "query x\nRETURN 1\n----\nchanges\n+nodes\n"}) {
        EXPECT_THROW((void)read_case_file(text), graph::Error) << text;
    }
}

}  // namespace

}  // namespace dossier::tests::support
