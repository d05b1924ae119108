#include "graph/algorithms.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>

#include "graph/boost_interface.hpp"

namespace dossier::graph {

namespace {

/// Values by vertex that ask the checkpoint every so many writes: most of the library's algorithms have no visitor that
/// could stop them, but all of them write their result somewhere.
template <typename T>
class WatchedMap {
public:
    using category = boost::read_write_property_map_tag;
    using key_type = NodeId;
    using value_type = T;
    using reference = T;

    WatchedMap(std::size_t size, VertexIndexMap numbers, const Checkpoint& checkpoint)
        : shared_{std::make_shared<Shared>(Shared{std::vector<T>(size), 0})},
          numbers_{numbers},
          checkpoint_{&checkpoint} {}

    friend T get(const WatchedMap& map, NodeId node) { return map.shared_->values[map.numbers_[node]]; }
    friend void put(const WatchedMap& map, NodeId node, T value) {
        map.shared_->values[map.numbers_[node]] = value;
        if (++map.shared_->writes % 4096 == 0 && *map.checkpoint_) (*map.checkpoint_)();
    }

private:
    struct Shared {
        std::vector<T> values;
        std::size_t writes;
    };
    std::shared_ptr<Shared> shared_;  // with the copies: the library takes property maps by value
    VertexIndexMap numbers_;
    const Checkpoint* checkpoint_;  // outlives the computation
};

template <typename T, typename View>
WatchedMap<T> watched(const View& view, const Scope& scope) {
    scope.take(num_vertices(view) * (sizeof(T) + sizeof(typename ByNode<T>::value_type)));  // and what is made of it
    return {num_vertices(view), get(boost::vertex_index, view), scope.checkpoint};
}

template <typename T>
ByNode<T> by_node(const PropertyGraph& graph, const WatchedMap<T>& map) {
    ByNode<T> values;
    values.reserve(graph.node_count());
    graph.for_each_node([&](NodeId node) { values.emplace_back(node, get(map, node)); });
    return values;
}

/// Calls `work` with the directed or the undirected view, whichever the scope asks for.
template <typename Work>
auto with_view(const PropertyGraph& graph, const Scope& scope, Work work) {
    if (scope.directed) return work(BoostGraphView{graph, scope.types});
    return work(UndirectedBoostView{graph, scope.types});
}

/// Ends PageRank when no rank moves any more, or when it has had rounds enough.
class Settled {
public:
    explicit Settled(const Checkpoint& checkpoint) : checkpoint_{checkpoint} {}

    template <typename Ranks, typename View>
    bool operator()(const Ranks& ranks, const View& view) {
        if (checkpoint_) checkpoint_();
        double moved = 0;
        std::vector<double> now;
        now.reserve(num_vertices(view));
        for (auto [node, end] = vertices(view); node != end; ++node) now.push_back(get(ranks, *node));
        for (std::size_t i = 0; i < before_.size(); ++i) moved = std::max(moved, std::abs(now[i] - before_[i]));
        const bool settled = !before_.empty() && moved < precision;
        before_ = std::move(now);
        return settled || ++rounds_ > most_rounds;
    }

private:
    static constexpr double precision = 1e-12;
    static constexpr int most_rounds = 1000;  // at a damping of 0.97 it takes about 900
    const Checkpoint& checkpoint_;
    std::vector<double> before_;
    int rounds_ = 0;
};

/// Adds up the distances of what a search reaches.
class DistanceSum : public boost::default_bfs_visitor {
public:
    DistanceSum(std::vector<std::uint32_t>& distances, VertexIndexMap numbers, const Checkpoint& checkpoint,
                std::size_t& reached, double& total)
        : distances_{&distances}, numbers_{numbers}, checkpoint_{&checkpoint}, reached_{&reached}, total_{&total} {}

    template <typename View>
    void tree_edge(const Edge& edge, const View&) {
        const std::uint32_t distance = (*distances_)[numbers_[edge.from]] + 1;
        (*distances_)[numbers_[edge.to]] = distance;
        *total_ += distance;
        if (++*reached_ % 4096 == 0 && *checkpoint_) (*checkpoint_)();
    }

private:
    // Pointers: the library copies visitors.
    std::vector<std::uint32_t>* distances_;
    VertexIndexMap numbers_;
    const Checkpoint* checkpoint_;
    std::size_t* reached_;
    double* total_;
};

}  // namespace

ByNode<double> pagerank(const PropertyGraph& graph, const Scope& scope, double damping) {
    const BoostGraphView view{graph, scope.types};
    auto ranks = watched<double>(view, scope);
    auto other_ranks = watched<double>(view, scope);
    if (num_vertices(view) == 0) return {};
    // The library passes `done` by value once and then calls it: the state may live in it.
    boost::graph::page_rank(view, ranks, Settled{scope.checkpoint}, damping, num_vertices(view), other_ranks);
    ByNode<double> values = by_node(graph, ranks);
    // The library lets the walk end where no relationship leads on. Starting such walks anew anywhere adds the same to
    // every node, as starting anew does in the first place: so it comes to scaling.
    double total = 0;
    for (const auto& [node, rank] : values) total += rank;
    for (auto& [node, rank] : values) rank /= total;
    return values;
}

ByNode<double> betweenness(const PropertyGraph& graph, const Scope& scope) {
    return with_view(graph, scope, [&](const auto& view) {
        auto passes = watched<double>(view, scope);
        // The library's own: by node a list of predecessors, distance, dependency and number of paths; a predecessor
        // for each relationship.
        scope.take(num_vertices(view) * 64 + num_edges(view) * sizeof(Edge));
        boost::brandes_betweenness_centrality(view, passes);
        return by_node(graph, passes);
    });
}

ByNode<double> closeness(const PropertyGraph& graph, const Scope& scope) {
    return with_view(graph, scope, [&](const auto& view) {
        scope.take(num_vertices(view) * (sizeof(ByNode<double>::value_type) + sizeof(std::uint32_t)));
        ByNode<double> values;
        std::vector<std::uint32_t> distances(num_vertices(view));
        const VertexIndexMap numbers = get(boost::vertex_index, view);
        const auto others = static_cast<double>(num_vertices(view)) - 1;
        graph.for_each_node([&](NodeId node) {
            scope.check();
            std::size_t reached = 0;
            double total = 0;
            distances[numbers[node]] = 0;
            boost::breadth_first_search(
                view, node, boost::visitor(DistanceSum{distances, numbers, scope.checkpoint, reached, total}));
            const auto count = static_cast<double>(reached);
            values.emplace_back(node, reached == 0 ? 0.0 : count / total * (count / others));
        });
        return values;
    });
}

ByNode<NodeId> components(const PropertyGraph& graph, const Scope& scope) {
    ByNode<std::size_t> numbered = with_view(graph, scope, [&](const auto& view) {
        auto numbers = watched<std::size_t>(view, scope);
        if constexpr (std::is_same_v<decltype(view), const BoostGraphView&>) {
            boost::strong_components(view, numbers);
        } else {
            boost::connected_components(view, numbers);
        }
        return by_node(graph, numbers);
    });
    // Nodes ascend: the first of a component is its smallest.
    std::vector<NodeId> smallest(numbered.size(), BoostGraphView::null_vertex());
    ByNode<NodeId> values;
    for (const auto& [node, number] : numbered) {
        if (smallest[number] == BoostGraphView::null_vertex()) smallest[number] = node;
        values.emplace_back(node, smallest[number]);
    }
    return values;
}

ByNode<Degree> degrees(const PropertyGraph& graph, const Scope& scope) {
    const BoostGraphView view{graph, scope.types};
    scope.take(graph.node_count() * sizeof(ByNode<Degree>::value_type));
    ByNode<Degree> values;
    values.reserve(graph.node_count());
    graph.for_each_node([&](NodeId node) {
        if (values.size() % 4096 == 0) scope.check();
        values.emplace_back(node, Degree{out_degree(node, view), in_degree(node, view)});
    });
    return values;
}

}  // namespace dossier::graph
