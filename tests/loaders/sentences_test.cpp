#include "loaders/read/sentences.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using dossier::loaders::read::split_sentences;

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> result;
    for (const auto range : split_sentences(text)) result.push_back(text.substr(range.begin, range.end - range.begin));
    return result;
}

using Texts = std::vector<std::string>;

TEST(SplitSentences, AStopBeforeACapitalEndsOne) {
    EXPECT_EQ(split("Een. Twee! Drie? Vier… Vijf"), (Texts{"Een.", "Twee!", "Drie?", "Vier…", "Vijf"}));
    EXPECT_EQ(split("Het is 5. Dan 6 uur"), (Texts{"Het is 5.", "Dan 6 uur"}));
}

TEST(SplitSentences, AbbreviationsEndNone) {
    for (const std::string text : {"Zie Kamerstuk 28 676, nr. 462 van de Kamer.", "Het verslag d.d. 7 mei 2024 is af.",
                                   "Op grond van art. 5 EVRM.", "Dit geldt o.a. Nederland.",
                                   "Drs. Jansen en mr. De Vries.", "Op 3 en 4 december a.s. komen zij."})
        EXPECT_EQ(split(text), Texts{text});
}

TEST(SplitSentences, AbbreviationsThatCloseASentenceDoSoBeforeACapital) {
    EXPECT_EQ(split("Dat was op 7 mei jl. De Kamer weet dit."), (Texts{"Dat was op 7 mei jl.", "De Kamer weet dit."}));
    EXPECT_EQ(split("De motie Dassen c.s. (Kamerstuk 5) is af."), Texts{"De motie Dassen c.s. (Kamerstuk 5) is af."});
    EXPECT_EQ(split("Zij komen in Washington, D.C. De Top begint."),
              (Texts{"Zij komen in Washington, D.C.", "De Top begint."}));
}

TEST(SplitSentences, InitialsEndNone) {
    EXPECT_EQ(split("Minister H.G.J. Bruins Slot en K. Ollongren."),
              Texts{"Minister H.G.J. Bruins Slot en K. Ollongren."});
}

TEST(SplitSentences, StopsWithinBracketsEndNone) {
    EXPECT_EQ(split("Dit (zie bijlage. Daar staat het.) is zo. Af."),
              (Texts{"Dit (zie bijlage. Daar staat het.) is zo.", "Af."}));
    EXPECT_EQ(split("Af. (Zie de bijlage.) Verder."), (Texts{"Af.", "(Zie de bijlage.)", "Verder."}));
    EXPECT_EQ(split("Een haakje ( dat open blijft. Nog een."), (Texts{"Een haakje ( dat open blijft.", "Nog een."}));
}

TEST(SplitSentences, QuotesBelongToTheirSentence) {
    EXPECT_EQ(split("Hij zei: ‘Dat is zo.’ De Kamer zweeg."), (Texts{"Hij zei: ‘Dat is zo.’", "De Kamer zweeg."}));
    EXPECT_EQ(split("Hij zei “ja.” en ging."), Texts{"Hij zei “ja.” en ging."});
    EXPECT_EQ(split("Het is af. 's Avonds niet. “Wel,” zei hij."),
              (Texts{"Het is af.", "'s Avonds niet.", "“Wel,” zei hij."}));
}

TEST(SplitSentences, NumbersAndSemicolonsEndNone) {
    EXPECT_EQ(split("Het kost EUR 1.200.000; dat is veel. Om 9.00 uur."),
              (Texts{"Het kost EUR 1.200.000; dat is veel.", "Om 9.00 uur."}));
    EXPECT_EQ(split("1. Eerste punt"), Texts{"1. Eerste punt"});
}

TEST(SplitSentences, WhatHoldsNoWordIsNoSentence) {
    EXPECT_TRUE(split("").empty());
    EXPECT_TRUE(split(" *** ... ").empty());
}

}  // namespace
