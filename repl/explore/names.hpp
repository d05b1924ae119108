#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ids.hpp"
#include "graph/property_graph.hpp"
#include "repl/language/language.hpp"

namespace dossier::repl::explore {

/// A thing that people call by a name.
struct Named {
    graph::NodeId node;
    std::string name;   ///< as the graph spells it
    std::string label;  ///< what it is: `Country`, `Topic`
    std::string id;     ///< its property `id`; empty where it has none
};

/// What can be meant by a name: everything that letters speak of, or actors alone.
inline constexpr std::array<std::string_view, 4> things{"Actor", "Topic", "Instrument", "Event"};

/// `text` without case, accents and double spaces, for comparing.
[[nodiscard]] std::string folded(std::string_view text);

/// The nodes that `text` can mean, all equally likely: those with this very name or id, else with this name when case
/// and accents do not count, else with such an alias; else with a name that begins so, that has a word that begins so,
/// that has it anywhere. By name.
///
/// `labels`   only nodes with one of these; where the graph has none of them, all nodes
[[nodiscard]] std::vector<Named> meant_by(const graph::PropertyGraph& graph, std::string_view text,
                                          std::span<const std::string_view> labels);

/// Every node with a name that has `text` anywhere, for lists that a word narrows. By name.
[[nodiscard]] std::vector<Named> containing(const graph::PropertyGraph& graph, std::string_view text,
                                            std::span<const std::string_view> labels);

/// The names nearest to a misspelt one, best first.
[[nodiscard]] std::vector<std::string> nearest_names(const graph::PropertyGraph& graph, std::string_view text,
                                                     std::span<const std::string_view> labels, std::size_t most);

/// The one thing that `text` means.
/// throws     Error{wrong_usage}: there are several, and the hint lists them; or none, and it names the nearest
[[nodiscard]] Named the_one(const graph::PropertyGraph& graph, std::string_view text,
                            std::span<const std::string_view> labels, Language language);

}  // namespace dossier::repl::explore
