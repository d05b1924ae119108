#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/bind/bound.hpp"

// The logical plan: a tree of operators, each turning rows into rows. Plain values. Every operator but Argument has
// inputs; a scan has one too and yields all its nodes for each incoming row, so a disconnected pattern needs no join of
// its own.

namespace dossier::query::plan {

using bind::Expression;
using bind::LabelExpression;
using bind::PatternDirection;
using bind::Slot;

/// The rows that come from outside: one without values for a statement, the outer rows for the right side of an apply.
struct Argument {};

struct AllNodesScan {
    Slot node;
};
struct LabelScan {
    Slot node;
    std::string label;
};
/// The node whose id `id` gives; no row when there is none.
struct NodeIdSeek {
    Slot node;
    Expression id;
};

/// The nodes with `value` under `key`, by the graph's index on that key; now and then too many, so the filter stays.
struct NodePropertySeek {
    Slot node;
    std::string key;
    Expression value;
};

/// The nodes of `name`, or the relationships of that type, that the index `index` has under its `keys`. Bounds are
/// taken in and a NaN is found with NaN, so the filters stay.
struct IndexSeek {
    enum class How : std::uint8_t {
        equal,   ///< `values`: one for each key
        in,      ///< `values`: the list
        prefix,  ///< `values`: what the string begins with
        range    ///< between `lowest` and `highest`, of which one may be absent
    };
    Slot element;
    bool relationship = false;
    std::string index;
    std::string name;
    std::vector<std::string> keys;
    How how = How::equal;
    std::vector<Expression> values;
    std::optional<Expression> lowest, highest;
};

/// What every walk over relationships shares. `from` has its node; with `into` so has `to`, and only relationships
/// between the two count. `different_from`: relationships, or lists of them, of the same MATCH, which may not be used
/// again.
struct Walk {
    Slot from;
    Slot relationship;
    Slot to;
    PatternDirection direction = PatternDirection::either;  ///< seen from `from`
    std::optional<LabelExpression> types;
    bool into = false;
    std::vector<Slot> different_from;
    bool once = false;  ///< a node counts once, however many relationships lead there; none of them is bound
};

struct Expand {
    Walk walk;
};
/// Expand along `walk` to those nodes alone to which `closing` leads too, from a node that is known: both lists of
/// neighbours are sorted, and what is in both is found without a row for the rest.
struct IntersectExpand {
    Walk walk, closing;
    bool differ = false;  ///< the two relationships may not be one
    bool counts = false;  ///< each row stands for as many rows as there would be, and nothing is bound
};
/// The relationship is known; its ends are checked or, where unknown, given their slots.
struct ExpandKnown {
    Walk walk;
    bool from_known = false;
};
/// One relationship of an automaton and the node behind it; `direction` as it is walked.
struct PathTransition {
    Slot relationship, node;  ///< what conditions call them
    PatternDirection direction = PatternDirection::either;
    std::optional<LabelExpression> types;
    std::vector<Expression> conditions;  ///< asked as soon as all that they look at in this repetition is there
};
/// Nodes `first` to `last` of one repetition, as walked: a variable in it, or a part that has a mode.
struct PathRange {
    enum class Kind : std::uint8_t { node, relationship, path };  ///< relationship: the one before node `last`
    Kind kind = Kind::path;
    std::size_t first = 0, last = 0;
    std::optional<Slot> each, all;  ///< its value in one repetition, and the list of them
    bind::PathMode mode = bind::PathMode::trail;
};
/// A part of a path as an automaton: its transitions in a row, `min` to `max` times.
struct PathPart {
    Slot start;          ///< what conditions call the node at which each repetition begins
    Slot relationships;  ///< the list of all of them; with `single` the one
    bool single = false;
    std::vector<PathTransition> transitions;
    std::vector<PathRange> ranges;
    std::uint64_t min = 1;
    std::optional<std::uint64_t> max;
};

/// Every path along `part`, depth first. `walk.relationship` becomes the list of its relationships, in the order of the
/// pattern.
struct ExpandPath {
    Walk walk;
    PathPart part;
    bind::PathMode mode = bind::PathMode::trail;
    bool against = false;  ///< walked from the pattern's right end: lists are turned round
    bool known = false;    ///< the list is given: only this one path counts
};

struct PathStep {
    Slot slot;
    bool list = false;
};
struct BuildPath {
    Slot path;
    std::vector<Slot> nodes;  ///< those written in the pattern
    std::vector<PathStep> steps;
};
/// The path from `first` along `steps` is as `mode` says.
struct CheckPath {
    bind::PathMode mode;
    Slot first;
    std::vector<PathStep> steps;
};

/// A node between two parts, or at an end, with what it alone must fulfil.
struct PathStop {
    Slot node;
    bool known = false;  ///< it has its value already
    std::vector<Expression> conditions;
};
/// Of the paths along `parts` from the node of the first stop to each node that the last may be, those that the
/// selector wants: breadth first over the pairs of a node and a state of the automaton.
struct SearchPaths {
    bind::PathSelector selector;
    std::optional<Expression> count;
    bind::PathMode mode = bind::PathMode::trail;
    bool against = false;  ///< walked from the pattern's right end
    std::vector<PathStop> stops;
    std::vector<PathPart> parts;         ///< one fewer than stops
    std::vector<bool> known;             ///< by part: its relationships are given
    std::vector<BuildPath> paths;        ///< that `conditions` name
    std::vector<CheckPath> checks;       ///< modes of a part of the path
    std::vector<Expression> conditions;  ///< on the whole of a path
};
/// Each row stands for as many rows as Expand would make of it; neither relationship nor end is bound.
struct CountExpand {
    Walk walk;
    bool optional = false;  ///< a row without a step stays, once
};
/// Expand, where rows that come behind each other and agree in `keys` and in the end of the walk are one that stands
/// for all of them. Nothing else is bound any more.
struct FoldExpand {
    Walk walk;
    std::vector<Slot> keys;  ///< nodes
};
struct CountedWalk;
/// A node of a pattern in which nothing above reads: it stands for as many rows as the product of its walks says.
struct CountedNode {
    Slot node;
    std::vector<Expression> conditions;  ///< that ask this node alone and cannot fail
    std::vector<CountedWalk> walks;
};
/// A walk to nodes each of which stands for rows in its turn.
struct CountedWalk {
    enum class Factor : std::uint8_t {
        sum,         ///< of the rows that the ends stand for
        sum_or_one,  ///< the same, and one where there are none: OPTIONAL MATCH
        some,        ///< one where there are any
        none         ///< one where there are none
    };
    Walk walk;
    Factor factor = Factor::sum;
    CountedNode end;
};
/// A walk for each end of which all that follows is counted anew. `closing`: to those ends alone to which it leads too,
/// from a node that is known.
struct NestedWalk {
    Walk walk;
    std::optional<Walk> closing;
    bool differ = false;  ///< the two relationships may not be one
    CountedNode end;
    std::vector<NestedWalk>
        factors;  ///< of the end: walks to whose ends nothing else leads, with nodes known before it
};
/// A whole pattern, or what hangs on one of its nodes, as a number for each `root`: each row stands for as many rows as
/// there would be. Sums go from the outermost nodes to the root; a cycle is walked round by `nested`. With `scans` the
/// root is found among all nodes, or those of `label`, and bound; with `total` it is not, and one row stands for all of
/// them.
struct CountPattern {
    CountedNode root;
    std::vector<NestedWalk> nested;
    bool scans = false;
    bool total = false;
    std::optional<std::string> label;
    bool exists = false;  ///< nobody counts the rows: one will do
};
/// Rows from whose node a step leads on; with `into` to the node of `to`. `anti`: rows from whose node none does.
struct SemiExpand {
    Walk walk;
    bool anti = false;
};

struct Filter {
    Expression predicate;
};
/// The element in `slot` has every property that the map says.
struct FilterProperties {
    Slot slot;
    Expression map;
};

/// The element in `slot` is in the graph: neither null nor deleted by this statement. Any other value is an error.
struct FilterPresent {
    Slot slot;
    bool relationship = false;  ///< not a node
    bind::SourceSpan where{};   ///< where the pattern names it
};

struct Project {
    std::vector<bind::Item> items;
    bool extends = false;  ///< the other variables live on too
};
struct Aggregate {
    std::vector<bind::Item> keys;
    std::vector<bind::Aggregate> aggregates;
    bool of_difference = false;  ///< rows may take others away: a group of which nothing is left is none
};
struct Distinct {
    std::vector<Slot> slots;
};
struct Sort {
    std::vector<bind::SortKey> keys;
};
/// The first `limit` + `skip` rows of the order. Skip and Limit stay above it.
struct Top {
    std::vector<bind::SortKey> keys;
    Expression limit;
    std::optional<Expression> skip;
};
struct Skip {
    Expression count;
};
struct Limit {
    Expression count;
    /// Takes all rows before it hands one on: below it is a write or MANDATORY MATCH, which happen even where no row
    /// is wanted.
    bool pulls = false;
};

struct Unwind {
    Expression list;
    Slot element;
    std::optional<bind::ListPosition> position;
};

/// A row for each record of the file that `from` names.
struct LoadCsv {
    Expression from;
    Slot record;
    Slot line, file;
    bool with_headers = false;
    char separator = ',';
};

/// Left rows with their matches on the right, or once with `nulls` null when there is none. The right side keeps the
/// order of its argument rows and carries `row`, their number.
struct Optional {
    std::vector<Slot> nulls;
    Slot row;
    std::optional<bind::Mandatory> mandatory = std::nullopt;  ///< a left row without a match is an error
};
/// The right side is run for each left row alone and adds `results`; `optional`: a left row without rows on the right
/// stays, with null results. `unit`: the right side only writes, its rows do not count. With `transactions` what it
/// wrote for some rows is committed before it runs for the next.
struct Apply {
    bool optional = false;
    bool unit = false;
    std::vector<Slot> results;
    std::optional<bind::Transactions> transactions;
};
/// All left rows together are the argument of the right side, which runs once.
struct Compose {
    std::vector<Slot> results;
};
/// Left rows for which the right side has a row; `anti`: has none.
struct SemiApply {
    bool anti = false;
};
/// The inputs one after the other; their columns take the slots of `results`. With `subtracts` each row of the second
/// takes an equal row of the first away, by a multiplicity that is negative modulo 2^64: only counts may be above.
struct Union {
    std::vector<Slot> results;
    std::vector<std::vector<Slot>> branches;
    bool subtracts = false;
};

struct CreatePattern {
    std::vector<bind::PathPattern> paths;
    std::vector<bool> known;  ///< by slot: has its value already
};
struct Create {
    CreatePattern pattern;
};
struct Update {
    std::vector<bind::Update> updates;
};
/// Right side: the pattern as a match of one row.
struct Merge {
    CreatePattern pattern;
    std::vector<bind::Update> on_create, on_match;
};
struct Delete {
    bool detach = false;
    std::vector<Expression> expressions;
};

struct CallProcedure {
    Procedure procedure;
    std::vector<Expression> arguments;
    std::vector<std::pair<std::size_t, Slot>> yields;
    bind::SourceSpan name{};  ///< where the procedure is named
};

/// All rows are there before the first is handed on: what reads below does not see what writes above.
struct Barrier {};

/// The rows of its input, found by several workers and handed on in the order in which one would find them. The input
/// is a line of operators that take rows one by one (share_out.hpp); what is `shared` operators below its first is run
/// once, and its rows are dealt out, so many apiece.
struct Gather {
    std::uint32_t workers = 2;
    std::uint32_t shared = 1;
    std::uint32_t piece = 1;
};

/// Compiled once, in operators.cpp: copying and destroying every operator is much code.
struct Operator
    : std::variant<Argument, AllNodesScan, LabelScan, NodeIdSeek, NodePropertySeek, IndexSeek, Expand, IntersectExpand,
                   ExpandKnown, ExpandPath, SearchPaths, CountExpand, FoldExpand, CountPattern, SemiExpand, BuildPath,
                   CheckPath, Filter, FilterProperties, FilterPresent, Project, Aggregate, Distinct, Sort, Top, Skip,
                   Limit, Unwind, LoadCsv, Optional, Apply, Compose, SemiApply, Union, Create, Update, Merge, Delete,
                   CallProcedure, Barrier, Gather> {
    using variant::variant;
    Operator();
    Operator(const Operator&);
    Operator(Operator&&) noexcept;
    Operator& operator=(const Operator&);
    Operator& operator=(Operator&&) noexcept;
    ~Operator();
};

struct Plan {
    Operator op;
    std::vector<Plan> inputs;
    /// The slots that somebody above reads; absent: all. Others need not be carried on.
    std::optional<std::vector<Slot>> wanted;

    template <typename T>
    [[nodiscard]] const T* as() const noexcept {
        return std::get_if<T>(&op);
    }
    template <typename T>
    [[nodiscard]] T* as() noexcept {
        return std::get_if<T>(&op);
    }
};

}  // namespace dossier::query::plan
