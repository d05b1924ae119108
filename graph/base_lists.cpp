#include "graph/base_lists.hpp"

#include <algorithm>

#include "graph/interruptible.hpp"
#include "graph/packed.hpp"

namespace dossier::graph {

namespace {

/// The numbers of the column, not yet looked at but for how many they are.
Adjacency::Lists read_numbers(std::string_view bytes, std::size_t most_nodes, std::size_t most_relationships,
                              std::vector<std::uint32_t>& degrees) {
    PackedReader reader{bytes};
    Adjacency::Lists lists;
    lists.sources = reader.numbers32(most_nodes);
    degrees = reader.numbers32(lists.sources.size());
    const std::vector<std::uint32_t> ends = reader.numbers32(most_relationships);
    const std::vector<std::uint32_t> ids = reader.numbers32(ends.size());
    reader.finish();
    if (degrees.size() != lists.sources.size() || ids.size() != ends.size()) {
        throw_damaged_base("a list ends too early");
    }
    lists.nodes.resize(ends.size());
    lists.relationships.resize(ends.size());
    std::ranges::transform(ends, lists.nodes.begin(), [](std::uint32_t id) { return NodeId{id}; });
    std::ranges::transform(ids, lists.relationships.begin(), [](std::uint32_t id) { return RelationshipId{id}; });
    return lists;
}

}  // namespace

Adjacency::Lists unpacked_lists(std::string_view bytes, const Bitmap& nodes, const Bitmap& relationships) {
    std::vector<std::uint32_t> degrees;
    Adjacency::Lists lists = read_numbers(bytes, nodes.count(), relationships.count(), degrees);
    Bitmap seen{std::vector<std::uint64_t>(relationships.words().size())};
    std::size_t end = 0;
    lists.begins.reserve(degrees.size());
    Pace pace{Interruptible::checkpoint()};
    for (std::size_t row = 0; row < degrees.size(); ++row) {
        pace.step();
        const bool ascends = row == 0 || lists.sources[row - 1] < lists.sources[row];
        if (!ascends || degrees[row] == 0 || !nodes.test(lists.sources[row])) throw_damaged_base("a list is nobody's");
        const std::size_t begin = end;
        end += degrees[row];
        if (end > lists.nodes.size()) throw_damaged_base("a list ends too early");
        lists.begins.push_back(static_cast<std::uint32_t>(begin));
        for (std::size_t i = begin; i < end; ++i) {
            const Adjacent step{lists.nodes[i], lists.relationships[i]};
            const bool in_order = i == begin || Adjacent{lists.nodes[i - 1], lists.relationships[i - 1]} < step;
            if (!in_order || !nodes.test(index(step.node)) || !relationships.test(index(step.relationship)) ||
                !seen.set(index(step.relationship))) {
                throw_damaged_base("a list of neighbours is wrong");
            }
        }
    }
    if (end != lists.nodes.size()) throw_damaged_base("a list ends too early");
    return lists;
}

}  // namespace dossier::graph
