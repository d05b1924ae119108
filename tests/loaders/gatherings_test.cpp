#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/loaders/reading.hpp"

namespace {

using namespace dossier::loaders;
using dossier::tests::Reading;
using find::EntityClass;

/// Who takes part in what, in many wordings.
const Reading& gatherings() {
    static const Reading reading{"gatherings.md"};
    return reading;
}

/// Meetings under awkward names.
const Reading& names() {
    static const Reading reading{"meeting_names.md"};
    return reading;
}

constexpr std::string_view council = "Landbouw- en Visserijraad van 20 maart 2023";

void expect_there(std::string_view sentence, std::string_view who, std::string_view event,
                  std::string_view status = "fact") {
    const auto said = gatherings().statements(sentence);
    EXPECT_TRUE(said.contains(fmt::format("{} PARTICIPATES_IN {} {}", who, event, status))) << sentence;
}

void expect_alias(std::string_view event, std::string_view alias) {
    ASSERT_TRUE(names().is(event, EntityClass::event)) << event;
    EXPECT_NE(std::ranges::find(names().entity(event)->aliases, alias), names().entity(event)->aliases.end()) << alias;
}

TEST(Gatherings, RepresentingACountryIsBeingThere) {
    expect_there("De staatssecretaris van Defensie", "C.A. van der Maat", council, "intended");
}

TEST(Gatherings, MeaningToComeIsIntended) {
    expect_there("De minister van Financiën", "S.A.M. Kaag", council, "intended");
    expect_there("De minister van Economische", "M.A.M. Adriaansens", "Digital Forum", "intended");
}

TEST(Gatherings, PartsOfACouncilAreAttendedByThemselves) {
    expect_there("De minister-president neemt", "M. Rutte", "Klimaat-dag");
    expect_there("De minister-president neemt", "K.H. Ollongren", "visserijdeel");
}

TEST(Gatherings, WhoIsAbsentIsNotThere) {
    expect_there("De Raad vond plaats", "Hongarije", council, "negated");
    expect_there("De Raad vergaderde", "Polen", council, "negated");
    expect_there("Denemarken was niet", "Denemarken", "Wereldwaterconferentie", "negated");
}

TEST(Gatherings, PresenceIsSaidByNouns) {
    expect_there("De Raad wordt geopend", "Moldavische president", council);
    expect_there("De vergadering vond plaats", "Zweden", council);
    expect_there("De Raad sprak in", "Eurocommissaris voor Handel", council);
}

TEST(Gatherings, WithWhomOneMeetsIsThere) {
    expect_there("Voorafgaand aan de Raad", "Noorse minister van Visserij", "werkontbijt");
    expect_there("De ontmoeting met", "Turkse minister van Defensie", "ontmoeting");
    EXPECT_TRUE(names().statements("Tijdens het diner").contains("Jens Stoltenberg PARTICIPATES_IN diner fact"));
    expect_alias("diner", "diner met de secretaris-generaal van de NAVO");
}

TEST(Gatherings, AGuestOfAMeetingThatWasNotSpokenOfBefore) {
    expect_there("Na afloop vond een", "Canada", "ministeriële bijeenkomst");
}

TEST(Gatherings, HostsAndThoseWhoAttendOpenOrAddress) {
    expect_there("Nederland was op 12", "Nederland", "Wereldwaterconferentie");
    expect_there("De conferentie werd bijgewoond", "Japan", "Wereldwaterconferentie");
    expect_there("De conferentie werd bijgewoond", "Zuid-Korea", "Wereldwaterconferentie");
    expect_there("De opening van de", "president van Kenia", "Wereldwaterconferentie");
    expect_there("Frankrijk presenteerde", "Spanje", "Oceaantop Brest");
    expect_there("De minister voor Klimaat", "R.A.A. Jetten", "COP28");
    expect_there("De minister van Buitenlandse", "W.B. Hoekstra", "Wereldwaterconferentie");
}

TEST(Gatherings, ThePressAtABriefingIsAtNoConference) {
    EXPECT_TRUE(gatherings().statements("De begroting van de conferentie").empty());
}

TEST(MeetingNames, AShortFormInBracketsIsNoPartOfTheName) {
    EXPECT_TRUE(
        names().is("vergadering van de Internationale Energieagentschap van 12 september 2022", EntityClass::event));
    EXPECT_TRUE(names().is("European Defence Forum", EntityClass::event));
}

TEST(MeetingNames, ATopByItsPlaceAndByItsOrganisation) {
    EXPECT_TRUE(names().is("Top in Praag", EntityClass::event));
    expect_alias("top in Madrid", "NAVO-top in Madrid");
    for (const auto* top : {"top in Newport", "top in Warschau"}) {
        EXPECT_TRUE(names().is(top, EntityClass::event)) << top;
    }
    EXPECT_EQ(names().entity("toppen Newport"), nullptr);
}

TEST(MeetingNames, AMonthHasItsYear) {
    expect_alias("Transportraad van december 2022", "Transportraad van december");
    EXPECT_EQ(names().entity("Europese Raad van maart 2022")->start, "2022-03");
}

TEST(MeetingNames, TwoCouncilsOfOneHeadingAreNotOne) {
    EXPECT_EQ(names().entity("Raad Algemene Zaken en Europese Raad van 20-21 juni 2022"), nullptr);
    EXPECT_TRUE(names().is("Raad Algemene Zaken van 20-21 juni 2022", EntityClass::event));
    EXPECT_TRUE(names().is("Europese Raad van 20-21 juni 2022", EntityClass::event));
    expect_alias("Raad Algemene Zaken van 20-21 juni 2022", "Raad Algemene Zaken en Europese Raad");
}

TEST(MeetingNames, MeetingsWithOthersAreKeptApart) {
    EXPECT_TRUE(names().is("ministeriële bijeenkomst", EntityClass::event));
    EXPECT_TRUE(names().is("telefonische vergadering met het Wereldvoedselprogramma", EntityClass::event));
}

TEST(MeetingNames, APartOfACouncilBySeveralSubjects) {
    expect_alias("cultuur/AV-deel van de Raad voor Onderwijs, Jeugd, Cultuur en Sport van 4 april 2022",
                 "cultuur/AV-deel");
}

TEST(MeetingNames, AHeadingOverSeveralNamesNone) {
    EXPECT_EQ(names().entity("Bijeenkomsten van 22 september tot 20 december 2022"), nullptr);
}

}  // namespace
