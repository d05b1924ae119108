#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

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
    const char* hint = "choose another name, or drop that first; IF NOT EXISTS makes nothing where the name is taken";
    if (schema.constraint(name))
        fail(ErrorCode::already_exists, fmt::format("there is a constraint `{}` already", name), hint);
    if (schema.index(name)) fail(ErrorCode::already_exists, fmt::format("there is an index `{}` already", name), hint);
}

void require_no_index(const Schema& schema, IndexKind kind, const SchemaTarget& target) {
    const Schema::Index* index = schema.index_over(kind, target);
    if (!index) return;
    const IndexDefinition& found = index->definition;
    if (!found.constraint.empty()) {
        fail(ErrorCode::already_exists,
             fmt::format("constraint `{}` has an index for {} already", found.constraint, in_words(target)),
             "that index is used; another would change nothing");
    }
    fail(ErrorCode::already_exists, fmt::format("index `{}` is for {} already", found.name, in_words(target)),
         fmt::format("DROP INDEX {} first", found.name));
}

/// The nearest name, or all of them when they are few.
std::string instead_of(std::string_view name, std::string_view all, const std::vector<std::string_view>& known) {
    constexpr std::size_t most_told = 6;
    if (const auto near = nearest(name, known)) return fmt::format("did you mean `{}`?", *near);
    if (known.empty()) return "there are none at all";
    if (known.size() <= most_told) return fmt::format("there is `{}`", fmt::join(known, "`, `"));
    return fmt::format("`SHOW {}` lists what there is", all);
}

std::vector<std::string_view> index_names(const Schema& schema) {
    std::vector<std::string_view> names;
    for (const Schema::Index* index : schema.indexes()) {
        if (index->definition.constraint.empty()) names.emplace_back(index->definition.name);
    }
    return names;
}

std::vector<std::string_view> constraint_names(const Schema& schema) {
    std::vector<std::string_view> names;
    for (const ConstraintDefinition* each : schema.constraints()) names.emplace_back(each->name);
    return names;
}

}  // namespace

void PropertyGraph::add_to_schema(IndexDefinition index) {
    const std::uint32_t number = schema_->add(Schema::Index{std::move(index), {}, {}}, *this, Schema::Making::now);
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
             fmt::format("constraint `{}` asks the same of {} already", other->name, in_words(other->target)),
             "IF NOT EXISTS makes nothing where there is one");
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
    record({.kind = Change::Kind::schema_added,
            .detail = schema_->add(std::move(constraint), *this, Schema::Making::now)});
}

void PropertyGraph::drop_index(std::string_view name) {
    const auto number = schema_->number_of(name, false);
    if (!number) {
        fail(ErrorCode::does_not_exist, fmt::format("there is no index `{}`", name),
             schema_->constraint(name) ? fmt::format("it is a constraint: DROP CONSTRAINT {}", name)
                                       : instead_of(name, "INDEXES", index_names(*schema_)));
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
        fail(ErrorCode::does_not_exist, fmt::format("there is no constraint `{}`", name),
             schema_->index(name) ? fmt::format("it is an index: DROP INDEX {}", name)
                                  : instead_of(name, "CONSTRAINTS", constraint_names(*schema_)));
    }
    for (const auto each : {number, schema_->number_of(name, false)}) {
        if (!each) continue;
        schema_->take_away(*each);
        record({.kind = Change::Kind::schema_dropped, .detail = *each});
    }
}

}  // namespace dossier::graph
