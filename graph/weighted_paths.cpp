#include "graph/weighted_paths.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <fmt/format.h>

#include "graph/boost_interface.hpp"
#include "graph/error.hpp"

namespace dossier::graph {

namespace {

constexpr double unreachable = std::numeric_limits<double>::infinity();

struct IdHash {
    template <typename Id>
    std::size_t operator()(Id id) const noexcept {
        return std::hash<std::uint32_t>{}(index(id));
    }
};

/// What the next search must leave alone.
struct Bans {
    std::unordered_set<NodeId, IdHash> nodes;
    std::unordered_set<RelationshipId, IdHash> relationships;
};

/// The edges that a search may walk.
struct Walkable {
    const Bans* bans = nullptr;
    const Weight* weight = nullptr;

    bool operator()(const Edge& edge) const {
        return !bans->nodes.contains(edge.to) && !bans->relationships.contains(edge.relationship) &&
               (*weight)(edge.relationship) < unreachable;
    }
};

/// Weights as the library asks for them.
struct WeightMap {
    using category = boost::readable_property_map_tag;
    using key_type = Edge;
    using value_type = double;
    using reference = double;

    const Weight* weight;

    friend double get(const WeightMap& map, const Edge& edge) { return (*map.weight)(edge.relationship); }
};

/// Dijkstra's search from one node to another, many times over one graph: what a search has touched is put back
/// afterwards, so that a short one costs little however large the graph is.
template <typename View>
class Search {
public:
    Search(const View& view, const Weight& weight, const Scope& scope)
        : view_{view}, weight_{weight}, scope_{scope}, numbers_{get(boost::vertex_index, view)} {
        const std::size_t nodes = num_vertices(view);
        scope.take(nodes * (sizeof(double) + sizeof(Edge) + sizeof(NodeId) + 2 * sizeof(std::size_t)));
        distances_.assign(nodes, unreachable);
        arrivals_.resize(nodes);
        colors_.assign(nodes, boost::white_color);
    }

    [[nodiscard]] std::optional<Path> path(NodeId from, NodeId to, const Bans& bans) {
        const boost::filtered_graph<View, Walkable> open{view_, Walkable{&bans, &weight_}};
        distances_[numbers_[from]] = 0;
        bool found = false;
        try {
            boost::dijkstra_shortest_paths_no_init(open, from, boost::dummy_property_map{},
                                                   boost::make_iterator_property_map(distances_.begin(), numbers_),
                                                   WeightMap{&weight_}, numbers_, std::less<>{}, std::plus<>{}, 0.0,
                                                   Visitor{*this, to},
                                                   boost::make_iterator_property_map(colors_.begin(), numbers_));
        } catch (const Arrived&) {
            found = true;
        }
        std::optional<Path> result;
        if (found) result = walked(from, to);
        for (const NodeId node : touched_) {
            distances_[numbers_[node]] = unreachable;
            colors_[numbers_[node]] = boost::white_color;
        }
        touched_.clear();
        return result;
    }

private:
    struct Arrived {};  // the library's way to end a search early is to throw

    class Visitor : public boost::default_dijkstra_visitor {
    public:
        Visitor(Search& search, NodeId to) : search_{&search}, to_{to} {}

        template <typename Graph>
        void discover_vertex(NodeId node, const Graph&) {
            search_->touched_.push_back(node);
        }
        template <typename Graph>
        void examine_vertex(NodeId node, const Graph&) {
            if (node == to_) throw Arrived{};
            if (++search_->examined_ % 1024 == 0) search_->scope_.check();
        }
        template <typename Graph>
        void edge_relaxed(const Edge& edge, const Graph&) {
            search_->arrivals_[search_->numbers_[edge.to]] = edge;
        }

    private:
        Search* search_;  // a pointer: the library copies visitors
        NodeId to_;
    };

    [[nodiscard]] Path walked(NodeId from, NodeId to) const {
        Path path{.nodes = {to}, .relationships = {}};
        while (path.nodes.back() != from) {
            const Edge& arrival = arrivals_[numbers_[path.nodes.back()]];
            path.relationships.push_back(arrival.relationship);
            path.nodes.push_back(arrival.from);
        }
        std::ranges::reverse(path.nodes);
        std::ranges::reverse(path.relationships);
        return path;
    }

    const View& view_;
    const Weight& weight_;
    const Scope& scope_;
    VertexIndexMap numbers_;
    std::vector<double> distances_;
    std::vector<Edge> arrivals_;  // the edge by which each node is reached cheapest
    std::vector<boost::default_color_type> colors_;
    std::vector<NodeId> touched_;
    std::size_t examined_ = 0;
};

/// A path that may become the next, and from which place on it left the path that it came from.
struct Candidate {
    WeightedPath found;
    std::size_t deviation = 0;

    friend bool operator<(const Candidate& a, const Candidate& b) {
        const auto length = [](const Candidate& c) { return c.found.path.relationships.size(); };
        if (a.found.cost != b.found.cost) return a.found.cost < b.found.cost;
        if (length(a) != length(b)) return length(a) < length(b);
        return std::tie(a.found.path.nodes, a.found.path.relationships) <
               std::tie(b.found.path.nodes, b.found.path.relationships);
    }
};

double cost_of(const Path& path, const Weight& weight) {
    double cost = 0;
    for (const RelationshipId relationship : path.relationships) cost += weight(relationship);
    return cost;
}

/// What must not be walked after the first `length` steps of `path`: back over its nodes, or on as a path already found
/// went on from the same steps.
Bans bans_after(const Path& path, std::size_t length, const std::vector<WeightedPath>& found) {
    Bans bans;
    bans.nodes.insert(path.nodes.begin(), path.nodes.begin() + static_cast<std::ptrdiff_t>(length));
    for (const WeightedPath& other : found) {
        const auto& steps = other.path.relationships;
        if (steps.size() > length && std::equal(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(length),
                                                path.relationships.begin())) {
            bans.relationships.insert(steps[length]);
        }
    }
    return bans;
}

/// The first `length` steps of `path`, and then `rest`.
Path joined(const Path& path, std::size_t length, const Path& rest) {
    const auto steps = static_cast<std::ptrdiff_t>(length);
    Path whole{.nodes = {path.nodes.begin(), path.nodes.begin() + steps},
               .relationships = {path.relationships.begin(), path.relationships.begin() + steps}};
    whole.nodes.insert(whole.nodes.end(), rest.nodes.begin(), rest.nodes.end());
    whole.relationships.insert(whole.relationships.end(), rest.relationships.begin(), rest.relationships.end());
    return whole;
}

template <typename View>
std::vector<WeightedPath> yen(const View& view, NodeId from, NodeId to, std::size_t most, const Weight& weight,
                              const Scope& scope) {
    Search<View> search{view, weight, scope};
    std::vector<WeightedPath> found;
    std::set<Candidate> candidates;
    const auto add = [&](Path path, std::size_t deviation) {
        scope.take(sizeof(Candidate) + path.nodes.size() * (sizeof(NodeId) + sizeof(RelationshipId)));
        const double cost = cost_of(path, weight);
        candidates.insert({{std::move(path), cost}, deviation});
    };
    if (auto first = search.path(from, to, {})) add(std::move(*first), 0);
    while (!candidates.empty() && found.size() < most) {
        scope.check();
        Candidate next = std::move(candidates.extract(candidates.begin()).value());
        found.push_back(std::move(next.found));
        if (found.size() == most) break;
        const Path path = found.back().path;  // a copy: what follows is about all that was found
        for (std::size_t length = next.deviation; length < path.relationships.size(); ++length) {
            const Bans bans = bans_after(path, length, found);
            if (auto rest = search.path(path.nodes[length], to, bans)) add(joined(path, length, *rest), length);
        }
    }
    return found;
}

[[noreturn]] void no_weight(const PropertyGraph& graph, KeyId key, RelationshipId relationship, const Value& value) {
    const std::string what = value.is_null()     ? "has none"
                             : value.is_number() ? fmt::format("has {:g}", value.as_number())
                                                 : fmt::format("has a {}", name(value.kind()));
    throw Error{{.type = ErrorType::argument_error,
                 .code = ErrorCode::invalid_argument_value,
                 .message = fmt::format("weights are numbers not below 0, and a `{}` {} under `{}`",
                                        graph.types().text(graph.type(relationship)), what, graph.keys().text(key)),
                 .where = std::nullopt,
                 .hint = "name the relationship types that have weights"}};
}

}  // namespace

Weight equal_weights() {
    return [](RelationshipId) { return 1.0; };
}

Weight property_weights(const PropertyGraph& graph, KeyId key, const Scope& scope) {
    const BoostGraphView view{graph, scope.types};
    scope.take(graph.relationship_bound() * sizeof(double));
    std::vector<double> weights(graph.relationship_bound());
    std::size_t read = 0;
    for (auto [edge, end] = edges(view); edge != end; ++edge) {
        if (++read % 4096 == 0) scope.check();
        const RelationshipId relationship = (*edge).relationship;
        const Value value = graph.property(relationship, key);
        const double number = value.is_number() ? value.as_number() : -1.0;
        if (!(number >= 0 && number < unreachable)) no_weight(graph, key, relationship, value);
        weights[index(relationship)] = number;
    }
    return [weights = std::move(weights)](RelationshipId relationship) { return weights[index(relationship)]; };
}

std::vector<WeightedPath> cheapest_paths(const PropertyGraph& graph, NodeId from, NodeId to, std::size_t most,
                                         const Weight& weight, const Scope& scope) {
    assert(graph.contains(from) && graph.contains(to));
    if (scope.directed) return yen(BoostGraphView{graph, scope.types}, from, to, most, weight, scope);
    return yen(UndirectedBoostView{graph, scope.types}, from, to, most, weight, scope);
}

}  // namespace dossier::graph
