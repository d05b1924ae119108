#include "tests/support/matching.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/value_order.hpp"

namespace dossier::tests::support {

namespace {

using graph::NodeId;
using graph::PropertyGraph;
using graph::RelationshipId;
using graph::Value;
using graph::ValueKind;

std::vector<std::string> label_names(NodeId node, const PropertyGraph& graph) {
    std::vector<std::string> names;
    // A deleted node may still be in a row; it has nothing left to show.
    if (!graph.contains(node)) return names;
    for (const graph::LabelId label : graph.labels_of(node)) names.push_back(graph.labels().text(label));
    std::ranges::sort(names);
    return names;
}

template <typename Id>
std::vector<std::pair<std::string, Value>> named_properties(Id element, const PropertyGraph& graph) {
    std::vector<std::pair<std::string, Value>> named;
    if (!graph.contains(element)) return named;
    for (auto& [key, value] : graph.properties(element)) named.emplace_back(graph.keys().text(key), std::move(value));
    std::ranges::sort(named, {}, &std::pair<std::string, Value>::first);
    return named;
}

std::string type_name(RelationshipId relationship, const PropertyGraph& graph) {
    return graph.contains(relationship) ? graph.types().text(graph.type(relationship)) : std::string{};
}

bool walked_forward(const graph::Path& path, std::size_t step, const PropertyGraph& graph) {
    return graph.contains(path.relationships[step]) && graph.start(path.relationships[step]) == path.nodes[step];
}

std::string iso_text(const Value& value) {
    switch (value.kind()) {
    case ValueKind::date: return iso(value.as_date());
    case ValueKind::local_time: return iso(value.as_local_time());
    case ValueKind::time: return iso(value.as_time());
    case ValueKind::local_date_time: return iso(value.as_local_date_time());
    case ValueKind::date_time: return iso(value.as_date_time());
    case ValueKind::duration: return iso(value.as_duration());
    default: return {};
    }
}

/// Pairs each of `expected` with one of `actual`. First come, first served is enough: whatever two expected values both
/// match, they match the same things.
template <typename Expecteds, typename Actuals, typename Match>
bool pair_off(const Expecteds& expected, const Actuals& actual, Match match) {
    if (expected.size() != actual.size()) return false;
    std::vector<bool> used(actual.size(), false);
    return std::ranges::all_of(expected, [&](const auto& wanted) {
        for (std::size_t at = 0; at < actual.size(); ++at) {
            if (used[at] || !match(wanted, actual[at])) continue;
            used[at] = true;
            return true;
        }
        return false;
    });
}

class Matcher {
public:
    Matcher(const PropertyGraph& graph, Order elements) : graph_{graph}, elements_{elements} {}

    [[nodiscard]] bool operator()(const Expected& expected, const Value& actual) const {
        return std::visit([&](const auto& what) { return is(what, actual); }, expected.what);
    }

private:
    [[nodiscard]] static bool is(const Value& expected, const Value& actual) {
        if (expected.is(ValueKind::string) && actual.kind() >= ValueKind::date) {
            return expected.as_string() == iso_text(actual);
        }
        return expected.kind() == actual.kind() && graph::equivalent(expected, actual);
    }

    [[nodiscard]] bool is(const ExpectedList& expected, const Value& actual) const {
        if (!actual.is(ValueKind::list)) return false;
        if (elements_ == Order::any) return pair_off(expected, actual.as_list(), *this);
        return std::ranges::equal(expected, actual.as_list(), *this);
    }

    [[nodiscard]] bool is(const ExpectedMap& expected, const Value& actual) const {
        return actual.is(ValueKind::map) && entries(expected, actual.as_map());
    }

    [[nodiscard]] bool is(const ExpectedNode& expected, const Value& actual) const {
        return actual.is(ValueKind::node) && node(expected, actual.as_node());
    }

    [[nodiscard]] bool is(const ExpectedRelationship& expected, const Value& actual) const {
        return actual.is(ValueKind::relationship) && relationship(expected, actual.as_relationship());
    }

    [[nodiscard]] bool is(const ExpectedPath& expected, const Value& actual) const {
        if (!actual.is(ValueKind::path)) return false;
        const graph::Path& path = actual.as_path();
        if (path.relationships.size() != expected.steps.size() || !node(expected.nodes[0], path.nodes[0])) return false;
        for (std::size_t at = 0; at < expected.steps.size(); ++at) {
            const ExpectedPath::Step& step = expected.steps[at];
            const bool loop = path.nodes[at] == path.nodes[at + 1];
            if (!loop && walked_forward(path, at, graph_) != step.forward) return false;
            if (!relationship(step.relationship, path.relationships[at])) return false;
            if (!node(expected.nodes[step.node], path.nodes[at + 1])) return false;
        }
        return true;
    }

    [[nodiscard]] bool node(const ExpectedNode& expected, NodeId actual) const {
        return expected.labels == label_names(actual, graph_) &&
               entries(expected.properties, named_properties(actual, graph_));
    }

    [[nodiscard]] bool relationship(const ExpectedRelationship& expected, RelationshipId actual) const {
        return expected.type == type_name(actual, graph_) &&
               entries(expected.properties, named_properties(actual, graph_));
    }

    /// `actual` is a range of (name, value), sorted by name, as a std::map is.
    template <typename Entries>
    [[nodiscard]] bool entries(const ExpectedMap& expected, const Entries& actual) const {
        return std::equal(expected.begin(), expected.end(), actual.begin(), actual.end(),
                          [this](const auto& wanted, const auto& got) {
                              return wanted.first == got.first && (*this)(wanted.second, got.second);
                          });
    }

    const PropertyGraph& graph_;
    Order elements_;
};

template <typename Entries>
std::string show_entries(const Entries& entries, const PropertyGraph& graph) {
    std::vector<std::string> shown;
    for (const auto& [key, value] : entries) shown.push_back(fmt::format("{}: {}", key, show(value, graph)));
    return fmt::format("{{{}}}", fmt::join(shown, ", "));
}

template <typename Id>
std::string show_properties(Id element, const PropertyGraph& graph) {
    const auto properties = named_properties(element, graph);
    return properties.empty() ? std::string{} : show_entries(properties, graph);
}

std::string show_node(NodeId node, const PropertyGraph& graph) {
    std::string labels;
    for (const std::string& label : label_names(node, graph)) labels += ":" + label;
    const std::string properties = show_properties(node, graph);
    return fmt::format("({}{}{})", labels, labels.empty() || properties.empty() ? "" : " ", properties);
}

std::string show_relationship(RelationshipId relationship, const PropertyGraph& graph) {
    const std::string properties = show_properties(relationship, graph);
    return fmt::format("[:{}{}{}]", type_name(relationship, graph), properties.empty() ? "" : " ", properties);
}

std::string show_path(const graph::Path& path, const PropertyGraph& graph) {
    std::string shown = "<" + show_node(path.nodes[0], graph);
    for (std::size_t at = 0; at < path.relationships.size(); ++at) {
        const bool forward = walked_forward(path, at, graph);
        shown += fmt::format("{}-{}-{}{}", forward ? "" : "<", show_relationship(path.relationships[at], graph),
                             forward ? ">" : "", show_node(path.nodes[at + 1], graph));
    }
    return shown + ">";
}

std::string show_float(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
    return fmt::format("{}", value);
}

std::string show_row(const std::vector<Value>& row, const PropertyGraph& graph) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(show(value, graph));
    return fmt::format("| {} |", fmt::join(cells, " | "));
}

std::string list_rows(const ExpectedRows& expected, const std::vector<std::vector<Value>>& actual,
                      const PropertyGraph& graph) {
    constexpr std::size_t most = 20;  // a result of thousands would hide the reason
    std::string text = fmt::format("expected {} rows", expected.written.size());
    for (std::size_t at = 0; at < std::min(most, expected.written.size()); ++at) {
        text += fmt::format("\n    | {} |", fmt::join(expected.written[at], " | "));
    }
    text += fmt::format("\ngot {} rows", actual.size());
    for (std::size_t at = 0; at < std::min(most, actual.size()); ++at) text += "\n    " + show_row(actual[at], graph);
    return text;
}

}  // namespace

bool matches(const Expected& expected, const Value& actual, const PropertyGraph& graph, Order elements) {
    return Matcher{graph, elements}(expected, actual);
}

std::string show(const Value& value, const PropertyGraph& graph) {
    switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.as_boolean() ? "true" : "false";
    case ValueKind::integer: return fmt::format("{}", value.as_integer());
    case ValueKind::floating: return show_float(value.as_float());
    case ValueKind::string: return fmt::format("'{}'", value.as_string());
    case ValueKind::map: return show_entries(value.as_map(), graph);
    case ValueKind::node: return show_node(value.as_node(), graph);
    case ValueKind::relationship: return show_relationship(value.as_relationship(), graph);
    case ValueKind::path: return show_path(value.as_path(), graph);
    case ValueKind::list: {
        std::vector<std::string> items;
        for (const Value& item : value.as_list()) items.push_back(show(item, graph));
        return fmt::format("[{}]", fmt::join(items, ", "));
    }
    default: return fmt::format("'{}'", iso_text(value));
    }
}

ExpectedRows read_rows(std::vector<std::vector<std::string>> cells) {
    ExpectedRows rows{.written = std::move(cells), .read = {}};
    for (const auto& row : rows.written) {
        std::vector<Expected>& read = rows.read.emplace_back();
        for (const std::string& cell : row) read.push_back(read_expected(cell));
    }
    return rows;
}

std::optional<std::string> difference(const ExpectedRows& expected, const std::vector<std::vector<Value>>& actual,
                                      const PropertyGraph& graph, Order rows, Order elements) {
    const Matcher match{graph, elements};
    const auto row_matches = [&match](const std::vector<Expected>& wanted, const std::vector<Value>& got) {
        return std::ranges::equal(wanted, got, match);
    };
    const bool same = rows == Order::any ? pair_off(expected.read, actual, row_matches)
                                         : std::ranges::equal(expected.read, actual, row_matches);
    if (same) return std::nullopt;
    return list_rows(expected, actual, graph);
}

}  // namespace dossier::tests::support
