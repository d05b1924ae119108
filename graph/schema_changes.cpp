#include <utility>

#include <fmt/format.h>

#include "graph/change.hpp"
#include "graph/constraints.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema.hpp"

// Making and dropping indexes and constraints. Each is one entry in the log, or two for a constraint with its index.

namespace dossier::graph {

namespace {

[[noreturn]] void fail(ErrorCode code, std::string message, std::string hint = {}) {
    throw Error{{.type = ErrorType::semantic_error,
                 .code = code,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

/// Indexes and constraints share one space of names, for a constraint's index is called as it is.
void require_free_name(const Schema& schema, std::string_view name) {
    if (schema.constraint(name))
        fail(ErrorCode::already_exists, fmt::format("there is a constraint `{}` already", name));
    if (schema.index(name)) fail(ErrorCode::already_exists, fmt::format("there is an index `{}` already", name));
}

void require_no_index(const Schema& schema, IndexKind kind, const SchemaTarget& target) {
    const Schema::Index* index = schema.index_over(kind, target);
    if (!index) return;
    const IndexDefinition& found = index->definition;
    if (!found.constraint.empty()) {
        fail(ErrorCode::already_exists,
             fmt::format("constraint `{}` has an index for {} already", found.constraint, in_words(target)));
    }
    fail(ErrorCode::already_exists, fmt::format("index `{}` is for {} already", found.name, in_words(target)),
         fmt::format("DROP INDEX {} first", found.name));
}

[[noreturn]] void fail_unknown(std::string_view what, std::string_view name,
                               const std::vector<std::string_view>& known) {
    const auto near = nearest(name, known);
    fail(ErrorCode::does_not_exist, fmt::format("there is no {} `{}`", what, name),
         near ? fmt::format("did you mean `{}`?", *near) : std::string{});
}

}  // namespace

void PropertyGraph::add_to_schema(IndexDefinition index) {
    const std::uint32_t number = schema_->add(Schema::Index{std::move(index), nullptr, nullptr}, *this);
    record({.kind = Change::Kind::schema_added, .detail = number});
}

void PropertyGraph::create_index(IndexDefinition index) {
    require_free_name(*schema_, index.name);
    require_no_index(*schema_, index.kind, index.target);
    add_to_schema(std::move(index));
}

void PropertyGraph::create_constraint(ConstraintDefinition constraint) {
    require_free_name(*schema_, constraint.name);
    for (const ConstraintDefinition* other : schema_->constraints()) {
        if (other->target != constraint.target || other->kind != constraint.kind) continue;
        fail(ErrorCode::already_exists,
             fmt::format("constraint `{}` asks the same of {} already", other->name, in_words(other->target)));
    }
    const std::size_t before = log_.size();
    if (constraint.has_index()) {
        require_no_index(*schema_, IndexKind::range, constraint.target);
        add_to_schema({.name = constraint.name,
                       .kind = IndexKind::range,
                       .target = constraint.target,
                       .constraint = constraint.name});
    }
    try {
        require_held(*this, constraint);
    } catch (...) {
        undo_to(before);
        throw;
    }
    record({.kind = Change::Kind::schema_added, .detail = schema_->add(std::move(constraint), *this)});
}

void PropertyGraph::drop_index(std::string_view name) {
    const auto number = schema_->number_of(name, false);
    if (!number) {
        std::vector<std::string_view> known;
        for (const Schema::Index* index : schema_->indexes()) known.emplace_back(index->definition.name);
        fail_unknown("index", name, known);
    }
    const IndexDefinition& found = schema_->index(name)->definition;
    if (!found.constraint.empty()) {
        fail(ErrorCode::does_not_exist,
             fmt::format("index `{}` belongs to a constraint and stays as long as that", name),
             fmt::format("DROP CONSTRAINT {}", found.constraint));
    }
    schema_->take_away(*number);
    record({.kind = Change::Kind::schema_dropped, .detail = *number});
}

void PropertyGraph::drop_constraint(std::string_view name) {
    const auto number = schema_->number_of(name, true);
    if (!number) {
        std::vector<std::string_view> known;
        for (const ConstraintDefinition* each : schema_->constraints()) known.emplace_back(each->name);
        fail_unknown("constraint", name, known);
    }
    for (const auto each : {number, schema_->number_of(name, false)}) {
        if (!each) continue;
        schema_->take_away(*each);
        record({.kind = Change::Kind::schema_dropped, .detail = *each});
    }
}

}  // namespace dossier::graph
