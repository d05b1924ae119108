#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "graph/property_graph.hpp"
#include "graph/subgraph.hpp"

namespace dossier::graph {

/// How sure a relationship is, by its `status`; without one it is a fact.
enum class Certainty { fact, expected, intended, negated };
[[nodiscard]] Certainty certainty(const PropertyGraph& graph, RelationshipId relationship);

struct Colours {
    std::string_view fill, border, text;
};

/// What a picture tells nodes and relationships apart by: each label and type that is drawn has one of ten styles. It
/// hangs on the name, so that the next picture of another part of the same graph looks alike; two names of one picture
/// share a style only where there are more names than styles.
class Appearance {
public:
    static constexpr std::size_t styles = 10;

    Appearance(const PropertyGraph& graph, const Selection& part);

    /// The label that a node is drawn as: the most common of its own, of equals the first by name; empty without any.
    [[nodiscard]] std::string label_of(NodeId node) const;
    /// Below `styles`; asks for a label that is drawn, a type that is there.
    [[nodiscard]] std::size_t style_of_label(const std::string& label) const { return label_styles_.at(label); }
    [[nodiscard]] std::size_t style_of_type(const std::string& type) const { return type_styles_.at(type); }
    /// Those of its style; of no label, black and white.
    [[nodiscard]] Colours colours_of_label(const std::string& label) const;
    [[nodiscard]] Colours colours_of_type(const std::string& type) const;
    /// How many nodes are drawn as each label.
    [[nodiscard]] const std::map<std::string, std::size_t>& labels() const noexcept { return drawn_; }

private:
    const PropertyGraph& graph_;  // outlives the picture
    std::map<std::string, std::size_t> label_counts_, drawn_;
    std::map<std::string, std::size_t> label_styles_, type_styles_;
};

}  // namespace dossier::graph
