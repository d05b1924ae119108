#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "tests/loaders/reading.hpp"

// How those who write letters bind themselves, and say that others do: in inversions, passives and clauses inside
// others, and what only looks like it.

namespace {

using dossier::tests::Reading;

/// "undertaking by [maker]", without to whom and when.
std::string bound(const Reading& letter, const char* start) {
    const std::string found = letter.commitment(start);
    const std::size_t to = found.find("] to [");
    const std::size_t by = found.find(" by [");
    return to == std::string::npos ? found : found.substr(0, found.find(' ')) + found.substr(by, to + 1 - by);
}

void expect(const Reading& letter, std::initializer_list<const char*> starts, const char* commitment) {
    for (const char* start : starts) {
        EXPECT_EQ(bound(letter, start), commitment) << start;
    }
}

const Reading& promises() {
    static const Reading reading{"promises.md"};
    return reading;
}

const Reading& resolves() {
    static const Reading reading{"resolves.md"};
    return reading;
}

const Reading& energy() {
    static const Reading reading{"energy.md"};
    return reading;
}

TEST(Binding, TheChamberIsToldInManyWays) {
    expect(promises(),
           {"De toegezegde rapportage", "De gevraagde kostenramingen", "Een besluit over", "In het najaar kom",
            "Zodra de uitkomsten", "Via de voortgangsrapportage", "Voor het einde", "Na de zomer volgt",
            "De beantwoording van", "Het streven is", "Naar verwachting zal", "De inspectie rondt", "Met de Kamer zal",
            "Voorafgaand aan", "Van de uitkomsten", "In de stand-van-zakenbrief", "Aan het lid", "Wij zeggen"},
           "undertaking by [C.A. Jansen]");
    expect(promises(), {"Uw Kamer zal hierover"}, "undertaking by [E. Heinen]");
    expect(energy(),
           {"U hoort voor", "De uitkomsten van", "In de monitor", "Het wetsvoorstel zal", "De ministeriële regeling",
            "De motie over", "De Kamer mag", "Over de wijze", "Ik heb uw Kamer in", "De verdere uitwerking",
            "Ik kom daar", "Het is mijn voornemen", "Voorts zal", "Ik streef ernaar", "De planning is",
            "Zoals verzocht"},
           "undertaking by [S.T.M. Hermans]");
}

TEST(Binding, WhatTheLetterItselfTellsIsNoPromise) {
    expect(promises(),
           {"Op 3 februari", "Hierbij ontvangt", "Met deze brief", "In het vervolg", "Graag informeer",
            "Over de tariefstijging", "Zoals ik uw Kamer", "Een overzicht van", "Ik zal uw Kamer hierover niet",
            "Uw Kamer heeft mij", "ProRail informeert"},
           "none");
    expect(
        energy(),
        {"Ik vertrouw erop",  "Ik hoop u",      "Hierna ga ik",     "In bijlage 2",      "Aan het verzoek",
         "Uw Kamer is",       "Op 5 februari",  "Uw Kamer heeft",   "Ik zal dit",        "Later in",
         "De gevraagde",      "In deze brief",  "Achtereenvolgens", "Deze brief",        "De netbeheerders zullen hun",
         "Het onderzoek zal", "De maatregelen", "Een eenduidig",    "Ook zal duidelijk", "De vraag of",
         "Graag ga ik",       "De Kamer zal"},
        "none");
}

TEST(Binding, TheGovernmentResolves) {
    expect(resolves(),
           {"Het kabinet trekt", "Voor de opvang", "Om de wachttijden", "Het kabinet heeft het", "Het kabinet acht"},
           "intention by [kabinet]");
    expect(resolves(), {"Ik ga de komende", "Samen met de sector", "Wij zullen"}, "intention by [C.C.J. Veldkamp]");
    expect(resolves(),
           {"Nederland neemt", "Nederland stelt", "Nederland zal EUR", "Nederland heeft aang", "Nederland is bereid"},
           "intention by [Nederland]");
    expect(resolves(), {"De Belastingdienst"}, "intention by [Belastingdienst]");
    expect(resolves(), {"Komend jaar"}, "intention by [Defensie]");
    expect(resolves(), {"Daarom wordt", "De subsidie voor", "Het kabinet ziet", "Het kabinet overweegt"}, "none");
    expect(energy(), {"Het kabinet is vast", "Het kabinet stelt", "Het kabinet heeft EUR"}, "intention by [kabinet]");
    expect(energy(), {"Ik verhoog", "Wij schaffen", "Om deze reden", "Namens het"}, "intention by [S.T.M. Hermans]");
    expect(energy(), {"In overleg met"}, "agreement by [S.T.M. Hermans, E. Heinen]");
    expect(energy(),
           {"Voor de isolatie", "Het kabinet ziet", "Het kabinet zal de regeling niet", "Vanaf 1 januari",
            "De lidstaten dienen", "De Commissie wordt"},
           "none");
}

TEST(Binding, OthersBindThemselves) {
    expect(resolves(), {"De Europese Commissie zal", "De Commissie heeft aangek", "Naar verwachting"},
           "intention by [Europese Commissie]");
    expect(resolves(), {"Noorwegen heeft bekend"}, "intention by [Noorwegen]");
    expect(resolves(), {"Het Poolse"}, "intention by [Poolse voorzitterschap]");
    expect(resolves(), {"Het Verenigd Koninkrijk kond"}, "intention by [Verenigd Koninkrijk]");
    expect(energy(), {"België heeft"}, "intention by [België]");
    expect(energy(), {"Noorwegen beloofde"}, "intention by [Noorwegen]");
    expect(energy(), {"Frankrijk is"}, "intention by [Frankrijk]");
    expect(energy(), {"Duitsland heeft zich"}, "intention by [Duitsland]");
    expect(resolves(), {"De Commissie zou", "De minister van Financiën nam", "De VN riep", "De ministers spraken"},
           "none");
}

TEST(Binding, WhatIsPlannedIsToldInClausesInsideOthers) {
    expect(energy(), {"Nederland steunt het"}, "intention by [Europese Commissie]");
    expect(energy(), {"Omdat Denemarken"}, "intention by [Denemarken]");
}

TEST(Binding, PartiesAgree) {
    expect(resolves(), {"De lidstaten kwamen"}, "agreement by [lidstaten]");
    expect(resolves(), {"Tijdens de top"}, "agreement by [Nederland, Kenia]");
    expect(resolves(), {"Er is overeen"}, "agreement by [Europese Raad, Europees Parlement]");
    expect(resolves(), {"De sociale"}, "agreement by [sociale partners, kabinet]");
    expect(resolves(), {"De G7"}, "agreement by [G7]");
    expect(resolves(), {"De partners"}, "agreement by [partners]");
    expect(resolves(), {"Over de begroting"}, "none");
    expect(energy(), {"Ik heb met"}, "agreement by [S.T.M. Hermans, netbeheerders]");
    expect(energy(), {"Vorige week"}, "agreement by [Europese Raad, Europees Parlement]");
    expect(energy(), {"De deelnemers"}, "agreement by [deelnemers]");
    expect(energy(), {"Rijk en"}, "agreement by [Rijk, provincies]");
}

}  // namespace
