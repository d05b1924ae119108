#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;
using Said = std::set<std::string>;

const Reading& council() {
    static const Reading reading{"council.md"};
    return reading;
}

const Reading& industry() {
    static const Reading reading{"industry.md"};
    return reading;
}

TEST(Reports, WhatIsExplainedRaisedAndGoneIntoIsDiscussed) {
    EXPECT_EQ(council().statements("De Europese Commissie gaf"),
              (Said{"Europese Commissie DISCUSSES Data Act fact", "Europese Commissie DISCUSSES Chips Act fact"}));
    EXPECT_EQ(council().statements("Frankrijk en Italië"),
              (Said{"Frankrijk DISCUSSES staatssteun fact", "Italië DISCUSSES staatssteun fact"}));
    EXPECT_EQ(council().statements("De lidstaten startten"), Said{"lidstaten DISCUSSES digitalisering fact"});
    EXPECT_EQ(council().statements("De Raad ging in"), Said{"Raad voor Concurrentievermogen DISCUSSES visserij fact"});
}

TEST(Reports, WhatStandsBesideTheSubjectIsDiscussedToo) {
    EXPECT_EQ(council().statements("Naast staatssteun"),
              (Said{"Raad voor Concurrentievermogen DISCUSSES kapitaalmarkten fact",
                    "Raad voor Concurrentievermogen DISCUSSES staatssteun fact"}));
}

TEST(Reports, ANumberOfThemAndWhoIsAmongThem) {
    EXPECT_EQ(council().statements("Een aantal lidstaten"),
              (Said{"lidstaten OPPOSES regeldruk fact", "Nederland OPPOSES regeldruk fact"}));
}

TEST(Reports, HalvesOfASentenceHaveTheirOwnVerbAndObject) {
    EXPECT_EQ(council().statements("Duitsland vroeg"),
              (Said{"Duitsland DISCUSSES concurrentievermogen fact", "Duitsland CALLS_ON Europese Commissie fact"}));
    EXPECT_EQ(council().statements("Spanje heeft"),
              (Said{"Spanje SUPPORTS Data Act fact", "Spanje CALLS_ON lidstaten fact"}));
    EXPECT_EQ(council().statements("Zweden pleitte"),
              (Said{"Zweden SUPPORTS vrijhandel fact", "Zweden OPPOSES verbod op export fact"}));
}

TEST(Reports, RequestsInPassivesAndAsNouns) {
    EXPECT_EQ(council().statements("Servië werd"), Said{"Raad voor Concurrentievermogen CALLS_ON Servië fact"});
    EXPECT_EQ(council().statements("Op verzoek van"), Said{"Oostenrijk CALLS_ON Europese Commissie fact"});
    EXPECT_EQ(industry().statements("Het kabinet zal de provincies"), Said{"kabinet CALLS_ON provincies negated"});
}

TEST(Reports, APronounInAReportedClauseIsWhoReports) {
    EXPECT_EQ(council().statements("Hongarije benadrukte"), Said{"Hongarije SUPPORTS wapenembargo negated"});
}

TEST(Reports, WhatHangsOnAnotherObjectIsNotTheVerbs) {
    EXPECT_EQ(council().statements("Finland sprak"), Said{"Finland OPPOSES uitzondering voor Turkije fact"});
    EXPECT_TRUE(industry().statements("De provincies zijn weerbaar").empty());
}

TEST(Reports, OfficesAreHeld) {
    EXPECT_TRUE(council().statements("Paschal").contains("Paschal Donohoe HOLDS Eurogroep fact"));
}

TEST(Reports, SupportThatTheSubjectOnlyHasASayIn) {
    EXPECT_EQ(industry().statements("Voor het kabinet").size(), 1U);
    EXPECT_EQ(industry().statements("Het kabinet legt"), Said{"kabinet SUPPORTS innovatie fact"});
    EXPECT_EQ(industry().statements("Gemeenten worden"), Said{"provincies SUPPORTS gemeenten fact"});
    EXPECT_EQ(industry().statements("Ik vind").size(), 1U);
}

TEST(Reports, AListOfActionsIsReadMemberByMember) {
    const Said said = industry().statements("We zetten in");
    EXPECT_EQ(said.size(), 3U);
    for (const std::string& one : said) {
        EXPECT_NE(one.find(" SUPPORTS "), std::string::npos) << one;
    }
}

TEST(Reports, AnAimIsWhoseItIs) {
    const Said said = industry().statements("De inzet van het kabinet");
    EXPECT_EQ(said, (Said{"kabinet SUPPORTS waterstof fact", "kabinet SUPPORTS innovatie fact"}));
}

TEST(Reports, AQuestionSaysNothing) {
    EXPECT_TRUE(industry().statements("Steunt het kabinet").empty());
    EXPECT_EQ(industry().commitment("Steunt het kabinet"), "none");
}

TEST(Reports, WhoWorksInCooperationWithWhom) {
    EXPECT_EQ(industry().statements("Het RIVM heeft in"), Said{"RIVM COOPERATES_WITH TNO fact"});
}

TEST(Reports, AgentsThatWorkTogetherInAPassive) {
    EXPECT_EQ(industry().statements("In het convenant"), Said{"gemeenten COOPERATES_WITH provincies fact"});
}

}  // namespace
