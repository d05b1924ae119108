#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/full_text.hpp"
#include "graph/ids.hpp"
#include "graph/late.hpp"
#include "graph/range_index.hpp"
#include "graph/schema_definition.hpp"

namespace dossier::graph {

class PropertyGraph;

/// The indexes and constraints of a graph, and what the indexes hold. The graph tells it of every write and every step
/// back, so that an index is right at each moment, also between two writes of one statement.
///
/// What was dropped keeps its number: the log of an open transaction may bring it back.
class Schema {
public:
    struct Index {
        IndexDefinition definition;
        Late<RangeIndex> range;  ///< exactly one of these two is there
        Late<FullText> full_text;
    };

    /// Those that are there, by name.
    [[nodiscard]] std::vector<const Index*> indexes() const;
    [[nodiscard]] bool has_indexes() const noexcept { return indexes_ > 0; }
    /// `visit(index)` of each that is there, in no order.
    template <typename Visit>
    void for_each_index(const Visit& visit) const {
        for (const Entry& entry : entries_) {
            if (const auto* index = std::get_if<Index>(&entry.object); index && entry.present) visit(*index);
        }
    }
    [[nodiscard]] std::vector<const ConstraintDefinition*> constraints() const;
    /// null when there is none
    [[nodiscard]] const Index* index(std::string_view name) const;
    [[nodiscard]] const ConstraintDefinition* constraint(std::string_view name) const;
    /// The index, or the index of a constraint, of this kind over exactly this.
    [[nodiscard]] const Index* index_over(IndexKind kind, const SchemaTarget& target) const;

private:
    friend class PropertyGraph;
    friend class GraphRestorer;

    struct Entry {
        std::variant<Index, ConstraintDefinition> object;
        bool present = true;
    };

    /// When the contents of an index are made. Those of one that is made later follow from the graph as it is then.
    enum class Making : bool { now, at_first_use };
    std::uint32_t add(std::variant<Index, ConstraintDefinition> object, const PropertyGraph& graph, Making making);
    /// Makes the contents of an index anew.
    void put_back(std::uint32_t number, const PropertyGraph& graph, Making making);
    static void make_contents(Index& index, const PropertyGraph& graph, Making making);
    void take_away(std::uint32_t number);
    [[nodiscard]] std::optional<std::uint32_t> number_of(std::string_view name, bool constraint) const;

    /// For a copy that is the schema of `graph`: what an index is still to hold follows from that one, and so does each
    /// full-text index, whose words lie in a database that goes on with the graph that it was made for.
    void make_from(const PropertyGraph& graph);

    /// Puts the element where it now belongs, if an index looks at `key`, or at any when absent.
    void refresh(const PropertyGraph& graph, NodeId node, std::optional<KeyId> key);
    void refresh(const PropertyGraph& graph, RelationshipId relationship, KeyId key);

    std::vector<Entry> entries_;
    std::size_t indexes_ = 0;  // how many are there: most graphs have none, and their writes should not look further
};

/// Whether the element is there and has one of the names.
[[nodiscard]] bool is_subject(const PropertyGraph& graph, const SchemaTarget& target, NodeId node);
[[nodiscard]] bool is_subject(const PropertyGraph& graph, const SchemaTarget& target, RelationshipId relationship);
/// null also when the graph does not know the key
[[nodiscard]] Value value_under(const PropertyGraph& graph, std::string_view key, NodeId node);
[[nodiscard]] Value value_under(const PropertyGraph& graph, std::string_view key, RelationshipId relationship);

/// What the range index `definition` keeps of an element; nothing when a value is missing.
template <typename Id>
[[nodiscard]] std::optional<RangeIndex::Key> range_key(const PropertyGraph& graph, const SchemaTarget& target, Id id);
/// What a full-text index keeps: for each key its text, empty where it has none; nothing when none has one.
template <typename Id>
[[nodiscard]] std::optional<std::vector<std::string>> texts(const PropertyGraph& graph, const SchemaTarget& target,
                                                            Id id);

}  // namespace dossier::graph
