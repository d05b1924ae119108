#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;
using Said = std::set<std::string>;

const Reading& nouns() {
    static const Reading reading{"nouns.md"};
    return reading;
}

void expect_said(const std::vector<std::pair<const char*, Said>>& sayings) {
    for (const auto& [sentence, said] : sayings) {
        EXPECT_EQ(nouns().statements(sentence), said) << sentence;
    }
}

TEST(Nouns, ANounSaysWhatItsOwnerDoes) {
    expect_said({
        {"De Nederlandse steun", {"Nederland SUPPORTS energietransitie fact"}},
        {"De steun van het kabinet", {"kabinet SUPPORTS energietransitie fact"}},
        {"De EU-steun", {"Europese Unie SUPPORTS Moldavië fact"}},
        {"De Hongaarse kritiek", {"Hongarije OPPOSES Asiel- en Migratiepact fact"}},
        {"De oproep van de Commissie", {"Europese Commissie CALLS_ON lidstaten fact"}},
        {"De gesprekken van de Commissie met Zwitserland", {"Europese Commissie DISCUSSES arbeidsmigratie fact"}},
    });
}

TEST(Nouns, WithoutAnOwnerANounSaysNothing) { expect_said({{"De bijdrage aan de energietransitie", {}}}); }

TEST(Nouns, AnyVerbThatCarriesTheNounWillDo) {
    expect_said({
        {"Hongarije heeft kritiek op", {"Hongarije OPPOSES begroting van de Europese Unie fact"}},
        {"Tegen het migratiepact werd door Polen", {"Polen OPPOSES Asiel- en Migratiepact fact"}},
        {"Ik ben met de vakbonden in overleg", {"D.S. Beljaarts DISCUSSES arbeidsmigratie fact"}},
        {"Er werd door Frankrijk aandacht", {"Frankrijk DISCUSSES positie van kwetsbare jongeren fact"}},
        {"België bracht de droogte", {"België DISCUSSES droogte fact"}},
        {"Veel lidstaten spraken", {"lidstaten SUPPORTS herstelplan fact"}},
        {"Nederland en Luxemburg hebben hun", {"Nederland COOPERATES_WITH Luxemburg fact"}},
    });
}

TEST(Nouns, WhatTalkAndDoingAreAboutIsTheObject) {
    expect_said({
        {"De Commissie gaf een update",
         {"Europese Commissie DISCUSSES arbeidsmigratie fact", "Europese Commissie DISCUSSES energietransitie fact"}},
        {"Volgens het kabinet", {"kabinet SUPPORTS schoon drinkwater fact"}},
        {"Het voorzitterschap heeft een algemene", {"voorzitterschap ADOPTED algemene oriëntatie fact"}},
    });
}

TEST(Nouns, APartOfAPhraseIsNotItsHead) {
    expect_said({
        {"De EU contraterrorismecoördinator", {}},  // he is no EU, and nobody the reader knows
        {"Oostenrijk werkt samen",
         {"Oostenrijk COOPERATES_WITH partners fact", "Oostenrijk COOPERATES_WITH vakbonden fact"}},
        {"Italië heeft conform", {"Italië OPPOSES begroting van de Europese Unie fact"}},
    });
}

TEST(Nouns, WhoIsSpurredOnOrInvitedElsewhereIsNoObject) {
    expect_said({
        {"Het kabinet voert de regeling uit", {}},
        {"Finland is tijdens de Milieuraad uitgenodigd", {}},
    });
}

TEST(Nouns, AVerbIsItsClausesOwn) {
    expect_said({
        {"De lidstaten sluiten aan", {"lidstaten CONTRIBUTES_TO energietransitie fact"}},  // tagged as an infinitive
        {"Waar het beleid zich eerder", {"D.S. Beljaarts SUPPORTS arbeidsmigratie fact"}},
        {"De Gezondheidsraad beveelt", {"Gezondheidsraad SUPPORTS verbod op vuurwerk fact"}},
        {"Griekenland zou", {}},            // no more than thinkable
        {"In deze brief ga ik in op", {}},  // the letter speaks of itself
    });
}

TEST(Nouns, WhatHangsOnTheObjectIsNotTheObject) { expect_said({{"Spanje sprak steun uit", {}}}); }

TEST(Nouns, AResolutionOfOnesOwnIsAnIntention) {
    EXPECT_EQ(nouns().statements("Ik stel u op de hoogte"), Said{"D.S. Beljaarts CONTRIBUTES_TO Moldavië intended"});
    EXPECT_EQ(nouns().commitment("Ik stel u op de hoogte"), "intention made by [D.S. Beljaarts] to [Moldavië] due [|]");
    EXPECT_EQ(nouns().commitment("In reactie op het verzoek"), "none");
}

TEST(Nouns, OthersThanTheGovernmentDoNothingByTheLetter) {
    EXPECT_EQ(nouns().commitment("Hierbij zal het voorzitterschap"),
              "intention made by [voorzitterschap] to [] due [|]");
    EXPECT_EQ(nouns().commitment("Het voorzitterschap heeft een algemene"),
              "agreement made by [voorzitterschap] to [] due [|]");
    EXPECT_EQ(nouns().commitment("Daarnaast zal het voorzitterschap een update"), "none");
}

}  // namespace
