#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/exec/functions/aggregate.hpp"
#include "query/exec/grouping.hpp"

namespace dossier::query::exec {

/// What makes a group and what is gathered of it.
struct GroupShape {
    std::size_t keys = 0;  ///< parts of a key; none: all rows are one group
    std::span<const bind::Aggregate> aggregates;
    bool of_difference = false;  ///< rows may take others away: a group of which nothing is left is none
};

/// The slot of a column of rows to be grouped, or of groups as rows, counted from 0.
[[nodiscard]] constexpr Slot nth_slot(std::size_t column) noexcept { return Slot{static_cast<std::uint32_t>(column)}; }

/// Rows to be grouped, with what is read of them: the parts of the key in the slots from 0 on, and behind those the
/// arguments of the aggregates, one after another.
struct GroupRows {
    /// A row's place among the rows of the whole input.
    [[nodiscard]] std::uint64_t number(std::size_t row) const { return numbers.empty() ? first + row : numbers[row]; }

    Batch columns;
    std::uint64_t first = 0;             ///< the number of the first row, where they came one after another
    std::vector<std::uint64_t> numbers;  ///< of each row, where they did not
};

/// Groups in memory, by number: the first new key is group 0, the next 1, and so on.
class Groups {
public:
    Groups(const GroupShape& shape, Context& context) : shape_{shape}, grouping_{context}, held_{context} {}

    /// Returns the rows that opened a group. throws Error{memory_exceeded} and what aggregates throw
    std::vector<std::uint32_t> add(const GroupRows& rows);
    /// Adds the rows of groups that are there alone. Returns the others.
    [[nodiscard]] std::vector<std::uint32_t> add_known(const GroupRows& rows);

    /// All of `group`, for add_state(). What was gathered of it is given back: clear() comes next.
    [[nodiscard]] std::vector<Value> take_state(std::uint32_t group);
    /// A group that is not there, as take_state() gave it.
    void add_state(std::span<const Value> cells);
    /// The key in such a state.
    [[nodiscard]] std::span<const Value> key_of_state(std::span<const Value> cells) const;

    [[nodiscard]] std::size_t size() const noexcept { return first_.size(); }
    /// Bytes, about.
    [[nodiscard]] std::int64_t held() const noexcept { return grouping_.held() + held_.bytes(); }

    /// Groups as rows, with the keys in the slots from 0 on and the aggregates' results behind them.
    struct Results {
        Batch rows;
        std::vector<std::uint64_t> first;  ///< the number of each group's first row
    };
    /// Nothing is left here afterwards.
    [[nodiscard]] Results take_results();
    void clear();

private:
    void open(std::uint64_t first);
    /// So many groups were opened.
    void account_for(std::size_t groups);
    [[nodiscard]] std::vector<const Column*> keys(const Batch& columns) const;
    /// `groups`   of each row; a row of none is left out
    void gather(const Batch& columns, const std::vector<std::uint32_t>& groups);
    /// `arguments`   the first column of those of `aggregate`
    void gather(const Batch& columns, std::size_t aggregate, std::size_t arguments,
                const std::vector<std::uint32_t>& groups);
    [[nodiscard]] std::vector<std::uint32_t> groups_with_rows() const;

    const GroupShape& shape_;
    Grouping grouping_;
    Held held_;
    std::vector<std::unique_ptr<Accumulator>> accumulators_;  // by group, then by aggregate
    std::vector<std::uint64_t> first_;                        // by group, the number of its first row
    std::vector<std::uint64_t> rows_;                         // by group, where rows take others away
};

}  // namespace dossier::query::exec
