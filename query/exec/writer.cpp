#include "query/exec/writer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/constraints.hpp"
#include "graph/schema.hpp"
#include "graph/value_order.hpp"
#include "query/exec/elements.hpp"
#include "query/exec/fault.hpp"

namespace dossier::query::exec {

namespace {

using graph::Value;
using graph::ValueKind;

bool is_simple(const Value& value) {
    switch (value.kind()) {
    case ValueKind::null:
    case ValueKind::list:
    case ValueKind::map:
    case ValueKind::node:
    case ValueKind::relationship:
    case ValueKind::path: return false;
    default: return true;
    }
}

bool is_integer(const Value& value) { return value.is(ValueKind::integer); }
bool is_number(const Value& value) { return value.is_number(); }

/// Of one type, where numbers are one.
bool is_homogeneous(const graph::List& list) {
    const auto alike = [&](const Value& value) {
        return value.kind() == list.front().kind() || (value.is_number() && list.front().is_number());
    };
    return std::ranges::all_of(list, is_simple) && std::ranges::all_of(list, alike);
}

/// A list of numbers in which only some are integers is one of floats (CIP2015-11-09).
Value coerced(const Value& list) {
    const graph::List& elements = list.as_list();
    const bool mixed = std::ranges::all_of(elements, is_number) && !std::ranges::all_of(elements, is_integer) &&
                       std::ranges::any_of(elements, is_integer);
    if (!mixed) return list;
    graph::List floats;
    for (const Value& element : elements) floats.emplace_back(element.as_number());
    return floats;
}

/// What a property holds of `value`: a simple value, or a list of such of one type.
Value storable(std::string_view key, const Value& value) {
    if (value.is_null() || is_simple(value)) return value;
    if (value.is(ValueKind::list) && is_homogeneous(value.as_list())) return coerced(value);
    const std::string what = value.is(ValueKind::list) ? "this list" : fmt::format("a {}", name(value.kind()));
    fault(graph::ErrorType::type_error, graph::ErrorCode::invalid_property_type,
          fmt::format("property `{}` cannot hold {}", key, what), {},
          "a property holds a string, number, boolean, temporal value, or a list of one of these");
}

bool same(const Value& a, const Value& b) { return a.kind() == b.kind() && graph::equivalent(a, b); }

}  // namespace

Writer::Writer(graph::PropertyGraph& graph) : graph_{graph}, constrained_{!graph.schema().constraints().empty()} {
    forget();
}

void Writer::settle() {
    settled_ = counts();
    forget();
}

void Writer::forget() {
    first_change_ = graph_.changes().size();
    places_.clear();
    first_node_ = graph_.node_bound();
    first_relationship_ = graph_.relationship_bound();
    label_counts_.clear();
    for (std::uint32_t label = 0; label < graph_.labels().size(); ++label) {
        label_counts_.push_back(graph_.count(graph::LabelId{label}));
    }
    nodes_created_ = nodes_deleted_ = relationships_created_ = relationships_deleted_ = new_properties_ = 0;
    node_originals_.clear();
    relationship_originals_.clear();
}

void Writer::stand_at(graph::SourceSpan where) {
    if (!constrained_) return;
    if (places_.empty() || places_.back().second != where) places_.emplace_back(graph_.changes().size(), where);
}

void Writer::check_constraints() const {
    graph::check_constraints(graph_, graph_.changes().subspan(first_change_),
                             [this](std::size_t change) { return place_of(first_change_ + change); });
}

std::optional<graph::SourceSpan> Writer::place_of(std::size_t change) const {
    const auto after = std::ranges::upper_bound(places_, change, {}, [](const auto& place) { return place.first; });
    if (after == places_.begin()) return std::nullopt;
    return std::prev(after)->second;
}

graph::NodeId Writer::create_node(std::span<const graph::LabelId> labels) {
    ++nodes_created_;
    return graph_.create_node(labels);
}

graph::RelationshipId Writer::create_relationship(graph::NodeId start, graph::NodeId end, graph::TypeId type) {
    require_alive(graph_, start);
    require_alive(graph_, end);
    ++relationships_created_;
    return graph_.create_relationship(start, end, type);
}

void Writer::set_property(graph::NodeId node, std::string_view key, const Value& value) { set(node, key, value); }

void Writer::set_property(graph::RelationshipId relationship, std::string_view key, const Value& value) {
    set(relationship, key, value);
}

void Writer::add_label(graph::NodeId node, std::string_view label) {
    require_alive(graph_, node);
    graph_.add_label(node, graph_.intern_label(label));
}

void Writer::remove_label(graph::NodeId node, std::string_view label) {
    require_alive(graph_, node);
    if (const auto id = graph_.labels().find(label)) graph_.remove_label(node, *id);
}

void Writer::erase(graph::RelationshipId relationship) {
    if (!graph_.contains(relationship)) return;
    forget_properties(relationship);
    is_new(relationship) ? --relationships_created_ : ++relationships_deleted_;
    graph_.erase(relationship);
}

void Writer::erase(graph::NodeId node) {
    if (!graph_.contains(node)) return;
    forget_properties(node);
    is_new(node) ? --nodes_created_ : ++nodes_deleted_;
    graph_.erase(node);
}

template <typename Id>
void Writer::set(Id element, std::string_view key, const Value& given) {
    require_alive(graph_, element);
    const Value value = storable(key, given);
    if (value.is_null() && !graph_.keys().find(key)) return;
    const graph::KeyId id = graph_.intern_key(key);
    if (is_new(element)) {
        const bool had = !graph_.property(element, id).is_null();
        if (had && value.is_null()) --new_properties_;
        if (!had && !value.is_null()) ++new_properties_;
    } else {
        remember(element, id);
    }
    graph_.set_property(element, id, value);
}

template <typename Id>
void Writer::remember(Id element, graph::KeyId key) {
    const auto [at, is_first] = originals(element).try_emplace(Key{graph::index(element), key});
    if (is_first) at->second = graph_.property(element, key);
}

template <typename Id>
void Writer::forget_properties(Id element) {
    const auto properties = graph_.properties(element);
    if (is_new(element)) {
        new_properties_ -= properties.size();
        return;
    }
    for (const auto& [key, value] : properties) remember(element, key);
}

template <typename Id>
void Writer::count_properties(const Originals& originals, graph::ChangeCounts& counts) const {
    for (const auto& [key, before] : originals) {
        const Id element{key.first};
        const Value now = graph_.contains(element) ? graph_.property(element, key.second) : Value{};
        if (same(before, now)) continue;
        if (!before.is_null()) ++counts.properties_removed;
        if (!now.is_null()) ++counts.properties_set;
    }
}

graph::ChangeCounts Writer::counts() const {
    graph::ChangeCounts counts = settled_;
    counts.nodes_created += nodes_created_;
    counts.nodes_deleted += nodes_deleted_;
    counts.relationships_created += relationships_created_;
    counts.relationships_deleted += relationships_deleted_;
    counts.properties_set += new_properties_;
    count_properties<graph::NodeId>(node_originals_, counts);
    count_properties<graph::RelationshipId>(relationship_originals_, counts);
    for (std::uint32_t label = 0; label < graph_.labels().size(); ++label) {
        const bool before = label < label_counts_.size() && label_counts_[label] > 0;
        const bool now = graph_.count(graph::LabelId{label}) > 0;
        if (now && !before) ++counts.labels_added;
        if (before && !now) ++counts.labels_removed;
    }
    return counts;
}

}  // namespace dossier::query::exec
