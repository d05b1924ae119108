#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

// What a sentence says does not depend on how it is built: each construction with what it says, and beside it one that
// looks like it and says nothing.

namespace {

using dossier::tests::Reading;

const Reading& constructions() {
    static const Reading reading{"constructions.md"};
    return reading;
}

using Said = std::set<std::string>;
using Sayings = std::vector<std::pair<const char*, Said>>;

void expect_said(const Sayings& sayings) {
    for (const auto& [sentence, said] : sayings) {
        EXPECT_EQ(constructions().statements(sentence), said) << sentence;
    }
}

TEST(Constructions, WhatIsInBracketsOrQuotedCutsNoClauseInTwo) {
    expect_said({
        {"De Europese Commissie (hierna: de Commissie) steunt", {"Europese Commissie SUPPORTS visserij fact"}},
        {"Onder het punt «diversen» hebben", {"Frankrijk DISCUSSES visserij fact", "Spanje DISCUSSES visserij fact"}},
    });
}

TEST(Constructions, AdjectivesShareTheirNounAndInfinitivesTheirVerb) {
    expect_said({
        {"Nederland steunt een ambitieus, flexibel en dynamisch", {"Nederland SUPPORTS handelsbeleid fact"}},
        {"Nederland blijft inzetten op het ontmantelen",
         {"Nederland SUPPORTS criminele netwerken fact", "Nederland SUPPORTS weerbaarheid fact",
          "Nederland SUPPORTS mensenhandel fact"}},
        {"Frankrijk heeft aangedrongen op onder andere", {"Frankrijk SUPPORTS visserij fact"}},
    });
}

TEST(Constructions, WhoHoldsWhatANounSays) {
    expect_said({
        {"Er is onder de lidstaten brede steun", {"lidstaten SUPPORTS handelsbeleid fact"}},
        {"Er was in Brussel steun", {}},
        {"Er is overeenstemming bereikt tussen Frankrijk en Spanje",
         {"Frankrijk ADOPTED visserij fact", "Spanje ADOPTED visserij fact"}},
        {"Er wordt gesproken over de samenwerking tussen", {"Frankrijk COOPERATES_WITH Spanje fact"}},
        {"Het Britse lidmaatschap van de NAVO", {"Verenigd Koninkrijk MEMBER_OF NAVO fact"}},
        {"Het lidmaatschap van de NAVO duurt", {}},
    });
}

TEST(Constructions, ABodyThatDecidesAdoptsWhatItAgreesTo) {
    expect_said({
        {"De Europese Raad ging akkoord", {"Europese Raad ADOPTED Verdrag van Lissabon fact"}},
        {"Spanje ging akkoord", {"Spanje SUPPORTS Verdrag van Lissabon fact"}},
    });
}

TEST(Constructions, WhoHeedsACallWasCalledOn) {
    expect_said({
        {"Veel landen hebben gehoor gegeven", {"Oekraïne CALLS_ON veel landen fact"}},
        {"De oproep van Oekraïne is bekend.", {}},
        {"Naast Australië heeft ook Canada", {"Canada CALLS_ON Rusland fact", "Australië CALLS_ON Rusland fact"}},
        {"Naast Australië heeft Canada", {"Canada CALLS_ON Rusland fact"}},
    });
}

TEST(Constructions, WhatIsGuardedIsThreatened) {
    expect_said({
        {"Oekraïne verdedigt zich tegen", {"Rusland THREATENS Oekraïne fact"}},
        {"De raketaanvallen van Rusland op Oekraïne", {"Rusland THREATENS Oekraïne fact"}},
        {"De Russische agressie schokt de lidstaten.", {}},
    });
}

TEST(Constructions, AParticipleBeforeItsNounAndAtTheEndOfAClause) {
    expect_said({
        {"De op 3 maart door Frankrijk veroordeelde", {"Frankrijk OPPOSES mensenhandel fact"}},
        {"Italië heeft de noodhulp die door Duitsland", {"Italië SUPPORTS noodhulp fact"}},
    });
}

TEST(Constructions, WhatIsJudgedStandsInAClause) {
    expect_said({
        {"Nederland betreurt het dat Marokko", {"Nederland OPPOSES visserij fact"}},
        {"Nederland betreurt het vertrek", {"Nederland OPPOSES vertrek van de ambassadeur fact"}},
    });
}

TEST(Constructions, APluralTaggedAsAnInfinitiveIsFinite) {
    expect_said({{"De minister van Defensie en de minister van Financiën nemen",
                  {"R.P. Brekelmans PARTICIPATES_IN Eurogroep van 3 april 2025 fact",
                   "E. Heinen PARTICIPATES_IN Eurogroep van 3 april 2025 fact"}}});
}

TEST(Constructions, WhatAMinisterHasPromisedIsAnUndertaking) {
    EXPECT_EQ(constructions().commitment("In het debat heb ik toegezegd").substr(0, 16), "undertaking made");
    EXPECT_EQ(constructions().commitment("Japan heeft aan Oekraïne toegezegd").substr(0, 14), "intention made");
}

}  // namespace
