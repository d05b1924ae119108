#include <algorithm>
#include <array>
#include <initializer_list>

#include <fmt/format.h>

#include "graph/value_json.hpp"
#include "loaders/import/element_writer.hpp"
#include "loaders/import/graph_text.hpp"

namespace dossier::loaders::import {

namespace {

using graph::Map;
using graph::Value;
using graph::ValueKind;

/// A node or a link as messages call it: `nodes[3]`.
struct Element {
    std::string_view list;
    std::size_t at;
    const Map& members;

    [[nodiscard]] std::string name() const { return fmt::format("{}[{}]", list, at); }
};

/// The first of these members that is there; null when none is.
const Value& first_of(const Map& members, std::initializer_list<std::string_view> names) {
    const auto* const name = std::ranges::find_if(names, [&](std::string_view key) { return members.contains(key); });
    return members.get(name == names.end() ? *names.begin() : *name);
}

/// Numbers and texts are ids of different nodes: the id is the JSON that says it.
std::string id_of(const Element& element, std::initializer_list<std::string_view> names) {
    const Value& id = first_of(element.members, names);
    if (!id.is(ValueKind::integer) && !id.is(ValueKind::string)) {
        refuse(fmt::format("{} has no `{}` that is a number or a text", element.name(), *names.begin()));
    }
    return graph::to_json(id);
}

std::vector<std::string> texts_of(const Element& element, const Value& value, std::string_view what) {
    const auto text = [&](const Value& one) {
        if (!one.is(ValueKind::string)) refuse(fmt::format("{}: {} are texts", element.name(), what));
        return one.as_string();
    };
    std::vector<std::string> texts;
    if (value.is(ValueKind::list)) {
        std::ranges::transform(value.as_list(), std::back_inserter(texts), text);
    } else if (!value.is_null()) {
        texts.push_back(text(value));
    }
    return texts;
}

/// `properties` where it is there, else every member that says nothing else.
Properties properties_of(const Element& element, std::initializer_list<std::string_view> taken) {
    const Value& own = element.members.get("properties");
    if (!own.is_null() && !own.is(ValueKind::map)) {
        refuse(fmt::format("{}: `properties` is an object", element.name()));
    }
    Properties properties;
    for (const auto& [key, value] : own.is_null() ? element.members : own.as_map()) {
        if (own.is_null() && std::ranges::find(taken, std::string_view{key}) != taken.end()) continue;
        if (value.is(ValueKind::map)) {
            refuse(fmt::format("{}: the property `{}` is an object, which no property can hold", element.name(), key));
        }
        properties.emplace_back(key, value);
    }
    return properties;
}

const graph::List& list_of(const Map& document, std::initializer_list<std::string_view> names) {
    const Value& list = first_of(document, names);
    if (!list.is(ValueKind::list)) {
        refuse(fmt::format("the document has no list of `{}`", *names.begin()),
               "node-link JSON is {\"nodes\": […], \"links\": […]}");
    }
    return list.as_list();
}

template <typename Add>
void for_each(const graph::List& list, std::string_view name, Add add) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].is(ValueKind::map)) refuse(fmt::format("{}[{}] is not an object", name, i));
        add(Element{name, i, list[i].as_map()});
    }
}

}  // namespace

ImportCounts import_json(graph::PropertyGraph& graph, std::string_view text) {
    const Value document = graph::from_json(text);
    if (!document.is(ValueKind::map)) {
        refuse("the document is not an object", "node-link JSON is {\"nodes\": […], \"links\": […]}");
    }
    ElementWriter writer{graph};
    for_each(list_of(document.as_map(), {"nodes"}), "nodes", [&](const Element& node) {
        writer.add_node(id_of(node, {"id"}), texts_of(node, first_of(node.members, {"labels", "label"}), "labels"),
                        properties_of(node, {"id", "labels", "label"}));
    });
    for_each(list_of(document.as_map(), {"links", "edges"}), "links", [&](const Element& link) {
        const auto types = texts_of(link, first_of(link.members, {"type", "label"}), "types");
        if (types.size() > 1) refuse(fmt::format("{} has more than one type", link.name()));
        writer.add_relationship(
            id_of(link, {"source", "start"}), id_of(link, {"target", "end"}),
            types.empty() ? type_without_name : std::string_view{types.front()},
            properties_of(link, {"id", "key", "source", "target", "start", "end", "type", "label"}));
    });
    return writer.counts();
}

}  // namespace dossier::loaders::import
