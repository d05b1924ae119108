#include "repl/print/text_width.hpp"

#include <gtest/gtest.h>

namespace dossier::repl::print {
namespace {

using Lines = std::vector<std::string>;

TEST(DisplayWidth, CountsColumnsNotBytes) {
    EXPECT_EQ(display_width("Oekraïne"), 8U);
    EXPECT_EQ(display_width("日本"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("👩‍👩‍👧"), 2U);
    EXPECT_EQ(display_width("☁️"), 2U);
    EXPECT_EQ(display_width(""), 0U);
}

TEST(Visible, ControlAndDirectionCharactersAreShownNotSent) {
    EXPECT_EQ(visible("a\033[31mb"), "a\\u001B[31mb");
    EXPECT_EQ(visible("a\nb\tc\r"), "a\\nb\\tc\\r");
    EXPECT_EQ(visible("x\u202Ey"), "x\\u202Ey");
    EXPECT_EQ(visible("ok\xFF"), "ok\uFFFD");
}

TEST(Wrap, BreaksAtSpacesAndLosesNothingElse) {
    EXPECT_EQ(wrap("het kabinet informeert uw Kamer", 12), (Lines{"het kabinet", "informeert", "uw Kamer"}));
}

TEST(Wrap, BreaksAWordThatIsLongerThanTheLine) {
    EXPECT_EQ(wrap("bondgenootschap", 6), (Lines{"bondge", "nootsc", "hap"}));
}

TEST(Wrap, NeverSplitsAGrapheme) { EXPECT_EQ(wrap("日本語", 3), (Lines{"日", "本", "語"})); }

TEST(Wrap, GivesOneEmptyLineForNothing) { EXPECT_EQ(wrap("", 5), Lines{""}); }

}  // namespace
}  // namespace dossier::repl::print
