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

/// A letter on how meetings are told apart, and on which day each was.
const Reading& occasions() {
    static const Reading reading{"occasions.md"};
    return reading;
}

void expect_held(std::string_view event, std::string_view start, std::string_view end) {
    ASSERT_TRUE(occasions().is(event, EntityClass::event)) << event;
    EXPECT_EQ(occasions().entity(event)->start, start) << event;
    EXPECT_EQ(occasions().entity(event)->end, end) << event;
}

TEST(DaysOfMeetings, AWeekdayIsOneOfTheDaysThatTheLetterIsOn) {
    expect_held("zitting van het Havencomité", "2024-06-18", "2024-06-18");
    expect_held("bijeenkomst van het Spoorforum", "2024-06-18", "2024-06-18");
    expect_held("werkdiner", "2024-06-18", "2024-06-18");
    expect_held("lunch", "2024-06-19", "2024-06-19");
}

TEST(DaysOfMeetings, WhoGoesThereTellsTheDay) {
    expect_held("informele bijeenkomst van de Europese energieministers", "2024-06-05", "2024-06-05");
    expect_held("Internationale Binnenvaartconferentie", "2024-06-03", "2024-06-03");
    expect_held("World Leaders Summit", "2024-06-15", "2024-06-16");
    expect_held("Wereldhaventop", "2024-05-07", "2024-05-07");
    expect_held("klimaatconferentie van de Verenigde Naties", "2024-11-06", "2024-11-18");
    EXPECT_TRUE(occasions().mentions("Ik zal van 12", "klimaatconferentie van de Verenigde Naties"));
}

TEST(DaysOfMeetings, WhatIsHeldBesideAMeetingHasAnotherDay) {
    expect_held("Milieuraad", "", "");
    expect_held("watertop Dhaka", "2024-09-23", "2024-09-23");
    expect_held("Algemene Vergadering van de Verenigde Naties", "", "");
}

TEST(DaysOfMeetings, AMealIsOfTheMeetingThatTheLetterIsOn) {
    expect_held("netwerkontbijt", "2024-06-19", "2024-06-19");
}

TEST(DaysOfMeetings, OneThatHasBegunIsStillToCome) { expect_held("Waddentop", "2024-06-11", "2024-06-12"); }

TEST(DaysOfMeetings, OfTwoBodiesAndOnAnIsland) {
    expect_held("jaarvergadering van het IMF en de Wereldbank van 9-15 oktober 2024", "2024-10-09", "2024-10-15");
    expect_held("G20-top Bali", "2022-11-15", "2022-11-16");
    expect_held("Top in Reykjavik", "2024-05-16", "2024-05-16");
    expect_held("World Health Assembly van 27 mei tot 1 juni 2024", "2024-05-27", "2024-06-01");
}

TEST(NamesOfMeetings, TwoCompoundsOfOneSubject) {
    EXPECT_TRUE(occasions().mentions("Na afloop van", "klimaatconferentie van de Verenigde Naties"));
    EXPECT_EQ(occasions().entity("klimaattop"), nullptr);
    EXPECT_TRUE(occasions().mentions("In aanloop naar", "VN-biodiversiteitstop Cali"));
    EXPECT_TRUE(occasions().is("pre-COP", EntityClass::event));
}

TEST(NamesOfMeetings, AStopIsNoTop) { EXPECT_EQ(occasions().entity("vacaturestop"), nullptr); }

TEST(NamesOfMeetings, ABodyThatSitsIsNoMeetingOfItsOwn) { EXPECT_EQ(occasions().entity("MEPC81"), nullptr); }

TEST(NamesOfMeetings, ABodyOfItsOwnIsNotTheMeetingBefore) {
    EXPECT_TRUE(occasions().is("bijeenkomst van de Port Security Group van 25 mei 2024", EntityClass::event));
}

TEST(NamesOfMeetings, TheEuropeanCouncilIsATopAsWell) {
    EXPECT_TRUE(occasions().mentions("Tijdens het debat", "Europese Raad van 17 april 2024"));
}

TEST(NamesOfMeetings, ADebateByItsTitle) {
    EXPECT_TRUE(occasions().is("commissiedebat Leefomgeving", EntityClass::event));
}

}  // namespace
