#include "loaders/find/citations.hpp"

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
