#include <gtest/gtest.h>

#include <string_view>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::EntityClass;

/// A letter on councils, visits, policy and texts that no list knows, told by their grammar alone.
const Reading& letter() {
    static const Reading reading{"openly.md"};
    return reading;
}

TEST(OpenMeetings, ACouncilByItsFieldAndItsShortForm) {
    constexpr std::string_view council = "Raad Kustbeheer en Binnenvaart van 12-13 mei 2025";
    ASSERT_TRUE(letter().is(council, EntityClass::event));
    EXPECT_EQ(letter().entity(council)->start, "2025-05-12");
    EXPECT_EQ(letter().entity(council)->end, "2025-05-13");
    EXPECT_TRUE(letter().also_called(council, "Raad Kustbeheer en Binnenvaart van 12 en 13 mei"));
    EXPECT_TRUE(letter().also_called(council, "RKB van 12 en 13 mei 2025"));
    EXPECT_TRUE(letter().mentions("Deze RKB", council));
}

TEST(OpenMeetings, ACountrysOwnCouncilsAreNone) {
    EXPECT_FALSE(letter().mentions("De gemeenteraad van", "gemeenteraad van 3 mei 2025"));
    EXPECT_EQ(letter().entity("gemeenteraad van 3 mei 2025"), nullptr);
}

TEST(OpenMeetings, SessionsByTheirOrder) {
    EXPECT_TRUE(letter().mentions("In de eerste werksessie", "eerste werksessie"));
    EXPECT_TRUE(letter().mentions("De tweede werksessie", "tweede werksessie"));
}

TEST(OpenMeetings, SeveralCouncilsUnderOneWord) {
    EXPECT_TRUE(letter().mentions("Over de Europese Raden", "Europese Raad van 20 maart 2025"));
    EXPECT_TRUE(letter().mentions("Over de Europese Raden", "Europese Raad van 26 juni 2025"));
}

TEST(OpenMeetings, VisitsByWhereAndWhen) {
    ASSERT_TRUE(letter().is("bezoek aan Marokko", EntityClass::event));
    EXPECT_EQ(letter().entity("bezoek aan Marokko")->start, "2025-03-24");
    EXPECT_FALSE(letter().mentions("Ik bezoek", "bezoek aan Marokko"));
}

TEST(OpenMeetings, APlaceOfTwoWordsAndAYearBehindTheName) {
    EXPECT_TRUE(letter().is("NAVO-Top Den Haag", EntityClass::event));
    ASSERT_TRUE(letter().is("Voorjaarsvergadering 2025", EntityClass::event));
    EXPECT_EQ(letter().entity("Voorjaarsvergadering 2025")->start, "2025");
}

TEST(OpenTopics, CompoundsOfPolicyButNoAbstractNouns) {
    EXPECT_TRUE(letter().is("munitieproductie", EntityClass::topic));
    for (const auto* name : {"gezamenlijkheid", "betrouwbare bondgenoot", "bondgenoot"})
        EXPECT_EQ(letter().entity(name), nullptr) << name;
}

TEST(OpenTopics, ACompoundOfARelationKeepsItsFirstPart) {
    EXPECT_TRUE(letter().is("handelsrelatie met Marokko", EntityClass::topic));
    EXPECT_EQ(letter().entity("relatie met Marokko"), nullptr);
}

TEST(OpenTopics, ARegionThatNoListHolds) {
    EXPECT_TRUE(letter().mentions("De minister sprak", "situatie in Gaza"));
    EXPECT_TRUE(letter().also_called("situatie in Gaza", "humanitaire situatie in Gaza"));
}

TEST(OpenTopics, InsideACompoundTheyAreMentionedToo) {
    EXPECT_TRUE(letter().mentions("De leveringszekerheidssituatie", "leveringszekerheid"));
}

TEST(OpenNames, CommitteesAndPersonsOfOtherCountries) {
    EXPECT_TRUE(letter().mentions("De vaste Kamercommissie", "vaste commissie voor Defensie"));
    EXPECT_TRUE(letter().is("Dendias", EntityClass::actor));
    EXPECT_TRUE(letter().also_called("Dendias", "Griekse minister van Buitenlandse Zaken"));
}

TEST(OpenNames, ATextIsNoBodyThoughABodyOwnsIt) {
    EXPECT_TRUE(letter().is("Mededeling van de Commissie", EntityClass::instrument));
}

TEST(OpenNames, TextsByTheirTitleTheirYearAndTheirPlural) {
    EXPECT_TRUE(letter().is("verordening capaciteit spoorweginfrastructuur", EntityClass::instrument));
    EXPECT_TRUE(letter().is("Toetsingskader 2014", EntityClass::instrument));
    EXPECT_TRUE(letter().is("JBZ-fondsen", EntityClass::instrument));
    EXPECT_EQ(letter().entity("richtlijn eisen"), nullptr);
}

}  // namespace
