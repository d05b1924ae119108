#include "repl/edit/colors.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dossier::repl::edit {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// A letter for each byte's shade: `.` for plain, k for keyword, and so on.
std::string letters(std::string_view line, std::size_t cursor = nowhere, std::string_view before = {}) {
    constexpr std::string_view letters_of_shades = ".kfltnpcC=!";
    std::string found;
    for (const Shade shade : shades(before, line, cursor)) found += letters_of_shades[static_cast<std::size_t>(shade)];
    return found;
}

TEST(Colors, FollowTheLexicalClasses) {
    EXPECT_EQ(letters("MATCH (a:Actor) RETURN count(a), 'x', 12, $p // c"),
              "kkkkk....lllll..kkkkkk.fffff.....ttt..nn..pp.cccc");
}

TEST(Colors, AClauseIsToldInAnyCaseAndAnAmbiguousWordInCapitalsOnly) {
    EXPECT_EQ(letters("match on"), "kkkkk...");
    EXPECT_EQ(letters("ON"), "kk");
}

TEST(Colors, ALabelIsNoValueOfAMap) {
    EXPECT_EQ(letters("(:A|B {k: v})"), "..l.l........");
    EXPECT_EQ(letters("-[:T]->"), "...l...");
}

TEST(Colors, AKeyIsPlainWhateverItIsCalled) { EXPECT_EQ(letters("a.MATCH"), "......."); }

TEST(Colors, AnOpenTextGoesOnFromTheLineBefore) {
    EXPECT_EQ(letters("b' RETURN", nowhere, "RETURN 'a\n"), "tt.kkkkkk");
}

TEST(Colors, TheBracketAtTheCursorShowsItsPartner) {
    EXPECT_EQ(letters("f(a)", 4), ".=.=");
    EXPECT_EQ(letters("f(a)", 1), ".=.=");
    EXPECT_EQ(letters("f(a)", 3), ".=.=");
    EXPECT_EQ(letters("f(a)", 0), "....");
}

TEST(Colors, AFunctionThatThereIsNotIsPlain) { EXPECT_EQ(letters("toUper(a)"), "........."); }

TEST(Colors, ABracketThatClosesNothingIsShown) { EXPECT_EQ(letters("a)"), ".!"); }

TEST(Colors, ABracketInATextIsNoBracket) { EXPECT_EQ(letters("')'", 2), "ttt"); }

TEST(Colors, ACommandIsOneAndItsArgumentsAreNot) {
    EXPECT_EQ(letters(":actors MATCH"), "CCCCCCC......");
    EXPECT_EQ(letters(":explain MATCH"), "CCCCCCCC.kkkkk");
}

TEST(Colors, OfNothingAreNone) { EXPECT_EQ(letters(""), ""); }

}  // namespace
}  // namespace dossier::repl::edit
