#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/source.hpp"
#include "graph/value.hpp"
#include "query/box.hpp"

// The expressions of the bound statement.

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
    bool optional = false;  ///< null where it is not given
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
    Box<Query> query;     ///< collect: exactly one column
    bool random = false;  ///< two runs of it may differ: it calls rand() or its like
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

/// How many elements `list` has where they are written out; nothing for any other expression.
[[nodiscard]] std::optional<std::size_t> written_length(const Expression& list);

/// `WHEN a, b THEN result`
struct CaseBranch {
    std::vector<Expression> when;  ///< one condition, or in the simple form one or more values
    Expression then;
};

}  // namespace dossier::query::bind
