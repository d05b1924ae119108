#include "repl/shell.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "graph/error.hpp"
#include "repl/commands.hpp"
#include "tests/repl/shell_fixture.hpp"
#include "tests/support/golden.hpp"

namespace dossier::repl {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::SpokenShell;

std::filesystem::path script_file(const std::string& name, const std::string& text) {
    const auto path = std::filesystem::path{testing::TempDir()} / name;
    std::ofstream{path, std::ios::binary} << text;
    return path;
}

TEST(Shell, RunsEveryStatementOfAScriptInTurn) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run("CREATE (:A {n: 1}); MATCH (a:A) RETURN a.n AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
    EXPECT_EQ(shell.messages(), "1 node created, 1 property set, 1 label added\n");
}

TEST(Shell, AScriptStopsAtItsFirstErrorAndNamesTheScriptsOwnPlace) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run("RETURN 1 AS één;\n  RETURN twee;\nRETURN 3 AS drie;", "vragen.cypher"));
    EXPECT_EQ(shell.out(), "één\n1\n");
    EXPECT_THAT(shell.messages(), testing::StartsWith("vragen.cypher:2:10: "));
    EXPECT_THAT(shell.messages(), HasSubstr("  RETURN twee;\n"));
    EXPECT_THAT(shell.messages(), HasSubstr("         ^^^^"));
}

TEST(Shell, AStatementThatFailsLeavesNothing) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run("UNWIND [1, 2, 0] AS n CREATE (:A {n: 1 / n});"));
    EXPECT_TRUE(shell.run("MATCH (a) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n0\n");
}

TEST(Shell, RollbackTakesBackTheTransactionAndCommitKeepsIt) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":begin\nCREATE (:A); CREATE (:A);\n:rollback\nMATCH (a) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n0\n");
    EXPECT_TRUE(shell.run(":begin\nCREATE (:A);\n:commit\nMATCH (a) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
}

TEST(Shell, AStatementThatFailsInATransactionLeavesWhatStoodBefore) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":begin\nCREATE (:A); UNWIND [1, 0] AS n CREATE (:A {n: 1 / n});"));
    EXPECT_TRUE(shell.shell().in_transaction());
    EXPECT_TRUE(shell.run(":commit\nMATCH (a) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
}

TEST(Shell, TransactionsDoNotNestAndEndOnlyOnce) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":begin\n:begin"));
    EXPECT_THAT(shell.messages(), HasSubstr("a transaction is open already"));
    EXPECT_FALSE(shell.run(":rollback\n:commit"));
    EXPECT_THAT(shell.messages(), HasSubstr("no transaction is open"));
}

TEST(Shell, CallInTransactionsCommitsByItselfAndKeepsWhatItCommitted) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run("UNWIND [1, 2, 0] AS n CALL (n) { CREATE (:A {n: 1 / n}) } IN TRANSACTIONS OF 1 ROW;"));
    EXPECT_TRUE(shell.run("MATCH (a:A) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n2\n");
}

TEST(Shell, CallInTransactionsIsRefusedInAnOpenTransactionButExplained) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":begin\nUNWIND [1, 2] AS n CALL (n) { CREATE (:A) } IN TRANSACTIONS;"));
    EXPECT_THAT(shell.messages(), HasSubstr("commits by itself"));
    EXPECT_THAT(shell.messages(), HasSubstr("end the open transaction first"));
    EXPECT_TRUE(shell.run("EXPLAIN CALL { CREATE (:A) } IN TRANSACTIONS;"));
    EXPECT_THAT(shell.out(), HasSubstr("ApplyInTransactions"));
    EXPECT_TRUE(shell.run(":commit\nMATCH (a) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n0\n");
}

TEST(Shell, CallInTransactionsThatOnlyReadsIsAllowedWhereNothingMayBeWritten) {
    repl::Settings settings;
    settings.read_only = true;
    SpokenShell shell{graph::KnowledgeBase::in_memory(), settings};
    EXPECT_TRUE(shell.run("UNWIND [1, 2] AS n CALL (n) { RETURN n * 2 AS m } IN TRANSACTIONS RETURN m;"));
    EXPECT_EQ(shell.out(), "m\n2\n4\n");
    EXPECT_FALSE(shell.run("CALL { CREATE (:A) } IN TRANSACTIONS;"));
    EXPECT_THAT(shell.messages(), HasSubstr("open for reading only"));
}

TEST(Shell, ConcurrentTransactionsAreSaidToRunOneAfterAnother) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run("CALL { CREATE (:A) } IN 4 CONCURRENT TRANSACTIONS;"));
    EXPECT_THAT(shell.messages(), HasSubstr("one after another"));
}

TEST(Shell, SchemaTellsIndexesAndConstraints) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run("CREATE (:A {id: 1, n: 2}); CREATE INDEX a_n FOR (a:A) ON (a.n);"
                          "CREATE CONSTRAINT a_id FOR (a:A) REQUIRE a.id IS UNIQUE;\n:schema"));
    EXPECT_EQ(shell.out(), "name\tcount\tproperties\n(:A)\t1\tid, n\nindex a_n\t1\t(:A {n})\n"
                           "constraint a_id\tnull\t(:A {id}) unique\n");
}

TEST(Shell, ProfileRunsTheQueryAndPointsAtItsFaults) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":profile CREATE (:A)"));
    EXPECT_THAT(shell.out(), HasSubstr("memory_bytes"));
    EXPECT_TRUE(shell.run("MATCH (a:A) RETURN count(*) AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
    EXPECT_FALSE(shell.run(":profile RETURN twee"));
    EXPECT_THAT(shell.messages(), HasSubstr("query:1:17"));
    EXPECT_FALSE(shell.run(":profile"));
    EXPECT_THAT(shell.messages(), HasSubstr("no query to profile"));
}

TEST(Shell, ParametersAreLiteralsOrElseText) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":param n => 1 + 1\n:param $naam => Oekraïne\nRETURN $n AS n, $naam AS naam;"));
    EXPECT_EQ(shell.out(), "n\tnaam\n2\tOekraïne\n");
    EXPECT_TRUE(shell.run(":params"));
    EXPECT_EQ(shell.out(), "$n => 2\n$naam => 'Oekraïne'\n");
    EXPECT_FALSE(shell.run(":param n"));
    EXPECT_FALSE(shell.run("RETURN $onbekend"));
    EXPECT_THAT(shell.messages(), HasSubstr("onbekend"));
}

TEST(Shell, AMisspeltCommandIsAnsweredWithTheNearest) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":comitments Oekraïne"));
    EXPECT_THAT(shell.messages(), HasSubstr("there is no command `:comitments`"));
    EXPECT_THAT(shell.messages(), HasSubstr("did you mean `:commitments`?"));
}

TEST(Shell, HelpListsTheCommandsOrTellsOfOne) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":help"));
    tests::expect_golden("help.txt", shell.out());
    EXPECT_TRUE(shell.run(":help link"));
    EXPECT_THAT(shell.out(), testing::StartsWith(":link A B\n"));
    EXPECT_FALSE(shell.run(":help lnik"));
    EXPECT_THAT(shell.messages(), HasSubstr("did you mean `:help link`?"));
    EXPECT_FALSE(shell.run(":help :lnik"));
    EXPECT_THAT(shell.messages(), HasSubstr("did you mean `:link`?"));
}

TEST(Shell, HelpIsTheManualOfTheLanguage) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":help toupper"));
    EXPECT_EQ(shell.out(), "toUpper(text)\n    in upper case\n\n    RETURN toUpper('één');\n\n"
                           "        toUpper('één')\n        'ÉÉN'\n");
    EXPECT_TRUE(shell.run(":help optional match"));
    EXPECT_THAT(shell.out(), testing::StartsWith("OPTIONAL MATCH pattern"));
    EXPECT_TRUE(shell.run(":help explain"));
    EXPECT_THAT(shell.out(), testing::AllOf(HasSubstr(":explain QUERY"), HasSubstr("EXPLAIN query")));
    EXPECT_TRUE(shell.run(":help procedures"));
    EXPECT_THAT(shell.out(), HasSubstr("graph.pagerank "));
    EXPECT_FALSE(shell.run(":help tuUpper"));
    EXPECT_THAT(shell.messages(), HasSubstr("did you mean `:help toUpper`?"));
}

TEST(Shell, SourceRunsAFileAndItsErrorsNameTheFile) {
    SpokenShell shell;
    const auto good = script_file("shell_good.cypher", "// twee\nRETURN 2 AS twee");
    EXPECT_TRUE(shell.run(":source " + good.string() + "\nRETURN 3 AS drie;"));
    EXPECT_EQ(shell.out(), "twee\n2\ndrie\n3\n");
    const auto bad = script_file("shell_bad.cypher", "RETURN 1 AS n;\nRETURN x;");
    EXPECT_FALSE(shell.run(":source " + bad.string() + "\nRETURN 3 AS drie;"));
    EXPECT_THAT(shell.messages(), HasSubstr(bad.string() + ":2:8: "));
    EXPECT_THAT(shell.out(), Not(HasSubstr("drie")));
    EXPECT_FALSE(shell.run(":source /nowhere.cypher"));
    EXPECT_THAT(shell.messages(), HasSubstr("cannot read `/nowhere.cypher`"));
}

TEST(Shell, AScriptThatRunsItselfIsAnErrorNotACrash) {
    SpokenShell shell;
    const auto path = std::filesystem::path{testing::TempDir()} / "shell_loop.cypher";
    script_file("shell_loop.cypher", ":source " + path.string() + "\n");
    EXPECT_FALSE(shell.run(":source " + path.string()));
    EXPECT_THAT(shell.messages(), HasSubstr("does one of them run itself?"));
    EXPECT_TRUE(shell.run("RETURN 1 AS n;"));
}

TEST(Shell, SetChangesOptionsAndRefusesOthers) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":set format jsonl\nRETURN 1 AS n;"));
    EXPECT_EQ(shell.out(), "{\"n\": 1}\n");
    EXPECT_FALSE(shell.run(":set format jsonll"));
    EXPECT_THAT(shell.messages(), HasSubstr("did you mean `jsonl`?"));
    EXPECT_FALSE(shell.run(":set colour never"));
    EXPECT_THAT(shell.messages(), HasSubstr("there is no option `colour`"));
    EXPECT_FALSE(shell.run(":set timeout 0"));
    EXPECT_FALSE(shell.run(":set memory-limit 5X"));
}

TEST(Shell, TimingShowsTheTimeOfEachStatement) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":timing on\nRETURN 1 AS n;"));
    EXPECT_THAT(shell.messages(), testing::MatchesRegex("[0-9]+\\.[0-9]+ ms\n"));
    EXPECT_TRUE(shell.run(":timing off\nRETURN 1 AS n;"));
    EXPECT_EQ(shell.messages(), "");
    EXPECT_FALSE(shell.run(":timing perhaps"));
}

TEST(Shell, QuitLeavesWhatFollowsUnread) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run("RETURN 1 AS n;\n:quit\nRETURN 2 AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
    EXPECT_TRUE(shell.shell().leaving());
}

TEST(Shell, ExplainTellsHowAndRunsNothing) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run(":explain CREATE (:A)\nMATCH (a) RETURN count(a) AS n;"));
    EXPECT_THAT(shell.out(), testing::EndsWith("n\n0\n"));
    EXPECT_FALSE(shell.run("RETURN 1 AS n;\n:explain  RETURN x"));
    EXPECT_THAT(shell.messages(), testing::StartsWith("query:2:18: "));
    EXPECT_FALSE(shell.run(":explain"));
}

TEST(Shell, ReadOnlyRefusesToWrite) {
    repl::Settings settings;
    settings.read_only = true;
    SpokenShell shell{graph::KnowledgeBase::in_memory(), settings};
    EXPECT_FALSE(shell.run("CREATE (:A);"));
    EXPECT_THAT(shell.messages(), HasSubstr("open for reading only"));
    EXPECT_TRUE(shell.run("MATCH (a) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n0\n");
}

TEST(Shell, AnInterruptStopsTheScriptUntilItIsCleared) {
    SpokenShell shell;
    Shell::cancel_flag() = true;
    EXPECT_FALSE(shell.run("RETURN 1 AS n;"));
    EXPECT_EQ(shell.out(), "");
    Shell::cancel_flag() = false;
    EXPECT_TRUE(shell.run("RETURN 1 AS n;"));
}

TEST(Shell, EveryCommandSpeaksTheLanguageThatIsSet) {
    SpokenShell shell;
    ASSERT_TRUE(shell.run(":set language nl"));
    for (const auto& [command, words] : std::vector<std::pair<std::string, std::string>>{
             {":set max-rows x", "max-rows heeft een geheel getal van 1 tot en met"},
             {":set format markdwon", "bedoelde u `markdown`?"},
             {":set color blauw", "color is auto, always of never, niet `blauw`"},
             {":set memory-limit 0.5", "memory-limit is minder dan een byte"},
             {":set import-directory /nergens", "`/nergens` is er geen"},
             {":set pager", ""},
             {":set null niet bekend", "een optie heeft één waarde"},
             {":timing ja", "timing is on of off, niet `ja`"},
             {":param naam", "een parameter heeft een naam en een waarde nodig"},
             {":rollback", "er is geen transactie open"},
             {":begin\n:begin", "er is al een transactie open"},
             {":load brief.md", "er is een transactie open"},
             {":commit\n:commit", "er is geen transactie open"},
             {":output /nergens/a.csv", "kan `/nergens/a.csv` niet schrijven"},
             {":source", "er is geen bestand om uit te voeren"},
             {":explain", "er is geen vraag om uit te leggen"},
             {":history", "er is hier geen geschiedenis"},
             {":link 'a", "het aanhalingsteken ' wordt nergens gesloten"},
             {":hepl", "bedoelde u `:help`?"}}) {
        EXPECT_EQ(shell.run(command), words.empty()) << command;
        EXPECT_THAT(shell.messages(), HasSubstr(words)) << command;
    }
}

TEST(Shell, ACommandThatTakesNothingRefusesWhatItIsGiven) {
    for (const Command& command : commands()) {
        if (!command.arguments.empty()) continue;
        SpokenShell shell;
        EXPECT_FALSE(shell.run(std::string{command.name} + " iets")) << command.name;
        EXPECT_THAT(shell.messages(), HasSubstr("`iets` is one word too many"));
        EXPECT_FALSE(shell.shell().leaving());
    }
}

/// A text that arrives in these pieces, and when each was asked for.
class Arriving {
public:
    explicit Arriving(std::vector<std::string> pieces) : pieces_{std::move(pieces)} {}

    bool run(SpokenShell& shell) {
        return shell.shell().run_arriving(
            [&](std::string& script) {
                seen_.push_back(shell.out());
                if (seen_.size() > pieces_.size()) return false;
                script += pieces_[seen_.size() - 1];
                return true;
            },
            "query");
    }
    /// What had been printed when each piece was asked for, and the end.
    [[nodiscard]] const std::vector<std::string>& seen() const noexcept { return seen_; }

private:
    std::vector<std::string> pieces_, seen_;
};

TEST(Shell, RunsAStatementAsSoonAsItIsWhole) {
    SpokenShell shell;
    Arriving text{{"RETURN 1 AS", " a;\nRETURN ';' AS b", ";:set timing on\n:set form", "at csv\n", "RETURN 2 AS c"}};
    EXPECT_TRUE(text.run(shell));
    EXPECT_THAT(text.seen(), testing::ElementsAre("", "", "a\n1\n", "a\n1\nb\n;\n", "a\n1\nb\n;\n", "a\n1\nb\n;\n"));
    EXPECT_EQ(shell.out(), "a\n1\nb\n;\nc\r\n2\r\n") << "a statement without `;` is run at the end";
    EXPECT_TRUE(shell.shell().settings().timing);
}

TEST(Shell, StopsReadingAtAnErrorWhoseLineIsThatOfTheWholeText) {
    SpokenShell shell;
    Arriving text{{"RETURN 1 AS a;\n", "RETURN\n", "x;\n", "RETURN 2 AS b;\n"}};
    EXPECT_FALSE(text.run(shell));
    EXPECT_EQ(text.seen().size(), 3U);
    EXPECT_THAT(shell.messages(), testing::StartsWith("query:3:1: "));
    SpokenShell leaving;
    EXPECT_TRUE((Arriving{{":quit\n", "RETURN 2 AS b;\n"}}.run(leaving)));
    EXPECT_EQ(leaving.out(), "");
}

/// A history that nobody reads: the shell of who types.
struct NoHistory final : History {
    [[nodiscard]] std::vector<std::string> entries() const override { return {}; }
    void clear() override {}
};

TEST(Shell, WhoTypesHasTheSameAnswersAndErrors) {
    SpokenShell shell;
    NoHistory history;
    const Shell::Remembering typing{shell.shell(), history};
    EXPECT_TRUE(shell.run("CREATE (:A {n: 1});\nMATCH (a:A) RETURN a.n AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
    EXPECT_FALSE(shell.run("MATCH (a:A) SET a.n = 2 RETURN 1 / (a.n - 2) AS n;"));
    EXPECT_THAT(shell.messages(), HasSubstr("division by zero"));
    EXPECT_TRUE(shell.run(":begin\nMATCH (a:A) SET a.n = 3;\n:rollback\nMATCH (a:A) RETURN a.n AS n;"));
    EXPECT_EQ(shell.out(), "n\n1\n");
}

TEST(Shell, WhatWasWrittenBeforeAnInterruptIsUndoneForWhoTypes) {
    SpokenShell shell;
    NoHistory history;
    const Shell::Remembering typing{shell.shell(), history};
    std::jthread person{[] {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
        Shell::cancel_flag() = true;
    }};
    EXPECT_FALSE(shell.run("UNWIND range(1, 60000000) AS n CREATE (:A {n: n});"));
    person.join();
    EXPECT_THAT(shell.messages(), HasSubstr("the query was cancelled"));
    Shell::cancel_flag() = false;
    EXPECT_TRUE(shell.run("MATCH (a:A) RETURN count(a) AS n;"));
    EXPECT_EQ(shell.out(), "n\n0\n");
}

TEST(Shell, WhyNeedsAResult) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":why"));
    EXPECT_THAT(shell.messages(), HasSubstr("there is no result yet"));
    EXPECT_TRUE(shell.run("RETURN 1 AS n;\n:why"));
    EXPECT_THAT(shell.messages(), HasSubstr("no sentence is behind the last result"));
}

TEST(Shell, NoticesOfUnknownNamesAreShownUnlessQuiet) {
    SpokenShell shell;
    EXPECT_TRUE(shell.run("CREATE (:Actor {name: 'NAVO'});"));
    EXPECT_TRUE(shell.run("MATCH (a:Acter) RETURN a;"));
    EXPECT_THAT(shell.messages(), HasSubstr("Actor"));
    shell.shell().settings().quiet = true;
    EXPECT_TRUE(shell.run("MATCH (a:Acter) RETURN a;"));
    EXPECT_EQ(shell.messages(), "");
}

TEST(Shell, AnImportThatFailsLeavesTheShellAsTalkativeAsItWas) {
    SpokenShell shell;
    EXPECT_FALSE(shell.run(":import geen.cypher"));
    EXPECT_TRUE(shell.run("CREATE (:A);"));
    EXPECT_EQ(shell.messages(), "1 node created, 1 label added\n");
}

}  // namespace
}  // namespace dossier::repl
