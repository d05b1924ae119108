#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

enum class ElementKind : std::uint8_t { node, relationship };

/// What an index or a constraint is about: elements with one of `names`, and their properties `keys`.
struct SchemaTarget {
    ElementKind element = ElementKind::node;
    std::vector<std::string> names;  ///< labels of nodes, types of relationships; several only for a full-text index
    std::vector<std::string> keys;

    bool operator==(const SchemaTarget&) const = default;
};

enum class IndexKind : std::uint8_t { range, full_text };

struct IndexDefinition {
    std::string name;
    IndexKind kind = IndexKind::range;
    SchemaTarget target;
    std::string constraint;  ///< that it serves, and with which it goes; empty for one of its own

    bool operator==(const IndexDefinition&) const = default;
};

enum class ConstraintKind : std::uint8_t {
    unique,    ///< no two elements have equal values under all keys
    not_null,  ///< every element has the key
    key,       ///< both
};

struct ConstraintDefinition {
    std::string name;
    ConstraintKind kind = ConstraintKind::unique;
    SchemaTarget target;

    /// Whether an index of the same name tells equal elements.
    [[nodiscard]] bool has_index() const noexcept { return kind != ConstraintKind::not_null; }
    bool operator==(const ConstraintDefinition&) const = default;
};

/// `index_Actor_id`, `unique_Actor_id`: what one without a name is called, as long as nothing else is.
[[nodiscard]] std::string usual_name(std::string_view what, const SchemaTarget& target);

/// `(:Actor {id})`, `()-[:SUPPORTS {status}]-()`: a target as messages name it.
[[nodiscard]] std::string in_words(const SchemaTarget& target);

/// The statement that makes it.
[[nodiscard]] std::string create_statement(const IndexDefinition& index);
[[nodiscard]] std::string create_statement(const ConstraintDefinition& constraint);

}  // namespace dossier::graph
