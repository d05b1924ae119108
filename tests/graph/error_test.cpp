#include "graph/error.hpp"

#include <gtest/gtest.h>

namespace dossier::graph {
namespace {

Diagnostic undefined(SourceSpan where, std::string hint = {}) {
    return {.type = ErrorType::syntax_error,
            .code = ErrorCode::undefined_variable,
            .message = "variable `atcor` not defined",
            .where = where,
            .hint = std::move(hint)};
}

TEST(ErrorNames, AreSpeltAsOursAndAsTheKits) {
    EXPECT_EQ(name(ErrorCode::undefined_variable), "undefined_variable");
    EXPECT_EQ(kit_name(ErrorCode::undefined_variable), "UndefinedVariable");
    EXPECT_EQ(kit_name(ErrorCode::different_columns_in_union), "DifferentColumnsInUnion");
    EXPECT_EQ(name(ErrorCode::wrong_usage), "wrong_usage");
    EXPECT_EQ(kit_name(ErrorType::syntax_error), "SyntaxError");
    EXPECT_EQ(kit_name(ErrorType::constraint_verification_failed), "ConstraintVerificationFailed");
    EXPECT_EQ(kit_name(ErrorType::file_error), "FileError");
}

TEST(Render, ShowsPlaceLineCaretAndHint) {
    const std::string text = "MATCH (b)\nWHERE 'x' = atcor.name RETURN b";
    EXPECT_EQ(render(undefined({22, 27}, "did you mean `actor`?"), "query", text),
              "query:2:13: variable `atcor` not defined\n"
              "    WHERE 'x' = atcor.name RETURN b\n"
              "                ^^^^^\n"
              "    hint: did you mean `actor`?");
}

TEST(Render, CaretCountsCodePointsNotBytes) {
    const std::string text = "'ïë' = atcor";
    EXPECT_EQ(render(undefined({9, 14}), "query", text), "query:1:8: variable `atcor` not defined\n"
                                                         "    'ïë' = atcor\n"
                                                         "           ^^^^^");
}

TEST(Render, ATabStandsInBothLines) {
    EXPECT_EQ(render(undefined({3, 8}), "q", "\t1\tatcor"),
              "q:1:4: variable `atcor` not defined\n    \t1\tatcor\n    \t \t^^^^^");
}

TEST(Render, AnEmptySpanAtTheEndGetsOneCaret) {
    EXPECT_EQ(render(undefined({5, 5}), "q", "MATCH"), "q:1:6: variable `atcor` not defined\n    MATCH\n         ^");
    EXPECT_EQ(render(undefined({0, 0}), "q", ""), "q:1:1: variable `atcor` not defined\n    \n    ^");
}

TEST(Render, ASpanOverLinesIsMarkedToTheEndOfItsFirst) {
    EXPECT_EQ(render(undefined({2, 8}), "q", "a bc\r\ndef"), "q:1:3: variable `atcor` not defined\n    a bc\n      ^^");
}

TEST(Render, ASpanPastTheTextMarksItsEnd) {
    EXPECT_EQ(render(undefined({90, 95}), "q", "ab"), "q:1:3: variable `atcor` not defined\n    ab\n      ^");
}

TEST(Render, ALongLineIsCutAroundTheSpan) {
    const std::string text = std::string(500, 'a') + "!" + std::string(500, 'b');
    const std::string picture = render(undefined({500, 501}), "q", text);
    EXPECT_EQ(picture, "q:1:501: variable `atcor` not defined\n    …" + std::string(30, 'a') + "!" +
                           std::string(69, 'b') + "…\n     " + std::string(30, ' ') + "^");
}

TEST(Render, ControlCharactersNeverReachTheTerminal) {
    const std::string picture = render(undefined({2, 3}), "q", "\x1b[x\x07");
    EXPECT_EQ(picture.find('\x1b'), std::string::npos);
    EXPECT_EQ(picture.find('\x07'), std::string::npos);
}

TEST(Render, WithoutAPlaceItIsTheMessage) {
    Diagnostic diagnostic = undefined({});
    diagnostic.where.reset();
    EXPECT_EQ(render(diagnostic, "kst.md", "text"), "kst.md: variable `atcor` not defined");
    EXPECT_EQ(render(diagnostic, "", "text"), "variable `atcor` not defined");
}

}  // namespace
}  // namespace dossier::graph
