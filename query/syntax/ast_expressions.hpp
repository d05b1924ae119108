#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/source.hpp"
#include "query/box.hpp"

// Names, label expressions and expressions of the syntax tree; see ast.hpp.

namespace dossier::query::syntax {

/// Where a node stands in the text; no part of what it means, so any two are equal.
struct Place : graph::SourceSpan {
    friend constexpr bool operator==(const Place&, const Place&) noexcept { return true; }
};

/// An identifier without its quotes: a variable, label, type, property key or field.
struct Name {
    std::string text;
    Place where;

    bool operator==(const Name&) const = default;
};

struct Expression;
struct PathPattern;
struct GraphPattern;
struct Query;

// Label expressions ------------------------------------------------------------------------------------------------

/// `:A&(B|!C)&%` over labels or relationship types. `:A:B` is a conjunction, `:A|:B` a disjunction.
struct LabelExpression {
    enum class Op : std::uint8_t { name, wildcard, negation, conjunction, disjunction };
    Op op = Op::name;
    std::string name;                       ///< of `name`
    std::vector<LabelExpression> operands;  ///< one for negation, two or more for the others
    Place where;
    Place colon{};  ///< of a conjunction: its last `:` that stands for `&`; empty where there is none

    bool operator==(const LabelExpression&) const = default;
};

// Expressions ------------------------------------------------------------------------------------------------------

enum class UnaryOp : std::uint8_t { logical_not, plus, minus };

enum class BinaryOp : std::uint8_t {
    logical_or,
    logical_xor,
    logical_and,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    power,
    concatenate,  ///< `||`
    in,
    starts_with,
    ends_with,
    contains,
    matches,  ///< `=~`
};

enum class ComparisonOp : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// null, a boolean, a number or a string. A minus before a number is part of it only for -9223372036854775808, which
/// has no positive counterpart; otherwise it is a Unary.
///
/// A list whose elements are all literals is one too, for people paste lists of a million ids: a node for each would
/// take a hundred times as much room. Its elements may have a sign, and be lists and maps of literals in their turn.
struct Literal {
    struct Entry;
    using List = std::vector<Literal>;
    using Map = std::vector<Entry>;  ///< keys may be repeated, as written
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Map> value;

    /// Two NaN are the same literal, and 0.0 is not -0.0.
    friend bool operator==(const Literal& a, const Literal& b);
};

struct Literal::Entry {
    std::string key;
    Literal value;
    bool operator==(const Entry&) const = default;
};

inline bool operator==(const Literal& a, const Literal& b) {
    const auto* x = std::get_if<double>(&a.value);
    const auto* y = std::get_if<double>(&b.value);
    if (x != nullptr && y != nullptr) return std::bit_cast<std::uint64_t>(*x) == std::bit_cast<std::uint64_t>(*y);
    return a.value == b.value;
}

/// `$name`, `$1`.
struct Parameter {
    std::string name;
    bool operator==(const Parameter&) const = default;
};

/// A variable that is read.
struct Variable {
    std::string name;
    bool operator==(const Variable&) const = default;
};

/// `object.key`
struct PropertyAccess {
    Box<Expression> object;
    Name key;
    bool operator==(const PropertyAccess&) const = default;
};

/// `object[index]`
struct Subscript {
    Box<Expression> object, index;
    bool operator==(const Subscript&) const = default;
};

/// `list[from..to]`
struct Slice {
    Box<Expression> list;
    std::optional<Box<Expression>> from, to;
    bool operator==(const Slice&) const = default;
};

/// `[a, b]`, where not all elements are literals.
struct ListLiteral {
    std::vector<Expression> elements;
    bool operator==(const ListLiteral&) const = default;
};

struct MapEntry;

/// `{a: 1, b: 2}`, also the properties of a pattern. Keys may be repeated, as written.
struct MapLiteral {
    std::vector<MapEntry> entries;
    bool operator==(const MapLiteral&) const = default;
};

/// One element of a map projection.
struct ProjectionItem {
    enum class Kind : std::uint8_t {
        entry,           ///< `name: value`
        property,        ///< `.name`
        variable,        ///< `name`
        all_properties,  ///< `.*`, without a name
    };
    Kind kind = Kind::entry;
    Name name;
    std::optional<Box<Expression>> value;  ///< of `entry`
    bool operator==(const ProjectionItem&) const = default;
};

/// `n {.*, .name, other, key: value}`
struct MapProjection {
    Name variable;
    std::vector<ProjectionItem> items;
    bool operator==(const MapProjection&) const = default;
};

struct Unary {
    UnaryOp op = UnaryOp::logical_not;
    Box<Expression> operand;
    bool operator==(const Unary&) const = default;
};

struct Binary {
    BinaryOp op = BinaryOp::logical_or;
    Box<Expression> left, right;
    bool operator==(const Binary&) const = default;
};

struct ComparisonLink;

/// `a < b`, and chained, `a < b <= c`, which means `a < b AND b <= c` with `b` computed once.
struct Comparison {
    Box<Expression> first;
    std::vector<ComparisonLink> rest;  ///< one or more
    bool operator==(const Comparison&) const = default;
};

/// `operand IS [NOT] NULL`
struct NullTest {
    Box<Expression> operand;
    bool negated = false;
    bool operator==(const NullTest&) const = default;
};

/// `operand:A&B`, `operand IS A`, `operand IS [NOT] LABELED A`
struct LabelTest {
    Box<Expression> operand;
    LabelExpression labels;
    bool negated = false;
    bool operator==(const LabelTest&) const = default;
};

/// `INTEGER`, `LIST<STRING NOT NULL>`, `INTEGER | FLOAT`
struct TypeName {
    std::string name;             ///< upper case, words parted by one space: `ZONED DATETIME`; empty for a union
    bool not_null = false;        ///< `NOT NULL` or `!`
    std::vector<TypeName> inner;  ///< the element type of a LIST, or the two or more types of a union
    Place where;
    bool operator==(const TypeName&) const = default;
};

/// `operand IS [NOT] :: TYPE`, `operand IS [NOT] TYPED TYPE`
struct TypeTest {
    Box<Expression> operand;
    TypeName type;
    bool negated = false;
    bool operator==(const TypeTest&) const = default;
};

/// Of any function, `trim` included; names as written, so compare them without regard to case.
struct FunctionCall {
    Name name;  ///< dotted: `duration.between`
    bool distinct = false;
    std::vector<Expression> arguments;
    bool operator==(const FunctionCall&) const = default;
};

/// `count(*)`
struct CountStar {
    bool operator==(const CountStar&) const = default;
};

struct CaseBranch;

struct Case {
    std::optional<Box<Expression>> operand;  ///< present in the simple form, where branches hold values to compare
    std::vector<CaseBranch> branches;        ///< one or more
    std::optional<Box<Expression>> otherwise;
    bool operator==(const Case&) const = default;
};

/// `[variable IN list WHERE where | projection]`
struct ListComprehension {
    Name variable;
    Box<Expression> list;
    std::optional<Box<Expression>> where, projection;
    bool operator==(const ListComprehension&) const = default;
};

/// `[p = (a)-->(b) WHERE where | projection]`
struct PatternComprehension {
    Box<PathPattern> pattern;  ///< nodes and relationships alone; `variable` is the path's
    std::optional<Box<Expression>> where;
    Box<Expression> projection;
    bool operator==(const PatternComprehension&) const = default;
};

/// `all(variable IN list WHERE predicate)`
struct Quantifier {
    enum class Kind : std::uint8_t { all, any, none, single };
    Kind kind = Kind::all;
    Name variable;
    Box<Expression> list;
    Box<Expression> predicate;
    bool operator==(const Quantifier&) const = default;
};

/// `reduce(accumulator = initial, variable IN list | step)`
struct Reduce {
    Name accumulator;
    Box<Expression> initial;
    Name variable;
    Box<Expression> list, step;
    bool operator==(const Reduce&) const = default;
};

/// A pattern as a condition: `WHERE (a)-->(b)`. Nodes and relationships alone.
struct PatternPredicate {
    Box<PathPattern> pattern;
    bool operator==(const PatternPredicate&) const = default;
};

/// `shortestPath(…)` or `allShortestPaths(…)` as a value: `pattern.shortest` says which.
struct ShortestPath {
    Box<PathPattern> pattern;
    bool operator==(const ShortestPath&) const = default;
};

/// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
struct Subquery {
    enum class Kind : std::uint8_t { exists, count, collect };
    Kind kind = Kind::exists;
    std::variant<Box<GraphPattern>, Box<Query>> body;
    bool operator==(const Subquery&) const = default;
};

/// What an expression can be. Copying, comparing and destroying a whole tree is much code: it is compiled once, in
/// ast.cpp, not again in every file that holds an expression.
struct ExpressionNode : std::variant<Literal, Parameter, Variable, PropertyAccess, Subscript, Slice, ListLiteral,
                                     MapLiteral, MapProjection, Unary, Binary, Comparison, NullTest, LabelTest,
                                     TypeTest, FunctionCall, CountStar, Case, ListComprehension, PatternComprehension,
                                     Quantifier, Reduce, PatternPredicate, ShortestPath, Subquery> {
    using variant::variant;
    ExpressionNode();
    ExpressionNode(const ExpressionNode&);
    ExpressionNode(ExpressionNode&&) noexcept;
    ExpressionNode& operator=(const ExpressionNode&);
    ExpressionNode& operator=(ExpressionNode&&) noexcept;
    ~ExpressionNode();
    bool operator==(const ExpressionNode&) const;
};

struct Expression {
    ExpressionNode node;
    Place where;

    bool operator==(const Expression&) const = default;
};

struct MapEntry {
    Name key;
    Expression value;
    bool operator==(const MapEntry&) const = default;
};

struct ComparisonLink {
    ComparisonOp op = ComparisonOp::equal;
    Expression right;
    bool operator==(const ComparisonLink&) const = default;
};

/// `WHEN a, b THEN result`
struct CaseBranch {
    std::vector<Expression> when;  ///< one condition, or in the simple form one or more values
    Expression then;
    bool operator==(const CaseBranch&) const = default;
};

}  // namespace dossier::query::syntax
