#include "repl/edit/completion.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "query/manual.hpp"
#include "repl/edit/tokens.hpp"
#include "tests/repl/shell_fixture.hpp"

namespace dossier::repl::edit {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

class Completion : public ::testing::Test {
protected:
    Completion() {
        EXPECT_TRUE(shell.run(R"(
            CREATE (nl:Actor:Country {name: 'Nederland', id: 'NLD', since: 1949}),
                   (ua:Actor:Country {name: 'Oekraïne', id: 'UKR'}), (uk:Actor {name: 'Verenigd Koninkrijk'}),
                   (d:Topic {name: 'defensie', weight: 2}), (s:Sentence {text: 'Nederland steunt Oekraïne.'}),
                   (:`Two Words` {`odd key`: 1, quoted: 'it''s'}), (nl)-[:SUPPORTS {strength: 3}]->(ua),
                   (nl)-[:DISCUSSES]->(d);
            :param naam => 'Oekraïne')"));
    }

    Completions completions(std::string_view text) {
        return complete({.graph = shell.shell().graph(), .parameters = shell.shell().parameters()}, text);
    }
    std::vector<std::string> offered(std::string_view text) {
        std::vector<std::string> texts;
        for (const Candidate& candidate : completions(text).candidates) texts.push_back(candidate.text);
        return texts;
    }

    tests::SpokenShell shell;
};

TEST_F(Completion, AtTheBeginningAreTheWordsThatBeginAStatement) {
    EXPECT_THAT(offered(""), AllOf(IsSupersetOf({"MATCH", "RETURN", "CREATE", "EXPLAIN"}), Not(Contains("WHERE")),
                                   Not(Contains("AND"))));
    EXPECT_THAT(offered("ma"), ElementsAre("MANDATORY", "MATCH"));
}

TEST_F(Completion, KeywordsAreThoseThatMayStandThere) {
    EXPECT_THAT(offered("MATCH (n) "), AllOf(IsSupersetOf({"WHERE", "RETURN", "WITH"}), Not(Contains("BY"))));
    EXPECT_THAT(offered("MATCH (n) RETURN n OR"), IsSupersetOf({"ORDER", "OR"}));
    EXPECT_THAT(offered("MATCH (n) RETURN n ORDER "), ElementsAre("BY"));
    EXPECT_THAT(offered("MATCH (n) WHERE n.name STARTS "), ElementsAre("WITH"));
    EXPECT_THAT(offered("MERGE (n) ON "), ElementsAre("CREATE", "MATCH"));
}

TEST_F(Completion, AStatementBeforeItIsNoPartOfIt) {
    EXPECT_THAT(offered("MATCH (n) RETURN n; MAT"), ElementsAre("MATCH"));
    EXPECT_THAT(offered("MATCH (n)\nRETURN n\nORD"), ElementsAre("ORDER"));
}

TEST_F(Completion, FunctionsShowTheirSignatures) {
    const auto found = completions("RETURN toUp");
    ASSERT_EQ(found.candidates.size(), 1);
    EXPECT_EQ(found.candidates[0].text, "toUpper(");
    EXPECT_EQ(found.candidates[0].shown, "toUpper(text)");
    EXPECT_EQ(found.begin, 7);
}

TEST_F(Completion, TheCallThatIsWrittenTellsItsSignature) {
    EXPECT_THAT(completions("RETURN substring('a', ").heading, HasSubstr("substring(text, start"));
    EXPECT_EQ(completions("RETURN (1 + ").heading, "");
}

TEST_F(Completion, FunctionsWithDotsAndProceduresAreOneWord) {
    const auto found = completions("RETURN duration.be");
    ASSERT_EQ(found.candidates.size(), 1);
    EXPECT_EQ(found.candidates[0].text, "duration.between(");
    EXPECT_EQ(found.begin, 7);
    EXPECT_THAT(offered("CALL db.lab"), ElementsAre("db.labels("));
    EXPECT_THAT(offered("CALL d"), Contains("db.labels("));
}

TEST_F(Completion, LabelsAndTypesStandBehindTheirColons) {
    EXPECT_THAT(offered("MATCH (a:"),
                AllOf(IsSupersetOf({"Actor", "Topic", "`Two Words`"}), Not(Contains("SUPPORTS"))));
    EXPECT_THAT(offered("MATCH (a:ac"), ElementsAre("Actor"));
    EXPECT_THAT(offered("MATCH (a:Actor|T"), ElementsAre("Topic", "`Two Words`"));
    EXPECT_THAT(offered("MATCH (a)-[:"), ElementsAre("DISCUSSES", "SUPPORTS"));
    EXPECT_THAT(offered("MATCH (a)-[r:DISCUSSES|S"), ElementsAre("SUPPORTS"));
    EXPECT_THAT(offered("MATCH (a) WHERE a:To"), ElementsAre("Topic"));
    EXPECT_THAT(offered("MATCH (a) WHERE (a)-[:SU"), ElementsAre("SUPPORTS"));
    EXPECT_THAT(offered("MATCH (a:`Two"), ElementsAre("`Two Words`"));
}

TEST_F(Completion, KeysAreThoseOfTheLabelOrType) {
    EXPECT_THAT(offered("MATCH (a:Topic) WHERE a."), ElementsAre("name", "weight"));
    EXPECT_THAT(offered("MATCH (a:Topic {"), ElementsAre("name", "weight"));
    EXPECT_THAT(offered("MATCH (a:Actor {id: 'NLD', na"), ElementsAre("name"));
    EXPECT_THAT(offered("MATCH ()-[r:SUPPORTS]->() RETURN r."), ElementsAre("strength"));
    EXPECT_THAT(offered("MATCH ()-[r:SUPPORTS {"), ElementsAre("strength"));
    EXPECT_THAT(offered("MATCH (a:Topic) SET a += {"), ElementsAre("name", "weight"));
    EXPECT_THAT(offered("MATCH (a:Topic) RETURN a {."), ElementsAre("name", "weight"));
    EXPECT_THAT(offered("MATCH (a) RETURN a.s"), ElementsAre("since", "strength"));
    EXPECT_THAT(offered("MATCH (a:`Two Words`) RETURN a."), ElementsAre("`odd key`", "quoted"));
}

TEST_F(Completion, TypesStandBehindTheirSign) {
    EXPECT_THAT(offered("RETURN 1 IS :: INT"), ElementsAre("INT", "INTEGER"));
    EXPECT_THAT(offered("RETURN 1 :: zoned"), ElementsAre("ZONED", "ZONED DATETIME", "ZONED TIME"));
    EXPECT_THAT(offered("MATCH (a) WHERE a.name IS NOT TYPED STR"), ElementsAre("STRING"));
    EXPECT_THAT(offered("MATCH (a) WHERE a.name IS :: LIST<BOOL"), ElementsAre("BOOL", "BOOLEAN"));
    EXPECT_THAT(offered("RETURN {a: INT"), Not(Contains("INTEGER")));
}

TEST_F(Completion, VariablesAreThoseInScope) {
    EXPECT_THAT(offered("MATCH (actor)-[rel]->(b) WHERE a"), Contains("actor"));
    EXPECT_THAT(offered("MATCH (actor) WITH actor.name AS naam RETURN "),
                AllOf(Contains("naam"), Not(Contains("actor"))));
    EXPECT_THAT(offered("MATCH p = (a)-[r]->(b) RETURN "), IsSupersetOf({"a", "b", "p", "r"}));
    EXPECT_THAT(offered("UNWIND [1] AS x UNWIND [2] AS y RETURN x + "), IsSupersetOf({"x", "y"}));
    EXPECT_THAT(offered("CALL db.labels() YIELD label RETURN la"), Contains("label"));
    EXPECT_THAT(offered("MATCH (a) WHERE EXISTS { MATCH (a)-->(inner) WHERE in"), Contains("inner"));
    EXPECT_THAT(offered("RETURN [element IN [1] WHERE el"), Contains("element"));
    EXPECT_THAT(offered("MATCH (first) RETURN first UNION MATCH (second) RETURN "), Not(Contains("first")));
}

TEST_F(Completion, InsideQuotesAreNames) {
    EXPECT_THAT(offered("MATCH (a {name: 'oek"), ElementsAre("Oekraïne"));
    EXPECT_THAT(offered("MATCH (a:Topic) WHERE a.name = 'De"), ElementsAre("defensie"));
    EXPECT_THAT(offered("MATCH (a:Topic) WHERE a.name STARTS WITH \"O"), IsEmpty());
    EXPECT_THAT(offered("MATCH (a:Actor) WHERE a.id IN ['NLD', 'U"), ElementsAre("UKR"));
    EXPECT_THAT(offered("RETURN 'verenigd k"), ElementsAre("Verenigd Koninkrijk"));
    EXPECT_EQ(completions("RETURN 'oek").candidates[0].behind, '\'');
}

TEST_F(Completion, WhatWouldNeedAnEscapeIsNotOffered) {
    EXPECT_THAT(offered("MATCH (a) WHERE a.quoted = 'it"), IsEmpty());
    EXPECT_THAT(offered("MATCH (a) WHERE a.quoted = \"it"), ElementsAre("it's"));
}

TEST_F(Completion, ParametersStandBehindTheirSign) { EXPECT_THAT(offered("RETURN $n"), ElementsAre("$naam")); }

TEST_F(Completion, CommentsAndNumbersHaveNone) {
    EXPECT_THAT(offered("RETURN 1 // MAT"), IsEmpty());
    EXPECT_THAT(offered("RETURN 1 /* MAT"), IsEmpty());
    EXPECT_THAT(offered("RETURN 12"), IsEmpty());
}

TEST_F(Completion, AStatementThatIsWrongBeforeStillHasWords) {
    EXPECT_THAT(offered("MATCH (n)) RET"), Contains("RETURN"));
    EXPECT_THAT(offered("MATCH ((((n:To"), ElementsAre("Topic"));
}

TEST_F(Completion, AnyBytesAreBorneWith) {
    const std::string_view hard = "MATCH (a:`b {c: 'd'})-[:E*1..3]->[$f|g] WHERE \"\xFF\x80 /* ;;}){( ë国\n:x";
    for (std::size_t size = 0; size <= hard.size(); ++size) {
        EXPECT_LE(completions(hard.substr(0, size)).begin, size);
        EXPECT_LE(completions(hard.substr(size)).begin, hard.size() - size);
    }
}

/// Words in capitals of an example that are words of the language, and where they begin.
std::vector<std::size_t> keywords_in(std::string_view example, const std::set<std::string_view>& keywords) {
    std::vector<std::size_t> found;
    for (const Token& token : tokens_of(example)) {
        if (token.kind == TokenKind::word && keywords.contains(text_of(token, example)))
            found.push_back(token.where.begin);
    }
    return found;
}

TEST_F(Completion, EveryWordOfTheManualsExamplesIsOfferedWhereItStands) {
    std::set<std::string_view> keywords;
    std::vector<const query::manual::Entry*> entries;
    for (const query::manual::Entry& entry : query::manual::entries()) {
        if (entry.kind != query::manual::Kind::clause && entry.kind != query::manual::Kind::operation) continue;
        entries.push_back(&entry);
        for (const std::string_view word : query::manual::keywords(entry)) keywords.insert(word);
    }
    for (const query::manual::Entry* const entry : entries) {
        const std::string_view example = entry->example;
        for (const std::size_t at : keywords_in(example, keywords)) {
            const auto word = text_of(*next_token(example, at), example);
            const auto found = completions(example.substr(0, at + 1));
            const bool contained = std::ranges::any_of(found.candidates, [&](const Candidate& candidate) {
                return candidate.text == word || candidate.text.starts_with(std::string{word} + "(");
            });
            EXPECT_TRUE(contained) << word << " at " << at << " of " << example;
        }
    }
}

TEST_F(Completion, CommandsAndTheirArguments) {
    EXPECT_THAT(offered(":comm"), ElementsAre(":commit", ":commitments"));
    EXPECT_THAT(offered(":actors oe"), ElementsAre("Oekraïne"));
    EXPECT_THAT(offered(":actors verenigd ko"), ElementsAre("Verenigd Koninkrijk"));
    EXPECT_THAT(offered(":link Nederland ver"), ElementsAre("\"Verenigd Koninkrijk\""));
    EXPECT_THAT(offered(":link Nederland \"ver"), ElementsAre("Verenigd Koninkrijk"));
    EXPECT_THAT(offered(":timing o"), ElementsAre("off", "on"));
    EXPECT_THAT(offered(":set fo"), ElementsAre("format"));
    EXPECT_THAT(offered(":set format js"), ElementsAre("json", "jsonl"));
    EXPECT_THAT(offered(":help toUp"), ElementsAre("toUpper"));
    EXPECT_THAT(offered(":help order b"), ElementsAre("ORDER BY"));
    EXPECT_THAT(offered(":explain MATCH (a:To"), ElementsAre("Topic"));
    EXPECT_THAT(offered(":export --form"), ElementsAre("--format"));
    EXPECT_THAT(offered(":export --format graph"), Contains("graphml"));
    EXPECT_THAT(offered(":picture "), ElementsAre("ego", "link", "matrix", "timeline"));
    EXPECT_THAT(offered(":picture ego oe"), ElementsAre("Oekraïne"));
    EXPECT_THAT(offered(":picture link Nederland \"ver"), ElementsAre("Verenigd Koninkrijk"));
    EXPECT_THAT(offered(":picture --limit 3 ma"), ElementsAre("matrix"));
    EXPECT_THAT(offered(":picture pie x"), IsEmpty());
    EXPECT_THAT(offered(":picture matrix --l"), ElementsAre("--limit"));
    EXPECT_THAT(offered(":set language "), ElementsAre("en", "nl"));
    EXPECT_THAT(offered(":set csv-guard o"), ElementsAre("off", "on"));
    EXPECT_THAT(offered(":nothing x"), IsEmpty());
    EXPECT_THAT(offered(":quit "), IsEmpty());
}

TEST_F(Completion, AFolderOfManyFilesIsListedInPartAndSaysSo) {
    const std::filesystem::path folder = std::filesystem::path{testing::TempDir()} / "dossier-many-files";
    std::filesystem::create_directories(folder);
    for (int i = 0; i < 1100; ++i) std::ofstream{folder / ("brief-" + std::to_string(i))};
    const Completions found = completions(":source " + folder.string() + "/brief-");
    EXPECT_FALSE(found.candidates.empty());
    EXPECT_LE(found.candidates.size(), 1000U);
    EXPECT_EQ(found.heading, first_found);
    EXPECT_EQ(completions(":source " + folder.string() + "/niets").heading, "");
    std::filesystem::remove_all(folder);
}

TEST_F(Completion, FilesWhereAFileIsExpected) {
    const auto folder = std::filesystem::temp_directory_path() / "dossier-completion-test";
    std::filesystem::create_directories(folder / "inner");
    for (const char* const name : {"eén.cypher", "with space.cypher", ".hidden"}) std::ofstream{folder / name} << ";";
    const std::string begin = ":source " + folder.string() + "/";
    EXPECT_THAT(offered(begin), ElementsAre("\"" + folder.string() + "/with space.cypher\"",
                                            folder.string() + "/eén.cypher", folder.string() + "/inner/"));
    EXPECT_THAT(offered(begin + ".h"), ElementsAre(folder.string() + "/.hidden"));
    EXPECT_THAT(offered(":source /no/such/folder/x"), IsEmpty());
    EXPECT_THAT(offered(":picture timeline " + folder.string() + "/in"), ElementsAre(folder.string() + "/inner/"));
    EXPECT_THAT(offered(":picture ego Nederland " + folder.string() + "/in"), ElementsAre(folder.string() + "/inner/"));
    EXPECT_THAT(offered("LOAD CSV FROM 'e"), IsEmpty()) << "nothing is read without an import directory";
    const auto load = [&](std::string_view text) {
        std::vector<std::string> texts;
        const Completions found = complete(
            {.graph = shell.shell().graph(), .parameters = shell.shell().parameters(), .import_directory = folder},
            text);
        for (const Candidate& candidate : found.candidates) texts.push_back(candidate.text);
        return texts;
    };
    EXPECT_THAT(load("LOAD CSV FROM '"), ElementsAre("eén.cypher", "inner/", "with space.cypher"));
    EXPECT_THAT(load("LOAD CSV WITH HEADERS FROM \"wi"), ElementsAre("with space.cypher"));
    EXPECT_THAT(load("LOAD CSV FROM '/"), IsEmpty());
    EXPECT_THAT(load("RETURN 'wi"), IsEmpty());
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dossier::repl::edit
