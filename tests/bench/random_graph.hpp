#pragma once

// What the benches of the graph share: a random graph, and how times are taken and told.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph::bench {

using Ends = std::vector<PropertyGraph::Ends>;

/// Of the processor, so that what else the machine does matters less.
inline double processor_time() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
inline double wall_time() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The best of `times`.
inline double seconds(const std::function<void()>& work, int times = 1, double (*now)() = processor_time) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        const double begin = now();
        work();
        best = std::min(best, now() - begin);
    }
    return best;
}

inline void report(std::string_view what, double time, double base = 0) {
    const std::string ratio = base > 0 ? fmt::format(", \"ratio\": {:.2f}", time / base) : "";
    fmt::print("{{\"what\": \"{}\", \"seconds\": {:.4f}{}}}\n", what, time, ratio);
}

inline Ends random_ends(std::uint32_t nodes, std::size_t relationships) {
    std::mt19937 random{1};
    std::uniform_int_distribution<std::uint32_t> any{0, nodes - 1};
    Ends ends(relationships);
    for (auto& pair : ends) pair = {NodeId{any(random)}, NodeId{any(random)}};
    return ends;
}

/// `nodes` persons who know each other.
inline PropertyGraph made(std::uint32_t nodes, const Ends& ends) {
    PropertyGraph graph;
    const LabelId label = graph.intern_label("Person");
    Transaction transaction{graph};
    for (std::uint32_t i = 0; i < nodes; ++i) graph.create_node({&label, 1});
    const TypeId type = graph.intern_type("KNOWS");
    graph.create_relationships(type, ends);
    transaction.commit();
    return graph;
}

}  // namespace dossier::graph::bench
