#include "repl/edit/line_layout.hpp"

#include <gtest/gtest.h>

#include <clocale>

#include "repl/edit/line_painter.hpp"

namespace dossier::repl::edit {
namespace {

class LineLayouts : public ::testing::Test {
protected:
    void SetUp() override { std::setlocale(LC_CTYPE, "C.UTF-8"); }
    void TearDown() override { std::setlocale(LC_CTYPE, "C"); }
};

TEST_F(LineLayouts, RowsBreakAtTheEdgeOfTheScreen) {
    const auto layout = lay_out(4, "abcdefgh", 8, 6);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->glyphs[1].place, (Place{0, 5}));
    EXPECT_EQ(layout->glyphs[2].place, (Place{1, 0}));
    EXPECT_EQ(layout->cursor, (Place{2, 0}));
    EXPECT_EQ(layout->rows, 3);
}

TEST_F(LineLayouts, AWideCharacterDoesNotHangOverTheEdge) {
    const auto layout = lay_out(0, "abc国", 3, 4);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->glyphs[3].place, (Place{1, 0}));
    EXPECT_EQ(layout->cursor, (Place{1, 0}));
}

TEST_F(LineLayouts, ACombiningMarkStandsOnWhatIsBeforeIt) {
    const auto layout = lay_out(0, "e\xCC\x88x", 4, 80);
    ASSERT_TRUE(layout);
    ASSERT_EQ(layout->glyphs.size(), 2);
    EXPECT_EQ(layout->glyphs[0].end, 3);
    EXPECT_EQ(layout->glyphs[1].place, (Place{0, 1}));
}

TEST_F(LineLayouts, LineBreaksAndTabsMoveOn) {
    const auto layout = lay_out(3, "a\n\tb", 4, 80);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->glyphs[1].place, (Place{1, 8}));
}

TEST_F(LineLayouts, AControlCharacterTakesTwoColumns) {
    const auto layout = lay_out(0,
                                "\x1B"
                                "b",
                                2, 80);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->glyphs[1].place, (Place{0, 2}));
}

TEST_F(LineLayouts, BytesThatAreNoCharactersHaveNone) { EXPECT_FALSE(lay_out(0, "a\xFF", 0, 80)); }

TEST_F(LineLayouts, APromptIsAsWideAsItIsShown) {
    EXPECT_EQ(prompt_width("dossier> "), 9);
    EXPECT_EQ(prompt_width("\001\033[1m\002a\001\033[0m\002> "), 3);
}

TEST_F(LineLayouts, PaintingGoesFromTheCursorAndBack) {
    const std::string_view line = "abs(1)";
    const auto layout = lay_out(2, line, 6, 80);
    ASSERT_TRUE(layout);
    EXPECT_EQ(painted(*layout, line, shades({}, line, std::string_view::npos)),
              "\0337\r\033[2C\033[0m\033[36mabs\033[0m(\033[0m\033[33m1\033[0m)\033[0m\0338");
}

TEST_F(LineLayouts, EachRowIsGoneTo) {
    const std::string_view line = "'abc'";
    const auto layout = lay_out(0, line, 5, 3);
    ASSERT_TRUE(layout);
    EXPECT_EQ(painted(*layout, line, shades({}, line, std::string_view::npos)),
              "\0337\033[1A\r\033[0m\033[32m'ab\033[1B\rc'\033[0m\0338");
}

TEST_F(LineLayouts, NothingIsPaintedWithoutColours) {
    const auto layout = lay_out(0, "a b", 3, 80);
    ASSERT_TRUE(layout);
    EXPECT_EQ(painted(*layout, "a b", shades({}, "a b", std::string_view::npos)), "");
}

}  // namespace
}  // namespace dossier::repl::edit
