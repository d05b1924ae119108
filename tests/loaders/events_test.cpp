#include <gtest/gtest.h>

#include <string_view>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::EntityClass;

/// A letter on meetings of many sorts, each with another day, place and wording.
const Reading& meetings() {
    static const Reading reading{"events.md"};
    return reading;
}

void expect_days(std::string_view event, std::string_view start, std::string_view end) {
    ASSERT_TRUE(meetings().is(event, EntityClass::event)) << event;
    EXPECT_EQ(meetings().entity(event)->start, start) << event;
    EXPECT_EQ(meetings().entity(event)->end, end) << event;
}

TEST(Occasions, DaysMayRunOverTheEndOfAMonth) { expect_days("VN-Oceaanconferentie", "2022-06-27", "2022-07-01"); }

TEST(Occasions, WhatIsPlannedForADayIsHeldOnIt) {
    expect_days("informele bijeenkomst van energieministers", "2022-06-12", "2022-06-12");
}

TEST(Occasions, DaysAndPlaceInBrackets) {
    expect_days("Wereldwaterconferentie", "2023-03-22", "2023-03-24");
    EXPECT_EQ(meetings().entity("Wereldwaterconferentie")->place, "New York");
}

TEST(Occasions, TheVerbTellsTheYear) {
    expect_days("OVSE Ministeriële Raad van 1-2 december 2021", "2021-12-01", "2021-12-02");
}

TEST(Occasions, ASmallTopIsOneByItsPlaceOrItsParties) {
    EXPECT_TRUE(meetings().mentions("Op de top", "top in Vilnius"));
    expect_days("trilaterale top", "2022-07-19", "2022-07-19");
    EXPECT_TRUE(meetings().is("Top EU-Westelijke Balkan", EntityClass::event));
}

TEST(Occasions, ConferencesOfASeriesByTheirNumber) {
    EXPECT_TRUE(meetings().mentions("Tijdens de 28e COP", "COP28"));
    EXPECT_TRUE(meetings().mentions("Tijdens MC12", "conferentie van de WTO"));
    EXPECT_FALSE(meetings().mentions("De 12e ministeriële", "COP28"));
    EXPECT_EQ(meetings().entity("MC12"), nullptr);
}

TEST(Occasions, AnotherNameInBracketsIsTheSameMeeting) {
    expect_days("klimaatconferentie", "2021-11-13", "2021-11-13");
    EXPECT_EQ(meetings().entity("COP26"), nullptr);
}

TEST(Occasions, NamesThatTellMeetingsApart) {
    EXPECT_FALSE(meetings().mentions("De EU-Afrikatop", "top in Vilnius"));
    EXPECT_FALSE(meetings().mentions("De Munich Security", "donorconferentie voor Oekraïne"));
    EXPECT_FALSE(meetings().mentions("De informele bijeenkomst", "VN-Oceaanconferentie"));
    EXPECT_TRUE(meetings().is("Nuclear Security Summit Den Haag", EntityClass::event));
}

TEST(Occasions, WhoseItIsIsNoMeetingOfItsOwn) {
    for (const auto* owner :
         {"Raad van Europa van 20 mei 2022", "Algemene Vergadering van de Verenigde Naties van 13 september 2022"})
        EXPECT_EQ(meetings().entity(owner), nullptr) << owner;
}

TEST(Occasions, TheFormationStandsBehindTheCouncil) {
    EXPECT_TRUE(meetings().is("informele Raad Buitenlandse Zaken Defensie van 10-11 mei 2022", EntityClass::event));
}

TEST(Occasions, MissionsOfTradeAreVisitsThoseOfPeaceNone) {
    expect_days("handelsmissie naar India", "2022-09-12", "2022-09-15");
    EXPECT_FALSE(meetings().is("missie", EntityClass::event));
}

TEST(Occasions, ExercisesByTheirName) { expect_days("oefening Defender Europe 2022", "2022", "2022"); }

TEST(Occasions, WhoMeetsOnADayIsAtNoMeetingOfAnother) {
    EXPECT_TRUE(meetings().statements("De ministers van Financiën").empty());
    EXPECT_TRUE(meetings().statements("De trilaterale top").contains("Turkije PARTICIPATES_IN trilaterale top fact"));
}

TEST(Occasions, PartsOfACouncilHaveDaysOfTheirOwnSharesHaveNone) {
    expect_days("landbouwdeel van 23 mei 2022", "2022-05-23", "2022-05-23");
    expect_days("visserijdeel van 24 mei 2022", "2022-05-24", "2022-05-24");
    EXPECT_TRUE(meetings().mentions("Tijdens het visserijdeel", "visserijdeel van 24 mei 2022"));
    EXPECT_EQ(meetings().entity("merendeel"), nullptr);
}

}  // namespace
