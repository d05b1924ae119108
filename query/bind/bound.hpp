#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/bind/bound_patterns.hpp"
#include "query/bind/bound_schema.hpp"
#include "query/procedures.hpp"

// The bound statement: every variable is a slot, every aggregate is taken out of its expression, every sugar is gone.
// Pattern comprehensions, pattern predicates, EXISTS, COUNT and COLLECT are one thing, a subquery. Plain values, like
// the syntax tree.

namespace dossier::query::bind {

/// Of MANDATORY MATCH, for the message where it finds nothing.
struct Mandatory {
    SourceSpan where;
    std::vector<std::pair<std::string, Expression>> known;  ///< variables and parameters, by what they are called
};

/// All relationships of all paths of one Match differ, but for paths that are a `walk` or that a selector chooses.
/// Properties and WHERE inside a pattern may name every slot of the Match, also one that stands later in the text.
struct Match {
    bool optional = false;
    std::vector<PathPattern> paths;
    std::optional<Expression> where;
    bool after_delete = false;  ///< what it names may have been deleted, and then matches nothing
    std::optional<Mandatory> mandatory = std::nullopt;  ///< fails for a row without a match
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
    SourceSpan where{};
};

struct SortKey {
    Expression expression;
    bool descending = false;
};

/// WITH or RETURN. In this order: with `aggregating` rows are grouped by `keys` and `aggregates` computed (after which
/// only key and aggregate slots exist); `items` are computed; DISTINCT over the items; sorted (keys may name item slots
/// and, without DISTINCT, key and aggregate slots or, without aggregation too, older slots); SKIP; LIMIT; `where`; at
/// the end only the item slots live on, unless it `extends`. A variable that is passed on under its own name keeps its
/// slot: its item is
/// `{slot, Variable{slot}}`.
struct Projection {
    bool is_return = false;
    bool distinct = false;
    bool aggregating = false;
    bool extends = false;  ///< `WITH *` and LET: all older slots live on too, and `items` are what is new
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
    SourceSpan name{};  ///< where the procedure is named
};

/// How CALL … IN TRANSACTIONS divides its rows, and what becomes of those of a transaction that fails.
struct Transactions {
    enum class OnError : std::uint8_t { go_on, stop, fail };
    std::optional<Expression> rows;  ///< of each; constants
    std::optional<Expression> concurrency;
    bool concurrent = false;
    OnError on_error = OnError::fail;
    std::optional<Slot> status;  ///< of the map that tells how it went
};

struct CallSubquery {
    bool optional = false;
    Box<Query> query;
    std::optional<Transactions> transactions;
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

/// A name that is looked for in the graph, where it is written.
struct UsedName {
    enum class Kind : std::uint8_t { label, type, key };
    Kind kind;
    std::string name;
    SourceSpan where;
};

struct Statement {
    Query query;
    std::uint32_t slots = 0;              ///< how many there are; a batch may have a column for each
    std::vector<std::string> slot_names;  ///< by slot; empty for those without a name
    std::optional<SchemaChange> schema;   ///< in place of a query
    bool writes = false;
    bool calls = false;                         ///< a procedure, somewhere
    std::optional<SourceSpan> in_transactions;  ///< a CALL … IN TRANSACTIONS: it commits by itself
    std::vector<UsedParameter> parameters;      ///< every use, also where no row will reach it
    std::vector<UsedName> names;                ///< likewise
    enum class Mode : std::uint8_t { run, explain, profile } mode = Mode::run;
};

}  // namespace dossier::query::bind
