#pragma once

#include <string>
#include <variant>

#include "graph/schema_definition.hpp"

// A bound statement about indexes and constraints; see bound.hpp. An empty name is made up when it runs.

namespace dossier::query::bind {

struct CreateIndex {
    graph::IndexDefinition index;
    bool if_not_exists = false;
};
struct CreateConstraint {
    graph::ConstraintDefinition constraint;
    bool if_not_exists = false;
};
struct DropIndex {
    std::string name;
    bool if_exists = false;
};
struct DropConstraint {
    std::string name;
    bool if_exists = false;
};

using SchemaChange = std::variant<CreateIndex, CreateConstraint, DropIndex, DropConstraint>;

}  // namespace dossier::query::bind
