#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;

const Reading& wordings() {
    static const Reading reading{"wordings.md"};
    return reading;
}

using Said = std::set<std::string>;
using Sayings = std::vector<std::pair<const char*, Said>>;
using Promises = std::vector<std::pair<const char*, const char*>>;

void expect_said(const Sayings& sayings) {
    for (const auto& [sentence, said] : sayings) {
        EXPECT_EQ(wordings().statements(sentence), said) << sentence;
    }
}

void expect_promised(const Promises& promises) {
    for (const auto& [sentence, promise] : promises) {
        EXPECT_EQ(wordings().commitment(sentence), promise) << sentence;
    }
}

TEST(Wordings, APassiveOrAParticipleHasItsAgentBehindDoor) {
    expect_said({
        {"De Data Act wordt door Nederland en Duitsland gesteund.",
         {"Nederland SUPPORTS Data Act fact", "Duitsland SUPPORTS Data Act fact"}},
        {"De door Nederland gesteunde Data Act komt er.", {"Nederland SUPPORTS Data Act fact"}},
        {"De Data Act, die door Nederland wordt gesteund, komt er.", {"Nederland SUPPORTS Data Act fact"}},
        {"Finland prees de Data Act, aangenomen door de lidstaten.",
         {"Finland SUPPORTS Data Act fact", "lidstaten ADOPTED Data Act fact"}},
        {"De door Rusland begonnen oorlog tegen Oekraïne duurt voort.", {"Rusland THREATENS Oekraïne fact"}},
        {"Finland is verheugd over de Data Act.", {"Finland SUPPORTS Data Act fact"}},
        {"Finland is lid geworden van de NAVO.", {"Finland MEMBER_OF NAVO fact"}},
    });
}

TEST(Wordings, AParticleBeforeAnInfinitiveIsTheVerbs) {
    expect_said({
        {"Frankrijk gaf aan de Data Act te steunen.", {"Frankrijk SUPPORTS Data Act fact"}},
        {"Hongarije gaf aan geen voorstander te zijn van de Data Act.", {"Hongarije SUPPORTS Data Act negated"}},
        {"Slowakije sprak zijn veto uit over de Data Act.", {"Slowakije OPPOSES Data Act fact"}},
        {"Nederland drong er bij de Commissie op aan de regeldruk te verlagen.",
         {"Nederland CALLS_ON Europese Commissie fact"}},
    });
}

TEST(Wordings, SupportInOtherWords) {
    expect_said({
        {"De Data Act kon rekenen op brede steun van de lidstaten.", {"lidstaten SUPPORTS Data Act fact"}},
        {"Italië en Spanje spraken hun steun uit voor de Data Act.",
         {"Italië SUPPORTS Data Act fact", "Spanje SUPPORTS Data Act fact"}},
        {"Finland reageerde positief op de Data Act.", {"Finland SUPPORTS Data Act fact"}},
        {"Nederland biedt Oekraïne steun.", {"Nederland SUPPORTS Oekraïne fact"}},
        {"De EU betuigde haar solidariteit met Oekraïne.", {"Europese Unie SUPPORTS Oekraïne fact"}},
        {"De Poolse steun aan Oekraïne is groot.", {"Polen SUPPORTS Oekraïne fact"}},
        {"Het kabinet acht staatssteun onwenselijk.", {"kabinet OPPOSES staatssteun fact"}},
    });
}

TEST(Wordings, OppositionInOtherWords) {
    expect_said({
        {"Hongarije plaatste kanttekeningen bij de Data Act.", {"Hongarije OPPOSES Data Act fact"}},
        {"Hongarije stelde zich kritisch op over de Data Act.", {"Hongarije OPPOSES Data Act fact"}},
        {"Hongarije kantte zich tegen de Data Act.", {"Hongarije OPPOSES Data Act fact"}},
        {"Hongarije is bezorgd over de staatssteun.", {"Hongarije OPPOSES staatssteun fact"}},
    });
}

TEST(Wordings, ThreatsInOtherWords) {
    expect_said({
        {"De Russische aanvalsoorlog tegen Oekraïne duurt voort.", {"Rusland THREATENS Oekraïne fact"}},
        {"Rusland is Oekraïne binnengevallen.", {"Rusland THREATENS Oekraïne fact"}},
        {"Rusland voert een hybride campagne tegen Litouwen.", {"Rusland THREATENS Litouwen fact"}},
        {"De Raad sprak over de Russische agressie tegen Oekraïne, Moldavië en staatssteun.",
         {"Raad voor Concurrentievermogen DISCUSSES Russische agressie tegen Oekraïne fact",
          "Rusland THREATENS Oekraïne fact", "Raad voor Concurrentievermogen DISCUSSES Moldavië fact",
          "Raad voor Concurrentievermogen DISCUSSES staatssteun fact"}},
    });
}

TEST(Wordings, CallsInOtherWords) {
    expect_said({
        {"Nederland deed een beroep op de Commissie.", {"Nederland CALLS_ON Europese Commissie fact"}},
        {"Nederland vroeg aan de Commissie wanneer het voorstel komt.", {"Nederland CALLS_ON Europese Commissie fact"}},
        {"De oproep van Nederland aan de Commissie om een voorstel te doen kreeg bijval.",
         {"Nederland CALLS_ON Europese Commissie fact"}},
        {"Nederland moedigde de Commissie aan om een voorstel te doen.",
         {"Nederland CALLS_ON Europese Commissie fact"}},
    });
}

TEST(Wordings, TalksAndTextsInOtherWords) {
    expect_said({
        {"De lidstaten bogen zich over de staatssteun.", {"lidstaten DISCUSSES staatssteun fact"}},
        {"Nederland bracht de staatssteun onder de aandacht.", {"Nederland DISCUSSES staatssteun fact"}},
        {"De Commissie lichtte de Data Act toe.", {"Europese Commissie DISCUSSES Data Act fact"}},
        {"De lidstaten werden het eens over de Data Act.", {"lidstaten ADOPTED Data Act fact"}},
        {"Duitsland zette zijn handtekening onder het Klimaatakkoord van Parijs.",
         {"Duitsland ADOPTED Klimaatakkoord van Parijs fact"}},
    });
}

TEST(Wordings, GiftsInOtherWords) {
    expect_said({
        {"Nederland schonk 10 miljoen euro aan UNICEF.", {"Nederland CONTRIBUTES_TO UNICEF fact"}},
        {"Nederland besloot tot een bijdrage aan UNICEF.", {"Nederland CONTRIBUTES_TO UNICEF intended"}},
        {"De bijdrage van Nederland aan UNICEF bedraagt 10 miljoen euro.", {"Nederland CONTRIBUTES_TO UNICEF fact"}},
        {"Nederland bundelt de krachten met Duitsland.", {"Nederland COOPERATES_WITH Duitsland fact"}},
    });
}

TEST(Wordings, WhatIsAskedWonderedOrRecalledIsNotSaid) {
    expect_said({
        {"Nederland verzocht de Commissie om de Data Act te steunen.", {"Nederland CALLS_ON Europese Commissie fact"}},
        {"Het is de vraag of Nederland de Data Act steunt.", {}},
        {"Zoals toegelicht in de Data Act zijn er acht landen.", {}},
        {"Het voorstel draagt bij aan staatssteun.", {}},
        {"De motie verzoekt het kabinet een voorstel te doen.", {}},
    });
}

TEST(Wordings, TheChamberIsToldOrKeptInformed) {
    expect_promised({
        {"Dit voorstel leg ik in het najaar aan uw Kamer voor.",
         "undertaking made by [D.S. Beljaarts] to [Tweede Kamer] due [2025-09-22/2025-12-20|in het najaar]"},
        {"Ik houd uw Kamer op de hoogte.", "undertaking made by [D.S. Beljaarts] to [Tweede Kamer] due [|]"},
        {"Ik zal uw Kamer op de hoogte houden.", "undertaking made by [D.S. Beljaarts] to [Tweede Kamer] due [|]"},
        {"In de volgende voortgangsrapportage zal hierover worden gerapporteerd.",
         "undertaking made by [D.S. Beljaarts] to [Tweede Kamer] due [|]"},
        {"Het wetsvoorstel zal in het najaar bij uw Kamer worden ingediend.",
         "undertaking made by [D.S. Beljaarts] to [Tweede Kamer] due [2025-09-22/2025-12-20|in het najaar]"},
    });
}

TEST(Wordings, PlansAreNamedDatedOrAnnounced) {
    expect_promised({
        {"Het streven van het kabinet is om de regeldruk te verlagen.", "intention made by [kabinet] to [] due [|]"},
        {"Het kabinet heeft zich ten doel gesteld de regeldruk te verlagen.",
         "intention made by [kabinet] to [] due [|]"},
        {"Dit zal ik betrekken bij de evaluatie.", "intention made by [D.S. Beljaarts] to [] due [|]"},
        {"Het RIVM voert in 2026 een onderzoek uit.", "intention made by [RIVM] to [] due [2026|in 2026]"},
        {"De Commissie komt naar verwachting in 2026 met een voorstel.",
         "intention expected by [Europese Commissie] to [] due [2026|in 2026]"},
        {"De Commissie heeft aangekondigd in 2026 met een voorstel te komen.",
         "intention made by [Europese Commissie] to [] due [2026|in 2026]"},
        {"Nederland zal een oproep doen aan de Commissie.", "call made by [Nederland] to [Europese Commissie] due [|]"},
        {"Afgesproken is dat de lidstaten de regeldruk verlagen.", "agreement made by [lidstaten] to [] due [|]"},
        {"De lidstaten bereikten overeenstemming over de Data Act.", "agreement made by [lidstaten] to [] due [|]"},
    });
}

TEST(Wordings, TheLetterItselfAndTheThinkableBindNobody) {
    expect_promised({
        {"Graag wil ik benadrukken dat de regeldruk daalt.", "none"},
        {"Ook wordt uw Kamer geïnformeerd over de Data Act.", "none"},
        {"Met deze brief doe ik dat en informeer ik uw Kamer over de Data Act.", "none"},
        {"Nederland zou een voorstel kunnen indienen.", "none"},
        {"De wet treedt op 1 januari 2026 in werking.", "none"},
    });
}

}  // namespace
