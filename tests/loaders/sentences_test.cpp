#include "loaders/read/sentences.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using dossier::loaders::read::language;
using dossier::loaders::read::LanguageGuess;
using dossier::loaders::read::split_sentences;

std::vector<std::string> split(const std::string& text, std::string_view code = "nl") {
    std::vector<std::string> result;
    for (const auto range : split_sentences(text, language(code)))
        result.push_back(text.substr(range.begin, range.end - range.begin));
    return result;
}

std::string_view told(std::string_view text, std::string_view otherwise = "nl") {
    LanguageGuess guess;
    guess.add(text);
    return guess.told(otherwise);
}

using Texts = std::vector<std::string>;

TEST(SplitSentences, AStopBeforeACapitalEndsOne) {
    EXPECT_EQ(split("Een. Twee! Drie? Vier… Vijf"), (Texts{"Een.", "Twee!", "Drie?", "Vier…", "Vijf"}));
    EXPECT_EQ(split("Het is 5. Dan 6 uur"), (Texts{"Het is 5.", "Dan 6 uur"}));
}

TEST(SplitSentences, AbbreviationsEndNone) {
    for (const std::string text :
         {"Zie Kamerstuk 28 676, nr. 462 van de Kamer.", "Het verslag d.d. 7 mei 2024 is af.",
          "Op grond van art. 5 EVRM.", "Dit geldt o.a. Nederland.", "Drs. Jansen en mr. De Vries.",
          "Op 3 en 4 december a.s. komen zij.", "Het fregat Zr.Ms. De Ruyter en Hr. Ms. Evertsen varen."})
        EXPECT_EQ(split(text), Texts{text});
}

TEST(SplitSentences, AbbreviationsThatCloseASentenceDoSoBeforeACapital) {
    EXPECT_EQ(split("Dat was op 7 mei jl. De Kamer weet dit."), (Texts{"Dat was op 7 mei jl.", "De Kamer weet dit."}));
    EXPECT_EQ(split("De motie Dassen c.s. (Kamerstuk 5) is af."), Texts{"De motie Dassen c.s. (Kamerstuk 5) is af."});
    EXPECT_EQ(split("Zij steunt de VS. De Top begint."), (Texts{"Zij steunt de VS.", "De Top begint."}));
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

TEST(SplitSentences, EnglishHasAbbreviationsOfItsOwn) {
    for (const std::string text :
         {"Mr. Stoltenberg met Gen. Cavoli on 4 Apr. 2024 in Brussels.", "See Art. 5 and paras. 3 to 6, pp. 2-4.",
          "This is done by Allies, e.g. Norway, on the basis of Regulation No. 833/2014.",
          "The U.S. Secretary of State spoke (cf. the statement of St. James's Palace)."})
        EXPECT_EQ(split(text, "en"), Texts{text});
    EXPECT_EQ(split("Leaders met in Washington, D.C. The Summit was short. Allies agreed etc. They left.", "en"),
              (Texts{"Leaders met in Washington, D.C.", "The Summit was short.", "Allies agreed etc.", "They left."}));
}

TEST(SplitSentences, AnAbbreviationOfOneLanguageIsAWordInAnother) {
    EXPECT_EQ(split("The answer is no. That is all.", "nl"), (Texts{"The answer is no.", "That is all."}));
    EXPECT_EQ(split("Zie nr. 5 d.d. 7 mei jl. over de inzet.", "nl").size(), 1U);
}

TEST(LanguageGuess, TheSmallWordsTell) {
    EXPECT_EQ(told("Het kabinet zet zich in voor een sterk bondgenootschap, dat door de Raad wordt gesteund."), "nl");
    EXPECT_EQ(told("The Allies have agreed that they will spend at least 2% of their GDP on defence, and to report "
                   "to the Council by the end of the year."),
              "en");
    EXPECT_EQ(told("Le Conseil a adopté les conclusions sur la situation dans le Sahel et une déclaration qui est "
                   "publiée avec les annexes du rapport pour le Parlement."),
              "fr");
    EXPECT_EQ(told("Der Rat hat die Schlussfolgerungen zu der Lage in Mali angenommen, und das Parlament ist von dem "
                   "Bericht nicht unterrichtet, der für die Kommission auf dem Tisch liegt."),
              "de");
}

TEST(LanguageGuess, TooFewOrMixedWordsTellNothing) {
    EXPECT_EQ(told("Defence Investment Pledge"), "nl");
    EXPECT_EQ(told("", "en"), "en");
    EXPECT_EQ(told("De minister van Defensie heeft het rapport \"The Future of the Alliance and of its Members\" aan "
                   "de Kamer gezonden, dat door het kabinet met een brief wordt toegelicht."),
              "nl");
}

}  // namespace
