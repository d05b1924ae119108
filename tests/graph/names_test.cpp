#include "graph/names.hpp"

#include <gtest/gtest.h>

namespace dossier::graph {
namespace {

using Candidates = std::vector<std::string_view>;

TEST(Nearest, FindsASwappedPairAndAnotherCase) {
    EXPECT_EQ(nearest("atcor", Candidates{"author", "actor", "x"}), "actor");
    EXPECT_EQ(nearest("ACTOR", Candidates{"Actors", "Actor"}), "Actor");
    EXPECT_EQ(nearest("Commitmant", Candidates{"Country", "Commitment"}), "Commitment");
    EXPECT_EQ(nearest("financiele", Candidates{"Financiële"}), "Financiële");
}

TEST(Nearest, SaysNothingRatherThanGuess) {
    EXPECT_EQ(nearest("x", Candidates{"y", "n"}), std::nullopt);
    EXPECT_EQ(nearest("Topic", Candidates{"Actor", "Event"}), std::nullopt);
    EXPECT_EQ(nearest("", Candidates{"a"}), std::nullopt);
    EXPECT_EQ(nearest("name", Candidates{}), std::nullopt);
    EXPECT_EQ(nearest(std::string(100'000, 'a'), Candidates{"a"}), std::nullopt);
}

TEST(Nearest, OfTwoEquallyNearTheFirstWins) { EXPECT_EQ(nearest("nome", Candidates{"name", "none"}), "name"); }

TEST(Names, GiveEachTextOneId) {
    Names<LabelId> names;
    const LabelId actor = names.intern("Actor");
    EXPECT_EQ(names.intern("Topic"), LabelId{1});
    EXPECT_EQ(names.intern("Actor"), actor);
    EXPECT_EQ(names.find("Nobody"), std::nullopt);
    EXPECT_EQ(names.text(actor), "Actor");
}

}  // namespace
}  // namespace dossier::graph
