#include <gtest/gtest.h>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;

const Reading& pledges() {
    static const Reading reading{"pledges.md"};
    return reading;
}

/// "undertaking by [maker]", without to whom and when.
std::string promised(const char* start) {
    const std::string found = pledges().commitment(start);
    const std::size_t end = found.find("] to [");
    const std::size_t status = found.find(" made");
    return end == std::string::npos || status == std::string::npos
               ? found
               : found.substr(0, status) + found.substr(status + 5, end + 1 - status - 5);
}

TEST(Pledges, WhatIsToldWithoutAWordOfLaterIsToldHere) {
    for (const char* start : {"Op verzoek", "In aanvulling", "Ter voldoening", "Conform de toezegging",
                              "Ik stuur uw Kamer", "Met het oog op", "Mede namens", "Langs deze weg",
                              "In deze geannoteerde", "Ik hecht eraan", "U ontvangt tevens", "Eerst ga ik"}) {
        EXPECT_EQ(pledges().commitment(start), "none") << start;
    }
}

TEST(Pledges, WhatIsPutOffIsPromised) {
    for (const char* start : {"Zodra het onderzoek", "Mocht dit", "Over de voortgang", "Zoals gebruikelijk",
                              "In een volgende brief", "Een nadere uitwerking", "De voortgangsrapportage",
                              "Daarover kan ik", "Ik laat uw Kamer", "De Tweede Kamer kan", "De vragen van het lid",
                              "Ik hoop uw Kamer", "Aan het lid Grinwis", "In het debat zegde"}) {
        EXPECT_EQ(promised(start), "undertaking by [F.M. Wiersma]") << start;
    }
    EXPECT_EQ(promised("Het kabinet komt"), "undertaking by [kabinet]");
    EXPECT_EQ(pledges().commitment("De uitwerking volgt uit"), "none");
    EXPECT_EQ(pledges().commitment("In mei heb ik"), "none");
}

TEST(Pledges, AnotherMemberOfTheGovernmentMayTell) {
    EXPECT_EQ(promised("Hierover wordt de Kamer"), "undertaking by [staatssecretaris van Financiën]");
    EXPECT_EQ(promised("Mijn collega"), "undertaking by [collega van Financiën]");
}

TEST(Pledges, PartiesAgreeInManyWordings) {
    const char* const council = "agreement by [Landbouw- en Visserijraad]";
    for (const char* start :
         {"De Raad bereikte een", "De Raad bereikte overeenstemming", "De Raad ging", "De Raad hechtte"}) {
        EXPECT_EQ(promised(start), council) << start;
    }
    EXPECT_EQ(promised("De lidstaten werden"), "agreement by [lidstaten]");
    EXPECT_EQ(promised("Met de provincies heb"), "agreement by [F.M. Wiersma, provincies]");
    EXPECT_EQ(promised("Met de VO-raad"), "agreement by [F.M. Wiersma, VO-raad]");
    EXPECT_EQ(promised("De gesprekken hebben"), "agreement by [Nederland, Turkije]");
    EXPECT_EQ(promised("Het is gelukt"), "agreement by [F.M. Wiersma, lidstaten]");
    EXPECT_EQ(promised("Tijdens de NAVO-top"), "agreement by [NAVO]");
    EXPECT_EQ(promised("De afspraak is"), "agreement by [provincies]");
}

TEST(Pledges, WhatIsNotReachedOrOnlyEndsOrStandsIsNone) {
    for (const char* start :
         {"De Raad bereikte geen", "De Commissie besloot haar", "Nederland verwelkomt", "De lidstaten zijn het eens"}) {
        EXPECT_EQ(pledges().commitment(start), "none") << start;
    }
}

TEST(Pledges, AWillIsMadeKnownInManyWordings) {
    EXPECT_EQ(promised("Nederland blijft bereid"), "intention by [Nederland]");
    EXPECT_EQ(promised("Het ligt in mijn"), "intention by [F.M. Wiersma]");
    EXPECT_EQ(promised("Duitsland gaf aan de"), "intention by [Duitsland]");
    EXPECT_EQ(promised("België maakte"), "intention by [België]");
    EXPECT_EQ(promised("Polen sprak"), "intention by [Polen]");
    EXPECT_EQ(promised("De Commissie kondigde"), "intention by [Europese Commissie]");
    EXPECT_EQ(promised("Het kabinet heeft er daarom"), "intention by [kabinet]");
    EXPECT_EQ(promised("Het Deense"), "intention by [Deense voorzitterschap]");
    EXPECT_EQ(promised("Nederland draagt"), "intention by [Nederland]");
    EXPECT_EQ(promised("Ik onderzoek"), "intention by [F.M. Wiersma]");
}

TEST(Pledges, BeingJudgingAndAskingAreNoIntentions) {
    for (const char* start :
         {"Duitsland gaf aan over", "Nederland kiest", "Het kabinet beschouwt", "Het lid Bromet", "De Kamer zal"}) {
        EXPECT_EQ(pledges().commitment(start), "none") << start;
    }
}

TEST(Pledges, WhatFollowsAndWhatIsReportedIsPromised) {
    for (const char* start : {"Het onderzoek wordt in juni", "In de geannoteerde agenda voor", "Daarvan zal ik"}) {
        EXPECT_EQ(promised(start), "undertaking by [F.M. Wiersma]") << start;
    }
    EXPECT_EQ(promised("De staatssecretaris van Financiën zal"), "undertaking by [staatssecretaris van Financiën]");
    EXPECT_EQ(pledges().commitment("Vooruitlopend"), "none");
    EXPECT_EQ(pledges().commitment("Hiermee heb ik"), "none");
}

TEST(Pledges, OthersThanTheGovernmentPromiseTheChamberNothing) {
    EXPECT_TRUE(promised("De HV zegde").starts_with("intention by"));
}

TEST(Pledges, AimsEffortsAndPaymentsBind) {
    EXPECT_EQ(promised("Het is de inzet"), "intention by [kabinet]");
    EXPECT_EQ(promised("Het is mijn ambitie"), "intention by [F.M. Wiersma]");
    EXPECT_EQ(promised("De Nederlandse inzet"), "intention by [Nederland]");
    EXPECT_NE(promised("Nederland blijft er bij"), "none");
    EXPECT_EQ(promised("Nederland levert"), "intention by [Nederland]");
    EXPECT_EQ(promised("Ook in 2026"), "intention by [Nederland]");
    EXPECT_EQ(promised("De Commissie gaf aan in juni"), "intention by [Europese Commissie]");
    EXPECT_EQ(promised("Zoals aan uw Kamer gemeld"), "intention by [Duitsland]");
    EXPECT_EQ(promised("Het COA gaat"), "intention by [COA]");
}

TEST(Pledges, BodiesDecideAndAreBound) {
    EXPECT_EQ(promised("De Raad verlengde"), "agreement by [Landbouw- en Visserijraad]");
    EXPECT_EQ(promised("Vandaag hebben"), "agreement by [Landbouw- en Visserijraad, Europees Parlement]");
    EXPECT_EQ(promised("Terugkeer is"), "agreement by [Marokko]");
}

TEST(Pledges, SupposingNoticingForcingHavingToAndHavingMeantAreNone) {
    for (const char* start : {"Het kabinet neemt aan", "De Algemene Rekenkamer", "De Commissie verplicht",
                              "Uw Kamer heeft op 5", "De Commissie lanceerde", "Nederland zal hoge",
                              "De Commissie was voornemens", "De Commissie zal de lidstaten", "Hongarije gaf aan"}) {
        EXPECT_EQ(pledges().commitment(start), "none") << start;
    }
}

}  // namespace
