#include "graph/export/appearance.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "graph/value_text.hpp"
#include "graph/vocabulary.hpp"

namespace dossier::graph {

namespace {

/// Borders that lie far apart also to eyes without red, green or blue (CIE 1976 difference of 23 or more by the
/// simulation of Machado, Oliveira and Fernandes, 2009) and stand out from white by 3 to 1; fills are
/// tints of them, and texts shades, which stand out by 4.5 to 1.
constexpr std::array<Colours, Appearance::styles> colours{{
    {"#DEE5F4", "#325CBB", "#325CBB"},
    {"#F5ECDD", "#C28A2B", "#9B6E22"},
    {"#D7E1DA", "#074318", "#074318"},
    {"#EDE3EC", "#8F528B", "#8F528B"},
    {"#DEF1EC", "#2FA68B", "#25836E"},
    {"#E7DBE2", "#661E47", "#661E47"},
    {"#EEEDF9", "#948CD7", "#756FAA"},
    {"#E4E5D9", "#595F10", "#595F10"},
    {"#E3DCE9", "#522273", "#522273"},
    {"#F0EEE4", "#A09259", "#827648"},
}};
constexpr Colours unlabelled{"#FFFFFF", "#8A94A0", "#55606E"};

/// FNV-1a: the same on every machine, unlike std::hash.
std::size_t stable_hash(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return hash;
}

/// A style for each name, where its hash points or the next free one; shared once there are more names than styles.
std::map<std::string, std::size_t> styles_of(const std::map<std::string, std::size_t>& names) {
    std::map<std::string, std::size_t> styles;
    std::vector<bool> taken(Appearance::styles, false);
    for (const auto& [name, _] : names) {
        std::size_t style = stable_hash(name) % Appearance::styles;
        for (std::size_t tries = 0; tries < Appearance::styles && taken[style]; ++tries) {
            style = (style + 1) % Appearance::styles;
        }
        taken[style] = true;
        styles.emplace(name, style);
    }
    return styles;
}

}  // namespace

Certainty certainty(const PropertyGraph& graph, RelationshipId relationship) {
    const auto key = graph.keys().find(vocabulary::key::status);
    const Value status = key ? graph.property(relationship, *key) : Value{};
    if (!status.is(ValueKind::string)) return Certainty::fact;
    if (status.as_string() == "expected") return Certainty::expected;
    if (status.as_string() == "intended") return Certainty::intended;
    return status.as_string() == "negated" ? Certainty::negated : Certainty::fact;
}

Appearance::Appearance(const PropertyGraph& graph, const Selection& part) : graph_{graph} {
    for (const NodeId node : part.nodes) {
        for (const std::string& label : label_names(graph_, node)) ++label_counts_[label];
    }
    for (const NodeId node : part.nodes) ++drawn_[label_of(node)];
    std::map<std::string, std::size_t> types;
    for (const RelationshipId relationship : part.relationships) {
        ++types[graph_.types().text(graph_.type(relationship))];
    }
    label_styles_ = styles_of(drawn_);
    type_styles_ = styles_of(types);
}

std::string Appearance::label_of(NodeId node) const {
    const auto labels = label_names(graph_, node);
    const auto most =
        std::ranges::max_element(labels, {}, [this](const std::string& label) { return label_counts_.at(label); });
    return most == labels.end() ? std::string{} : *most;
}

Colours Appearance::colours_of_label(const std::string& label) const {
    return label.empty() ? unlabelled : colours[style_of_label(label)];
}

Colours Appearance::colours_of_type(const std::string& type) const { return colours[style_of_type(type)]; }

}  // namespace dossier::graph
