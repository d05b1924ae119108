#include "graph/boost_subgraph.hpp"

#include <vector>

namespace dossier::graph {

namespace {

template <typename Id>
IsSelected is_selected(const std::vector<Id>& ids) {
    auto bitmap = std::make_shared<Bitmap>();
    for (const Id id : ids) bitmap->set(index(id));
    return IsSelected{std::move(bitmap)};
}

}  // namespace

SelectionView selection_view(const BoostGraphView& whole, const Selection& selection) {
    return {whole, is_selected(selection.relationships), is_selected(selection.nodes)};
}

UndirectedSelectionView selection_view(const UndirectedBoostView& whole, const Selection& selection) {
    return {whole, is_selected(selection.relationships), is_selected(selection.nodes)};
}

}  // namespace dossier::graph
