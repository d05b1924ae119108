#include "graph/constraints.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/schema.hpp"
#include "graph/value_order.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

[[noreturn]] void fail(std::string message, std::string hint) {
    throw Error{{.type = ErrorType::constraint_validation_failed,
                 .code = ErrorCode::constraint_violated,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
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
void check_present(const PropertyGraph& graph, const ConstraintDefinition& constraint, Id id) {
    if (!is_subject(graph, constraint.target, id)) return;
    for (const std::string& key : constraint.target.keys) {
        if (!value_under(graph, key, id).is_null()) continue;
        fail(fmt::format("{} has no `{}`, which constraint `{}` asks of {}", element(id), key, constraint.name,
                         in_words(constraint.target)),
             "");
    }
}

template <typename Id>
void check_unique(const ConstraintDefinition& constraint, const RangeIndex& index, Id id) {
    const RangeIndex::Key* values = index.key_of(graph::index(id));
    if (!values || !all_equal_themselves(*values)) return;
    const auto equals = index.find({values->data(), values->size()});
    if (equals.size() < 2) return;
    const auto other = std::ranges::find_if(equals, [&](std::uint32_t each) { return each != graph::index(id); });
    fail(fmt::format("{} and {} both have {}, and constraint `{}` wants that unique in {}", element(Id{*other}),
                     element(id), values_in_words(constraint.target, *values), constraint.name,
                     in_words(constraint.target)),
         "MERGE on these properties takes what is there instead of making another");
}

template <typename Id>
void check(const PropertyGraph& graph, const ConstraintDefinition& constraint, Id id) {
    if (constraint.kind != ConstraintKind::unique) check_present(graph, constraint, id);
    if (!constraint.has_index()) return;
    const Schema::Index* index = graph.schema().index(constraint.name);
    if (index && index->range) check_unique(constraint, *index->range, id);
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

}  // namespace

void check_constraints(const PropertyGraph& graph, std::span<const Change> changes) {
    const auto constraints = graph.schema().constraints();
    if (constraints.empty()) return;
    const Touched elements = touched(changes);
    for (const ConstraintDefinition* constraint : constraints) {
        if (constraint->target.element == ElementKind::node) {
            for (const NodeId node : elements.nodes) check(graph, *constraint, node);
        } else {
            for (const RelationshipId each : elements.relationships) check(graph, *constraint, each);
        }
    }
}

void require_held(const PropertyGraph& graph, const ConstraintDefinition& constraint) {
    if (constraint.target.element == ElementKind::node) {
        graph.for_each_node([&](NodeId node) { check(graph, constraint, node); });
    } else {
        graph.for_each_relationship([&](RelationshipId each) { check(graph, constraint, each); });
    }
}

}  // namespace dossier::graph
