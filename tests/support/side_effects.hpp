#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "graph/property_graph.hpp"

namespace dossier::tests::support {

/// What of a graph can be observed, as the openCypher kit defines side effects: nodes, relationships, the labels in use
/// (each once, however many nodes carry it), and properties as triples of element, key and value.
class Snapshot {
public:
    explicit Snapshot(const graph::PropertyGraph& graph);

    /// By the kit's names, `+nodes` to `-properties`; what did not change is absent.
    [[nodiscard]] std::map<std::string, std::size_t> changes_to(const Snapshot& later) const;

private:
    enum class Element { node, relationship };
    using Place = std::tuple<Element, std::uint32_t, std::string>;

    std::set<std::uint32_t> nodes_, relationships_;
    std::set<std::string> labels_;
    std::map<Place, graph::Value> properties_;
};

}  // namespace dossier::tests::support
