// What the store costs: bytes, and seconds of writing a random graph, to memory and to a file:
//
//     graph_bench memory|writing|stalls|snapshots [NODES [RELATIONSHIPS]]       1,000,000 and 8,000,000 without
//     graph_bench file FILE [NODES [RELATIONSHIPS]]                             FILE is made and removed
//
// Prints JSON lines {"what", "seconds"} and {"what", "value"}.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <malloc.h>

#include "graph/change.hpp"
#include "graph/storage.hpp"
#include "tests/bench/random_graph.hpp"

namespace dossier::graph::bench {
namespace {

std::size_t resident_bytes() {
    malloc_trim(0);  // what was only needed on the way
    std::ifstream file{"/proc/self/statm"};
    std::size_t total = 0;
    std::size_t resident = 0;
    file >> total >> resident;
    return resident * 4096;
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
    report(fmt::format("{} relationships at once", ends.size()),
           seconds([&] { graph.create_relationships(type, ends); }));
    report("rolling all of it back", seconds([&] { transaction.roll_back(); }));
}

/// Of this thread alone.
double thread_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// As many relationships one by one as there are already, in transactions of a thousand: lists are merged on the way.
void create_among_many(std::uint32_t nodes, const Ends& ends) {
    PropertyGraph graph = made(nodes, ends);
    const TypeId type = graph.intern_type("KNOWS");
    std::vector<double> waits;
    waits.reserve(ends.size());
    const double time = seconds([&] {
        for (std::size_t next = 0; next < ends.size();) {
            Transaction transaction{graph};
            for (int i = 0; i < 1000 && next < ends.size(); ++i, ++next) {
                const double begin = thread_time();
                graph.create_relationship(ends[next].end, ends[next].start, type);
                waits.push_back(thread_time() - begin);
            }
            transaction.commit();
        }
    }, 1, wall_time);
    report(fmt::format("{} relationships, one by one, beside as many", ends.size()), time);
    std::ranges::sort(waits, std::greater{});
    const auto report_longest = [&](std::size_t place, std::string_view name) {
        if (place < waits.size()) report(fmt::format("of these the {}", name), waits[place]);
    };
    report_longest(0, "longest");
    report_longest(1, "second");
    report_longest(4, "fifth");
    report_longest(20, "twenty-first");
}

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

/// What a commit costs because somebody reads, and the first and the second write of each sort behind it.
void snapshots(std::uint32_t nodes, const Ends& ends) {
    PropertyGraph graph = made(nodes, ends);
    const TypeId type = graph.intern_type("KNOWS");
    const LabelId label = graph.intern_label("Person");
    const KeyId key = graph.intern_key("id");
    {
        Transaction transaction{graph};
        for (std::uint32_t i = 0; i < nodes; ++i) graph.set_property(NodeId{i}, key, std::int64_t{i});
        transaction.commit();
    }
    std::mt19937 random{1};
    const auto any_node = [&] { return NodeId{static_cast<std::uint32_t>(random() % nodes)}; };
    const auto time_of = [](const auto& work) { return seconds(work, 1, thread_time); };
    const std::vector<std::pair<std::string_view, std::function<void()>>> writes = {
        {"a property is set", [&] { graph.set_property(any_node(), key, std::int64_t{7}); }},
        {"a node is created", [&] { graph.create_node({&label, 1}); }},
        {"a relationship is created", [&] { graph.create_relationship(any_node(), any_node(), type); }},
    };
    constexpr int rounds = 200;
    for (const std::string_view behind : {"beside nobody", "beside a reader", "the same behind 100,000 relationships"}) {
        std::optional<Snapshots> readers;
        if (behind.starts_with("the same")) {
            Transaction transaction{graph};
            for (int i = 0; i < 100'000; ++i) graph.create_relationship(any_node(), any_node(), type);
            transaction.commit();
        }
        if (behind != "beside nobody") readers.emplace(graph.snapshots());
        for (const auto& [what, write] : writes) {
            std::vector<double> first, second, commit;
            for (int i = 0; i < rounds; ++i) {
                Transaction transaction{graph};
                first.push_back(time_of(write));
                second.push_back(time_of(write));
                commit.push_back(time_of([&] { transaction.commit(); }));
            }
            fmt::print("{{\"what\": \"{}, {}\", \"first, second, commit, microseconds\": [{:.1f}, {:.1f}, {:.1f}]}}\n", what,
                       behind, median(first) * 1e6, median(second) * 1e6, median(commit) * 1e6);
        }
    }
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

void memory(std::uint32_t nodes, const Ends& ends) {
    const std::size_t before = resident_bytes();
    const PropertyGraph without = made(nodes, {});
    const std::size_t between = resident_bytes();
    const PropertyGraph with = made(nodes, ends);
    const std::size_t after = resident_bytes();
    const auto share = [](std::size_t bytes, std::size_t among) {
        return static_cast<double>(bytes) / static_cast<double>(among);
    };
    fmt::print("{{\"what\": \"bytes a node\", \"value\": {:.1f}}}\n", share(between - before, nodes));
    fmt::print("{{\"what\": \"bytes a relationship, its share of nodes included\", \"value\": {:.1f}}}\n",
               share(after - between, ends.size()));
}

}  // namespace
}  // namespace dossier::graph::bench

int main(int count, char** arguments) {
    namespace bench = dossier::graph::bench;
    const std::string what = count > 1 ? arguments[1] : "";
    const int first = what == "file" ? 3 : 2;
    const auto number = [&](int place, unsigned long otherwise) {
        return count > place ? std::strtoul(arguments[place], nullptr, 10) : otherwise;
    };
    const auto nodes = static_cast<std::uint32_t>(number(first, 1'000'000));
    const bench::Ends ends = bench::random_ends(std::max(nodes, 1U), number(first + 1, 8'000'000));
    if (what == "memory") {
        bench::memory(nodes, ends);
    } else if (what == "writing") {
        bench::create_one_by_one(nodes, ends);
    } else if (what == "stalls") {
        bench::create_among_many(nodes, ends);
    } else if (what == "snapshots") {
        bench::snapshots(nodes, ends);
    } else if (what == "file" && count > 2) {
        bench::store(arguments[2], nodes, ends);
    } else {
        fmt::print(stderr, "usage: graph_bench memory|writing|stalls|snapshots [NODES [RELATIONSHIPS]] | file FILE [NODES [RELATIONSHIPS]]\n");
        return 2;
    }
    return 0;
}
