#include "repl/explore/explore.hpp"

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
using testing::Not;
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
    EXPECT_THAT(shell.messages(), StartsWith(":param ids => ['nuc', 'UKR']\nMATCH (x:Actor)\n"));
    EXPECT_TRUE(shell.run(":topics"));
    EXPECT_THAT(shell.out(), StartsWith("topic\tsentences\tactors\n"));
    EXPECT_TRUE(shell.run(":commitments kabinet"));
    EXPECT_THAT(shell.out(), HasSubstr("\nkabinet\t"));
    EXPECT_TRUE(shell.run(":schema"));
    EXPECT_THAT(shell.out(), HasSubstr("(:Sentence)\t"));
    EXPECT_THAT(shell.out(), HasSubstr("-[:STATED_IN]->(:Sentence)"));
}

TEST_F(Explore, AQuestionThatFindsNothingHasNoRowsAndNamesTheNearest) {
    EXPECT_TRUE(shell.run(":actors Nederlant"));
    EXPECT_EQ(shell.out(), "actor\tlabels\tsentences\tcommitments\n");
    EXPECT_THAT(shell.messages(), StartsWith("nothing here is called `Nederlant`; near it: Nederland"));
}

/// What was shown can be typed: it gives the same rows.
TEST_F(Explore, WhatAReadyQuestionShowsIsAScript) {
    tests::SpokenShell other{tests::sample_letter()};
    for (const std::string command :
         {":documents", ":actors navo", ":topics", ":commitments kabinet --open --due-before 2025",
          ":timeline Oekraïne", ":neighbours China 2", ":link Rusland China", ":compare Nederland NAVO"}) {
        ASSERT_TRUE(shell.run(command)) << shell.messages();
        ASSERT_TRUE(other.run(shell.messages())) << other.messages();
        EXPECT_EQ(other.out(), shell.out()) << command;
        EXPECT_FALSE(shell.out().empty()) << command;
    }
}

TEST_F(Explore, QuietShowsNoQuestion) {
    EXPECT_TRUE(shell.run(":set quiet on\n:documents"));
    EXPECT_EQ(shell.messages(), "");
}

TEST_F(Explore, CommitmentsAreOpenUntilALetterMeetsThem) {
    EXPECT_TRUE(shell.run(":commitments kabinet --open"));
    const std::string before = shell.out();
    EXPECT_THAT(before, HasSubstr("na de zomer"));
    EXPECT_TRUE(shell.run("MATCH (c:Commitment {due: '2024-09-22/..'}) "
                          "CREATE (:Document {id: 'later'})-[:FULFILS {confidence: 0.9}]->(c)"));
    EXPECT_TRUE(shell.run(":commitments kabinet --open"));
    EXPECT_THAT(shell.out(), Not(HasSubstr("na de zomer")));
    EXPECT_NE(shell.out(), before);
    EXPECT_TRUE(shell.run(":commitments --by kabinet"));
    EXPECT_THAT(shell.out(), StartsWith("actor\tkind\tstatus\ttowards\tdue\tmet by\tsentence\tsource\n"));
    EXPECT_THAT(shell.out(), HasSubstr("['later']"));
}

TEST_F(Explore, WhatIsStillToBeDecidedIsNoOpenCommitment) {
    EXPECT_TRUE(shell.run(":commitments"));
    EXPECT_THAT(shell.out(), HasSubstr("\texpected\t"));
    EXPECT_TRUE(shell.run(":commitments --open"));
    EXPECT_THAT(shell.out(), Not(HasSubstr("\texpected\t")));
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

TEST_F(Explore, WhyShowsWhatSaysTheRelationshipWhetherItHasAVariableOrNot) {
    const auto why = [&](const std::string& question) {
        EXPECT_TRUE(shell.run(question));
        EXPECT_TRUE(shell.run(":why"));
        return shell.out();
    };
    const std::string said = why("MATCH (a:Actor {name: 'Rusland'})-[r:THREATENS]->(b) RETURN b.name AS whom;");
    EXPECT_THAT(said, HasSubstr("    rule: "));
    EXPECT_EQ(why("MATCH (a:Actor {name: 'Rusland'})-[:THREATENS]->(b) RETURN b.name AS whom;"), said);
    EXPECT_EQ(why("MATCH (a:Actor {name: 'Rusland'}) RETURN [(a)-[:THREATENS]->(b) | b.name] AS whom;"), said);
    EXPECT_EQ(why("CALL { MATCH (a:Actor {name: 'Rusland'})-[:THREATENS]->(b) RETURN count(b) AS n } RETURN n;"), said);
}

TEST_F(Explore, WhyMarksWordsAndNotTheirLikesWithinOthers) {
    EXPECT_TRUE(shell.run(
        "CREATE (s:Sentence {id: 'x', text: 'Zo staat in Kamerstuk 7 dat de Kamer één Tweede-Kamerlid hoort.'})"
        "-[:MENTIONS {surface: 'Kamer'}]->(a:Actor {id: 'tk', name: 'Tweede Kamer'}),"
        "(s)-[:MENTIONS {surface: 'stuk'}]->(a) RETURN s, a;\n"
        ":set quiet on"));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), HasSubstr(" Kamer*stuk* 7 dat de *Kamer* één Tweede-Kamerlid hoort"))
        << "what stands nowhere alone is marked where it stands";
}

TEST_F(Explore, WhySendsNothingOfALetterToTheTerminalThatActsOnIt) {
    EXPECT_TRUE(shell.run("CREATE (s:Sentence {id: 'x', text: 'rood \\u001B[31m'}) RETURN s;\n:set quiet on"));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), HasSubstr("rood \\u001B[31m"));
}

TEST(ExploreElsewhere, NamesThatWouldActOnTheTerminalAreShown) {
    tests::SpokenShell other;
    ASSERT_TRUE(other.run("CREATE (a:Actor {id: 'a\\u001B[2J', name: 'rood\\u001B[31m'})-[:SUPPORTS]->"
                          "(:Actor {id: 'b', name: 'rood\\u001B[32m'}), (:Actor {id: 'c', name: 'los\\u202E'})"));
    std::string all;
    for (const char* command :
         {":neighbours b", ":neighbours rood", ":link b c", ":link b b", ":compare b a", ":compare b b", ":actors rod",
          ":neighbours loss", ":timeline b", ":commitments b", ":actors rood"}) {
        other.run(std::string{":set format table\n"} + command);
        all += other.out() + other.messages();
    }
    EXPECT_THAT(all, HasSubstr("rood\\u001B[31m"));
    EXPECT_THAT(all, Not(HasSubstr("\x1b")));
    EXPECT_THAT(all, Not(HasSubstr("\u202E")));
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

TEST_F(Explore, WhyShowsTheSentencesOfWhatWasCounted) {
    EXPECT_TRUE(shell.run("MATCH (a:Actor)-[:COMMITS_TO]->(c) WITH a.name AS who, count(c) AS n "
                          "RETURN who, n ORDER BY n DESC, who LIMIT 1;"));
    const std::size_t begin = shell.out().find('\t', shell.out().find('\n')) + 1;
    const int counted = std::stoi(shell.out().substr(begin));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), HasSubstr(std::to_string(counted) + "] kst-28676-462"));
    EXPECT_THAT(shell.out(), Not(HasSubstr("[" + std::to_string(counted + 1) + "]")));
    EXPECT_THAT(shell.out(), HasSubstr("    rule: "));
    EXPECT_THAT(shell.out(), HasSubstr("; confidence 0."));
}

TEST_F(Explore, WhyGivesRowsToAProgram) {
    EXPECT_TRUE(shell.run("MATCH (c:Commitment) RETURN c ORDER BY c.id LIMIT 1;\n:set format jsonl"));
    EXPECT_TRUE(shell.run(":why"));
    EXPECT_THAT(shell.out(), StartsWith("{\"document\": \"kst-28676-462\", \"section\": "));
    EXPECT_THAT(shell.out(), HasSubstr("\"words\": ["));
}

TEST_F(Explore, LinkPrefersWhatLettersSay) {
    EXPECT_TRUE(shell.run(":set format table\n:link rusland China"));
    EXPECT_THAT(shell.out(), StartsWith("1. 1 step: 1 statement; cost "));
    EXPECT_THAT(shell.out(), HasSubstr("\n   Rusland <-[:COOPERATES_WITH]- China\n"));
    EXPECT_THAT(shell.out(), HasSubstr("*China*"));
    EXPECT_THAT(shell.out(), HasSubstr("\n2. "));
    EXPECT_FALSE(shell.run(":link Rusland bestaatniet"));
    EXPECT_THAT(shell.messages(), HasSubstr("nothing here is called `bestaatniet`"));
    EXPECT_FALSE(shell.run(":link Rusland"));
    EXPECT_THAT(shell.messages(), HasSubstr("a link has two ends"));
}

TEST_F(Explore, LinkSaysWhereThereIsNone) {
    EXPECT_TRUE(shell.run("CREATE (:Actor {id: 'los', name: 'Los'})"));
    EXPECT_TRUE(shell.run(":link Los China"));
    EXPECT_THAT(shell.messages(), HasSubstr("no chain ties Los to China"));
}

TEST_F(Explore, NeighboursAreGroupedByDistanceAndRelationship) {
    EXPECT_TRUE(shell.run(":neighbours China"));
    EXPECT_THAT(shell.out(), HasSubstr("Rusland"));
    EXPECT_TRUE(shell.run(":set format table\n:neighbours china 2"));
    EXPECT_THAT(shell.out(), StartsWith("China (Country)\n1 step\n"));
    EXPECT_THAT(shell.out(), HasSubstr("\n2 steps\n"));
    EXPECT_FALSE(shell.run(":neighbours"));
    EXPECT_FALSE(shell.run(":neighbours China 9"));
    EXPECT_THAT(shell.messages(), HasSubstr("neighbours are 1 to 4 steps away, not 9"));
}

TEST(ExploreElsewhere, GraphsOfOthersMakingAreExploredToo) {
    tests::SpokenShell other;
    ASSERT_TRUE(
        other.run("CREATE (a:Film {title: 'De Aanslag'})<-[:ACTED_IN]-(:Actrice {name: 'Monique van de Ven'})"));
    EXPECT_TRUE(other.run(":set format box\n:neighbours aanslag")) << other.messages();
    EXPECT_EQ(other.out(), "De Aanslag (Film)\n1 step\n  <-[:ACTED_IN]- (1) Monique van de Ven\n");
    EXPECT_TRUE(other.run(":link aanslag monique")) << other.messages();
    EXPECT_THAT(other.out(), HasSubstr("ACTED_IN"));
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
