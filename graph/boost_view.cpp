#include "graph/boost_view.hpp"

#include <algorithm>

#include "graph/boost_interface.hpp"

namespace dossier::graph::boost_view {

Ranks::Ranks(const Bitmap& members) {
    const std::size_t count = members.count();
    const bool has_holes = count > 0 && members.next(static_cast<std::uint32_t>(count)).has_value();
    if (!has_holes) return;
    words_ = members.words();
    std::uint32_t before = 0;
    for (const std::uint64_t word : words_) {
        before_.push_back(before);
        before += static_cast<std::uint32_t>(std::popcount(word));
    }
}

namespace {

std::vector<TypeId> all_types(const PropertyGraph& graph) {
    std::vector<TypeId> types;
    for (std::uint32_t type = 0; type < graph.types().size(); ++type) {
        if (graph.count(TypeId{type}) > 0) types.push_back(TypeId{type});
    }
    return types;
}

std::vector<TypeId> each_once(std::span<const TypeId> types) {
    std::vector<TypeId> sorted(types.begin(), types.end());
    std::ranges::sort(sorted);
    sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
    return sorted;
}

Bitmap edges_of(const PropertyGraph& graph, const std::vector<TypeId>& types) {
    Bitmap edges;
    graph.for_each_relationship([&](RelationshipId relationship) {
        if (std::ranges::binary_search(types, graph.type(relationship))) edges.set(index(relationship));
    });
    return edges;
}

}  // namespace

View::View(const PropertyGraph& graph, std::span<const TypeId> types) : graph_{&graph} {
    std::vector<TypeId> in_view = types.empty() ? all_types(graph) : each_once(types);
    Bitmap edges = types.empty() ? graph.relationships() : edges_of(graph, in_view);
    Ranks edge_ranks{edges};
    std::vector<AdjacencyView> lists;
    for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
        for (const TypeId type : in_view) lists.push_back(graph.adjacency(type, direction));
    }
    shared_ = std::make_shared<const Shared>(
        Shared{std::move(lists), std::move(edges), Ranks{graph.nodes()}, std::move(edge_ranks)});
    lists_ = shared_->lists.data();
    types_ = in_view.size();
    vertex_rank_ = shared_->vertex_ranks.of();
    edge_rank_ = shared_->edge_ranks.of();
}

}  // namespace dossier::graph::boost_view

namespace dossier::graph {

BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<BoostGraphView>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BoostGraphView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<BoostGraphView>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<BoostGraphView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<UndirectedBoostView>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<UndirectedBoostView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<UndirectedBoostView>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<UndirectedBoostView>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<BoostGraphView, NodeId, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<BoostGraphView, Edge, boost::edge_index_t>));

}  // namespace dossier::graph
