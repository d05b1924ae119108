#include "loaders/find/instruments/citations.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "loaders/read/letter.hpp"

namespace {

using dossier::loaders::find::find_citations;

std::vector<std::string> targets(std::string_view text) {
    std::vector<std::string> result;
    for (const auto& citation : find_citations(text)) result.push_back(citation.target);
    return result;
}

using Texts = std::vector<std::string>;

TEST(Citations, APaperIsFoundInEverySpelling) {
    for (const std::string_view text : {"(Kamerstuk 36 410 X, nr. 93)", "Kamerstukken II 2023/24, 36410-X, nr.93",
                                        "(36410-X, nr.93)", "36 410-X nr 93"})
        EXPECT_EQ(targets(text), Texts{"kst-36410-X-93"}) << text;
    EXPECT_EQ(targets("de motie (Kamerstuk 21 501-02 nr. 2825)"), Texts{"kst-21501-02-2825"});
    EXPECT_EQ(targets("Kamerstukken I 2022/23, 36 200, A"), Texts{"kst-36200"});
}

TEST(Citations, ItsTextBeginsWithTheWordForPapers) {
    const auto found = find_citations("Zie Kamerstukken II 2023/24, 28 676, nr. 462 en verder.");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text, "Kamerstukken II 2023/24, 28 676, nr. 462");
    EXPECT_EQ(found[0].where.begin, 4U);
}

TEST(Citations, SeveralNumbersAreSeveralCitations) {
    EXPECT_EQ(targets("Kamerstuk 28 676, nrs. 462, 463 en 470"),
              (Texts{"kst-28676-462", "kst-28676-463", "kst-28676-470"}));
    EXPECT_EQ(targets("Kamerstuk 28 676, nrs. 5 en 36 045, nr. 178"), (Texts{"kst-28676-5", "kst-36045-178"}));
}

TEST(Citations, ProceedingsQuestionsGazettesAndActsAreFound) {
    EXPECT_EQ(targets("Handelingen II 2023/24, nr. 45, item 7"), Texts{"h-tk-20232024-45-7"});
    EXPECT_EQ(targets("Aanhangsel van de Handelingen I 2023-2024, nr. 1234"), Texts{"ah-ek-20232024-1234"});
    EXPECT_EQ(targets("Stb. 2023, 45 en Stcrt. 2024, nr. 6"), (Texts{"stb-2023-45", "stcrt-2024-6"}));
    EXPECT_EQ(targets("Verordening (EU) nr. 833/2014 en Richtlijn 2014/24/EU"),
              (Texts{"Verordening (EU) nr. 833/2014", "Richtlijn 2014/24/EU"}));
}

TEST(Citations, EnglishActsAreTheSameOnesAsDutch) {
    EXPECT_EQ(targets("Regulation (EU) 2022/2065 and Directive 2014/24/EU"),
              (Texts{"Verordening (EU) 2022/2065", "Richtlijn 2014/24/EU"}));
    EXPECT_EQ(targets("Council Regulation (EU) No 833/2014"), targets("Verordening (EU) nr. 833/2014"));
    EXPECT_EQ(targets("Council Decision (CFSP) 2024/1743 and Council Decision 2014/145/CFSP"),
              (Texts{"Besluit (GBVB) 2024/1743", "Besluit 2014/145/GBVB"}));
    EXPECT_EQ(targets("Commission Implementing Regulation (EU) 2023/588"),
              Texts{"Uitvoeringsverordening (EU) 2023/588"});
    EXPECT_EQ(targets("Commission Delegated Regulation (EU) 2022/1"), Texts{"Gedelegeerde verordening (EU) 2022/1"});
    EXPECT_EQ(targets("Council Common Position 2008/944/CFSP"), Texts{"Gemeenschappelijk Standpunt 2008/944/GBVB"});
}

TEST(Citations, PapersOfTheCommissionNatoAndTheUnitedNationsAreFound) {
    EXPECT_EQ(targets("C(2023) 1234 final, JOIN(2022)28 and SWD (2021) 55"),
              (Texts{"C(2023) 1234", "JOIN(2022) 28", "SWD(2021) 55"}));
    EXPECT_EQ(targets("see C-M(2002)49, PO(2023)0123 and EUCO 15/24"),
              (Texts{"C-M(2002)49", "PO(2023)0123", "EUCO 15/24"}));
    EXPECT_EQ(targets("UN Security Council Resolution 2202 (2015), UNSCR 1325 and S/RES/2202 (2015)"),
              (Texts{"S/RES/2202", "S/RES/1325", "S/RES/2202"}));
    EXPECT_EQ(targets("in accordance with resolution 2202 (2015)"), Texts{"S/RES/2202"});
    EXPECT_EQ(targets("General Assembly resolution ES-11/1 and A/RES/68/262"),
              (Texts{"A/RES/ES-11/1", "A/RES/68/262"}));
}

TEST(Citations, WhatOnlyLooksLikeAnEnglishOneIsNone) {
    EXPECT_TRUE(
        targets("a resolution of 2202 metres, Section C (2023), the Decision of 12/24 and Regulation 5").empty());
}

TEST(Citations, AmountsAndPhoneNumbersAreNone) {
    EXPECT_TRUE(targets("EUR 28 676 of 12 345 stuks, 28676 en 070 348 64 86").empty());
    EXPECT_TRUE(targets("").empty());
}

TEST(Citations, FootnotesAreSearchedToo) {
    const auto letter = dossier::loaders::read::read_letter(
        "Een zin (28 676, nr. 1). Twee.<sup>1</sup>\n\n---\n\n<sup>1</sup> Kamerstuk 28 676, nr. 2.\n", "b");
    const auto found = find_citations(letter);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].sentence, 0U);
    EXPECT_EQ(found[1].footnote, 0U);
    EXPECT_FALSE(found[1].sentence.has_value());
}

}  // namespace
