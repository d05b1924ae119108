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

// The syntax tree: what was written, with literals decoded and nothing yet looked up. Plain values that copy deeply and
// compare by meaning: two trees are equal when they say the same, wherever in their texts. It holds the whole
// openCypher grammar and the later forms that people use; what cannot be run is refused by the binder, which can say so
// with a name. Brackets around an expression leave no node behind; its span then lies inside them.

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
struct Literal {
    std::variant<std::monostate, bool, std::int64_t, double, std::string> value;

    /// Two NaN are the same literal, and 0.0 is not -0.0.
    friend bool operator==(const Literal& a, const Literal& b) {
        const auto* x = std::get_if<double>(&a.value);
        const auto* y = std::get_if<double>(&b.value);
        if (x != nullptr && y != nullptr) {
            return std::bit_cast<std::uint64_t>(*x) == std::bit_cast<std::uint64_t>(*y);
        }
        return a.value == b.value;
    }
};

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

/// `[a, b]`
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

struct Expression {
    std::variant<Literal, Parameter, Variable, PropertyAccess, Subscript, Slice, ListLiteral, MapLiteral, MapProjection,
                 Unary, Binary, Comparison, NullTest, LabelTest, TypeTest, FunctionCall, CountStar, Case,
                 ListComprehension, PatternComprehension, Quantifier, Reduce, PatternPredicate, ShortestPath, Subquery>
        node;
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

// Clauses ----------------------------------------------------------------------------------------------------------

struct Match {
    bool optional = false;
    GraphPattern pattern;
    bool operator==(const Match&) const = default;
};

/// `UNWIND list AS variable`, `FOR variable IN list`
struct Unwind {
    Expression list;
    Name variable;
    bool operator==(const Unwind&) const = default;
};

/// `expression [AS alias]`
struct ReturnItem {
    Expression expression;
    std::optional<Name> alias;
    Place text;  ///< the expression as written, brackets included: the name of a column without an alias
    bool operator==(const ReturnItem&) const = default;
};

struct SortItem {
    Expression key;
    bool descending = false;
    bool operator==(const SortItem&) const = default;
};

/// What WITH and RETURN share.
struct Projection {
    bool distinct = false;
    bool star = false;  ///< `*`, which comes before the items
    std::vector<ReturnItem> items;
    std::vector<SortItem> order_by;
    std::optional<Expression> skip, limit;
    bool operator==(const Projection&) const = default;
};

/// Also `LET x = e` (`WITH *, e AS x`) and `FILTER c` (`WITH * WHERE c`).
struct With {
    Projection projection;
    std::optional<Expression> where;
    bool operator==(const With&) const = default;
};

struct Return {
    Projection projection;
    bool operator==(const Return&) const = default;
};

/// `FINISH`: ends a query that gives no rows.
struct Finish {
    bool operator==(const Finish&) const = default;
};

/// `CREATE`, `INSERT`. Paths of nodes and relationships, without WHERE; labels, types, lengths and directions are as
/// free as in MATCH, for the binder knows better what to say about them.
struct Create {
    std::vector<PathPattern> paths;
    bool operator==(const Create&) const = default;
};

/// `n.key = value`, `n[key] = value`: the target is a PropertyAccess or a Subscript, or a fault for the binder.
struct SetProperty {
    Expression target;
    Expression value;
    bool operator==(const SetProperty&) const = default;
};

/// `n = map`, `n += map`
struct SetProperties {
    Name variable;
    Expression value;
    bool replace = false;
    bool operator==(const SetProperties&) const = default;
};

/// `n:A:B`
struct SetLabels {
    Name variable;
    std::vector<Name> labels;
    bool operator==(const SetLabels&) const = default;
};

using SetItem = std::variant<SetProperty, SetProperties, SetLabels>;

struct Set {
    std::vector<SetItem> items;
    bool operator==(const Set&) const = default;
};

struct RemoveProperty {
    Expression target;
    bool operator==(const RemoveProperty&) const = default;
};

struct RemoveLabels {
    Name variable;
    std::vector<Name> labels;
    bool operator==(const RemoveLabels&) const = default;
};

using RemoveItem = std::variant<RemoveProperty, RemoveLabels>;

struct Remove {
    std::vector<RemoveItem> items;
    bool operator==(const Remove&) const = default;
};

/// `ON CREATE SET …`, `ON MATCH SET …`
struct MergeAction {
    bool on_create = false;
    std::vector<SetItem> items;
    bool operator==(const MergeAction&) const = default;
};

/// Path as in Create.
struct Merge {
    PathPattern path;
    std::vector<MergeAction> actions;  ///< in the order written, also several of a kind
    bool operator==(const Merge&) const = default;
};

struct Delete {
    bool detach = false;
    std::vector<Expression> expressions;
    bool operator==(const Delete&) const = default;
};

/// `field [AS alias]`
struct YieldItem {
    Name field;
    std::optional<Name> alias;
    bool operator==(const YieldItem&) const = default;
};

struct Yield {
    bool star = false;  ///< `YIELD *`: allowed when the call stands alone
    std::vector<YieldItem> items;
    std::optional<Expression> where;
    bool operator==(const Yield&) const = default;
};

/// `CALL name(arguments) YIELD …`. A standalone call is a Query of this one clause.
struct CallProcedure {
    bool optional = false;
    Name procedure;                                    ///< dotted
    std::optional<std::vector<Expression>> arguments;  ///< absent without brackets: they come from the parameters
    std::optional<Yield> yield;
    bool operator==(const CallProcedure&) const = default;
};

/// `IN TRANSACTIONS OF rows ROWS`
struct InTransactions {
    std::optional<Expression> rows;
    bool operator==(const InTransactions&) const = default;
};

/// `CALL (a, b) { … }`
struct CallSubquery {
    bool optional = false;
    bool import_all = false;                   ///< `CALL (*) { … }`
    std::optional<std::vector<Name>> imports;  ///< absent in `CALL { … }`, whose first WITH imports
    Box<Query> query;
    std::optional<InTransactions> in_transactions;
    bool operator==(const CallSubquery&) const = default;
};

/// `LOAD CSV WITH HEADERS FROM 'file' AS row FIELDTERMINATOR ';'`
struct LoadCsv {
    bool with_headers = false;
    Expression from;
    Name variable;
    std::optional<std::string> field_terminator;
    bool operator==(const LoadCsv&) const = default;
};

struct Clause {
    std::variant<Match, Unwind, With, Return, Finish, Create, Merge, Set, Remove, Delete, CallProcedure, CallSubquery,
                 LoadCsv>
        node;
    Place where;  ///< the whole clause

    bool operator==(const Clause&) const = default;
};

/// Clauses in the order written, one or more. A Return or Finish is only ever the last.
struct SingleQuery {
    std::vector<Clause> clauses;
    Place where;
    bool operator==(const SingleQuery&) const = default;
};

enum class Union : std::uint8_t { distinct, all };

struct Query {
    std::vector<SingleQuery> branches;  ///< one or more
    std::vector<Union> unions;          ///< between the branches: one fewer; may be mixed
    Place where;
    bool operator==(const Query&) const = default;
};

/// The root of every tree.
struct Statement {
    enum class Mode : std::uint8_t { run, explain, profile };
    Mode mode = Mode::run;
    Query query;
    bool operator==(const Statement&) const = default;
};

}  // namespace dossier::query::syntax
