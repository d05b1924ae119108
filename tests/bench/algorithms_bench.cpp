// Boost.Graph's algorithms on the store beside the same loops by hand on plain arrays and Boost's own graphs, in one run on one
// thread, on a random graph:
//
//     algorithms_bench [NODES [RELATIONSHIPS]]       1,000,000 and 8,000,000 without; betweenness takes 2,000 and 16,000
//
// Prints JSON lines {"what", "seconds", "ratio"}; ratio is to the hand-written loop. Exit status 1 where results differ.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>

#include "graph/boost_interface.hpp"
#include "tests/bench/random_graph.hpp"

namespace dossier::graph::bench {
namespace {

using Distances = std::vector<std::uint32_t>;

/// The arrays that somebody would write who needs nothing else.
struct Arrays {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;

    Arrays(std::uint32_t nodes, const Ends& ends) : offsets(nodes + 1), targets(ends.size()) {
        for (const auto& pair : ends) ++offsets[index(pair.start) + 1];
        for (std::uint32_t i = 0; i < nodes; ++i) offsets[i + 1] += offsets[i];
        std::vector<std::uint32_t> at(offsets.begin(), offsets.end() - 1);
        for (const auto& pair : ends) targets[at[index(pair.start)]++] = index(pair.end);
    }
};

/// The same work as the library's search does: a queue, a mark, and the distance of each node.
Distances search(const Arrays& arrays, std::uint32_t from) {
    Distances distances(arrays.offsets.size() - 1, 0);
    std::vector<char> seen(distances.size());
    std::vector<std::uint32_t> queue{from};
    seen[from] = 1;
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const std::uint32_t node = queue[at];
        for (std::uint32_t i = arrays.offsets[node]; i < arrays.offsets[node + 1]; ++i) {
            const std::uint32_t next = arrays.targets[i];
            if (seen[next] != 0) continue;
            seen[next] = 1;
            distances[next] = distances[node] + 1;
            queue.push_back(next);
        }
    }
    return distances;
}

template <typename Graph, typename Node>
Distances boost_search(const Graph& graph, Node from) {
    Distances distances(num_vertices(graph), 0);
    const auto map = boost::make_iterator_property_map(distances.begin(), get(boost::vertex_index, graph));
    boost::breadth_first_search(
        graph, from,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge{}))));
    return distances;
}

using Compressed = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;

Compressed compress(std::uint32_t nodes, const Ends& ends) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const auto& pair : ends) pairs.emplace_back(index(pair.start), index(pair.end));
    return {boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), nodes};
}

/// Ten rounds, pulling ranks along incoming relationships as the library does.
std::vector<double> rank(const Arrays& out, const Arrays& in) {
    const std::size_t nodes = out.offsets.size() - 1;
    std::vector<double> ranks(nodes, 1.0 / static_cast<double>(nodes));
    std::vector<double> next(nodes);
    for (int round = 0; round < 10; ++round) {
        for (std::size_t node = 0; node < nodes; ++node) {
            double sum = 0;
            for (std::uint32_t i = in.offsets[node]; i < in.offsets[node + 1]; ++i) {
                const std::uint32_t from = in.targets[i];
                sum += ranks[from] / static_cast<double>(out.offsets[from + 1] - out.offsets[from]);
            }
            next[node] = 0.15 + 0.85 * sum;
        }
        ranks.swap(next);
    }
    return ranks;
}

/// Which component each node is in, directions left out: a search from each node that none has reached.
std::vector<std::uint32_t> components(const Arrays& out, const Arrays& in) {
    constexpr std::uint32_t none = ~0U;
    std::vector<std::uint32_t> component(out.offsets.size() - 1, none);
    std::vector<std::uint32_t> stack;
    std::uint32_t found = 0;
    for (std::uint32_t first = 0; first < component.size(); ++first) {
        if (component[first] != none) continue;
        component[first] = found;
        stack.push_back(first);
        while (!stack.empty()) {
            const std::uint32_t node = stack.back();
            stack.pop_back();
            for (const Arrays* arrays : {&out, &in}) {
                for (std::uint32_t i = arrays->offsets[node]; i < arrays->offsets[node + 1]; ++i) {
                    const std::uint32_t next = arrays->targets[i];
                    if (component[next] != none) continue;
                    component[next] = found;
                    stack.push_back(next);
                }
            }
        }
        ++found;
    }
    return component;
}

/// Brandes' algorithm: a search from every node, then shares of its paths back along it.
std::vector<double> betweenness(const Arrays& arrays) {
    const std::size_t nodes = arrays.offsets.size() - 1;
    std::vector<double> passes(nodes), share(nodes), paths(nodes);
    std::vector<std::int32_t> distance(nodes);
    std::vector<std::uint32_t> order;
    for (std::uint32_t source = 0; source < nodes; ++source) {
        std::ranges::fill(share, 0);
        std::ranges::fill(paths, 0);
        std::ranges::fill(distance, -1);
        order.assign(1, source);
        paths[source] = 1;
        distance[source] = 0;
        for (std::size_t at = 0; at < order.size(); ++at) {
            const std::uint32_t node = order[at];
            for (std::uint32_t i = arrays.offsets[node]; i < arrays.offsets[node + 1]; ++i) {
                const std::uint32_t next = arrays.targets[i];
                if (distance[next] < 0) {
                    distance[next] = distance[node] + 1;
                    order.push_back(next);
                }
                if (distance[next] == distance[node] + 1) paths[next] += paths[node];
            }
        }
        for (std::size_t at = order.size(); at-- > 1;) {
            const std::uint32_t node = order[at];
            for (std::uint32_t i = arrays.offsets[node]; i < arrays.offsets[node + 1]; ++i) {
                const std::uint32_t next = arrays.targets[i];
                if (distance[next] == distance[node] + 1) share[node] += paths[node] / paths[next] * (1 + share[next]);
            }
            passes[node] += share[node];
        }
    }
    return passes;
}

template <typename Graph>
std::vector<double> boost_betweenness(const Graph& graph) {
    std::vector<double> passes(num_vertices(graph));
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(passes.begin(), get(boost::vertex_index, graph)));
    return passes;
}

template <typename Graph>
std::vector<std::uint32_t> boost_components(const Graph& graph) {
    std::vector<std::uint32_t> component(num_vertices(graph));
    boost::connected_components(graph,
                                boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    return component;
}

template <typename Graph>
std::vector<double> boost_rank(const Graph& graph) {
    std::vector<double> ranks(num_vertices(graph));
    boost::graph::page_rank(graph,
                            boost::make_iterator_property_map(ranks.begin(), get(boost::vertex_index, graph)),
                            boost::graph::n_iterations{10}, 0.85);
    return ranks;
}

Ends reversed(Ends ends) {
    for (auto& pair : ends) std::swap(pair.start, pair.end);
    return ends;
}

void agree(std::string_view what, bool agreed) {
    if (agreed) return;
    fmt::print(stderr, "{}: the results differ\n", what);
    std::exit(1);
}

using List = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

void compare_search(const BoostGraphView& view, const Arrays& out, const Compressed& compressed, const List& list) {
    constexpr int times = 5;
    Distances expected;
    const double hand = seconds([&] { expected = search(out, 0); }, times);
    report("search, hand-written", hand, hand);
    Distances found;
    report("search, Boost on the store", seconds([&] { found = boost_search(view, NodeId{0}); }, times), hand);
    // What the library's search costs on the best arrays that it has itself: its queue and its colours are not ours.
    report("search, boost::compressed_sparse_row_graph",
           seconds([&] { static_cast<void>(boost_search(compressed, 0U)); }, times), hand);
    report("search, boost::adjacency_list", seconds([&] { static_cast<void>(boost_search(list, 0UL)); }, times), hand);
    agree("search", found == expected);
}

void compare_pagerank(const BoostGraphView& view, const Arrays& out, const Arrays& in, const List& list) {
    const double hand = seconds([&] { static_cast<void>(rank(out, in)); }, 2);
    report("10 rounds of PageRank, hand-written", hand, hand);
    report("10 rounds of PageRank, Boost on the store", seconds([&] { static_cast<void>(boost_rank(view)); }, 2), hand);
    report("10 rounds of PageRank, boost::adjacency_list", seconds([&] { static_cast<void>(boost_rank(list)); }, 2), hand);
}

void compare_components(const PropertyGraph& graph, const Arrays& out, const Arrays& in, const Ends& ends) {
    using UndirectedList = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
    UndirectedList list{out.offsets.size() - 1};
    for (const auto& pair : ends) add_edge(index(pair.start), index(pair.end), list);
    const UndirectedBoostView view{graph};
    std::vector<std::uint32_t> expected, found;
    const double hand = seconds([&] { expected = components(out, in); }, 3);
    report("components, hand-written", hand, hand);
    report("components, Boost on the store", seconds([&] { found = boost_components(view); }, 3), hand);
    report("components, boost::adjacency_list", seconds([&] { static_cast<void>(boost_components(list)); }, 3), hand);
    agree("components", found == expected);
}

void compare_on(const PropertyGraph& graph, std::uint32_t nodes, const Ends& ends) {
    const Arrays out{nodes, ends};
    const Arrays in{nodes, reversed(ends)};
    List list{nodes};
    for (const auto& pair : ends) add_edge(index(pair.start), index(pair.end), list);
    const BoostGraphView view{graph};
    compare_search(view, out, compress(nodes, ends), list);
    compare_pagerank(view, out, in, list);
    compare_components(graph, out, in, ends);
}

/// Of a graph small enough for time in proportion to nodes times relationships.
void compare_betweenness(std::uint32_t nodes, std::size_t relationships) {
    const Ends ends = random_ends(nodes, relationships);
    const PropertyGraph graph = made(nodes, ends);
    const Arrays arrays{nodes, ends};
    std::vector<double> expected, found;
    const double hand = seconds([&] { expected = betweenness(arrays); }, 3);
    report(fmt::format("betweenness of {} nodes, hand-written", nodes), hand, hand);
    report("betweenness, Boost on the store", seconds([&] { found = boost_betweenness(BoostGraphView{graph}); }, 3), hand);
    report("betweenness, boost::compressed_sparse_row_graph",
           seconds([&] { static_cast<void>(boost_betweenness(compress(nodes, ends))); }, 3), hand);
    agree("betweenness", std::ranges::equal(expected, found, [](double a, double b) {
        return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(a));
    }));
}

void algorithms(std::uint32_t nodes, const Ends& ends) {
    compare_on(made(nodes, ends), nodes, ends);
    compare_betweenness(2000, 16000);
}

}  // namespace
}  // namespace dossier::graph::bench

int main(int count, char** arguments) {
    namespace bench = dossier::graph::bench;
    const auto number = [&](int place, unsigned long otherwise) {
        return count > place ? std::strtoul(arguments[place], nullptr, 10) : otherwise;
    };
    const auto nodes = static_cast<std::uint32_t>(number(1, 1'000'000));
    bench::algorithms(nodes, bench::random_ends(std::max(nodes, 1U), number(2, 8'000'000)));
}
