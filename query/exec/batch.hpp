#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "graph/ids.hpp"
#include "graph/value.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query::exec {

using bind::Slot;
using graph::NodeId;
using graph::RelationshipId;
using graph::Value;

/// Null in a column of ids: OPTIONAL MATCH found nothing. No graph hands this id out.
inline constexpr NodeId no_node{0xFFFFFFFFU};
inline constexpr RelationshipId no_relationship{0xFFFFFFFFU};

/// The values of one slot in every row of a batch. Absent: the slot has no value here and nobody may ask.
class Column {
public:
    using Nodes = std::vector<NodeId>;
    using Relationships = std::vector<RelationshipId>;
    using Values = std::vector<Value>;

    Column() = default;
    Column(Nodes nodes) : data_{std::move(nodes)} {}
    Column(Relationships relationships) : data_{std::move(relationships)} {}
    Column(Values values) : data_{std::move(values)} {}

    [[nodiscard]] bool absent() const noexcept { return std::holds_alternative<std::monostate>(data_); }
    /// The ids, when this is a column of nodes; otherwise null.
    [[nodiscard]] const Nodes* nodes() const noexcept { return std::get_if<Nodes>(&data_); }
    [[nodiscard]] const Relationships* relationships() const noexcept { return std::get_if<Relationships>(&data_); }
    [[nodiscard]] const Values* values() const noexcept { return std::get_if<Values>(&data_); }

    [[nodiscard]] std::size_t size() const noexcept;
    /// Row `row` as a value, whatever the column's form.
    [[nodiscard]] Value at(std::size_t row) const;
    /// The rows that `rows` names, in that order; a row may come more than once.
    [[nodiscard]] Column gather(std::span<const std::uint32_t> rows) const;
    /// Appends a row of a column of the same slot, changing the form to general values where the two differ.
    void append(const Column& from, std::size_t row);
    void append(Value value);

private:
    std::variant<std::monostate, Nodes, Relationships, Values> data_;
};

/// Columns by slot, of those slots alone that have one: a long statement has thousands of slots, and its rows carry a
/// few of them from one operator to the next.
class ColumnsBySlot {
public:
    struct Entry {
        Slot slot;
        Column column;
    };

    /// Absent where the slot has none.
    [[nodiscard]] const Column& operator[](Slot slot) const noexcept {
        const auto at = place_of(slot);
        return at < entries_.size() && entries_[at].slot == slot ? entries_[at].column : absent_;
    }
    /// Made where the slot has none; good until another is made.
    [[nodiscard]] Column& operator[](Slot slot);

    /// Ascending by slot.
    [[nodiscard]] std::vector<Entry>::const_iterator begin() const noexcept { return entries_.begin(); }
    [[nodiscard]] std::vector<Entry>::const_iterator end() const noexcept { return entries_.end(); }
    [[nodiscard]] std::vector<Entry>::iterator begin() noexcept { return entries_.begin(); }
    [[nodiscard]] std::vector<Entry>::iterator end() noexcept { return entries_.end(); }

    void reserve(std::size_t columns) { entries_.reserve(columns); }
    void clear() noexcept { entries_.clear(); }
    /// Takes the column of a slot behind all that are there.
    void push_back(Slot slot, Column column);
    /// Drops every column of which `drops` is true.
    template <typename Drops>
    void erase_if(Drops drops) {
        std::erase_if(entries_, drops);
    }

private:
    /// Of the slot, or of the first one behind it.
    [[nodiscard]] std::size_t place_of(Slot slot) const noexcept {
        // Most batches have a handful, which a look at each finds soonest; operators ask this for every row.
        constexpr std::size_t few = 8;
        if (entries_.size() > few) return far_place_of(slot);
        std::size_t at = 0;
        while (at < entries_.size() && entries_[at].slot < slot) ++at;
        return at;
    }
    [[nodiscard]] std::size_t far_place_of(Slot slot) const noexcept;

    static const Column absent_;
    std::vector<Entry> entries_;
};

/// Rows by column. A batch of size 0 is no end of stream.
struct Batch {
    std::size_t size = 0;
    ColumnsBySlot columns;
    /// How many equal rows each row stands for; empty: one each.
    std::vector<std::uint64_t> multiplicity;

    [[nodiscard]] const Column& operator[](Slot slot) const noexcept { return columns[slot]; }
    [[nodiscard]] Column& operator[](Slot slot) { return columns[slot]; }
    /// All columns gathered, multiplicity too.
    [[nodiscard]] Batch gather(std::span<const std::uint32_t> rows) const;
};

}  // namespace dossier::query::exec
