// What the store costs beside plain arrays, in one run on one thread, on a random graph:
//
//     graph_bench [NODES [RELATIONSHIPS [FILE]]]      1,000,000 and 8,000,000 without; FILE is made and removed
//
// Prints JSON lines {"what", "seconds", "ratio"}; ratio is to the hand-written loop, where there is one.

#include <chrono>
#include <ctime>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/page_rank.hpp>
#include <fmt/format.h>
#include <malloc.h>

#include "graph/boost_interface.hpp"
#include "graph/change.hpp"
#include "graph/storage.hpp"

namespace dossier::graph {
namespace {

using Ends = std::vector<PropertyGraph::Ends>;
using Distances = std::vector<std::uint32_t>;

/// Of the processor, so that what else the machine does matters less.
double processor_time() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double wall_time() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The best of `times`.
double seconds(const std::function<void()>& work, int times = 1, double (*now)() = processor_time) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        const double begin = now();
        work();
        best = std::min(best, now() - begin);
    }
    return best;
}

void report(std::string_view what, double time, double base = 0) {
    const std::string ratio = base > 0 ? fmt::format(", \"ratio\": {:.2f}", time / base) : "";
    fmt::print("{{\"what\": \"{}\", \"seconds\": {:.4f}{}}}\n", what, time, ratio);
}

std::size_t resident_bytes() {
    malloc_trim(0);  // what was only needed on the way
    std::ifstream file{"/proc/self/statm"};
    std::size_t total = 0;
    std::size_t resident = 0;
    file >> total >> resident;
    return resident * 4096;
}

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

template <typename Graph>
std::vector<double> boost_rank(const Graph& graph) {
    std::vector<double> ranks(num_vertices(graph));
    boost::graph::page_rank(graph,
                            boost::make_iterator_property_map(ranks.begin(), get(boost::vertex_index, graph)),
                            boost::graph::n_iterations{10}, 0.85);
    return ranks;
}

void compare_algorithms(const PropertyGraph& graph, std::uint32_t nodes, const Ends& ends) {
    using List = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    const Arrays out{nodes, ends};
    Ends turned = ends;
    for (auto& pair : turned) std::swap(pair.start, pair.end);
    const Arrays in{nodes, turned};
    List list{nodes};
    for (const auto& pair : ends) add_edge(index(pair.start), index(pair.end), list);
    const BoostGraphView view{graph};

    constexpr int times = 5;
    Distances expected;
    const double hand = seconds([&] { expected = search(out, 0); }, times);
    report("search, hand-written", hand, hand);
    Distances found;
    report("search, Boost on the store", seconds([&] { found = boost_search(view, NodeId{0}); }, times), hand);
    // What the library's search costs on the best arrays that it has itself: its queue and its colours are not ours.
    const Compressed compressed = compress(nodes, ends);
    report("search, boost::compressed_sparse_row_graph",
           seconds([&] { static_cast<void>(boost_search(compressed, 0U)); }, times), hand);
    Distances found_in_list;
    report("search, boost::adjacency_list", seconds([&] { found_in_list = boost_search(list, 0UL); }, times), hand);
    const double ranks = seconds([&] { static_cast<void>(rank(out, in)); }, 2);
    report("10 rounds of PageRank, hand-written", ranks, ranks);
    report("10 rounds of PageRank, Boost on the store", seconds([&] { static_cast<void>(boost_rank(view)); }, 2), ranks);
    report("10 rounds of PageRank, boost::adjacency_list", seconds([&] { static_cast<void>(boost_rank(list)); }, 2),
           ranks);
    if (found != expected || found_in_list != expected) {
        fmt::print(stderr, "the searches disagree\n");
        std::exit(1);
    }
}

void create_one_by_one(std::uint32_t nodes, const Ends& ends) {
    const std::size_t count = std::min<std::size_t>(ends.size(), 1'000'000);
    PropertyGraph graph;
    Transaction transaction{graph};
    const TypeId type = graph.intern_type("KNOWS");
    const LabelId label = graph.intern_label("Person");
    const KeyId key = graph.intern_key("id");
    report(fmt::format("{} nodes with a label and an integer, one by one", nodes), seconds([&] {
               for (std::uint32_t i = 0; i < nodes; ++i) {
                   graph.set_property(graph.create_node({&label, 1}), key, std::int64_t{i});
               }
           }));
    report(fmt::format("{} relationships, one by one", count), seconds([&] {
               for (std::size_t i = 0; i < count; ++i) graph.create_relationship(ends[i].start, ends[i].end, type);
           }));
    report("rolling all of it back", seconds([&] { transaction.roll_back(); }));
}

void store(const std::filesystem::path& path, std::uint32_t nodes, const Ends& ends) {
    std::filesystem::remove(path);
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        const KeyId key = base.graph().intern_key("id");
        for (std::uint32_t i = 0; i < nodes; ++i) {
            base.graph().set_property(base.graph().create_node({}), key, std::int64_t{i});
        }
        base.graph().create_relationships(base.graph().intern_type("KNOWS"), ends);
        report("committing everything to a file", seconds([&] { base.commit(transaction); }, 1, wall_time));
        constexpr int commits = 200;
        report(fmt::format("{} commits of one node each", commits), seconds([&] {
                   for (int i = 0; i < commits; ++i) {
                       Transaction small{base.graph()};
                       base.graph().create_node({});
                       base.commit(small);
                   }
               }, 1, wall_time));
    }
    report(fmt::format("opening the file of {} MB", std::filesystem::file_size(path) / 1'000'000),
           seconds([&] { static_cast<void>(KnowledgeBase::open(path, true)); }, 1, wall_time));
    std::filesystem::remove(path);
}

void run(std::uint32_t nodes, std::size_t relationships, const std::filesystem::path& path) {
    std::mt19937 random{1};
    std::uniform_int_distribution<std::uint32_t> any{0, nodes - 1};
    Ends ends(relationships);
    for (auto& pair : ends) pair = {NodeId{any(random)}, NodeId{any(random)}};
    const std::size_t before = resident_bytes();
    {
        PropertyGraph graph;
        const LabelId label = graph.intern_label("Person");
        Transaction transaction{graph};
        for (std::uint32_t i = 0; i < nodes; ++i) graph.create_node({&label, 1});
        const TypeId type = graph.intern_type("KNOWS");
        report(fmt::format("{} relationships at once", relationships),
               seconds([&] { graph.create_relationships(type, ends); }));
        transaction.commit();
        fmt::print("{{\"what\": \"memory\", \"bytes a relationship, nodes included\": {:.1f}}}\n",
                   static_cast<double>(resident_bytes() - before) / static_cast<double>(relationships));
        compare_algorithms(graph, nodes, ends);
    }
    create_one_by_one(nodes, ends);
    if (!path.empty()) store(path, nodes, ends);
}

}  // namespace
}  // namespace dossier::graph

int main(int count, char** arguments) {
    const auto number = [&](int place, unsigned long otherwise) {
        return count > place ? std::strtoul(arguments[place], nullptr, 10) : otherwise;
    };
    dossier::graph::run(static_cast<std::uint32_t>(number(1, 1'000'000)), number(2, 8'000'000),
                        count > 3 ? arguments[3] : "");
}
