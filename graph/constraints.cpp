#include "graph/constraints.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/interruptible.hpp"
#include "graph/schema.hpp"
#include "graph/value_order.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

/// How a constraint is broken, and by which elements: one, or two that are equal.
struct Violation {
    std::string message;
    std::string hint;
    std::uint32_t element;
    std::uint32_t other;
};

[[noreturn]] void fail(Violation violation, std::optional<SourceSpan> where) {
    throw Error{{.type = ErrorType::constraint_validation_failed,
                 .code = ErrorCode::constraint_violated,
                 .message = std::move(violation.message),
                 .where = where,
                 .hint = std::move(violation.hint)}};
}

std::string element(NodeId node) { return fmt::format("node {}", index(node)); }
std::string element(RelationshipId relationship) { return fmt::format("relationship {}", index(relationship)); }

/// `id` = 'NLD', `year` = 2024
std::string values_in_words(const SchemaTarget& target, const RangeIndex::Key& values) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < values.size(); ++i) {
        parts.push_back(fmt::format("`{}` = {}", target.keys[i], literal(values[i])));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// A NaN is under one key with other NaNs, and yet equals none.
bool all_equal_themselves(const RangeIndex::Key& values) {
    return std::ranges::all_of(values, [](const Value& value) { return equal(value, value) == true; });
}

template <typename Id>
std::optional<Violation> absence(const PropertyGraph& graph, const ConstraintDefinition& constraint, Id id) {
    if (!is_subject(graph, constraint.target, id)) return std::nullopt;
    for (const std::string& key : constraint.target.keys) {
        if (!value_under(graph, key, id).is_null()) continue;
        return Violation{.message = fmt::format("{} has no `{}`, which constraint `{}` asks of {}", element(id), key,
                                                constraint.name, in_words(constraint.target)),
                         .hint = "give it one in the same statement",
                         .element = index(id),
                         .other = index(id)};
    }
    return std::nullopt;
}

template <typename Id>
std::optional<Violation> equality(const ConstraintDefinition& constraint, const RangeIndex& range, Id id) {
    const RangeIndex::Key* values = range.key_of(index(id));
    if (!values || !all_equal_themselves(*values)) return std::nullopt;
    const auto equals = range.find({values->data(), values->size()});
    if (equals.size() < 2) return std::nullopt;
    const auto other = std::ranges::find_if(equals, [&](std::uint32_t each) { return each != index(id); });
    return Violation{.message =
                         fmt::format("{} and {} both have {}, and constraint `{}` wants that unique in {}",
                                     element(Id{*other}), element(id), values_in_words(constraint.target, *values),
                                     constraint.name, in_words(constraint.target)),
                     .hint = "MERGE on these properties takes what is there instead of making another",
                     .element = index(id),
                     .other = *other};
}

template <typename Id>
std::optional<Violation> violation(const PropertyGraph& graph, const ConstraintDefinition& constraint, Id id) {
    if (constraint.kind != ConstraintKind::unique) {
        if (auto found = absence(graph, constraint, id)) return found;
    }
    if (!constraint.has_index()) return std::nullopt;
    const Schema::Index* index = graph.schema().index(constraint.name);
    return index && index->range ? equality(constraint, *index->range, id) : std::nullopt;
}

struct Touched {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
};

template <typename Id>
void make_unique(std::vector<Id>& ids) {
    std::ranges::sort(ids);
    const auto rest = std::ranges::unique(ids);
    ids.erase(rest.begin(), rest.end());
}

Touched touched(std::span<const Change> changes) {
    Touched found;
    for (const Change& change : changes) {
        switch (change.kind) {
        case Change::Kind::node_created:
        case Change::Kind::labels_changed:
        case Change::Kind::node_property_set: found.nodes.push_back(NodeId{change.id}); break;
        case Change::Kind::relationship_created:
            for (std::uint32_t more = 0; more <= change.detail; ++more) {
                found.relationships.push_back(RelationshipId{change.id + more});
            }
            break;
        case Change::Kind::relationship_property_set: found.relationships.push_back(RelationshipId{change.id}); break;
        case Change::Kind::node_erased:
        case Change::Kind::relationship_erased:
        case Change::Kind::schema_added:
        case Change::Kind::schema_dropped:
        case Change::Kind::note: break;
        }
    }
    make_unique(found.nodes);
    make_unique(found.relationships);
    return found;
}

/// Whether `change` may have been what broke a constraint on `element` and these keys.
bool bears_on(const Change& change, ElementKind element, const std::vector<std::optional<KeyId>>& keys) {
    const auto sets_one = [&] {
        return std::ranges::any_of(keys, [&](const auto& key) { return key && index(*key) == change.detail; });
    };
    switch (change.kind) {
    case Change::Kind::node_created:
    case Change::Kind::labels_changed: return element == ElementKind::node;
    case Change::Kind::node_property_set: return element == ElementKind::node && sets_one();
    case Change::Kind::relationship_created: return element == ElementKind::relationship;
    case Change::Kind::relationship_property_set: return element == ElementKind::relationship && sets_one();
    default: return false;
    }
}

/// Where the last change stands that bears on what is broken.
std::optional<SourceSpan> place(const PropertyGraph& graph, std::span<const Change> changes, const SchemaTarget& target,
                                const Violation& broken, const PlaceOfChange& place_of) {
    if (!place_of) return std::nullopt;
    std::vector<std::optional<KeyId>> keys;
    for (const std::string& key : target.keys) keys.push_back(graph.keys().find(key));
    for (std::size_t at = changes.size(); at-- > 0;) {
        const Change& change = changes[at];
        const std::uint32_t more = change.kind == Change::Kind::relationship_created ? change.detail : 0;
        const auto is_of = [&](std::uint32_t id) { return id >= change.id && id - change.id <= more; };
        if (!is_of(broken.element) && !is_of(broken.other)) continue;
        if (bears_on(change, target.element, keys)) return place_of(at);
    }
    return std::nullopt;
}

}  // namespace

void check_constraints(const PropertyGraph& graph, std::span<const Change> changes, const PlaceOfChange& place_of) {
    const auto constraints = graph.schema().constraints();
    if (constraints.empty()) return;
    const Touched elements = touched(changes);
    const auto check = [&](const ConstraintDefinition& constraint, auto id) {
        auto broken = violation(graph, constraint, id);
        if (!broken) return;
        const auto where = place(graph, changes, constraint.target, *broken, place_of);
        fail(std::move(*broken), where);
    };
    for (const ConstraintDefinition* constraint : constraints) {
        if (constraint->target.element == ElementKind::node) {
            for (const NodeId node : elements.nodes) check(*constraint, node);
        } else {
            for (const RelationshipId each : elements.relationships) check(*constraint, each);
        }
    }
}

void require_held(const PropertyGraph& graph, const ConstraintDefinition& constraint) {
    Pace pace{Interruptible::checkpoint()};
    const auto check = [&](auto id) {
        pace.step();
        if (auto broken = violation(graph, constraint, id)) fail(std::move(*broken), std::nullopt);
    };
    if (constraint.target.element == ElementKind::node) {
        graph.for_each_node(check);
    } else {
        graph.for_each_relationship(check);
    }
}

}  // namespace dossier::graph
