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

bool is(std::string_view name, EntityClass entity_class) {
    const Entity* found = letter().entity(name);
    return found != nullptr && found->entity_class == entity_class;
}

TEST(Texts, ByTheTitleBehindTheNoun) {
    for (const auto* name :
         {"richtlijn betaalbare zeewering", "verordening circulaire dijken", "Wet veilige kustlijn", "wet waterbeheer"})
        EXPECT_TRUE(is(name, EntityClass::instrument)) << name;
}

TEST(Texts, AnObjectBehindTheNounIsNoTitle) {
    EXPECT_EQ(letter().entity("richtlijn eisen"), nullptr);
    EXPECT_EQ(letter().entity("wet gemeenten"), nullptr);
}

TEST(Texts, ByWhatTheyAreForAndByWhoseTheyAre) {
    EXPECT_TRUE(is("verordening ter voorkoming van zandverlies", EntityClass::instrument));
    EXPECT_TRUE(is("actieplan van de OVSE", EntityClass::instrument));
    EXPECT_TRUE(is("resolutie 2799", EntityClass::instrument));
    EXPECT_TRUE(is("zandwinningsverordening", EntityClass::instrument));
}

TEST(Texts, NamesOfTheGazetteerInSmallLetters) {
    EXPECT_TRUE(letter().mentions("De omgevingswet", "Omgevingswet"));
    EXPECT_TRUE(letter().mentions("De omgevingswet", "Richtlijn hernieuwbare energie"));
    EXPECT_FALSE(letter().mentions("Daarnaast is er", "Europese Green Deal"));
}

TEST(Meetings, DebatesByTheirSubjectAndDay) {
    ASSERT_TRUE(is("commissiedebat Veilige kust van 14 mei 2025", EntityClass::event));
    EXPECT_EQ(letter().entity("commissiedebat Veilige kust van 14 mei 2025")->start, "2025-05-14");
}

TEST(Meetings, ConferencesOfASeriesByTheirNumber) {
    ASSERT_TRUE(is("COP29", EntityClass::event));
    EXPECT_EQ(letter().entity("COP29")->place, "Bakoe");
}

TEST(Meetings, ElectionsOnTheirDay) {
    ASSERT_TRUE(is("presidentsverkiezingen van 18 mei 2025", EntityClass::event));
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
    EXPECT_TRUE(is("tankcoalitie", EntityClass::actor));
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

}  // namespace
