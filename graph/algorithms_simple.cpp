// The algorithms that see a graph without directions, loops and parallel relationships.

#include <algorithm>
#include <cstdint>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/core_numbers.hpp>

#include "graph/algorithms.hpp"
#include "graph/boost_interface.hpp"

namespace dossier::graph {

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Each pair of neighbours once, by their numbers in the view, the smaller first; ascending.
std::vector<Pair> neighbour_pairs(const BoostGraphView& view, const Scope& scope) {
    scope.take(num_edges(view) * sizeof(Pair));
    const VertexIndexMap numbers = get(boost::vertex_index, view);
    std::vector<Pair> pairs;
    pairs.reserve(num_edges(view));
    std::size_t seen = 0;
    for (auto [edge, end] = edges(view); edge != end; ++edge) {
        if (++seen % 4096 == 0) scope.check();
        const auto ends = std::minmax({numbers[(*edge).from], numbers[(*edge).to]});
        if (ends.first == ends.second) continue;
        pairs.emplace_back(static_cast<std::uint32_t>(ends.first), static_cast<std::uint32_t>(ends.second));
    }
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    scope.check();
    return pairs;
}

/// The neighbours of each node that come later in the order of degree, ascending in it: every node then has at most the
/// square root of twice the relationships, which is what bounds the time.
class Forward {
public:
    Forward(const std::vector<Pair>& pairs, const std::vector<std::size_t>& degrees) : first_(degrees.size() + 1) {
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            return degrees[a] != degrees[b] ? degrees[a] < degrees[b] : a < b;
        };
        for (const auto& [a, b] : pairs) ++first_[(before(a, b) ? a : b) + 1];
        for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
        later_.resize(pairs.size());
        std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
        for (const auto& [a, b] : pairs) before(a, b) ? later_[next[a]++] = b : later_[next[b]++] = a;
        for (std::uint32_t node = 0; node < degrees.size(); ++node) {
            std::ranges::sort(later_.begin() + offset(node), later_.begin() + offset(node + 1));
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t node) const noexcept {
        return {later_.data() + first_[node], first_[node + 1] - first_[node]};
    }

private:
    [[nodiscard]] std::ptrdiff_t offset(std::uint32_t node) const noexcept {
        return static_cast<std::ptrdiff_t>(first_[node]);
    }

    std::vector<std::size_t> first_;  // where each node's part of `later_` begins
    std::vector<std::uint32_t> later_;
};

/// How many triangles each node is a corner of.
std::vector<std::size_t> corners(const Forward& forward, std::size_t nodes, const Scope& scope) {
    std::vector<std::size_t> triangles(nodes);
    std::vector<bool> marked(nodes);
    for (std::uint32_t a = 0; a < nodes; ++a) {
        for (const std::uint32_t b : forward.of(a)) marked[b] = true;
        for (const std::uint32_t b : forward.of(a)) {
            scope.check();
            for (const std::uint32_t c : forward.of(b)) {
                if (marked[c]) ++triangles[a], ++triangles[b], ++triangles[c];
            }
        }
        for (const std::uint32_t b : forward.of(a)) marked[b] = false;
    }
    return triangles;
}

}  // namespace

ByNode<std::size_t> core_numbers(const PropertyGraph& graph, const Scope& scope) {
    // The library's algorithm counts loops and parallels as neighbours: it gets a graph without them.
    using Simple = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
    const BoostGraphView view{graph, scope.types};
    const std::vector<Pair> pairs = neighbour_pairs(view, scope);
    // An edge stands in a list of edges and in two of neighbours; the algorithm sorts nodes by degree in four arrays.
    scope.take(pairs.size() * 64 + num_vertices(view) * 80);
    const Simple simple(pairs.begin(), pairs.end(), num_vertices(view));
    std::vector<std::size_t> cores(num_vertices(view));
    boost::core_numbers(simple, boost::make_iterator_property_map(cores.begin(), get(boost::vertex_index, simple)));
    const VertexIndexMap numbers = get(boost::vertex_index, view);
    ByNode<std::size_t> values;
    graph.for_each_node([&](NodeId node) { values.emplace_back(node, cores[numbers[node]]); });
    return values;
}

ByNode<Clustering> clustering(const PropertyGraph& graph, const Scope& scope) {
    const BoostGraphView view{graph, scope.types};
    const std::vector<Pair> pairs = neighbour_pairs(view, scope);
    const std::size_t nodes = num_vertices(view);
    scope.take(pairs.size() * sizeof(std::uint32_t) +
               nodes * (4 * sizeof(std::size_t) + sizeof(ByNode<Clustering>::value_type)));
    std::vector<std::size_t> degrees(nodes);
    for (const auto& [a, b] : pairs) ++degrees[a], ++degrees[b];
    const std::vector<std::size_t> triangles = corners(Forward{pairs, degrees}, nodes, scope);
    ByNode<Clustering> values;
    values.reserve(nodes);
    const VertexIndexMap numbers = get(boost::vertex_index, view);
    graph.for_each_node([&](NodeId node) {
        const std::size_t number = numbers[node];
        const auto degree = static_cast<double>(degrees[number]);
        const double neighbours = degree * (degree - 1) / 2;
        const double share = neighbours > 0 ? static_cast<double>(triangles[number]) / neighbours : 0.0;
        values.emplace_back(node, Clustering{triangles[number], share});
    });
    return values;
}

}  // namespace dossier::graph
