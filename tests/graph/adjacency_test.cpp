#include "graph/adjacency.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace dossier::graph {
namespace {

using Model = std::map<std::uint32_t, std::vector<Adjacent>>;

std::vector<Adjacent> list_of(const Neighbours& neighbours) {
    std::vector<Adjacent> list;
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        list.push_back({neighbours.nodes[i], neighbours.relationships[i]});
    }
    return list;
}

/// Blocks that begin and end before, in and behind the nodes that have neighbours.
void expect_degrees(const Adjacency& adjacency, std::uint32_t last) {
    const AdjacencyView view = adjacency.view();
    for (std::uint32_t first = 0; first <= last + 100; first += 37) {
        std::vector<std::uint32_t> degrees(130, 7777);
        view.degrees(first, degrees);
        for (std::uint32_t i = 0; i < degrees.size(); ++i) {
            const std::uint32_t node = first + i;
            ASSERT_EQ(degrees[i], adjacency.degree(NodeId{node})) << node;
            const auto [begin, end] = view.range();
            ASSERT_TRUE(degrees[i] == 0 || (node >= begin && node < end)) << node;
            const bool present = (view.present(node / 64 * 64) >> (node % 64) & 1U) != 0;
            ASSERT_TRUE(degrees[i] == 0 || present) << node;
        }
    }
}

/// Of every node from 0 to just past `last`.
void expect_lists(const Adjacency& adjacency, const Model& model, std::uint32_t last) {
    const AdjacencyView view = adjacency.view();
    for (std::uint32_t node = 0; node <= last + 1; ++node) {
        const auto found = model.find(node);
        std::vector<Adjacent> expected = found == model.end() ? std::vector<Adjacent>{} : found->second;
        std::ranges::sort(expected);
        ASSERT_EQ(list_of(adjacency.at(NodeId{node})), expected) << node;
        ASSERT_EQ(list_of(view.at(NodeId{node})), expected) << node;
    }
    expect_degrees(adjacency, last);
}

/// How far apart the nodes with neighbours are: next to each other, some, few.
class AdjacencyBySpread : public testing::TestWithParam<std::uint32_t> {};

TEST_P(AdjacencyBySpread, GivesEveryListFromTheBaseAndFromWhatWasWrittenSince) {
    std::mt19937 random{GetParam()};
    const auto below = [&](std::uint32_t bound) {
        return std::uniform_int_distribution<std::uint32_t>{0, bound - 1}(random);
    };
    constexpr std::uint32_t sources = 150;
    const std::uint32_t range = sources * GetParam();
    Model model;
    std::vector<Adjacency::Entry> entries;
    for (std::uint32_t id = 0; id < 3 * sources; ++id) {
        const Adjacency::Entry entry{NodeId{70 + below(range)}, {NodeId{below(40)}, RelationshipId{id}}};
        entries.push_back(entry);
        model[index(entry.from)].push_back(entry.to);
    }
    Adjacency adjacency;
    adjacency.insert(entries);
    expect_lists(adjacency, model, 70 + range);

    for (std::size_t i = 0; i < entries.size(); i += 3) {
        adjacency.erase(entries[i].from, entries[i].to);
        std::erase(model[index(entries[i].from)], entries[i].to);
    }
    const Adjacent added{NodeId{1}, RelationshipId{9999}};
    adjacency.insert(NodeId{3}, added);
    model[3].push_back(added);
    expect_lists(adjacency, model, 70 + range);

    adjacency.merge();
    expect_lists(adjacency, model, 70 + range);
    std::erase_if(model, [](const auto& list) { return list.second.empty(); });
    std::vector<std::uint32_t> with_neighbours;
    for (const auto& list : model) with_neighbours.push_back(list.first);
    EXPECT_EQ(adjacency.sources(), with_neighbours);
}

INSTANTIATE_TEST_SUITE_P(Spreads, AdjacencyBySpread, testing::Values(1U, 10U, 40U, 300U));

TEST(Adjacency, OfNothingGivesNothing) {
    const Adjacency adjacency;
    EXPECT_TRUE(adjacency.at(NodeId{0}).empty());
    EXPECT_TRUE(adjacency.view().at(NodeId{7}).empty());
    EXPECT_TRUE(adjacency.sources().empty());
}

}  // namespace
}  // namespace dossier::graph
