#include <gtest/gtest.h>

#include <string_view>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::Entity;
using find::EntityClass;

/// A letter on texts, meetings and bodies that no list holds, and on what only looks like them.
const Reading& letter() {
    static const Reading reading{"names.md"};
    return reading;
}

TEST(Texts, ByTheTitleBehindTheNoun) {
    for (const auto* name :
         {"richtlijn betaalbare zeewering", "verordening circulaire dijken", "Wet veilige kustlijn", "wet waterbeheer"})
        EXPECT_TRUE(letter().is(name, EntityClass::instrument)) << name;
}

TEST(Texts, AnObjectBehindTheNounIsNoTitle) {
    EXPECT_EQ(letter().entity("richtlijn eisen"), nullptr);
    EXPECT_EQ(letter().entity("wet gemeenten"), nullptr);
}

TEST(Texts, ByWhatTheyAreForAndByWhoseTheyAre) {
    EXPECT_TRUE(letter().is("verordening ter voorkoming van zandverlies", EntityClass::instrument));
    EXPECT_TRUE(letter().is("actieplan van de OVSE", EntityClass::instrument));
    EXPECT_TRUE(letter().is("resolutie 2799", EntityClass::instrument));
    EXPECT_TRUE(letter().is("zandwinningsverordening", EntityClass::instrument));
}

TEST(Texts, NamesOfTheGazetteerInSmallLetters) {
    EXPECT_TRUE(letter().mentions("De omgevingswet", "Omgevingswet"));
    EXPECT_TRUE(letter().mentions("De omgevingswet", "Richtlijn hernieuwbare energie"));
    EXPECT_FALSE(letter().mentions("Daarnaast is er", "Europese Green Deal"));
}

TEST(Meetings, DebatesByTheirSubjectAndDay) {
    ASSERT_TRUE(letter().is("commissiedebat Veilige kust van 14 mei 2025", EntityClass::event));
    EXPECT_EQ(letter().entity("commissiedebat Veilige kust van 14 mei 2025")->start, "2025-05-14");
}

TEST(Meetings, ConferencesOfASeriesByTheirNumber) {
    ASSERT_TRUE(letter().is("COP29", EntityClass::event));
    EXPECT_EQ(letter().entity("COP29")->place, "Bakoe");
}

TEST(Meetings, ElectionsOnTheirDay) {
    ASSERT_TRUE(letter().is("presidentsverkiezingen van 18 mei 2025", EntityClass::event));
    EXPECT_EQ(letter().entity("presidentsverkiezingen van 18 mei 2025")->start, "2025-05-18");
    EXPECT_FALSE(letter().mentions("De verkiezingen komen", "presidentsverkiezingen van 18 mei 2025"));
}

TEST(Meetings, ADayOfACouncilIsOfThatCouncil) {
    EXPECT_TRUE(letter().mentions("De minister spreekt", "JBZ-Raad van 5-6 juni 2025"));
    EXPECT_EQ(letter().entity("JBZ-Raad van 6 juni 2025"), nullptr);
}

TEST(Meetings, AnAdvisoryCouncilDoesNotMeet) {
    EXPECT_TRUE(letter().mentions("De Gezondheidsraad", "Gezondheidsraad"));
    EXPECT_EQ(letter().entity("Gezondheidsraad van 3 mei 2025"), nullptr);
}

TEST(Bodies, ACoalitionByItsCompound) {
    EXPECT_TRUE(letter().is("tankcoalitie", EntityClass::actor));
    EXPECT_EQ(letter().entity("coalitie"), nullptr);
}

TEST(Bodies, MinistersWithoutMoreAreThoseWhoMet) { EXPECT_TRUE(letter().mentions("De ministers", "ministers")); }

TEST(Bodies, OfMissionsTheOneNamedLast) {
    EXPECT_TRUE(letter().mentions("De missie in Kosovo", "KFOR"));
    EXPECT_FALSE(letter().mentions("De missie in Kosovo", "EUFOR Althea"));
}

TEST(Bodies, AMinistryOfOnesOwnIsThatOfWhoSigned) {
    EXPECT_TRUE(letter().mentions("Mijn ministerie", "ministerie van Buitenlandse Zaken"));
    EXPECT_FALSE(letter().mentions("Het ministerie", "ministerie van Buitenlandse Zaken"));
}

TEST(Bodies, TheirLastWordWithACapital) {
    EXPECT_TRUE(letter().mentions("Het Planbureau", "Planbureau voor de Leefomgeving"));
}

/// A letter on encounters of many forms, in which other things end as they do.
const Reading& encounters() {
    static const Reading reading{"encounters.md"};
    return reading;
}

TEST(Encounters, ASummitIsDatedByItsRelativeClause) {
    ASSERT_TRUE(encounters().is("kusttop Oslo", EntityClass::event));
    EXPECT_EQ(encounters().entity("kusttop Oslo")->start, "2024-09-23");
    EXPECT_TRUE(encounters().mentions("NL bracht", "kusttop Oslo"));
    for (const auto* name : {"laptop", "bergtop"}) EXPECT_EQ(encounters().entity(name), nullptr) << name;
}

TEST(Encounters, AConferenceGoesByItsWholeTitle) {
    EXPECT_TRUE(encounters().is("Conference on Safe Dunes in the North Sea", EntityClass::event));
}

TEST(Encounters, ALunchIsNoBreakfast) {
    EXPECT_TRUE(encounters().mentions("Op 6 mei", "informeel ontbijt"));
    EXPECT_TRUE(encounters().mentions("Daarna was", "informele lunch"));
}

TEST(ShortForms, OfTheCountryOfTheChamberAndOfAGroup) {
    EXPECT_TRUE(encounters().mentions("NL bracht", "Nederland"));
    EXPECT_TRUE(encounters().mentions("Ik heb uw kamer", "Tweede Kamer"));
    EXPECT_TRUE(encounters().mentions("De strijders", "M23"));
}

TEST(ShortForms, WhomOnlyTheHeadNamesIsNotFound) { EXPECT_EQ(letter().entity("Tweede Kamer"), nullptr); }

}  // namespace
