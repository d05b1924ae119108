#include <gtest/gtest.h>

#include <string_view>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::EntityClass;

/// A letter that says its subjects at several lengths, and promises.
const Reading& letter() {
    static const Reading reading{"themes.md"};
    return reading;
}

bool one_topic(std::string_view name, std::string_view other) {
    return letter().is(name, EntityClass::topic) && letter().also_called(name, other) &&
           letter().entity(other) == nullptr;
}

TEST(OneTopic, WithAndWithoutItsAdjective) {
    EXPECT_TRUE(letter().mentions("Nederland steunt de paardentrams", "elektrische paardentrams"));
    EXPECT_EQ(letter().entity("paardentrams"), nullptr);
}

TEST(OneTopic, ByAnotherWordForTheSameWar) { EXPECT_TRUE(one_topic("oorlog tegen Oekraïne", "invasie van Oekraïne")); }

TEST(OneTopic, ByTheEndOfItsCompound) {
    EXPECT_TRUE(one_topic("vrachtzeppelins", "zeppelins"));
    EXPECT_TRUE(letter().mentions("Nederland steunt de zeppelins", "vrachtzeppelins"));
}

TEST(OneTopic, NotWhereTwoCompoundsEndSo) {
    EXPECT_NE(letter().entity("motorveren"), nullptr);
    EXPECT_NE(letter().entity("zeilveren"), nullptr);
}

TEST(OneTopic, AsAPlaceAndTheSituationThere) {
    EXPECT_TRUE(one_topic("Gazastrook", "situatie in de Gazastrook"));
    EXPECT_FALSE(letter().mentions("De Raad sprak over de situatie in Nagorno-Karabach", "Gazastrook"));
}

TEST(OneTopic, AsWhatIsDoneToIt) {
    EXPECT_TRUE(letter().mentions("Het kabinet steunt de bevordering", "zeilvaart in Friesland"));
    EXPECT_EQ(letter().entity("bevordering van de zeilvaart"), nullptr);
}

TEST(OneTopic, NotWhatTheTreeHoldsAsTwo) {
    EXPECT_TRUE(letter().mentions("De Raad sprak over de visserij", "visserij"));
    EXPECT_TRUE(letter().mentions("Ministers spraken over de palingvisserij", "palingvisserij"));
}

TEST(Subjects, WordsOfATitleAreItsAuthors) {
    EXPECT_EQ(letter().entity("duinwaterleiding"), nullptr);
    EXPECT_EQ(letter().entity("dure duinwaterleiding"), nullptr);
}

TEST(SpokenTopics, AreOnTheAgendaOrLedToByTheVerb) {
    for (const auto* name : {"klompenindustrie", "molenbouw", "rietdekkerij"})
        EXPECT_TRUE(letter().is(name, EntityClass::topic)) << name;
    for (const auto* name : {"tulpenindustrie", "heggenbouw"}) EXPECT_EQ(letter().entity(name), nullptr) << name;
}

TEST(SpokenTopics, StandBesideOneAnotherInAList) {
    EXPECT_TRUE(letter().mentions("Ministers spraken over de zeilvaart in Friesland en", "Sahel"));
    EXPECT_EQ(letter().entity("klompen"), nullptr);
}

TEST(CommitmentTopics, AreWhatIsPromised) {
    EXPECT_EQ(letter().topics("Ik zal uw Kamer voor de zomer"), "luchtbruggen in Drenthe");
    EXPECT_EQ(letter().topics("Het kabinet heeft besloten"), "veergeld");
    EXPECT_EQ(letter().topics("Het kabinet zal zich inzetten voor een veilige"), "veilige overtocht");
    EXPECT_EQ(letter().topics("Nederland zal er bij de Raad op aandringen"), "loopbruggen");
}

TEST(CommitmentTopics, HangOnTextsAndSteps) {
    EXPECT_EQ(letter().topics("Ik zal uw Kamer na de zomer een brief"), "walstroom");
    EXPECT_EQ(letter().topics("Nederland en België hebben een memorandum"), "zeilongevallen");
}

TEST(CommitmentTopics, GeneralNounsTellTogether) {
    EXPECT_EQ(letter().topics("Het kabinet heeft besloten tot een verhoging van het budget"),
              "verhoging van het budget");
    EXPECT_EQ(letter().entity("goedkeuring van de stukken"), nullptr);
}

TEST(CommitmentTopics, PointBackOnlyAsWhatIsToldAbout) {
    EXPECT_EQ(letter().topics("Hierover informeer ik"), "kabelbanen");
    EXPECT_EQ(letter().topics("Op basis hiervan"), "kabelbanen");
}

TEST(CommitmentTopics, AReportOfAMeetingHasNone) { EXPECT_EQ(letter().topics("Uw Kamer ontvangt in het najaar"), ""); }

/// A letter with subjects, and with nouns that only look like one.
const Reading& passing() {
    static const Reading reading{"passing.md"};
    return reading;
}

TEST(PassingTopics, AHeadingThatOnlyOrdersIsNoSubjectOfItsPromises) {
    EXPECT_EQ(passing().topics("Het kabinet zal uw Kamer"), "waterveiligheid");
    EXPECT_EQ(passing().entity("landenspecifieke prioriteiten"), nullptr);
}

TEST(PassingTopics, ARegionThatOnlySaysWhere) {
    EXPECT_EQ(passing().entity("Noordzee"), nullptr);
    EXPECT_EQ(passing().entity("Centraal-Azië"), nullptr);
    EXPECT_TRUE(passing().is("situatie in Sahel", EntityClass::topic));
}

TEST(PassingTopics, AnIdiomTellsNothing) { EXPECT_EQ(passing().entity("steun met ingang"), nullptr); }

TEST(OneTopic, AShortNameAndTheWholeName) {
    EXPECT_TRUE(passing().is("handelsbetrekkingen met de VS", EntityClass::topic));
    EXPECT_EQ(passing().entity("handelsbetrekkingen met Verenigde Staten"), nullptr);
}

TEST(OneTopic, QualitiesShareTheirOwner) {
    EXPECT_TRUE(passing().is("energievoorziening", EntityClass::topic));
    EXPECT_EQ(passing().entity("veiligheid"), nullptr);
    EXPECT_EQ(passing().entity("betaalbaarheid van de energievoorziening"), nullptr);
}

TEST(OneTopic, TheFirstPartOfACompound) { EXPECT_TRUE(passing().mentions("Denemarken steunt", "PFAS")); }

TEST(OneTopic, AnyQuotaAreNoCatches) { EXPECT_TRUE(passing().is("quota per land", EntityClass::topic)); }

TEST(PromisedTopics, WhatIsWrittenOfATextHasNoSubject) { EXPECT_EQ(passing().topics("De appreciatie van"), ""); }

TEST(PromisedTopics, WhatAMotionAskedFor) {
    EXPECT_EQ(passing().topics("Ter uitvoering van"), "inzameling van blikjes, statiegeld");
}

TEST(NamesOfTexts, ByTheOtherParty) {
    ASSERT_TRUE(passing().is("handelsakkoord met Chili", EntityClass::instrument));
    EXPECT_EQ(passing().entity("handelsakkoord met Chili")->kind, "treaty");
    ASSERT_TRUE(passing().is("intentieverklaring met Oeganda", EntityClass::instrument));
    EXPECT_EQ(passing().entity("intentieverklaring met Oeganda")->kind, "pledge");
}

TEST(NamesOfTexts, AMotionByItsWholeSubject) {
    EXPECT_TRUE(passing().is("motie over vredesmissies op de Balkan", EntityClass::instrument));
    EXPECT_TRUE(passing().mentions("De motie over walvissen", "motie over walvissen"));
}

}  // namespace
