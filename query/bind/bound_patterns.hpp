#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "query/bind/bound_expressions.hpp"

// The patterns of the bound statement.

namespace dossier::query::bind {

enum class PatternDirection : std::uint8_t { outgoing, incoming, either };

/// Property requirements: entries, or one expression that gives a map (a parameter).
struct Properties {
    std::vector<std::pair<std::string, Expression>> entries;
    std::optional<Box<Expression>> map;
};

struct NodePattern {
    Slot slot;
    bool bound = false;   ///< the slot has its value before this clause, or earlier in this pattern
    bool unsure = false;  ///< only the row tells whether that is a node
    std::optional<LabelExpression> labels;
    Properties properties;
    std::optional<Box<Expression>> where;
    SourceSpan span{};
};

struct Repetition;

struct RelationshipPattern {
    Slot slot;           ///< a relationship, or with `repeated` the list of all that the repetitions walk
    bool bound = false;  ///< as for nodes; a bound list constrains what is repeated
    bool unsure = false;
    PatternDirection direction = PatternDirection::either;
    std::optional<LabelExpression> types;
    Properties properties;
    std::optional<Box<Expression>> where;
    SourceSpan span{};
    std::optional<Box<Repetition>> repeated;  ///< direction, types and conditions are then in it
};

/// What may come twice: `walk` all, `trail` nodes, `acyclic` nothing, `simple` only the first node, as the last.
enum class PathMode : std::uint8_t { walk, trail, acyclic, simple };

/// Brackets inside a pattern that have a name or a mode of their own: around the nodes `first` to `last` of its chain.
struct SubPath {
    std::optional<Slot> path;
    PathMode mode = PathMode::walk;  ///< asks for nothing that the path around it does not ask for
    std::size_t first = 0, last = 0;
};

/// A variable inside a repeated part, where it has one value; `all` is the list of them, outside.
struct GroupVariable {
    Slot each, all;
};

/// What a quantifier repeats: `((a)-[r]->(b) WHERE …){1,4}`, `-[r:T]->+`, `-[r:T*1..3]->`. A chain with one
/// relationship at least; none of its relationships is repeated itself.
struct Repetition {
    std::uint64_t min = 1;
    std::optional<std::uint64_t> max;  ///< absent: unbounded
    std::vector<NodePattern> nodes;
    std::vector<RelationshipPattern> relationships;
    std::vector<SubPath> brackets;
    std::vector<GroupVariable> groups;
};

enum class PathSelector : std::uint8_t { all, any, any_shortest, all_shortest, shortest_groups };

/// A chain: nodes.size() == relationships.size() + 1.
struct PathPattern {
    std::optional<Slot> path;
    PathSelector selector = PathSelector::all;
    std::optional<Expression> count;  ///< of `any`, `any_shortest` and `shortest_groups`: how many; absent: one
    PathMode mode = PathMode::trail;
    std::vector<NodePattern> nodes;
    std::vector<RelationshipPattern> relationships;
    std::vector<SubPath> brackets;
    SourceSpan span{};
};

}  // namespace dossier::query::bind
