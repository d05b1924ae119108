#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/source.hpp"
#include "graph/value.hpp"
#include "query/bind/bound_schema.hpp"
#include "query/box.hpp"
#include "query/procedures.hpp"

// The bound statement: every variable is a slot, every aggregate is taken out of its expression, every sugar is gone.
// Pattern comprehensions, pattern predicates, EXISTS, COUNT and COLLECT are one thing, a subquery. Plain values, like
// the syntax tree.

namespace dossier::query::bind {

using graph::SourceSpan;
using graph::Value;

/// One variable of the statement, named or not. Unique in the whole statement, subqueries included, so a column never
/// changes its meaning: a name that WITH projects anew gets a new slot.
enum class Slot : std::uint32_t {};

struct Expression;
struct Query;

/// What is known of a value before the statement runs.
enum class StaticType : std::uint8_t {
    any,
    null,
    boolean,
    integer,
    floating,
    string,
    list,
    map,
    node,
    relationship,
    relationship_list,  ///< the variable of a variable-length pattern
    path,
    temporal,
};

struct FunctionSignature;  // functions.hpp

// Labels and types -------------------------------------------------------------------------------------------------

/// `:A&(B|!C)&%` over labels or relationship types.
struct LabelExpression {
    enum class Op : std::uint8_t { name, wildcard, negation, conjunction, disjunction };
    Op op = Op::name;
    std::string name;                       ///< of `name`
    std::vector<LabelExpression> operands;  ///< one for negation, two or more for the others
};

// Expressions ------------------------------------------------------------------------------------------------------

enum class UnaryOp : std::uint8_t { logical_not, minus, plus, is_null, is_not_null };
enum class BinaryOp : std::uint8_t {
    logical_or,
    logical_xor,
    logical_and,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    power,
    in,
    starts_with,
    ends_with,
    contains,
    matches,      ///< `=~`
    concatenate,  ///< `||`
};

struct Literal {
    Value value;
};
struct Parameter {
    std::string name;
};
struct Variable {
    Slot slot;
};
struct PropertyAccess {  // of a node, a relationship, a map or a temporal value
    Box<Expression> object;
    std::string key;
};
struct Subscript {  // list by position, map or element by key
    Box<Expression> object, index;
};
struct Slice {
    Box<Expression> list;
    std::optional<Box<Expression>> from, to;
};
struct ListOf {
    std::vector<Expression> elements;
};
struct MapOf {
    std::vector<std::pair<std::string, Expression>> entries;
};
struct MapProjection {  // n {.*, .name, key: value}; a null object gives null
    Box<Expression> object;
    bool all_properties = false;
    std::vector<std::pair<std::string, Expression>> entries;
};
struct Unary {
    UnaryOp op;
    Box<Expression> operand;
};
struct Binary {
    BinaryOp op;
    Box<Expression> left, right;
};
/// `a < b <= c` where `b` costs something and is computed once. A single comparison is a Binary, and a chain whose
/// middles are variables, properties of variables or constants is a conjunction of them.
struct Comparison {
    Box<Expression> first;
    std::vector<std::pair<BinaryOp, Expression>> rest;  ///< two or more
};
struct LabelTest {  // n:A&B, r:T
    Box<Expression> object;
    LabelExpression labels;
};
/// A type as `IS ::` names it.
struct ValueType {
    enum class Name : std::uint8_t {
        any,
        nothing,
        null,
        boolean,
        integer,
        floating,
        string,
        list,
        map,
        node,
        relationship,
        path,
        date,
        local_time,
        time,
        local_date_time,
        date_time,
        duration,
        property_value,
        one_of,
    };
    Name name = Name::any;
    bool not_null = false;
    std::vector<ValueType> inner;  ///< the element type of `list`, the alternatives of `one_of`
};
struct TypeTest {  // x IS :: INTEGER
    Box<Expression> operand;
    ValueType type;
};
struct FunctionCall {
    const FunctionSignature* function;  ///< into the static table, never null
    std::vector<Expression> arguments;
};
struct CaseBranch;
struct Case {
    std::optional<Box<Expression>> operand;  ///< present in the simple form: branches compare with `=`
    std::vector<CaseBranch> branches;
    std::optional<Box<Expression>> otherwise;
};
struct ListComprehension {
    Slot element;
    Box<Expression> list;
    std::optional<Box<Expression>> where, projection;
};
struct Quantifier {
    enum class Kind : std::uint8_t { all, any, none, single };
    Kind kind;
    Slot element;
    Box<Expression> list, predicate;
};
struct Reduce {
    Slot accumulator;
    Box<Expression> initial;
    Slot element;
    Box<Expression> list, step;
};
/// A query inside an expression, seeing the slots of the row outside.
struct Subquery {
    enum class Kind : std::uint8_t { exists, count, collect };
    Kind kind;
    Box<Query> query;  ///< collect: exactly one column
};

/// What an expression can be. Copying and destroying a whole tree is much code: it is compiled once, in bound.cpp,
/// not again in every file that holds an expression.
struct ExpressionNode : std::variant<Literal, Parameter, Variable, PropertyAccess, Subscript, Slice, ListOf, MapOf,
                                     MapProjection, Unary, Binary, Comparison, LabelTest, TypeTest, FunctionCall, Case,
                                     ListComprehension, Quantifier, Reduce, Subquery> {
    using variant::variant;
    ExpressionNode();
    ExpressionNode(const ExpressionNode&);
    ExpressionNode(ExpressionNode&&) noexcept;
    ExpressionNode& operator=(const ExpressionNode&);
    ExpressionNode& operator=(ExpressionNode&&) noexcept;
    ~ExpressionNode();
};

struct Expression {
    ExpressionNode node;
    SourceSpan where{};
    StaticType type = StaticType::any;
    StaticType element = StaticType::any;  ///< of a list: what each of its elements is
};

/// `WHEN a, b THEN result`
struct CaseBranch {
    std::vector<Expression> when;  ///< one condition, or in the simple form one or more values
    Expression then;
};

// Patterns ---------------------------------------------------------------------------------------------------------

enum class PatternDirection : std::uint8_t { outgoing, incoming, either };

/// Property requirements: entries, or one expression that gives a map (a parameter).
struct Properties {
    std::vector<std::pair<std::string, Expression>> entries;
    std::optional<Box<Expression>> map;
};

struct NodePattern {
    Slot slot;
    bool bound = false;  ///< the slot has its value before this clause, or earlier in this pattern
    std::optional<LabelExpression> labels;
    Properties properties;
    std::optional<Box<Expression>> where;
    SourceSpan span{};
};

struct Repetition;

struct RelationshipPattern {
    Slot slot;           ///< a relationship, or with `repeated` the list of all that the repetitions walk
    bool bound = false;  ///< as for nodes; a bound list constrains what is repeated
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

// Clauses ----------------------------------------------------------------------------------------------------------

/// All relationships of all paths of one Match differ, but for paths that are a `walk` or that a selector chooses.
/// Properties and WHERE inside a pattern may name every slot of the Match, also one that stands later in the text.
struct Match {
    bool optional = false;
    std::vector<PathPattern> paths;
    std::optional<Expression> where;
};

/// Where an element stands in its list, counted from `first`.
struct ListPosition {
    std::int64_t first = 0;
    Slot slot;
};

struct Unwind {
    Expression list;
    Slot element;
    std::optional<ListPosition> position;
};

/// A row for each record of the file that `from` names; `line` and `file` are where it stands.
struct LoadCsv {
    Expression from;
    Slot record;
    Slot line, file;
    bool with_headers = false;
    char separator = ',';
};

struct Item {
    Slot slot;
    Expression expression;
};

struct Aggregate {
    Slot slot;
    const FunctionSignature* function;  ///< count, sum, collect, …
    bool distinct = false;
    std::vector<Expression> arguments;  ///< none for count(*)
};

struct SortKey {
    Expression expression;
    bool descending = false;
};

/// WITH or RETURN. In this order: with `aggregating` rows are grouped by `keys` and `aggregates` computed (after which
/// only key and aggregate slots exist); `items` are computed; DISTINCT over the items; sorted (keys may name item slots
/// and, without DISTINCT, key and aggregate slots or, without aggregation too, older slots); SKIP; LIMIT; `where`; at
/// the end only the item slots live on. A variable that is passed on under its own name keeps its slot: its item is
/// `{slot, Variable{slot}}`.
struct Projection {
    bool is_return = false;
    bool distinct = false;
    bool aggregating = false;
    std::vector<Item> keys;
    std::vector<Aggregate> aggregates;
    std::vector<Item> items;
    std::vector<std::string> columns;  ///< the items' names
    std::vector<SortKey> order_by;
    std::optional<Expression> skip, limit;
    std::optional<Expression> where;
};

/// Of each path, what is not bound is made: label expressions are conjunctions of names, relationships have one type.
struct Create {
    std::vector<PathPattern> paths;
};

struct SetProperty {
    Expression object;
    std::string key;
    Expression value;
};
struct SetDynamicProperty {  // n[key] = value
    Expression object, key, value;
};
struct SetProperties {  // n = map, n += map
    Expression object;
    Expression value;
    bool replace = false;
};
struct SetLabels {
    Expression object;
    std::vector<std::string> labels;
};
struct RemoveProperty {
    Expression object;
    std::string key;
};
struct RemoveLabels {
    Expression object;
    std::vector<std::string> labels;
};
using Update = std::variant<SetProperty, SetDynamicProperty, SetProperties, SetLabels, RemoveProperty, RemoveLabels>;

/// SET and REMOVE.
struct Updates {
    std::vector<Update> updates;
};

struct Merge {
    PathPattern path;
    std::vector<Update> on_create, on_match;
};

struct Delete {
    bool detach = false;
    std::vector<Expression> expressions;
};

/// A void procedure (no results) lets its rows pass; `optional` keeps a row for which it yields nothing, with nulls.
struct Call {
    bool optional = false;
    Procedure procedure;
    std::vector<Expression> arguments;                 ///< implicit ones of a standalone call are parameters here
    std::vector<std::pair<std::size_t, Slot>> yields;  ///< index of the result field, and its slot
    std::optional<Expression> where;
};

struct CallSubquery {
    bool optional = false;
    Box<Query> query;
};

/// Compiled once, as ExpressionNode is.
struct Clause : std::variant<Match, Unwind, LoadCsv, Projection, Create, Updates, Merge, Delete, Call, CallSubquery> {
    using variant::variant;
    Clause();
    Clause(const Clause&);
    Clause(Clause&&) noexcept;
    Clause& operator=(const Clause&);
    Clause& operator=(Clause&&) noexcept;
    ~Clause();
};

/// Clauses in order; ends with a returning Projection when the query gives rows.
struct SingleQuery {
    std::vector<Clause> clauses;
};

struct Query {
    std::vector<Query> before;          ///< its parts before a NEXT: each begins with the rows of the one before it
    std::vector<SingleQuery> branches;  ///< more than one: UNION
    bool union_all = false;
    std::vector<std::string> columns;  ///< empty when it only writes
    std::vector<std::vector<Slot>>
        results;  ///< for each branch, the slot of each column; a union's rows use the first's
};

/// `$name` where a value is asked for.
struct UsedParameter {
    std::string name;
    SourceSpan where;
};

struct Statement {
    Query query;
    std::uint32_t slots = 0;              ///< how many there are; the width of a batch
    std::vector<std::string> slot_names;  ///< by slot; empty for those without a name
    std::optional<SchemaChange> schema;   ///< in place of a query
    bool writes = false;
    std::vector<UsedParameter> parameters;  ///< every use, also where no row will reach it
    enum class Mode : std::uint8_t { run, explain, profile } mode = Mode::run;
};

}  // namespace dossier::query::bind
