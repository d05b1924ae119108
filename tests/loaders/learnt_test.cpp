#include <set>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "loaders/find/gazetteer/learnt_model.hpp"
#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier;
using loaders::find::LearntModel;
using Said = std::set<std::string>;

const tests::Reading& letter() {
    static const tests::Reading all{"learnt.md", tests::Reading::By::all};
    return all;
}

const tests::Reading& by_rules() {
    static const tests::Reading rules{"learnt.md"};
    return rules;
}

TEST(Learnt, WaysOfSayingItThatNoRuleKnows) {
    for (const auto& [sentence, said] : std::initializer_list<std::pair<std::string_view, Said>>{
             {"Roemenië toonde", {"Roemenië OPPOSES migratiestromen fact"}},
             {"Het Tsjechische", {"Spanje SUPPORTS meldpunt fact", "Tsjechië SUPPORTS meldpunt fact"}},
             {"Estland en Letland", {"Estland COOPERATES_WITH Letland fact"}},
             {"Hongarije trapte", {"Hongarije OPPOSES toetreding van Oekraïne fact"}},
         }) {
        EXPECT_EQ(letter().statements(sentence), said) << sentence;
        EXPECT_NE(by_rules().statements(sentence), said) << sentence;
    }
}

TEST(Learnt, WhatARuleHasFoundStays) {
    for (const std::string_view sentence : {"Finland bepleitte", "Slovenië sprong", "Oostenrijk schaarde"}) {
        EXPECT_EQ(letter().statements(sentence), by_rules().statements(sentence)) << sentence;
        EXPECT_FALSE(letter().statements(sentence).empty()) << sentence;
    }
}

TEST(Learnt, ActorsAndSubjectsSideBySideSayNothing) {
    for (const std::string_view sentence :
         {"De overgangstermijn bedraagt", "In Portugal en Spanje", "Het aandeel van Letland", "Het voorstel telt"}) {
        EXPECT_EQ(letter().statements(sentence), Said{}) << sentence;
    }
}

TEST(Learnt, ObjectsThatPointBackAndThoseThatBearTheirOwnWords) {
    for (const auto& [sentence, said] : std::initializer_list<std::pair<std::string_view, Said>>{
             {"Polen en Litouwen", {"Litouwen OPPOSES streefdatum fact", "Polen OPPOSES streefdatum fact"}},
             {"Malta is hier", {"Malta SUPPORTS streefdatum fact"}},
             {"De akkerbouwers", {"akkerbouwers OPPOSES gevolgen van de uitbreiding fact"}},
         }) {
        EXPECT_EQ(letter().statements(sentence), said) << sentence;
    }
}

TEST(Learnt, WhoIsOnNoListActsAndItsCountryDoesNot) {
    EXPECT_EQ(letter().statements("De Deense oppositie"), Said{"oppositie OPPOSES streefdatum fact"});
    EXPECT_TRUE(letter().is("akkerbouwers", loaders::find::EntityClass::actor));
    EXPECT_EQ(letter().entity("akkerbouwers")->kind, "Group");
    EXPECT_EQ(by_rules().entity("akkerbouwers"), nullptr);
}

TEST(Learnt, WhoseInitiativeItIsStaysBesideWhoActs) {
    EXPECT_THAT(
        letter().statements("Op initiatief van Letland"),
        testing::IsSupersetOf({"Letland CALLS_ON Europese Commissie fact", "Estland CALLS_ON Europese Commissie fact",
                               "Letland COOPERATES_WITH Estland fact"}));
}

TEST(Learnt, ASubjectIsAlsoCalledAsTheStatementWordsIt) {
    EXPECT_TRUE(letter().also_called("Europese begrotingsregels", "toepassing van de begrotingsregels"));
}

TEST(Learnt, PromisesThatNoRuleKnows) {
    EXPECT_EQ(by_rules().commitment("Over de voortgang"), "none");
    EXPECT_EQ(letter().commitment("Over de voortgang"),
              "undertaking made by [C.C.J. Veldkamp] to [Tweede Kamer] due [|]");
}

TEST(Learnt, AStatementTellsWhatCarriedItAndHasAConfidenceOfItsOwn) {
    const auto& statements = letter().findings().statements;
    const auto learnt = std::ranges::find_if(statements, [](const auto& s) { return s.rule.starts_with("learnt: "); });
    ASSERT_NE(learnt, statements.end());
    EXPECT_EQ(learnt->rule, "learnt: tonen voor");
    const auto ruled = std::ranges::find_if(statements, [](const auto& s) { return !s.rule.starts_with("learnt: "); });
    ASSERT_NE(ruled, statements.end());
    EXPECT_NE(learnt->confidence, ruled->confidence);
}

TEST(LearntModels, TheLikeliestLabelOfTheFeaturesThatItKnows) {
    const LearntModel model =
        LearntModel::parse("none\tSUPPORTS\tOPPOSES\nv:steunen\t0:-1.5\t1:2\nnegated\t1:-3\t2:0.5\n", "m");
    const std::vector<std::string> plain{"v:steunen", "unknown"};
    EXPECT_EQ(model.guess(plain).label, "SUPPORTS");
    EXPECT_GT(model.guess(plain).probability, 0.5);
    EXPECT_EQ(model.guess(std::vector<std::string>{"v:steunen", "negated"}).label, "OPPOSES");
    EXPECT_GT(model.guess(std::vector<std::string>{"unknown"}).none, 0.3);
    EXPECT_LT(model.guess(plain).none, model.guess(plain).probability);
    EXPECT_TRUE(LearntModel{}.empty());
}

TEST(LearntModels, ALineThatIsNoWeightIsAnErrorWithItsPlace) {
    for (const std::string_view text : {"none\tSUPPORTS\nv:steunen\t2:1.0\n", "none\nv:steunen\t0;1.0\n",
                                        "none\nv:steunen\t0:much\n", "none\nv:steunen\t0:1.0x\n"}) {
        try {
            (void)LearntModel::parse(text, "ties.model");
            FAIL() << text;
        } catch (const graph::Error& error) {
            EXPECT_THAT(error.diagnostic().message, testing::StartsWith("ties.model, line 2")) << text;
        }
    }
}

}  // namespace
