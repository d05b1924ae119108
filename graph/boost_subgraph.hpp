#pragma once

#include <memory>
#include <utility>

#include <boost/graph/filtered_graph.hpp>

#include "graph/bitmap.hpp"
#include "graph/boost_interface.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// Whether a node or relationship was chosen.
class IsSelected {
public:
    IsSelected() = default;
    explicit IsSelected(std::shared_ptr<const Bitmap> ids) noexcept : ids_{std::move(ids)} {}

    [[nodiscard]] bool operator()(NodeId node) const noexcept { return ids_->test(index(node)); }
    [[nodiscard]] bool operator()(const Edge& edge) const noexcept { return ids_->test(index(edge.relationship)); }

private:
    std::shared_ptr<const Bitmap>
        ids_;  // with the copies of this predicate: iterators of a filtered_graph hold one each
};

/// A selection as a graph of Boost's concepts, so that its algorithms see the chosen part alone.
///
/// As with every filtered_graph, num_vertices() and the index maps are those of the whole: arrays by vertex are as long
/// as the whole graph has nodes.
using SelectionView = boost::filtered_graph<BoostGraphView, IsSelected, IsSelected>;
using UndirectedSelectionView = boost::filtered_graph<UndirectedBoostView, IsSelected, IsSelected>;

/// `whole` outlives the view: a filtered_graph keeps a reference to what it filters.
[[nodiscard]] SelectionView selection_view(const BoostGraphView& whole, const Selection& selection);
[[nodiscard]] UndirectedSelectionView selection_view(const UndirectedBoostView& whole, const Selection& selection);
SelectionView selection_view(BoostGraphView&& whole, const Selection& selection) = delete;
UndirectedSelectionView selection_view(UndirectedBoostView&& whole, const Selection& selection) = delete;

}  // namespace dossier::graph
