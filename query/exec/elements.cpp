#include "query/exec/elements.hpp"

#include <fmt/format.h>

#include "query/exec/fault.hpp"

namespace dossier::query::exec {

using graph::ErrorCode;
using graph::ErrorType;
using graph::Map;
using graph::ValueKind;

namespace {

template <typename Id>
void require(const graph::PropertyGraph& graph, Id id, std::string_view what) {
    if (graph.contains(id)) return;
    fault(ErrorType::entity_not_found, ErrorCode::deleted_entity_access, fmt::format("this {} has been deleted", what),
          {}, "read what is needed of it before DELETE");
}

template <typename Id>
Map element_properties(const graph::PropertyGraph& graph, Id id) {
    require_alive(graph, id);
    Map result;
    for (const auto& [key, value] : graph.properties(id)) result.set(graph.keys().text(key), value);
    return result;
}

}  // namespace

void require_alive(const graph::PropertyGraph& graph, graph::NodeId node) { require(graph, node, "node"); }

void require_alive(const graph::PropertyGraph& graph, graph::RelationshipId relationship) {
    require(graph, relationship, "relationship");
}

Map properties_of(const graph::PropertyGraph& graph, const graph::Value& object) {
    if (object.is(ValueKind::map)) return object.as_map();
    if (object.is(ValueKind::node)) return element_properties(graph, object.as_node());
    if (object.is(ValueKind::relationship)) return element_properties(graph, object.as_relationship());
    type_fault(fmt::format("{} has no properties", name(object.kind())));
}

}  // namespace dossier::query::exec
