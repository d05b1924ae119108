#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/loaders/reading.hpp"

// Turns of phrase in which ministers talk, take a stand and ask, with what was just spoken of in other words; beside
// them what only looks like it.

namespace {

using dossier::tests::Reading;

const Reading& turns() {
    static const Reading reading{"turns.md"};
    return reading;
}

using Said = std::set<std::string>;
using Sayings = std::vector<std::pair<const char*, Said>>;

void expect_said(const Sayings& sayings) {
    for (const auto& [sentence, said] : sayings) {
        EXPECT_EQ(turns().statements(sentence), said) << sentence;
    }
}

TEST(Turns, APointingNounIsWhatTheSentenceBeforeSpokeOf) {
    expect_said({
        {"Dit voorstel wordt", {"Nederland SUPPORTS verordening kunstmatige intelligentie fact"}},
        {"Duitsland heeft bezwaren tegen dit", {"Duitsland OPPOSES verordening kunstmatige intelligentie fact"}},
        {"Nederland vroeg aandacht voor dit", {"Nederland DISCUSSES situatie in Jemen fact"}},
        {"Italië en Spanje steunden deze lijn",
         {"Italië SUPPORTS fonds voor luchtverdediging fact", "Spanje SUPPORTS fonds voor luchtverdediging fact"}},
        {"Het kabinet is geen voorstander van deze", {"kabinet SUPPORTS afschaffing van de visumplicht negated"}},
    });
}

TEST(Turns, WhatOneIsFor) {
    expect_said({
        {"Nederland hecht belang", {"Nederland SUPPORTS speelveld voor de luchtvaart fact"}},
        {"Finland hecht sterk", {"Finland SUPPORTS Internationaal Strafhof fact"}},
        {"Oostenrijk heeft een hecht", {}},
        {"Het doel van het kabinet", {"kabinet SUPPORTS woningtekort fact"}},
        {"De verduurzaming van de binnenvaart", {"kabinet SUPPORTS verduurzaming fact"}},
        {"De verduurzaming van de zeevaart", {}},
        {"Volgens Nederland is het", {"Nederland SUPPORTS netcongestie fact"}},
        {"Voor het kabinet is het", {"kabinet SUPPORTS regeldruk fact"}},
        {"Tsjechië toonde zich", {"Tsjechië SUPPORTS energie-unie fact"}},
        {"Rusland probeert", {"Rusland THREATENS eenheid van Europa fact"}},
    });
}

TEST(Turns, WhatOneTalksOf) {
    expect_said({
        {"Tussen de lidstaten vond", {"lidstaten DISCUSSES visserij fact"}},
        {"De lidstaten bogen zich", {"lidstaten DISCUSSES netcongestie fact"}},
        {"Polen bracht de situatie", {"Polen DISCUSSES situatie aan de grens met Belarus fact"}},
        {"De ministers maakten de balans", {"ministers DISCUSSES Asiel- en Migratiepact fact"}},
        {"Finland deed verslag", {"Finland DISCUSSES klimaatonderhandelingen fact"}},
        {"De besprekingen tussen", {"Israël DISCUSSES staakt-het-vuren fact", "Hamas DISCUSSES staakt-het-vuren fact"}},
        {"De ministers keken terug", {"ministers DISCUSSES energietransitie fact"}},
        {"De lidstaten stelden vragen", {"lidstaten DISCUSSES defensie-industrie fact"}},
    });
}

TEST(Turns, WhoDoesWhatAnotherAskedWasCalledOn) {
    expect_said({
        {"Op verzoek van Zweden", {"Zweden CALLS_ON Europese Commissie fact"}},
        {"Op verzoek van het ministerie", {"ministerie van Financiën CALLS_ON De Nederlandsche Bank fact"}},
    });
}

TEST(Turns, APointerMeansWhatTheSentenceItselfSpokeOfFirst) {
    expect_said({
        {"Oostenrijk verzet zich", {"Oostenrijk OPPOSES tolverbod fact", "Slovenië SUPPORTS tolverbod fact"}},
        {"Letland heeft voorgesteld", {"Letland SUPPORTS visserijquota fact", "Estland SUPPORTS visserijquota fact"}},
        {"Een aantal lidstaten sprak", {"lidstaten SUPPORTS Data Act fact"}},
        {"Malta plaatste", {"Malta OPPOSES tabaksverbod fact"}},
    });
}

TEST(Turns, WhatIsWishedStandsInAClauseOfItsOwn) {
    expect_said({
        {"Denemarken dringt erop aan", {"Denemarken SUPPORTS visserijquota fact"}},
        {"Cyprus bepleit dat", {"Cyprus SUPPORTS tolverbod fact"}},
        {"Hongarije wees", {"Hongarije OPPOSES tolverbod fact"}},
        {"Volgens Nederland dient", {"Nederland SUPPORTS kustwacht fact"}},
        {"Frankrijk, dat als gastheer", {"Frankrijk CALLS_ON lidstaten fact"}},
        {"Kroatië pleitte", {"Kroatië SUPPORTS visserij fact"}},
        {"Noorwegen werkt", {"Noorwegen COOPERATES_WITH Spanje fact", "Spanje SUPPORTS kustwacht fact"}},
        {"Finland zal de lidstaten", {}},
    });
}

TEST(Turns, ForAndAgainstByNouns) {
    expect_said({
        {"Het is de inzet", {"Nederland SUPPORTS Nitraatrichtlijn fact"}},
        {"De Nederlandse inzet is erop", {"Nederland SUPPORTS regeldruk fact"}},
        {"Het kabinet ziet het belang in", {"kabinet SUPPORTS maakindustrie fact"}},
        {"Ook heeft Nederland het belang", {"Nederland SUPPORTS gewasbescherming fact"}},
        {"Slovenië sloot zich", {"Slovenië SUPPORTS vrijhandel fact", "Nederland SUPPORTS vrijhandel fact"}},
        {"Deze opvatting", {"Cyprus SUPPORTS vrijhandel fact"}},
        {"Cyberaanvallen", {"Noord-Korea THREATENS voedselzekerheid fact"}},
        {"Over de vogelgriep", {"Europese Commissie DISCUSSES vogelgriep fact"}},
        {"De minister van Defensie schetste", {}},
        {"De Data Act stuitte", {"Baltische staten OPPOSES Data Act fact"}},
        {"Op de vraag of", {"kabinet SUPPORTS visserijquota fact"}},
        {"Nederland heeft de autoriteiten", {"Nederland CALLS_ON Kazachstan fact"}},
        {"Het verslag van de bijeenkomst", {}},
    });
}

}  // namespace
