#include "query/exec/schema.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/schema.hpp"
#include "query/exec/placed.hpp"
#include "query/overloaded.hpp"

namespace dossier::query::exec {

namespace {

/// A name that nothing has: the usual one, or the first of it with a number behind.
std::string free_name(std::string_view what, const graph::SchemaTarget& target, const graph::Schema& schema) {
    const std::string usual = usual_name(what, target);
    std::string name = usual;
    for (int n = 2; schema.index(name) || schema.constraint(name); ++n) name = fmt::format("{}_{}", usual, n);
    return name;
}

bool is_taken(std::string_view name, const graph::Schema& schema) {
    return !name.empty() && (schema.index(name) || schema.constraint(name));
}

struct Changer {
    graph::PropertyGraph& graph;
    const graph::Schema& schema = graph.schema();

    graph::ChangeCounts operator()(const bind::CreateIndex& create) const {
        graph::IndexDefinition index = create.index;
        if (create.if_not_exists && (is_taken(index.name, schema) || schema.index_over(index.kind, index.target))) {
            return {};
        }
        const bool full_text = index.kind == graph::IndexKind::full_text;
        if (index.name.empty()) index.name = free_name(full_text ? "fulltext" : "index", index.target, schema);
        graph.create_index(std::move(index));
        return {.indexes_added = 1};
    }

    graph::ChangeCounts operator()(const bind::CreateConstraint& create) const {
        graph::ConstraintDefinition constraint = create.constraint;
        const bool same = std::ranges::any_of(schema.constraints(), [&](const graph::ConstraintDefinition* each) {
            return each->kind == constraint.kind && each->target == constraint.target;
        });
        if (create.if_not_exists && (same || is_taken(constraint.name, schema))) return {};
        if (constraint.name.empty()) {
            constexpr std::string_view words[] = {"unique", "not_null", "key"};
            constraint.name = free_name(words[static_cast<std::size_t>(constraint.kind)], constraint.target, schema);
        }
        graph.create_constraint(std::move(constraint));
        return {.constraints_added = 1};
    }

    graph::ChangeCounts operator()(const bind::DropIndex& drop) const {
        if (drop.if_exists && !schema.index(drop.name)) return {};
        graph.drop_index(drop.name);
        return {.indexes_removed = 1};
    }

    graph::ChangeCounts operator()(const bind::DropConstraint& drop) const {
        if (drop.if_exists && !schema.constraint(drop.name)) return {};
        graph.drop_constraint(drop.name);
        return {.constraints_removed = 1};
    }
};

}  // namespace

graph::ChangeCounts change_schema(const bind::SchemaChange& change, graph::PropertyGraph& graph) {
    const auto where = std::visit([](const auto& each) { return each.where; }, change);
    return placed(where, [&] { return std::visit(Changer{graph}, change); });
}

std::string in_words(const bind::SchemaChange& change) {
    return std::visit(
        Overloaded{[](const bind::CreateIndex& create) { return in_words(create.index.target); },
                   [](const bind::CreateConstraint& create) { return in_words(create.constraint.target); },
                   [](const auto& drop) { return drop.name; }},
        change);
}

}  // namespace dossier::query::exec
