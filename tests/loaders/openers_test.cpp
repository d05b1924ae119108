#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

// What leads a sentence in, stands between commas or looks like another word: none of it hides who says what.

namespace {

using dossier::tests::Reading;

const Reading& openers() {
    static const Reading reading{"openers.md"};
    return reading;
}

using Said = std::set<std::string>;

void expect_said(const std::vector<std::pair<const char*, Said>>& sayings) {
    for (const auto& [sentence, said] : sayings) {
        EXPECT_EQ(openers().statements(sentence), said) << sentence;
    }
}

TEST(Openers, AParticipleThatLeadsInIsNoVerbOfItsSentence) {
    expect_said({
        {"Gelet op de situatie in Soedan", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"Gegeven de situatie in Soedan", {"Nederland DISCUSSES visserij fact"}},
        {"Zoals toegezegd in het debat", {"Nederland SUPPORTS klimaatadaptatie fact"}},
    });
}

TEST(Openers, AClauseThatLeadsInEndsBeforeTheMainVerb) {
    expect_said({
        {"Wat betreft de EU-begroting", {"Europese Commissie SUPPORTS mensenrechten fact"}},
        {"Waar het gaat om de EU-begroting", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"Mocht dit nodig zijn", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"Als een van de weinige landen", {"Nederland DISCUSSES visserij fact"}},
        {"Als Nederland de visserij steunt", {}},
    });
}

TEST(Openers, APhraseThatLeadsInKeepsWhatHangsOnIt) {
    expect_said({
        {"In het kader van de EU-begroting", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"Dankzij de inzet van de lidstaten", {"Frankrijk SUPPORTS klimaatadaptatie fact"}},
    });
}

TEST(Openers, WhoIsComparedSaysItToo) {
    expect_said({
        {"Net als Duitsland", {"Nederland SUPPORTS klimaatadaptatie fact", "Duitsland SUPPORTS klimaatadaptatie fact"}},
        {"Evenals Duitsland", {"Nederland SUPPORTS klimaatadaptatie fact", "Duitsland SUPPORTS klimaatadaptatie fact"}},
        {"Zowel Frankrijk als Spanje",
         {"Frankrijk SUPPORTS klimaatadaptatie fact", "Spanje SUPPORTS klimaatadaptatie fact"}},
        {"Frankrijk is zowel in de Raad", {"Frankrijk SUPPORTS klimaatadaptatie fact"}},
    });
}

TEST(Openers, WhatStandsBetweenCommasJoinsNothing) {
    expect_said({
        {"Nederland heeft tijdens de Raad, mede namens", {"Nederland DISCUSSES woningbouw fact"}},
        {"Polen vroeg, gesteund door Litouwen", {"Polen DISCUSSES klimaatadaptatie fact"}},
    });
}

TEST(Openers, WhatHangsOnANounMayStandFurtherOn) {
    expect_said({
        {"Nederland benadrukte het belang van onder andere", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"Nederland heeft het belang benadrukt van", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"De bijdrage die Nederland levert", {"Nederland CONTRIBUTES_TO klimaatadaptatie fact"}},
        {"De bijdrage die Nederland betreurt", {}},
    });
}

TEST(Openers, TheSubjectIsWhoeverActs) {
    expect_said({
        {"Dit doet het kabinet", {"kabinet COOPERATES_WITH provincies fact", "kabinet COOPERATES_WITH gemeenten fact"}},
        {"Hoewel het kabinet de doelstelling van het voorstel onderschrijft, is het kritisch",
         {"kabinet OPPOSES visserij fact"}},
        {"Hoewel het kabinet de doelstelling van het voorstel onderschrijft, is het van belang", {}},
    });
}

TEST(Openers, WhoIsAskedIsMeantToDoItWhoIsCalledOnMayNot) {
    expect_said({
        {"De Raad wordt gevraagd", {"Raad Algemene Zaken DISCUSSES klimaatadaptatie intended"}},
        {"Servië werd door de Raad opgeroepen", {"Raad Algemene Zaken CALLS_ON Servië fact"}},
        {"De EU heeft Israël herhaaldelijk opgeroepen", {"Europese Unie CALLS_ON Israël fact"}},
    });
}

TEST(Openers, WordsThatLookLikeOthers) {
    expect_said({
        {"Nederland vindt het belangrijk dat klimaatadaptatie", {"Nederland SUPPORTS klimaatadaptatie fact"}},
        {"De lidstaten bespraken hoe", {"lidstaten DISCUSSES visserij fact"}},
        {"De Hoge Vertegenwoordiger, de Commissie en",
         {"Kaja Kallas OPPOSES geweldsescalatie in Soedan fact",
          "Europese Commissie OPPOSES geweldsescalatie in Soedan fact",
          "lidstaten OPPOSES geweldsescalatie in Soedan fact"}},
    });
}

TEST(Openers, WithWhomOneWorksActsHoweverGeneralTheNoun) {
    expect_said({
        {"Samen met andere donoren",
         {"Nederland COOPERATES_WITH donoren fact", "Nederland COOPERATES_WITH organisaties fact"}},
        {"Met organisaties die dat wensen", {}},
        {"Een groep landen", {"groep landen SUPPORTS klimaatadaptatie fact"}},
        {"Een grote groep lidstaten", {"lidstaten SUPPORTS klimaatadaptatie fact"}},
    });
}

TEST(Openers, LeadersAreAGroupAndAMinisterAloneIsWhoSigned) {
    expect_said({
        {"De Europese leiders spraken", {"Europese leiders SUPPORTS Oekraïne fact"}},
        {"De minister roept Rusland op", {"C.C.J. Veldkamp CALLS_ON Rusland fact"}},
    });
}

}  // namespace
