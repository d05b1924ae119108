#include "repl/statements.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dossier::repl {
namespace {

std::vector<std::string> inputs_of(std::string_view script) {
    std::vector<std::string> found;
    std::size_t from = 0;
    while (const auto input = next_input(script, from)) {
        found.emplace_back(script.substr(input->where.begin, input->where.end - input->where.begin));
        from = input->next;
    }
    return found;
}

TEST(Statements, EndAtSemicolons) {
    EXPECT_EQ(inputs_of("RETURN 1; RETURN 2 ;"), (std::vector<std::string>{"RETURN 1", "RETURN 2 "}));
}

TEST(Statements, ASemicolonInQuotesBackticksOrCommentsEndsNothing) {
    EXPECT_EQ(inputs_of("RETURN ';', \";\", `a;b` /* ; */ // ;\n; RETURN 2"),
              (std::vector<std::string>{"RETURN ';', \";\", `a;b` /* ; */ // ;\n", "RETURN 2"}));
}

TEST(Statements, AnEscapedOrDoubledQuoteDoesNotCloseTheText) {
    EXPECT_EQ(inputs_of(R"(RETURN 'it\'s;'; RETURN 'it''s;')"),
              (std::vector<std::string>{R"(RETURN 'it\'s;')", "RETURN 'it''s;'"}));
}

TEST(Statements, ABackslashEscapesInBackticksAsItDoesInAQuery) {
    EXPECT_EQ(inputs_of("RETURN 1 AS `a\\`;`; RETURN 2"),
              (std::vector<std::string>{"RETURN 1 AS `a\\`;`", "RETURN 2"}));
}

TEST(Statements, ACommandRunsToItsLinesEnd) {
    EXPECT_EQ(inputs_of(":actors NAVO;\nRETURN 1;\n:why"),
              (std::vector<std::string>{":actors NAVO", "RETURN 1", ":why"}));
}

TEST(Statements, AColonWithinAStatementIsNoCommand) {
    EXPECT_EQ(inputs_of("MATCH (n\n:Actor) RETURN n;"), (std::vector<std::string>{"MATCH (n\n:Actor) RETURN n"}));
}

TEST(Statements, CommentsAloneAreNoStatement) { EXPECT_TRUE(inputs_of("// nothing\n /* here */ ;; ").empty()); }

TEST(Statements, AStatementWithoutItsSemicolonIsNotTerminated) {
    EXPECT_FALSE(next_input("RETURN 1", 0)->terminated);
    EXPECT_FALSE(next_input("RETURN 'a;", 0)->terminated);
    EXPECT_TRUE(next_input("RETURN 1;", 0)->terminated);
}

}  // namespace
}  // namespace dossier::repl
