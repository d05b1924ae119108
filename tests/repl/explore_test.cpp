#include "repl/explore.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/repl/shell_fixture.hpp"
#include "tests/support/golden.hpp"

// What people ask of a letter, on the sample letter: each test loads it, which takes a moment only.

namespace dossier::repl {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Explore : public testing::Test {
protected:
    tests::SpokenShell shell{tests::sample_letter()};
};

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST_F(Explore, ReadyQuestionsShowTheirQueryAndAnswerIt) {
    EXPECT_TRUE(shell.run(":documents"));
    EXPECT_THAT(shell.out(), HasSubstr("\nkst-28676-462\t"));
    EXPECT_THAT(shell.messages(), StartsWith("MATCH (d:Document)"));
    EXPECT_TRUE(shell.run(":actors oekra"));
    EXPECT_THAT(shell.out(), HasSubstr("\nOekraïne\t"));
    EXPECT_THAT(shell.messages(), HasSubstr("$text = 'oekra'"));
    EXPECT_TRUE(shell.run(":topics"));
    EXPECT_THAT(shell.out(), StartsWith("topic\tsentences\tactors\n"));
    EXPECT_TRUE(shell.run(":commitments kabinet"));
    EXPECT_THAT(shell.out(), HasSubstr("\nkabinet\t"));
    EXPECT_TRUE(shell.run(":schema"));
    EXPECT_THAT(shell.out(), HasSubstr("(:Sentence)\t"));
    EXPECT_THAT(shell.out(), HasSubstr("-[:STATED_IN]->(:Sentence)"));
}

TEST_F(Explore, AQuestionThatFindsNothingHasNoRows) {
    EXPECT_TRUE(shell.run(":actors bestaatniet"));
    EXPECT_EQ(shell.out(), "actor\tlabels\tsentences\tcommitments\n");
}

TEST_F(Explore, WhyShowsTheSentencesBehindNodes) {
    EXPECT_TRUE(shell.run("MATCH (c:Commitment) RETURN c ORDER BY c.id LIMIT 1;\n:set quiet on"));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), StartsWith("[1] kst-28676-462, "));
}

TEST_F(Explore, WhyShowsTheSentencesBehindPlainValues) {
    EXPECT_TRUE(shell.run("MATCH (a:Actor {name: 'Rusland'})-[r:COOPERATES_WITH]-(b) RETURN b.name AS met;"));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), StartsWith("[1] kst-28676-462"));
    EXPECT_THAT(shell.out(), HasSubstr("*China*"));
}

TEST_F(Explore, WhySendsNothingOfALetterToTheTerminalThatActsOnIt) {
    EXPECT_TRUE(shell.run("CREATE (s:Sentence {id: 'x', text: 'rood \\u001B[31m'}) RETURN s;\n:set quiet on"));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), HasSubstr("rood \\u001B[31m"));
}

TEST_F(Explore, WhyUsesTheParametersThatTheQuestionHad) {
    EXPECT_TRUE(shell.run(":param wie => 'Rusland'\nMATCH (a:Actor {name: $wie}) RETURN a.name AS wie;"));
    EXPECT_TRUE(shell.run(":param wie => 'niemand'\n:why"));
    EXPECT_THAT(shell.out(), HasSubstr("*Rusland*"));
}

TEST_F(Explore, WhySaysTheSameTwice) {
    EXPECT_TRUE(shell.run("MATCH (a:Actor)-[:COMMITS_TO]->(c) RETURN count(c) AS n;"));
    EXPECT_TRUE(shell.run(":why"));
    const std::string first = shell.out();
    EXPECT_FALSE(first.empty());
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_EQ(shell.out(), first);
}

TEST_F(Explore, LinkShowsShortestPathsAndTheirSentences) {
    EXPECT_TRUE(shell.run(":set format table\n:link rusland China"));
    EXPECT_THAT(shell.out(), HasSubstr("(Rusland)"));
    EXPECT_THAT(shell.out(), HasSubstr("[:COOPERATES_WITH]"));
    EXPECT_THAT(shell.out(), HasSubstr("[1] kst-28676-462"));
    EXPECT_TRUE(shell.run(":link Rusland bestaatniet"));
    EXPECT_THAT(shell.messages(), HasSubstr("no path"));
    EXPECT_FALSE(shell.run(":link Rusland"));
    EXPECT_THAT(shell.messages(), HasSubstr("a link has two ends"));
}

TEST_F(Explore, NeighboursAreOneStepAway) {
    EXPECT_TRUE(shell.run(":neighbours China"));
    EXPECT_THAT(shell.out(), HasSubstr("Rusland"));
    EXPECT_FALSE(shell.run(":neighbours"));
}

TEST_F(Explore, GraphDrawsTheLastResult) {
    const auto folder = std::filesystem::path{testing::TempDir()};
    const std::string question = "MATCH p = (:Country {name: 'Rusland'})-[:COOPERATES_WITH]-(:Country {name: 'China'}) "
                                 "RETURN p;\n:graph ";
    EXPECT_TRUE(shell.run(question + (folder / "explore.dot").string()));
    EXPECT_THAT(shell.messages(), HasSubstr("2 nodes and 1 relationship drawn in "));
    tests::expect_golden("russia_and_china.dot", file_text(folder / "explore.dot"));
    EXPECT_TRUE(shell.run(question + (folder / "explore.svg").string())) << shell.messages();
    EXPECT_THAT(file_text(folder / "explore.svg"), HasSubstr("<svg"));
    EXPECT_FALSE(shell.run(question + (folder / "explore.xyz").string()));
    EXPECT_FALSE(shell.run("RETURN 1 AS n;\n:graph " + (folder / "explore.dot").string()));
    EXPECT_THAT(shell.messages(), HasSubstr("no nodes or relationships"));
}

TEST_F(Explore, ATableOfALettersDeadlinesReadsWell) {
    EXPECT_TRUE(shell.run(":set format table\n" + file_text(tests::datasets / "questions/1_deadlines.cypher")));
    tests::expect_golden("deadlines_table.txt", shell.out());
}

}  // namespace
}  // namespace dossier::repl
