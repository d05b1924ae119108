#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "graph/packed_ends.hpp"

namespace dossier::graph {
namespace {

struct Plain {
    Ends ends;
    TypeId type;
};

void expect_same(const PackedEnds& packed, const std::vector<Plain>& plain) {
    ASSERT_EQ(packed.size(), plain.size());
    for (std::uint32_t i = 0; i < plain.size(); ++i) {
        ASSERT_EQ(packed.start(i), plain[i].ends.start) << i;
        ASSERT_EQ(packed.end(i), plain[i].ends.end) << i;
        ASSERT_EQ(packed.type(i), plain[i].type) << i;
    }
}

/// Up to `nodes` and `types`, so many relationships.
void try_out(std::size_t count, std::uint32_t nodes, std::uint32_t types) {
    std::mt19937 random{7};
    const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
    PackedEnds packed;
    std::vector<Plain> plain;
    for (std::size_t i = 0; i < count; ++i) {
        plain.push_back({{NodeId{below(nodes)}, NodeId{below(nodes)}}, TypeId{below(types)}});
        packed.add(plain.back().ends, plain.back().type);
    }
    expect_same(packed, plain);
}

TEST(PackedEnds, AreWhatWasAdded) {
    for (const std::size_t count : {0U, 1U, 255U, 256U, 257U, 512U, 5000U}) try_out(count, 300'000, 5);
}

TEST(PackedEnds, MayAllBeTheSame) { try_out(1000, 1, 1); }

TEST(PackedEnds, TakeEveryIdThatThereCanBe) {
    try_out(1000, UINT32_MAX, UINT32_MAX);
    PackedEnds packed;
    std::vector<Plain> plain;
    for (std::uint32_t i = 0; i < 256; ++i) {
        const std::uint32_t any = i % 2 == 0 ? 0 : UINT32_MAX - 1;
        plain.push_back({{NodeId{any}, NodeId{UINT32_MAX - 1 - any}}, TypeId{any}});
        packed.add(plain.back().ends, plain.back().type);
    }
    expect_same(packed, plain);
}

TEST(PackedEnds, EachBlockIsAsWideAsItsOwnNeed) {
    PackedEnds packed;
    std::vector<Plain> plain;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const std::uint32_t from = i < 1000 ? i : 4'000'000'000U + i;
        plain.push_back({{NodeId{from}, NodeId{i / 300}}, TypeId{i / 700}});
        packed.add(plain.back().ends, plain.back().type);
    }
    expect_same(packed, plain);
}

}  // namespace
}  // namespace dossier::graph
