#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "loaders/annotate/recorded.hpp"
#include "repl/language/language.hpp"
#include "tests/repl/shell_fixture.hpp"
#include "tests/support/golden.hpp"

// What people see of the commands that look at the graph: on the four letters, in both languages, at several widths.

namespace dossier::repl {
namespace {

constexpr std::size_t usual_width = 80;

/// A conversation as a terminal shows it: each command, what is said about it, then what it gives.
std::string conversation(graph::KnowledgeBase base, Language language, std::size_t width,
                         const std::vector<std::string>& commands) {
    Settings settings;
    settings.language = language;
    settings.color = ColorChoice::never;
    tests::SpokenShell shell{std::move(base), settings, width};
    std::string shown;
    for (const std::string& command : commands) {
        const bool went_well = shell.run(command);
        shown += fmt::format("dossier> {}\n{}{}{}\n", command, shell.messages(), shell.messages().empty() ? "" : "\n",
                             shell.out());
        EXPECT_TRUE(went_well || shell.out().empty());
    }
    return shown;
}

void expect_in_both_languages(const std::string& name, const std::vector<std::string>& commands,
                              std::size_t width = usual_width) {
    for (const Language language : {Language::english, Language::dutch}) {
        tests::expect_golden(fmt::format("explore/{}.{}.txt", name, repl::name(language)),
                             conversation(tests::shipped_letters(), language, width, commands));
    }
}

void expect_at_every_width(const std::string& name, const std::vector<std::string>& commands) {
    for (const std::size_t width : {40, 80, 120}) {
        tests::expect_golden(fmt::format("explore/{}.{}.txt", name, width),
                             conversation(tests::shipped_letters(), Language::dutch, width, commands));
    }
}

TEST(ExploreAsShown, WhatThereIs) {
    expect_in_both_languages("lists",
                             {":documents", ":actors oekraine", ":actors navvo", ":topics navo", ":topics xyz"});
}

TEST(ExploreAsShown, Commitments) {
    expect_in_both_languages("commitments",
                             {":commitments kabinet", ":commitments --open --due-before 2025-Q4",
                              ":commitments --by 'Raad Buitenlandse Zaken'"},
                             120);
    expect_at_every_width("commitments", {":commitments kabinet --open"});
}

TEST(ExploreAsShown, Timeline) {
    expect_in_both_languages("timeline", {":timeline", ":timeline Nederland", ":timeline 'steun aan Oekraïne'"}, 120);
    expect_at_every_width("timeline", {":timeline Oekraïne"});
}

TEST(ExploreAsShown, Comparison) {
    expect_in_both_languages("compare", {":compare Nederland Oostenrijk", ":compare Nederland België"}, 120);
    expect_at_every_width("compare", {":compare Rusland NAVO"});
}

TEST(ExploreAsShown, Link) {
    expect_in_both_languages("link", {":link rusland china", ":why", ":link Nederland 'steun aan Oekraïne'"});
    expect_at_every_width("link", {":link Servië Rusland"});
}

TEST(ExploreAsShown, Neighbours) {
    expect_in_both_languages("neighbours", {":neighbours China", ":neighbours servie 2", ":neighbours Nederland"});
    expect_at_every_width("neighbours", {":neighbours Japan"});
}

TEST(ExploreAsShown, Evidence) {
    const std::string counted = "MATCH (a:Actor)-[:COMMITS_TO]->(c) RETURN a.name AS wie, count(c) AS n "
                                "ORDER BY n DESC, wie SKIP 2 LIMIT 1;";
    expect_in_both_languages("why", {":why", counted, ":why", "RETURN 1 AS een;", ":why"});
    expect_at_every_width("why", {"MATCH (a {name: 'China'})-[r:COOPERATES_WITH]-(b) RETURN b.name AS met;", ":why"});
}

TEST(ExploreAsShown, Schema) { expect_in_both_languages("schema", {":schema"}, 120); }

TEST(ExploreAsShown, Mistakes) {
    expect_in_both_languages("mistakes", {":link",
                                          ":link Rusland",
                                          ":link Rusland Rusland",
                                          ":link Rusland Chyna",
                                          ":link hv Rusland",
                                          ":link 'Rusland",
                                          ":neighbours",
                                          ":neighbours Chyna",
                                          ":neighbours China 0",
                                          ":neighbours China 5",
                                          ":neighbours v",
                                          ":compare Nederland",
                                          ":compare Nederland nederland",
                                          ":compare Nederland hv",
                                          ":timeline Nederlant",
                                          ":timeline hv",
                                          ":commitments Nederlant",
                                          ":commitments --due-before morgen",
                                          ":commitments --due-before 2025-13-01",
                                          ":commitments --due-before 2025-Q5",
                                          ":commitments --due-before",
                                          ":commitments --opne",
                                          ":commitments Nederland --by Nederland",
                                          ":graph",
                                          ":report",
                                          ":report verslag.pdf",
                                          ":report /nergens/verslag.html"});
}

TEST(ExploreAsShown, AnEmptyKnowledgeBase) {
    for (const Language language : {Language::english, Language::dutch}) {
        tests::expect_golden(fmt::format("explore/empty.{}.txt", repl::name(language)),
                             conversation(graph::KnowledgeBase::in_memory(), language, usual_width,
                                          {":documents", ":actors", ":actors Nederland", ":topics", ":commitments",
                                           ":commitments Nederland", ":timeline", ":schema", ":why", ":link a b",
                                           ":neighbours a", ":compare a b", ":report verslag.html"}));
    }
}

TEST(ExploreAsShown, SentencesOfAPdfHaveTheirPages) {
    const std::filesystem::path letters = std::filesystem::path{DOSSIER_SOURCE_DIR} / "tests/loaders/letters";
    auto annotator = loaders::annotate::Recorded::load(letters / "annotations.jsonl");
    const auto gazetteer = loaders::find::Gazetteer::load(tests::datasets / "gazetteer");
    auto base = graph::KnowledgeBase::in_memory();
    const std::vector letter{letters / "formats" / "letter.pdf"};
    ASSERT_EQ(loaders::load(base, letter, annotator, gazetteer).documents, 1U);
    tests::expect_golden(
        "explore/pdf.nl.txt",
        conversation(std::move(base), Language::dutch, usual_width,
                     {"MATCH (a:Actor)-[:COMMITS_TO]->(c) RETURN a.name AS wie, count(c) AS n;", ":why"}));
}

}  // namespace
}  // namespace dossier::repl
