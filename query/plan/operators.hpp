#pragma once

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
};

struct Expand {
    Walk walk;
};
/// The relationship is known; its ends are checked or, where unknown, given their slots.
struct ExpandKnown {
    Walk walk;
    bool from_known = false;
};
/// A trail of `length` relationships; `relationship` becomes their list, in the order of the pattern.
struct ExpandTrail {
    Walk walk;
    bind::Length length;
    bind::Properties properties;  ///< asked of each relationship
    bool against = false;         ///< walked from the pattern's right end: the list is turned round
    bool known = false;           ///< the list is given: only this one trail counts
};
/// One shortest trail between the ends, or all of them.
struct ShortestTrail {
    Walk walk;
    bind::Length length;  ///< min is 0 or 1
    bind::Properties properties;
    bool against = false;
    bool all = false;
};
/// Each row stands for as many rows as Expand would make of it; neither relationship nor end is bound.
struct CountExpand {
    Walk walk;
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
/// Of the paths between the same two ends, those that the selector wants. Blocks; its input is the whole partition set.
struct SelectPaths {
    bind::PathSelector selector;
    std::uint64_t count = 1;
    Slot first, last;
    std::vector<PathStep> steps;
};

struct Filter {
    Expression predicate;
};
/// The element in `slot` has every property that the map says.
struct FilterProperties {
    Slot slot;
    Expression map;
};

struct Project {
    std::vector<bind::Item> items;
};
struct Aggregate {
    std::vector<bind::Item> keys;
    std::vector<bind::Aggregate> aggregates;
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
    bool pulls = false;  ///< below it is a write, which happens even when no row is wanted
};

struct Unwind {
    Expression list;
    Slot element;
};

/// Left rows with their matches on the right, or once with `nulls` null when there is none. The right side keeps the
/// order of its argument rows and carries `row`, their number.
struct Optional {
    std::vector<Slot> nulls;
    Slot row;
};
/// The right side is run for each left row alone and adds `results`; `optional`: a left row without rows on the right
/// stays, with null results. `unit`: the right side only writes, its rows do not count.
struct Apply {
    bool optional = false;
    bool unit = false;
    std::vector<Slot> results;
};
/// Left rows for which the right side has a row; `anti`: has none.
struct SemiApply {
    bool anti = false;
};
/// The inputs one after the other; their columns take the slots of `results`.
struct Union {
    std::vector<Slot> results;
    std::vector<std::vector<Slot>> branches;
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
};

/// All rows are there before the first is handed on: what reads below does not see what writes above.
struct Barrier {};

/// Compiled once, in operators.cpp: copying and destroying every operator is much code.
struct Operator : std::variant<Argument, AllNodesScan, LabelScan, NodeIdSeek, NodePropertySeek, Expand, ExpandKnown,
                               ExpandTrail, ShortestTrail, CountExpand, BuildPath, SelectPaths, Filter,
                               FilterProperties, Project, Aggregate, Distinct, Sort, Top, Skip, Limit, Unwind, Optional,
                               Apply, SemiApply, Union, Create, Update, Merge, Delete, CallProcedure, Barrier> {
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
