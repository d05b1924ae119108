// What the graph is made of, by the names that tools ask for.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "graph/value_text.hpp"
#include "query/procedures/tables.hpp"

namespace dossier::query::procedures {

namespace {

using graph::LabelId;
using graph::List;
using graph::Map;
using graph::PropertyGraph;
using graph::TypeId;
using graph::Value;

// Of the graph's names, those that something still bears.

std::vector<LabelId> labels_in_use(const PropertyGraph& graph) {
    std::vector<LabelId> found;
    for (std::uint32_t id = 0; id < graph.labels().size(); ++id) {
        if (graph.count(LabelId{id}) > 0) found.push_back(LabelId{id});
    }
    return found;
}

std::vector<TypeId> types_in_use(const PropertyGraph& graph) {
    std::vector<TypeId> found;
    for (std::uint32_t id = 0; id < graph.types().size(); ++id) {
        if (graph.count(TypeId{id}) > 0) found.push_back(TypeId{id});
    }
    return found;
}

void labels(ProcedureCall& call) {
    for (const LabelId label : labels_in_use(call.graph)) call.emit({call.graph.labels().text(label)});
}

void relationship_types(ProcedureCall& call) {
    for (const TypeId type : types_in_use(call.graph)) call.emit({call.graph.types().text(type)});
}

void property_keys(ProcedureCall& call) {
    for (const std::string& key : call.graph.keys().all()) call.emit({key});
}

void components_of_system(ProcedureCall& call) { call.emit({"dossier", List{Value{DOSSIER_VERSION}}, "community"}); }

/// The properties of the elements that share a set of labels, or a type.
struct Shape {
    std::size_t elements = 0;
    struct Property {
        std::size_t present = 0;
        std::set<std::string> types;
    };
    std::map<std::string, Property> properties;

    template <typename Id>
    void add(const PropertyGraph& graph, Id element) {
        ++elements;
        for (const auto& [key, value] : graph.properties(element)) {
            Property& property = properties[graph.keys().text(key)];
            ++property.present;
            property.types.emplace(name(value.kind()));
        }
    }

    /// A row for each property behind `before`; one without any where there are none.
    void emit(ProcedureCall& call, const std::vector<Value>& before) const {
        const auto row = [&](Value key, Value types, bool mandatory) {
            std::vector<Value> values = before;
            values.insert(values.end(), {std::move(key), std::move(types), Value{mandatory}});
            call.emit(std::move(values));
        };
        if (properties.empty()) row({}, {}, false);
        for (const auto& [key, property] : properties) {
            row(key, List(property.types.begin(), property.types.end()), property.present == elements);
        }
    }
};

void node_type_properties(ProcedureCall& call) {
    std::map<std::vector<std::string>, Shape> shapes;
    std::size_t seen = 0;
    call.graph.for_each_node([&](graph::NodeId node) {
        if (++seen % 1024 == 0) call.check();
        shapes[graph::label_names(call.graph, node)].add(call.graph, node);
    });
    for (const auto& [labels, shape] : shapes) {
        std::string type;
        for (const std::string& label : labels) type += ":`" + label + "`";
        shape.emit(call, {type, List(labels.begin(), labels.end())});
    }
}

void relationship_type_properties(ProcedureCall& call) {
    std::map<std::string, Shape> shapes;
    std::size_t seen = 0;
    call.graph.for_each_relationship([&](graph::RelationshipId relationship) {
        if (++seen % 1024 == 0) call.check();
        shapes[call.graph.types().text(call.graph.type(relationship))].add(call.graph, relationship);
    });
    for (const auto& [type, shape] : shapes) shape.emit(call, {":`" + type + "`"});
}

Value count(std::size_t number) { return static_cast<std::int64_t>(number); }

void visualization(ProcedureCall& call) {
    const PropertyGraph& graph = call.graph;
    const std::vector<LabelId> labels = labels_in_use(graph);
    List nodes, relationships;
    for (const LabelId label : labels) {
        nodes.emplace_back(Map{{"label", graph.labels().text(label)}, {"count", count(graph.count(label))}});
    }
    for (const TypeId type : types_in_use(graph)) {
        for (const LabelId start : labels) {
            call.check();
            if (graph.count(start, type, std::nullopt) == 0) continue;
            for (const LabelId end : labels) {
                const std::size_t number = graph.count(start, type, end);
                if (number == 0) continue;
                relationships.emplace_back(Map{{"start", graph.labels().text(start)},
                                               {"type", graph.types().text(type)},
                                               {"end", graph.labels().text(end)},
                                               {"count", count(number)}});
            }
        }
    }
    call.emit({std::move(nodes), std::move(relationships)});
}

}  // namespace

std::vector<Procedure> schema() {
    const Field key{"propertyName", "STRING?"};
    const Field types{"propertyTypes", "LIST OF STRING?"};
    const Field mandatory{"mandatory", "BOOLEAN"};
    return {
        {"db.labels", {}, {{"label", "STRING"}}, "the labels that nodes have", labels},
        {"db.relationshipTypes",
         {},
         {{"relationshipType", "STRING"}},
         "the types that relationships have",
         relationship_types},
        {"db.propertyKeys", {}, {{"propertyKey", "STRING"}}, "the property keys that were ever used", property_keys},
        {"db.schema.nodeTypeProperties",
         {},
         {{"nodeType", "STRING"}, {"nodeLabels", "LIST OF STRING"}, key, types, mandatory},
         "the properties of nodes by their labels: their types, and whether every such node has them",
         node_type_properties},
        {"db.schema.relTypeProperties",
         {},
         {{"relType", "STRING"}, key, types, mandatory},
         "the properties of relationships by their type: their types, and whether every such relationship has them",
         relationship_type_properties},
        {"db.schema.visualization",
         {},
         {{"nodes", "LIST OF MAP"}, {"relationships", "LIST OF MAP"}},
         "the graph in small: its labels, and the types of relationships between them, with their counts",
         visualization},
        {"dbms.components",
         {},
         {{"name", "STRING"}, {"versions", "LIST OF STRING"}, {"edition", "STRING"}},
         "what this is, for tools that ask",
         components_of_system},
    };
}

}  // namespace dossier::query::procedures
