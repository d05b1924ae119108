#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/syntax/ast_expressions.hpp"
#include "query/syntax/ast_patterns.hpp"
#include "query/syntax/ast_schema.hpp"

// The syntax tree: what was written, with literals decoded and nothing yet looked up. Plain values that copy deeply and
// compare by meaning: two trees are equal when they say the same, wherever in their texts. It holds the whole
// openCypher grammar and the later forms that people use; what cannot be run is refused by the binder, which can say so
// with a name. Brackets around an expression leave no node behind; its span then lies inside them.

namespace dossier::query::syntax {

// Clauses ----------------------------------------------------------------------------------------------------------

struct Match {
    bool optional = false;  ///< at most one of the two
    bool mandatory = false;
    GraphPattern pattern;
    bool operator==(const Match&) const = default;
};

/// `WITH OFFSET variable` counts from 0, `WITH ORDINALITY variable` from 1.
struct ListPosition {
    std::int64_t first = 0;
    Name variable;
    bool operator==(const ListPosition&) const = default;
};

/// `UNWIND list AS variable`, `FOR variable IN list WITH OFFSET position`
struct Unwind {
    Expression list;
    Name variable;
    std::optional<ListPosition> position;
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

/// Also `LET x = e` (`WITH *, e AS x`), `FILTER c` (`WITH * WHERE c`), and `ORDER BY`, `SKIP` and `LIMIT` on their own.
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
    bool insert = false;  ///< `INSERT`
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

/// `IN concurrency CONCURRENT TRANSACTIONS OF rows ROWS ON ERROR … REPORT STATUS AS status`
struct InTransactions {
    enum class OnError : std::uint8_t { go_on, stop, fail };  ///< CONTINUE, BREAK, FAIL
    bool concurrent = false;
    std::optional<Expression> concurrency;
    std::optional<Expression> rows;
    std::optional<OnError> on_error;
    std::optional<Name> status;
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

/// `SHOW kind INDEXES YIELD … WHERE … RETURN …`. Always a Query of this one clause.
struct Show {
    enum class What : std::uint8_t { indexes, constraints, functions, procedures };
    What what = What::indexes;
    std::optional<Name> kind;         ///< ALL, FULLTEXT, …, as written
    std::optional<With> yield;        ///< its items are columns, with or without an alias
    std::optional<Expression> where;  ///< without YIELD
    std::optional<Return> returned;   ///< behind YIELD
    bool operator==(const Show&) const = default;
};

/// `LOAD CSV WITH HEADERS FROM 'file' AS row FIELDTERMINATOR ';'`
struct LoadCsv {
    bool with_headers = false;
    Expression from;
    Name variable;
    std::optional<Name> field_terminator;  ///< what stands between the quotes
    bool operator==(const LoadCsv&) const = default;
};

/// Compiled once, as ExpressionNode is.
struct ClauseNode : std::variant<Match, Unwind, With, Return, Finish, Create, Merge, Set, Remove, Delete, CallProcedure,
                                 CallSubquery, Show, LoadCsv> {
    using variant::variant;
    ClauseNode();
    ClauseNode(const ClauseNode&);
    ClauseNode(ClauseNode&&) noexcept;
    ClauseNode& operator=(const ClauseNode&);
    ClauseNode& operator=(ClauseNode&&) noexcept;
    ~ClauseNode();
    bool operator==(const ClauseNode&) const;
};

struct Clause {
    ClauseNode node;
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
    std::vector<Query> before;  ///< the parts with NEXT behind them, none of which has a part before
    bool operator==(const Query&) const = default;
};

/// The root of every tree.
struct Statement {
    enum class Mode : std::uint8_t { run, explain, profile };
    Mode mode = Mode::run;
    Query query;
    std::optional<SchemaCommand> schema;  ///< in place of a query
    bool operator==(const Statement&) const = default;
};

}  // namespace dossier::query::syntax
