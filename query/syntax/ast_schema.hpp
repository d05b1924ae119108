#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "query/syntax/ast_expressions.hpp"

// Statements about indexes and constraints; see ast.hpp. SHOW is a clause, for it gives rows.

namespace dossier::query::syntax {

/// `(n:A|B)`, `()-[r:T]-()`
struct SchemaPattern {
    bool relationship = false;
    Name variable;
    std::vector<Name> names;
    bool operator==(const SchemaPattern&) const = default;
};

/// `n.key`
struct SchemaProperty {
    Name variable;
    Name key;
    bool operator==(const SchemaProperty&) const = default;
};

/// `CREATE kind INDEX name IF NOT EXISTS FOR pattern ON (properties)`
struct CreateIndex {
    std::optional<Name> kind;  ///< RANGE, FULLTEXT, …, as written
    std::optional<Name> name;
    bool if_not_exists = false;
    SchemaPattern pattern;
    std::vector<SchemaProperty> properties;
    bool on_each = false;  ///< `ON EACH […]`
    bool operator==(const CreateIndex&) const = default;
};

/// `CREATE CONSTRAINT name IF NOT EXISTS FOR pattern REQUIRE (properties) IS kind`
struct CreateConstraint {
    enum class Kind : std::uint8_t { unique, not_null, key };
    std::optional<Name> name;
    bool if_not_exists = false;
    SchemaPattern pattern;
    std::vector<SchemaProperty> properties;
    Kind kind = Kind::unique;
    std::optional<Name> element;  ///< NODE, RELATIONSHIP or REL before UNIQUE and KEY, as written
    bool operator==(const CreateConstraint&) const = default;
};

/// `DROP INDEX name IF EXISTS`, `DROP CONSTRAINT name IF EXISTS`
struct Drop {
    bool constraint = false;
    Name name;
    bool if_exists = false;
    bool operator==(const Drop&) const = default;
};

using SchemaCommand = std::variant<CreateIndex, CreateConstraint, Drop>;

}  // namespace dossier::query::syntax
