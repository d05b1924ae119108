#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"
#include "query/exec/operator.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// The slots that somebody reads further on, ascending; absent: all.
using Wanted = std::optional<std::vector<Slot>>;

/// The node in row `row`, or no_node for null. throws Error{invalid_argument_type} for anything else.
[[nodiscard]] NodeId node_at(const Column& column, std::size_t row);
[[nodiscard]] RelationshipId relationship_at(const Column& column, std::size_t row);

[[nodiscard]] bool is_wanted(Slot slot, const Wanted& wanted);

/// Leaves the wanted columns alone.
void drop_unwanted(Batch& batch, const Wanted& wanted);

/// The rows named, with the wanted columns alone.
[[nodiscard]] Batch gather(const Batch& batch, std::span<const std::uint32_t> rows, const Wanted& wanted);

/// The rows `[begin, end)`.
[[nodiscard]] Batch slice(const Batch& batch, std::size_t begin, std::size_t end, const Wanted& wanted = {});

/// The row `row`, standing for itself alone: the argument of what runs for one row at a time.
[[nodiscard]] Batch single(const Batch& rows, std::uint32_t row);

/// The row `row` of `left`, with the wanted columns, once for each row of `right`, with the columns `results` from
/// there.
[[nodiscard]] Batch beside(const Batch& left, std::uint32_t row, Batch right, std::span<const Slot> results,
                           const Wanted& wanted = {});

/// Adds the rows of `more` below those of `all`; both hold the same slots.
void append(Batch& all, const Batch& more);

/// Each row as often as its multiplicity says. throws Error{memory_exceeded} for more rows than 32 bits count.
[[nodiscard]] Batch repeated(Batch batch);

[[nodiscard]] inline std::uint64_t multiplicity_at(const Batch& batch, std::size_t row) {
    return batch.multiplicity.empty() ? 1 : batch.multiplicity[row];
}

/// About how many bytes a batch takes; what values share is counted each time, small overheads are not.
[[nodiscard]] std::int64_t bytes_of(const Batch& batch);
[[nodiscard]] std::int64_t bytes_of(std::span<const Value> row);

/// Bytes that one holder has accounted for; given back when it ends.
class Held {
public:
    explicit Held(Context& context) noexcept : context_{context} {}
    ~Held() { release(); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    void add(std::int64_t bytes) {
        bytes_ += bytes;
        context_.account(bytes);
    }
    void release() noexcept {
        context_.give_back(bytes_);
        bytes_ = 0;
    }
    [[nodiscard]] std::int64_t bytes() const noexcept { return bytes_; }
    [[nodiscard]] Context& context() const noexcept { return context_; }

private:
    Context& context_;
    std::int64_t bytes_ = 0;
};

/// Every row that an operator gives, in one batch, as long as its owner needs it.
class Rows {
public:
    explicit Rows(Context& context) : held_{context}, context_{context} {}

    void fill(Operator& input);
    void add(const Batch& batch);
    void replace(Batch batch);
    void clear();
    /// The next at most `most` rows; false when all are handed out.
    [[nodiscard]] bool hand_out(Batch& batch, std::size_t most);

    [[nodiscard]] const Batch& all() const noexcept { return all_; }
    [[nodiscard]] Batch& all() noexcept { return all_; }

private:
    Held held_;
    Context& context_;
    Batch all_;
    std::size_t handed_out_ = 0;
};

/// An operator that makes of each row of its input any number of rows, in order.
class RowExpander : public Operator {
public:
    RowExpander(Tree& tree, OperatorPtr input, Wanted wanted)
        : tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)} {}

    [[nodiscard]] bool next(Batch& batch) final;
    void reset() override;

protected:
    /// A new batch of input rows is there.
    virtual void open(const Batch&) {}
    /// Rows are about to be expanded, for the first time or again: the graph may have been written to in between.
    virtual void resume() {}
    /// Notes in `rows` the input row `row` once for each new row that it gives; false when more of it is to come, which
    /// is asked for by another call after the rows so far were put.
    [[nodiscard]] virtual bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) = 0;
    /// Gives the new rows their new columns, and forgets them.
    virtual void put(Batch& batch) = 0;

    [[nodiscard]] Context& context() const noexcept { return tree_.context; }
    [[nodiscard]] std::size_t batch_size() const noexcept { return tree_.batch_size; }

private:
    Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
    Batch current_;
    std::uint32_t row_ = 0;
    std::vector<std::uint32_t> rows_;
};

}  // namespace dossier::query::exec
