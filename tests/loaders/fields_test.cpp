#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;

const Reading& fields() {
    static const Reading reading{"fields.md"};
    return reading;
}

using Said = std::set<std::string>;
using Sayings = std::vector<std::pair<const char*, Said>>;

void expect_said(const Sayings& sayings) {
    for (const auto& [sentence, said] : sayings) {
        EXPECT_EQ(fields().statements(sentence), said) << sentence;
    }
}

TEST(Fields, OfSupport) {
    expect_said({
        {"Finland is trots op de Data Act.", {"Finland SUPPORTS Data Act fact"}},
        {"Spanje sprak zich lovend uit over de Data Act.", {"Spanje SUPPORTS Data Act fact"}},
        {"Portugal kan leven met de Data Act.", {"Portugal SUPPORTS Data Act fact"}},
        {"Letland gaf zijn goedkeuring aan de Data Act.", {"Letland SUPPORTS Data Act fact"}},
        {"Estland stelde zich achter de Data Act.", {"Estland SUPPORTS Data Act fact"}},
        {"Nederland brak een lans voor Oekraïne.", {"Nederland SUPPORTS Oekraïne fact"}},
        {"Portugal wil een ambitieuze Data Act.", {"Portugal SUPPORTS Data Act fact"}},
        {"Denemarken noemde de Data Act.", {}},
        {"Portugal wil de Data Act lezen.", {}},
    });
}

TEST(Fields, OfWhatADatClauseJudges) {
    expect_said({
        {"Finland benadrukte dat de Data Act nodig is.", {"Finland SUPPORTS Data Act fact"}},
        {"Zweden is van mening dat de Data Act moet worden aangenomen.", {"Zweden SUPPORTS Data Act fact"}},
        {"Letland vindt dat staatssteun onacceptabel is.", {"Letland OPPOSES staatssteun fact"}},
        {"Frankrijk vindt dat staatssteun moet worden beperkt.", {}},
        {"Ierland stelde vast dat de Data Act nodig is.", {}},
        {"De Commissie publiceerde een voorstel voor de Data Act.",
         {"Europese Commissie CONTRIBUTES_TO Data Act fact"}},
    });
}

TEST(Fields, OfOpposition) {
    expect_said({
        {"Hongarije heeft bedenkingen bij de Data Act.", {"Hongarije OPPOSES Data Act fact"}},
        {"Polen distantieerde zich van de Data Act.", {"Polen OPPOSES Data Act fact"}},
        {"Litouwen reageerde afwijzend op de Data Act.", {"Litouwen OPPOSES Data Act fact"}},
        {"Griekenland is ontstemd over staatssteun.", {"Griekenland OPPOSES staatssteun fact"}},
        {"Slovenië beschuldigde Rusland van inmenging.", {"Slovenië OPPOSES Rusland fact"}},
        {"Hongarije heeft vragen bij de Data Act.", {}},
    });
}

TEST(Fields, OfHarm) {
    expect_said({
        {"Rusland pleegde een cyberaanval op Oekraïne.", {"Rusland THREATENS Oekraïne fact"}},
        {"Rusland terroriseert Oekraïne.", {"Rusland THREATENS Oekraïne fact"}},
        {"Rusland pleegde overleg met Oekraïne.", {}},
    });
}

TEST(Fields, OfWorkingTogether) {
    expect_said({
        {"Nederland onderhoudt contact met Duitsland.", {"Nederland COOPERATES_WITH Duitsland fact"}},
        {"Nederland haalt de banden met Duitsland aan.", {"Nederland COOPERATES_WITH Duitsland fact"}},
        {"Nederland verloor het contact met Duitsland.", {}},
    });
}

TEST(Fields, OfAsking) {
    expect_said({
        {"Griekenland wil dat Turkije zich terugtrekt.", {"Griekenland CALLS_ON Turkije fact"}},
        {"De EU eist van Rusland een staakt-het-vuren.", {"Europese Unie CALLS_ON Rusland fact"}},
        {"Nederland oefent druk uit op Israël.", {"Nederland CALLS_ON Israël fact"}},
        {"Griekenland weet dat Turkije zich terugtrekt.", {}},
    });
}

TEST(Fields, OfTalk) {
    expect_said({
        {"De Commissie informeerde de lidstaten over de Data Act.", {"Europese Commissie DISCUSSES Data Act fact"}},
        {"De Commissie presenteerde de Data Act.", {"Europese Commissie DISCUSSES Data Act fact"}},
        {"De Commissie zal de Data Act presenteren.", {}},
        {"Duitsland sprak Rusland aan op staatssteun.", {"Duitsland DISCUSSES staatssteun fact"}},
        {"Frankrijk legde uit dat de Data Act nodig is.", {"Frankrijk DISCUSSES Data Act fact"}},
        {"De discussie in de Raad richtte zich op staatssteun.",
         {"Raad voor Concurrentievermogen DISCUSSES staatssteun fact"}},
    });
}

TEST(Fields, OfDecidingAndDoing) {
    expect_said({
        {"De lidstaten namen een besluit over staatssteun.", {"lidstaten ADOPTED staatssteun fact"}},
        {"De lidstaten zullen een besluit nemen over staatssteun.", {}},
        {"De NAVO heeft besloten tot de versterking van de cyberveiligheid.", {"NAVO ADOPTED cyber fact"}},
        {"Nederland heeft de cyberveiligheid verbeterd.", {"Nederland CONTRIBUTES_TO cyber fact"}},
        {"Nederland zal de cyberveiligheid verbeteren.", {}},
        {"Nederland stuurt militairen naar Oekraïne.", {"Nederland CONTRIBUTES_TO Oekraïne fact"}},
        {"Nederland stuurt brieven naar Oekraïne.", {}},
        {"Finland maakt deel uit van de NAVO.", {"Finland MEMBER_OF NAVO fact"}},
    });
}

TEST(Fields, APronounStandsForWhoeverActedLast) {
    expect_said({
        {"Zij verwelkomde de Data Act.", {"Kaja Kallas SUPPORTS Data Act fact"}},
        {"Zij drong aan op cyberveiligheid.", {"Kaja Kallas SUPPORTS cyber fact"}},
        {"Hij steunt de Data Act.", {}},
    });
}

TEST(Fields, WhatAStatementIsAboutIsItsSubject) {
    expect_said({
        {"Nederland steunt een verplichte houdbaarheidstoets.",
         {"Nederland SUPPORTS verplichte houdbaarheidstoets fact"}},
        {"Nederland steunt het kader.", {}},
        {"Zweden benadrukte het belang van Oekraïne.", {"Zweden SUPPORTS Oekraïne fact"}},
    });
}

}  // namespace
