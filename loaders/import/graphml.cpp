#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/import/element_writer.hpp"
#include "loaders/import/graph_text.hpp"
#include "loaders/import/typed_text.hpp"
#include "loaders/read/xml.hpp"

namespace dossier::loaders::import {

namespace {

using graph::SourceSpan;
using read::XmlEvent;

/// A `<key>`: what `<data key="id">` means.
struct Key {
    std::string name{};
    PropertyType type = PropertyType::string;
    bool of_nodes = true, of_edges = true;
    std::optional<std::string> otherwise{};  ///< of elements that have no data of this key
};

/// A `<node>` or an `<edge>` with its data, which is written when it closes.
struct Element {
    bool is_node = true;
    SourceSpan where{};
    std::string id{}, source{}, target{};
    std::string labels{};  ///< `:A:B` of a node, the type of an edge
    std::map<std::string, std::string> data{};
};

std::vector<std::string> split_labels(std::string_view text) {
    std::vector<std::string> labels;
    while (!text.empty()) {
        if (text.front() == ':') text.remove_prefix(1);
        const std::size_t end = std::min(text.find(':'), text.size());
        labels.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return labels;
}

class GraphmlReader {
public:
    GraphmlReader(graph::PropertyGraph& graph, const read::XmlDocument& document)
        : document_{document}, writer_{graph} {}

    ImportCounts run() {
        for (const XmlEvent& event : document_.events()) {
            switch (event.kind) {
            case XmlEvent::Kind::open: open(event); break;
            case XmlEvent::Kind::close: close(event); break;
            case XmlEvent::Kind::text:
            case XmlEvent::Kind::verbatim:
                if (text_ != nullptr) *text_ += document_.words(event);
                break;
            }
        }
        if (!seen_graph_) refuse("the document has no <graph>", "is it GraphML?");
        for (const Element& edge : edges_) write_edge(edge);
        return writer_.counts();
    }

private:
    void open(const XmlEvent& tag) {
        if (tag.name == "key") return open_key(tag);
        if (tag.name == "default" && key_ != nullptr) text_ = &key_->otherwise.emplace();
        if (tag.name == "graph") open_graph(tag);
        if (tag.name == "hyperedge" || tag.name == "port") {
            refuse(fmt::format("<{}> is not supported", tag.name), "a relationship has two nodes at its ends",
                   tag.where);
        }
        if (tag.name == "node" || tag.name == "edge") open_element(tag);
        if (tag.name == "data" && element_) text_ = &element_->data[required(tag, "key")];
    }

    void close(const XmlEvent& tag) {
        text_ = tag.name == "data" || tag.name == "default" ? nullptr : text_;
        if (tag.name == "key") key_ = nullptr;
        if (tag.name == "node" && element_) write_node(*element_);
        if (tag.name == "edge" && element_) edges_.push_back(std::move(*element_));  // its nodes may stand behind it
        if (tag.name == "node" || tag.name == "edge") element_.reset();
    }

    void open_graph(const XmlEvent& tag) {
        if (element_) refuse("a graph within a node is not supported", {}, tag.where);
        if (std::exchange(seen_graph_, true)) refuse("there is more than one <graph>", {}, tag.where);
    }

    void open_key(const XmlEvent& tag) {
        Key key{.name = attribute(tag, "attr.name")};
        const std::string id = required(tag, "id");
        if (key.name.empty()) key.name = id;
        const std::string target = attribute(tag, "for");
        key.of_nodes = target != "edge";
        key.of_edges = target != "node";
        const std::string type = attribute(tag, "attr.type");
        if (!type.empty()) {
            const std::optional<PropertyType> known = property_type(type);
            if (!known) refuse(fmt::format("`{}` is no type of GraphML", type), {}, tag.where);
            key.type = *known;
        }
        key_ = &keys_.insert_or_assign(id, std::move(key)).first->second;
    }

    void open_element(const XmlEvent& tag) {
        if (element_) refuse(fmt::format("<{}> stands within another element", tag.name), {}, tag.where);
        element_.emplace(Element{.is_node = tag.name == "node", .where = tag.where});
        if (element_->is_node) {
            element_->id = required(tag, "id");
            element_->labels = attribute(tag, "labels");
        } else {
            element_->source = required(tag, "source");
            element_->target = required(tag, "target");
            element_->labels = attribute(tag, "label");
        }
    }

    void write_node(Element& node) {
        const Properties properties = take_properties(node);
        writer_.add_node(node.id, split_labels(node.labels), properties, node.where);
    }

    void write_edge(Element edge) {
        const Properties properties = take_properties(edge);
        writer_.add_relationship(edge.source, edge.target,
                                 edge.labels.empty() ? type_without_name : std::string_view{edge.labels}, properties,
                                 edge.where);
    }

    /// The data but for what says the labels or the type.
    Properties take_properties(Element& element) const {
        for (const auto& [id, key] : keys_) {
            if (key.otherwise && (element.is_node ? key.of_nodes : key.of_edges)) {
                element.data.try_emplace(id, *key.otherwise);
            }
        }
        Properties properties;
        for (const auto& [id, text] : element.data) {
            const auto key = keys_.find(id);
            if (key == keys_.end()) refuse(fmt::format("no <key> is called `{}`", id), {}, element.where);
            if (says_labels(element, key->second, text)) {
                element.labels = text;
            } else {
                properties.emplace_back(key->second.name, value(key->second, text, element.where));
            }
        }
        return properties;
    }

    /// A property may be called so too: then it does not look like labels, or the attribute says another thing.
    static bool says_labels(const Element& element, const Key& key, std::string_view text) {
        if (!element.labels.empty() && element.labels != text) return false;
        return element.is_node ? key.name == "labels" && text.starts_with(':') : key.name == "label";
    }

    static graph::Value value(const Key& key, std::string_view text, SourceSpan where) {
        std::optional<graph::Value> value = typed(text, key.type);
        if (!value) {
            refuse(fmt::format("`{}` of `{}` is not {}", text, key.name, with_article(key.type)), {}, where);
        }
        return *std::move(value);
    }

    [[nodiscard]] std::string attribute(const XmlEvent& tag, std::string_view name) const {
        return document_.attribute(tag, name).value_or("");
    }
    [[nodiscard]] std::string required(const XmlEvent& tag, std::string_view name) const {
        std::optional<std::string> value = document_.attribute(tag, name);
        if (!value) refuse(fmt::format("<{}> has no `{}`", tag.name, name), {}, tag.where);
        return *std::move(value);
    }

    const read::XmlDocument& document_;
    ElementWriter writer_;
    std::map<std::string, Key> keys_;
    std::optional<Element> element_;
    std::vector<Element> edges_;
    Key* key_ = nullptr;           // the <key> that is open
    std::string* text_ = nullptr;  // what the text that comes belongs to
    bool seen_graph_ = false;
};

}  // namespace

ImportCounts import_graphml(graph::PropertyGraph& graph, std::string_view text) {
    const read::XmlDocument document = read::XmlDocument::parse(text);
    return GraphmlReader{graph, document}.run();
}

}  // namespace dossier::loaders::import
