#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;

using Said = std::set<std::string>;

const Reading& offices() {
    static const Reading reading{"offices.md"};
    return reading;
}

TEST(Offices, WhoIsNamedBehindAnOfficeHoldsIt) {
    EXPECT_EQ(offices().statements("De directeur-generaal van de OESO, mevrouw"), Said{"Anna Smit HOLDS OESO fact"});
}

TEST(Offices, TwoOfficesInAListHoldEachOtherNot) {
    EXPECT_EQ(offices().statements("De voorzitter van de Europese Commissie"),
              (Said{"Ursula von der Leyen DISCUSSES regeldruk fact", "lidstaten DISCUSSES regeldruk fact"}));
}

TEST(Offices, AListBehindAnActorThatEndsWithATopicIsSpokenOf) {
    EXPECT_EQ(offices().statements("Duitsland sprak"),
              (Said{"Duitsland DISCUSSES steun aan Oekraïne fact", "Duitsland DISCUSSES België fact",
                    "Duitsland DISCUSSES regeldruk fact"}));
    EXPECT_EQ(offices().statements("Finland sprak"), Said{"Finland DISCUSSES steun aan Oekraïne fact"});
}

TEST(Offices, SharingInformationThatIsOnlyAgreedToIsNoDiscussion) {
    EXPECT_EQ(offices().statements("Italië en Spanje spraken af"), Said{});
}

TEST(Offices, WhatIsDoneJointlyIsCooperation) {
    EXPECT_EQ(offices().statements("Nederland steunt in gezamenlijkheid"),
              (Said{"Nederland SUPPORTS Data Act fact", "Nederland COOPERATES_WITH Duitsland fact"}));
}

TEST(Offices, AnAgreementToldInPassingBindsWhoMadeIt) {
    EXPECT_EQ(offices().commitment("De afspraken die Nederland"),
              "agreement made by [Nederland, Duitsland] to [] due [|]");
    EXPECT_EQ(offices().commitment("De afspraken die met Duitsland"), "none");
}

TEST(Offices, EffortsReadinessAndDecisionsOfNobodyNamedBind) {
    EXPECT_EQ(offices().commitment("Het kabinet blijft zich"), "intention made by [kabinet] to [] due [|]");
    EXPECT_NE(offices().commitment("Nederland is gereed om"), "none");
    EXPECT_EQ(offices().commitment("Nederland is gereed."), "none");
    EXPECT_EQ(offices().commitment("Daarom is besloten"), "intention made by [D.S. Beljaarts] to [] due [|]");
    EXPECT_EQ(offices().commitment("Tijdens de Raad is besloten"),
              "agreement made by [Raad voor Concurrentievermogen] to [] due [|]");
    EXPECT_EQ(offices().commitment("Met deze voortgangsbrief"), "none");
}

}  // namespace
