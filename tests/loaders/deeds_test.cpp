#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;

const Reading& letter() {
    static const Reading reading{"deeds.md"};
    return reading;
}

/// Each of these sentences states a commitment that is told so, as far as the text goes.
void expect_commitments(const std::vector<std::pair<const char*, std::string>>& expected) {
    for (const auto& [start, told] : expected) {
        const std::string found = letter().commitment(start);
        EXPECT_TRUE(found.starts_with(told)) << start << ": " << found;
    }
}

void expect_none(const std::vector<const char*>& starts) {
    for (const char* start : starts) {
        EXPECT_EQ(letter().commitment(start), "none") << start;
    }
}

TEST(Deeds, TheChamberIsToldLater) {
    const std::string signatory = "undertaking made by [B. Madlener] to [Tweede Kamer]";
    expect_commitments({{"Over de kosten", signatory},
                        {"Uw Kamer zal over", signatory},
                        {"Zodra de metingen", signatory},
                        {"De kabinetsreactie", signatory},
                        {"De voortgangsrapportage", signatory},
                        {"Mijn reactie", signatory},
                        {"U kunt", signatory},
                        {"De afloop", signatory},
                        {"Op de veiligheid", signatory},
                        {"Aan het verzoek", signatory},
                        {"De vaste commissie", signatory},
                        {"De regering zal", "undertaking made by [kabinet] to [Tweede Kamer]"}});
    expect_none({"Het bericht in de krant", "Ik laat u weten dat de sluis"});
}

TEST(Deeds, AMinisterAloneIsWhoWasNamedLastOrWhoSigned) {
    expect_commitments({{"De minister zal de Kamer over", "undertaking made by [B. Madlener]"},
                        {"De minister zal de Kamer daarover", "undertaking made by [E. Heinen]"}});
}

TEST(Deeds, PlansAreMadeKnownInManyWays) {
    expect_commitments({{"De regering heeft het plan", "intention made by [kabinet]"},
                        {"Het ligt in de bedoeling", "intention made by [kabinet]"},
                        {"IJsland maakte", "intention made by [IJsland]"},
                        {"Het Poolse voorzitterschap wil", "intention made by [Poolse voorzitterschap]"},
                        {"Het Poolse voorzitterschap mikt", "intention made by [Poolse voorzitterschap]"},
                        {"Defensie schaft", "intention made by [Defensie]"},
                        {"Nederland blijft", "intention made by [Nederland]"},
                        {"Letland heeft", "intention made by [Letland]"},
                        {"De Europese Commissie werkt", "intention made by [Europese Commissie]"},
                        {"De Nederlandse steun", "intention made by [Nederland]"},
                        {"Ik treed", "intention made by [B. Madlener]"},
                        {"De vergunningen", "intention made by [kabinet]"},
                        {"Malta deed", "intention made by [Malta]"},
                        {"Kroatië stelde", "intention made by [Kroatië]"},
                        {"Het kabinet laat", "intention made by [kabinet]"},
                        {"De proef met walstroom", "intention made by [kabinet]"},
                        {"De NAVO heeft zich", "intention made by [NAVO]"},
                        {"Hiervoor wordt", "intention made by [B. Madlener]"},
                        {"Met Canada", "intention made by [Europese Commissie]"}});
    expect_none({"Nederland heeft dit voornemen", "Noorwegen zet", "De sluis bij Born", "De vaarweg",
                 "Ik neem het advies", "Nederland kan instemmen", "De havens zullen", "Het kabinet zal de havens",
                 "De vergadering zal", "De Europese Commissie zal de ministers"});
}

TEST(Deeds, WhatOthersHaveResolvedOrPledgedBindsThem) {
    expect_commitments({{"Door Finland", "intention made by [Finland]"},
                        {"Door Zweden", "intention made by [Zweden]"},
                        {"Het besluit van Estland", "intention made by [Estland]"},
                        {"Het kabinet betreurt", "intention made by [Denemarken]"},
                        {"Duitsland bouwt", "intention made by [Frankrijk]"}});
}

TEST(Deeds, PartiesAgree) {
    expect_commitments({{"De Raad bereikte", "agreement made by [Transportraad]"},
                        {"Nederland en Vlaanderen", "agreement made by [Nederland, Vlaanderen]"},
                        {"De lidstaten zijn het eens", "agreement made by [lidstaten]"},
                        {"De afspraak met de gemeenten", "agreement made by [B. Madlener, gemeenten]"},
                        {"Overeengekomen is", "agreement made by [lidstaten]"},
                        {"Estland en Letland", "agreement made by [Estland, Letland]"},
                        {"Ondanks de verklaring", "agreement made by [Nederland, België]"},
                        {"Met Noorwegen wordt in 2026", "agreement made by [B. Madlener, Noorwegen]"},
                        {"De lidstaten onderschreven", "agreement made by [lidstaten]"}});
    expect_none({"De lidstaten waren het oneens"});
}

TEST(Deeds, WhoStandsInIsThere) {
    const auto there = [](const char* start, const std::string& who) {
        const std::set<std::string> said = letter().statements(start);
        const bool found =
            std::ranges::any_of(said, [&](const std::string& s) { return s.starts_with(who + " PARTICIPATES_IN "); });
        EXPECT_TRUE(found) << start;
    };
    there("Nederland werd vertegenwoordigd", "E. Heinen");
    there("De staatssecretaris van Defensie verving", "G.P. Tuinman");
    there("Voor Nederland nam", "R.P. Brekelmans");
    there("Tijdens het diner op 4 maart 2025 sprak", "R.P. Brekelmans");
    there("Tijdens het diner op 4 maart 2025 sprak", "Noorse minister van Visserij");
    there("Tijdens het diner op 4 maart 2025 waarschuwde", "Finland");
    EXPECT_EQ(letter().statements("De Transportraad van 3 maart"), std::set<std::string>{});
}

TEST(Deeds, WhoGivesAndWhatIsOnlySupposed) {
    EXPECT_EQ(letter().statements("Nederland heeft EUR 4 miljoen"),
              (std::set<std::string>{"Nederland CONTRIBUTES_TO Klimaatfonds intended"}));
    EXPECT_EQ(letter().statements("Via UNICEF"), (std::set<std::string>{"Nederland CONTRIBUTES_TO UNICEF fact"}));
    EXPECT_EQ(letter().statements("Nederland heeft EUR 3 miljoen"),
              (std::set<std::string>{"Nederland CONTRIBUTES_TO UNICEF fact"}));
    EXPECT_EQ(letter().statements("Spanje heeft steun"),
              (std::set<std::string>{"Spanje SUPPORTS Klimaatfonds intended"}));
    EXPECT_EQ(letter().statements("Finland is bereid"),
              (std::set<std::string>{"Finland CONTRIBUTES_TO Klimaatfonds intended"}));
    EXPECT_EQ(letter().statements("Mocht Nederland"), std::set<std::string>{});
    EXPECT_EQ(letter().statements("In 2015 hebben we"), std::set<std::string>{});
}

TEST(Deeds, WhoActsWithOthers) {
    EXPECT_EQ(
        letter().statements("Met Noorwegen en Finland"),
        (std::set<std::string>{"Nederland COOPERATES_WITH Finland fact", "Nederland COOPERATES_WITH Noorwegen fact"}));
    EXPECT_EQ(letter().statements("Samen met Finland"),
              (std::set<std::string>{"Nederland COOPERATES_WITH Finland fact"}));
    EXPECT_TRUE(letter().statements("Ook zal Nederland").contains("Nederland COOPERATES_WITH Noorwegen intended"));
    EXPECT_EQ(letter().statements("De EU sloot"), (std::set<std::string>{"Europese Unie ADOPTED Verdrag van Samoa fact",
                                                                         "Tunesië ADOPTED Verdrag van Samoa fact"}));
}

}  // namespace
