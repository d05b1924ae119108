#pragma once

#include <string>
#include <variant>

#include "graph/schema_definition.hpp"
#include "graph/source.hpp"

// A bound statement about indexes and constraints; see bound.hpp. An empty name is made up when it runs. `where` is
// what an error points at: the name, or what it is made of.

namespace dossier::query::bind {

struct CreateIndex {
    graph::IndexDefinition index;
    bool if_not_exists = false;
    graph::SourceSpan where{};
};
struct CreateConstraint {
    graph::ConstraintDefinition constraint;
    bool if_not_exists = false;
    graph::SourceSpan where{};
};
struct DropIndex {
    std::string name;
    bool if_exists = false;
    graph::SourceSpan where{};
};
struct DropConstraint {
    std::string name;
    bool if_exists = false;
    graph::SourceSpan where{};
};

using SchemaChange = std::variant<CreateIndex, CreateConstraint, DropIndex, DropConstraint>;

}  // namespace dossier::query::bind
