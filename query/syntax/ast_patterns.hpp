#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "query/syntax/ast_expressions.hpp"

// Patterns of the syntax tree; see ast.hpp.

namespace dossier::query::syntax {

// Patterns ---------------------------------------------------------------------------------------------------------

/// How often: `{2}`, `{1,4}`, `{,4}`, `+`, `*` after a path; `*`, `*2`, `*1..3`, `*..3` inside brackets. Bounds that
/// were not written stay absent, for the two forms read them differently.
struct Repetition {
    std::optional<std::uint64_t> min, max;
    bool exact = false;  ///< `{2}`, `*2`: `min` is also the upper bound, and `max` is absent
    Place where;
    bool operator==(const Repetition&) const = default;
};

/// `(variable:Labels {key: value} WHERE where)`
struct NodePattern {
    std::optional<Name> variable;
    std::optional<LabelExpression> labels;
    std::optional<Expression> properties;  ///< a MapLiteral or a Parameter
    std::optional<Expression> where;
    Place span;
    bool operator==(const NodePattern&) const = default;
};

enum class Arrow : std::uint8_t {
    left,   ///< `<-[]-`
    right,  ///< `-[]->`
    both,   ///< `<-[]->`, either way
    none,   ///< `-[]-`, either way
};

/// `-[variable:TYPES *1..3 {key: value} WHERE where]->{1,4}`
struct RelationshipPattern {
    Arrow arrow = Arrow::none;
    std::optional<Name> variable;
    std::optional<LabelExpression> types;
    std::optional<Repetition> length;      ///< `*1..3` inside the brackets: without a lower bound it begins at 1
    std::optional<Expression> properties;  ///< a MapLiteral or a Parameter
    std::optional<Expression> where;
    std::optional<Repetition> quantifier;  ///< after the arrow, `*` from 0, `+` from 1, `{,n}` from 0
    Place span;
    bool operator==(const RelationshipPattern&) const = default;
};

struct ParenthesizedPath;

/// A piece of a path. Pieces follow one another as written: two nodes, or two relationships, may stand side by side and
/// mean what the standard says (the same node; a nameless node between them).
using PathElement = std::variant<NodePattern, RelationshipPattern, Box<ParenthesizedPath>>;

/// `ALL`, `ANY 3`, `SHORTEST 2 PATHS`, `SHORTEST 2 GROUPS`, `ANY SHORTEST`, `ALL SHORTEST`
struct PathSearch {
    enum class Kind : std::uint8_t { all, any, any_shortest, all_shortest, shortest, shortest_groups };
    Kind kind = Kind::all;
    std::optional<Expression> count;  ///< an integer Literal or a Parameter
    bool operator==(const PathSearch&) const = default;
};

enum class PathMode : std::uint8_t { unsaid, walk, trail, acyclic, simple };

/// `p = ANY SHORTEST (a)-[:T]->+(b)`
struct PathPattern {
    enum class Shortest : std::uint8_t { no, shortest_path, all_shortest_paths };
    std::optional<Name> variable;
    std::optional<PathSearch> search;
    PathMode mode = PathMode::unsaid;
    Shortest shortest = Shortest::no;   ///< `shortestPath(…)`: the elements are then a node, a relationship, a node
    std::vector<PathElement> elements;  ///< one or more
    Place span;
    bool operator==(const PathPattern&) const = default;
};

/// `(p = (a)-[r]->(b) WHERE where){1,4}`
struct ParenthesizedPath {
    PathPattern path;  ///< without `search`
    std::optional<Expression> where;
    std::optional<Repetition> quantifier;
    Place span;
    bool operator==(const ParenthesizedPath&) const = default;
};

/// `(a)-->(b), (c) WHERE where`
struct GraphPattern {
    std::vector<PathPattern> paths;
    std::optional<Expression> where;
    bool operator==(const GraphPattern&) const = default;
};

}  // namespace dossier::query::syntax
