#include "repl/edit/tokens.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <string>
#include <vector>

namespace dossier::repl::edit {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts_of(std::string_view text) {
    std::vector<std::string> found;
    for (const Token& token : tokens_of(text)) found.emplace_back(text_of(token, text));
    return found;
}

TEST(Tokens, AreWordsNumbersTextsAndSigns) {
    EXPECT_THAT(texts_of("RETURN n.naam+1.5e-3, 'a b', $p"),
                ElementsAre("RETURN", "n", ".", "naam", "+", "1.5e-3", ",", "'a b'", ",", "$p"));
}

TEST(Tokens, TwoDotsAreNoPartOfANumber) { EXPECT_THAT(texts_of("*1..3"), ElementsAre("*", "1", "..", "3")); }

TEST(Tokens, ALetterMayBeOfAnyScript) { EXPECT_THAT(texts_of("(ëë:国)"), ElementsAre("(", "ëë", ":", "国", ")")); }

TEST(Tokens, AnEscapedOrDoubledQuoteIsContent) {
    EXPECT_THAT(texts_of(R"('it\'s' 'it''s')"), ElementsAre(R"('it\'s')", "'it''s'"));
}

TEST(Tokens, WhatIsLeftOpenRunsToTheEnd) {
    for (const std::string_view text : {"'a;b", "\"a", "`a b", "/* a; b", "$`a"}) {
        const auto tokens = tokens_of(text);
        ASSERT_EQ(tokens.size(), 1) << text;
        EXPECT_FALSE(tokens[0].closed) << text;
        EXPECT_EQ(tokens[0].where.end, text.size());
    }
}

TEST(Tokens, AnyBytesAreReadToTheirEnd) {
    const std::string bytes{"\xFF(\x80\0\x1B'\xC3", 8};
    EXPECT_EQ(tokens_of(bytes).back().where.end, bytes.size());
}

TEST(Tokens, BracketsHavePartners) {
    const std::string_view text = "f([1], {k: (2)})";
    const auto tokens = tokens_of(text);
    const auto partner = partners(tokens, text);
    EXPECT_EQ(partner[1], tokens.size() - 1);
    EXPECT_EQ(partner[tokens.size() - 1], 1);
    EXPECT_EQ(partner[2], 4);
}

TEST(Tokens, ABracketThatWasForgottenSpoilsNoOther) {
    const std::string_view text = "(a[b)";
    const auto partner = partners(tokens_of(text), text);
    EXPECT_EQ(partner[0], 4);
    EXPECT_EQ(partner[2], std::string_view::npos);
}

TEST(Tokens, ManyBracketsWithoutPartnersAreReadInTheirLength) {
    const std::string text = std::string(200'000, '(') + std::string(200'000, ']');
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(partners(tokens_of(text), text).size(), text.size());
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{20});
}

}  // namespace
}  // namespace dossier::repl::edit
