#include "graph/communities.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "graph/boost_interface.hpp"

// Louvain's method works in rounds. In each, every node moves to the neighbouring part where it raises modularity most,
// over and over until none moves; then each part becomes one node of a smaller graph, and the next round begins. It
// ends when a round moves nothing. Modularity is the share of weight within parts, less what that share would be if
// weights were dealt out at random to nodes of the same degrees.

namespace dossier::graph {

namespace {

struct Tie {
    std::uint32_t a, b;
    double weight;
};

/// A weighted graph without directions whose nodes are numbers.
class Level {
public:
    Level(std::size_t nodes, const std::vector<Tie>& ties) : first_(nodes + 1), degrees_(nodes) {
        for (const Tie& tie : ties) {
            degrees_[tie.a] += tie.weight;
            degrees_[tie.b] += tie.weight;
            if (tie.a != tie.b) ++first_[tie.a + 1], ++first_[tie.b + 1];
        }
        total_ = std::accumulate(degrees_.begin(), degrees_.end(), 0.0);
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        neighbours_.resize(first_.back());
        std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
        for (const Tie& tie : ties) {
            if (tie.a == tie.b) continue;
            neighbours_[next[tie.a]++] = {tie.b, tie.weight};
            neighbours_[next[tie.b]++] = {tie.a, tie.weight};
        }
    }

    struct Neighbour {
        std::uint32_t node;
        double weight;
    };
    [[nodiscard]] std::size_t size() const noexcept { return degrees_.size(); }
    [[nodiscard]] double degree(std::uint32_t node) const noexcept { return degrees_[node]; }
    /// Of all degrees: twice the weight of all ties.
    [[nodiscard]] double total() const noexcept { return total_; }
    [[nodiscard]] std::span<const Neighbour> neighbours(std::uint32_t node) const noexcept {
        return {neighbours_.data() + first_[node], first_[node + 1] - first_[node]};
    }

private:
    std::vector<std::size_t> first_;  // where each node's neighbours begin
    std::vector<Neighbour> neighbours_;
    std::vector<double> degrees_;  // a loop counts twice
    double total_ = 0;
};

/// One round's parts.
class Parts {
public:
    explicit Parts(const Level& level) : level_{level}, part_(level.size()), degrees_(level.size()), to_(level.size()) {
        std::iota(part_.begin(), part_.end(), 0U);
        for (std::uint32_t node = 0; node < level.size(); ++node) degrees_[node] = level.degree(node);
    }

    /// Whether any node moved.
    bool settle(const Scope& scope) {
        bool any = false;
        for (bool moved = true; moved;) {
            moved = false;
            for (std::uint32_t node = 0; node < level_.size(); ++node) {
                if (node % 1024 == 0) scope.check();
                moved = move(node) || moved;
            }
            any = any || moved;
        }
        return any;
    }

    /// The part of each node, counted from 0 in the order in which nodes meet them.
    [[nodiscard]] std::vector<std::uint32_t> numbered() const {
        std::vector<std::optional<std::uint32_t>> numbers(part_.size());
        std::vector<std::uint32_t> result;
        result.reserve(part_.size());
        std::uint32_t next = 0;
        for (const std::uint32_t part : part_) {
            if (!numbers[part]) numbers[part] = next++;
            result.push_back(*numbers[part]);
        }
        return result;
    }

private:
    // Less is rounding: a node that moved for it could move back and forth without end.
    static constexpr double least_gain = 1e-9;

    bool move(std::uint32_t node) {
        const std::uint32_t from = part_[node];
        const double degree = level_.degree(node);
        met_.clear();
        for (const auto& [other, weight] : level_.neighbours(node)) {
            if (to_[part_[other]] == 0) met_.push_back(part_[other]);
            to_[part_[other]] += weight;
        }
        degrees_[from] -= degree;
        const auto gain = [&](std::uint32_t part) { return to_[part] - degrees_[part] * degree / level_.total(); };
        std::uint32_t best = from;
        double most = gain(from) + least_gain * level_.total();
        for (const std::uint32_t part : met_) {
            if (gain(part) > most) best = part, most = gain(part);
        }
        for (const std::uint32_t part : met_) to_[part] = 0;
        degrees_[best] += degree;
        part_[node] = best;
        return best != from;
    }

    const Level& level_;
    std::vector<std::uint32_t> part_;
    std::vector<double> degrees_;     // by part
    std::vector<double> to_;          // by part: the weight of the ties of the node at hand to it
    std::vector<std::uint32_t> met_;  // the parts that it has ties to
};

/// The ties between parts; those within one become its loops.
std::vector<Tie> merged(const std::vector<Tie>& ties, const std::vector<std::uint32_t>& part) {
    std::vector<Tie> result;
    result.reserve(ties.size());
    for (const Tie& tie : ties) {
        const auto [a, b] = std::minmax({part[tie.a], part[tie.b]});
        result.push_back({a, b, tie.weight});
    }
    std::ranges::stable_sort(result, {}, [](const Tie& tie) { return std::pair{tie.a, tie.b}; });
    std::size_t kept = 0;
    for (const Tie& tie : result) {
        if (kept > 0 && result[kept - 1].a == tie.a && result[kept - 1].b == tie.b) {
            result[kept - 1].weight += tie.weight;
        } else {
            result[kept++] = tie;
        }
    }
    result.resize(kept);
    return result;
}

}  // namespace

ByNode<NodeId> communities(const PropertyGraph& graph, const Scope& scope, const Weight& weight) {
    const BoostGraphView view{graph, scope.types};
    const VertexIndexMap numbers = get(boost::vertex_index, view);
    const std::size_t nodes = num_vertices(view);
    // A tie and what its sorting needs, and its two neighbours; by node what a level and its parts keep.
    scope.take(num_edges(view) * (2 * sizeof(Tie) + 2 * sizeof(Level::Neighbour)) + nodes * 64);
    std::vector<Tie> ties;
    ties.reserve(num_edges(view));
    for (auto [edge, end] = edges(view); edge != end; ++edge) {
        const auto a = static_cast<std::uint32_t>(numbers[(*edge).from]);
        const auto b = static_cast<std::uint32_t>(numbers[(*edge).to]);
        if (const double w = weight((*edge).relationship); w > 0) ties.push_back({a, b, w});
    }
    std::vector<std::uint32_t> part(nodes);
    std::iota(part.begin(), part.end(), 0U);
    for (std::size_t size = nodes;;) {
        const Level level{size, ties};
        Parts parts{level};
        if (!parts.settle(scope)) break;
        const std::vector<std::uint32_t> round = parts.numbered();
        for (std::uint32_t& p : part) p = round[p];
        ties = merged(ties, round);
        size = *std::ranges::max_element(round) + std::size_t{1};
    }
    // Nodes ascend: the first of a part is its smallest.
    std::vector<NodeId> smallest(nodes, BoostGraphView::null_vertex());
    ByNode<NodeId> values;
    values.reserve(nodes);
    graph.for_each_node([&](NodeId node) {
        NodeId& first = smallest[part[numbers[node]]];
        if (first == BoostGraphView::null_vertex()) first = node;
        values.emplace_back(node, first);
    });
    return values;
}

}  // namespace dossier::graph
