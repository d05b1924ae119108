#include <gtest/gtest.h>

#include "tests/loaders/reading.hpp"

namespace {

using dossier::tests::Reading;

const Reading& industry() {
    static const Reading reading{"industry.md"};
    return reading;
}

const char* const to_chamber = "undertaking made by [D.S. Beljaarts] to [Tweede Kamer] due ";

TEST(Promises, TheChamberIsToldInManyWordings) {
    const auto promised = [](const char* start) { return industry().commitment(start); };
    EXPECT_EQ(promised("Over de uitkomsten"), std::string{to_chamber} + "[../2025-06-21|voor de zomer]");
    EXPECT_EQ(promised("U ontvangt"), std::string{to_chamber} + "[2026-Q1|in het eerste kwartaal van 2026]");
    EXPECT_EQ(promised("Een brief over"), std::string{to_chamber} + "[2026|begin volgend jaar]");
    EXPECT_EQ(promised("Ik zeg uw Kamer"), std::string{to_chamber} + "[|]");
    EXPECT_EQ(promised("Ik verwacht uw Kamer"), std::string{to_chamber} + "[2025-11|uiterlijk in november 2025]");
    EXPECT_EQ(promised("In het verslag van"), std::string{to_chamber} + "[|]");
    EXPECT_EQ(promised("Het is de bedoeling"), std::string{to_chamber} + "[../2025-10-01|vóór 1 oktober 2025]");
}

TEST(Promises, WhatThisLetterDoesIsNone) {
    EXPECT_EQ(industry().commitment("Bij deze bied"), "none");
    EXPECT_EQ(industry().commitment("Naar aanleiding van het verzoek van uw Kamer informeer"), "none");
    EXPECT_TRUE(industry()
                    .commitment("Naar aanleiding van het verzoek van uw Kamer zal")
                    .starts_with(std::string{to_chamber} + "["));
}

TEST(Promises, APromiseMayStandWithinAnotherSentence) {
    EXPECT_EQ(industry().commitment("Ik werk aan"), std::string{to_chamber} + "[2025|eind dit jaar]");
    EXPECT_EQ(industry().commitment("De verwachting is"), std::string{to_chamber} + "[2026|medio 2026]");
    EXPECT_TRUE(industry().commitment("Ik ben voornemens om uw Kamer").starts_with("undertaking made"));
}

TEST(Promises, PlansOfOthersAndOfOneself) {
    EXPECT_EQ(industry().commitment("In 2026 wordt"), "intention made by [TNO] to [] due [2026|In 2026]");
    EXPECT_EQ(industry().commitment("Het RIVM is"), "intention made by [RIVM] to [] due [|]");
    EXPECT_EQ(industry().commitment("TNO heeft aangegeven"), "intention made by [TNO] to [] due [|]");
    EXPECT_EQ(industry().commitment("De gemeenten gaan door"), "intention made by [gemeenten] to [] due [|]");
    EXPECT_EQ(industry().commitment("Ik zie aanleiding"), "intention made by [D.S. Beljaarts] to [] due [|]");
    EXPECT_EQ(industry().commitment("Het kabinet heeft de ambitie"),
              "intention made by [kabinet] to [] due [2035|in 2035]");
    EXPECT_EQ(industry().commitment("Het RIVM zal door"), "call made by [kabinet] to [RIVM] due [|]");
}

TEST(Promises, PartiesSettleAndDatesPointBack) {
    EXPECT_TRUE(
        industry().commitment("De provincies en gemeenten").starts_with("agreement made by [provincies, gemeenten]"));
    EXPECT_EQ(industry().commitment("Ik zal vóór die datum"),
              "intention made by [D.S. Beljaarts] to [] due [2025-06-02|vóór die datum]");
}

TEST(Promises, TheLetterItselfThePastTheDeniedAndTheNecessaryBindNobody) {
    for (const char* start :
         {"Met deze brief", "In deze brief", "Hieronder ga", "De minister van Financiën heeft", "Het ministerie heeft",
          "Ik ben voornemens om aan", "De provincies zullen", "Het kabinet ziet geen", "Het kabinet ziet af",
          "De sector moet", "Het onderzoek wordt gefinancierd"}) {
        EXPECT_EQ(industry().commitment(start), "none") << start;
    }
}

}  // namespace
