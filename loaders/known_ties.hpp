#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/property_graph.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/shared_nodes.hpp"

namespace dossier::loaders {

/// What datasets say of nodes that documents brought in: memberships, posts held, broader topics. Each relationship
/// names its file in `source`. Both ends must be there, but a broader topic comes with the narrower one.
///
/// The result depends on which nodes there are, not on the order in which they came.
class KnownTies {
public:
    explicit KnownTies(const find::Gazetteer& gazetteer);

    /// Ties the nodes created since the last call.
    void add(graph::PropertyGraph& graph, SharedNodes& shared) const;
    /// Ties all nodes anew: what was there may come from other files.
    /// returns  the nodes that lost a tie, to sweep
    [[nodiscard]] std::vector<graph::NodeId> renew(graph::PropertyGraph& graph, SharedNodes& shared) const;

private:
    struct Tie {
        std::string_view type;
        SharedNodes::Sort sort;
        std::string start, end;
        std::string_view role;
        std::string_view from, until;
        std::string_view source;
    };
    struct Wider {
        std::string topic;
        std::string_view source;
    };

    void remember(Tie tie);
    void tie(graph::PropertyGraph& graph, SharedNodes& shared, std::span<const graph::NodeId> nodes) const;
    void broaden(graph::PropertyGraph& graph, SharedNodes& shared, const std::string& topic) const;

    const find::Gazetteer& gazetteer_;  // outlives this: both live in the loader's caller
    std::vector<Tie> ties_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_end_;
    std::unordered_map<std::string, std::vector<Wider>> broader_;
};

}  // namespace dossier::loaders
