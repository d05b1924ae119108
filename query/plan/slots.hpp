#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// A set of slots.
class SlotSet {
public:
    SlotSet() = default;
    SlotSet(std::span<const Slot> slots) {
        for (const Slot slot : slots) insert(slot);
    }

    [[nodiscard]] bool contains(Slot slot) const noexcept {
        const std::size_t at = word_of(slot);
        return at < words_.size() && (words_[at] & bit_of(slot)) != 0;
    }
    void insert(Slot slot) {
        const std::size_t at = word_of(slot);
        if (at >= words_.size()) words_.resize(at + 1, 0);
        words_[at] |= bit_of(slot);
    }
    void insert(const SlotSet& other);
    void erase(Slot slot) noexcept;
    void erase(const SlotSet& other) noexcept;
    [[nodiscard]] bool contains_all(const SlotSet& other) const noexcept;
    [[nodiscard]] bool intersects(const SlotSet& other) const noexcept;
    /// What is in both.
    [[nodiscard]] SlotSet intersection(const SlotSet& other) const;
    [[nodiscard]] std::size_t size() const noexcept;
    /// Ascending.
    [[nodiscard]] std::vector<Slot> to_vector() const;

private:
    static constexpr std::size_t word_bits = 64;
    static std::size_t word_of(Slot slot) noexcept { return static_cast<std::size_t>(slot) / word_bits; }
    static std::uint64_t bit_of(Slot slot) noexcept {
        return std::uint64_t{1} << (static_cast<std::size_t>(slot) % word_bits);
    }

    // A long statement has thousands of slots and a plan as deep, and each operator asks about all of them: sets are
    // combined and listed a word at a time, never a bit. Planning a short one makes some hundred sets: they allocate
    // nothing.
    boost::container::small_vector<std::uint64_t, 1> words_;
};

// Every slot that is spoken of, read or bound, inside too: comprehensions and subqueries with all that is in them.
// Slots are unique in a statement, so what is bound inside an expression does no harm in the answer.

void mention(const bind::Expression& expression, SlotSet& slots);
void mention(const bind::Properties& properties, SlotSet& slots);
void mention(const bind::PathPattern& path, SlotSet& slots);
void mention(const bind::Update& update, SlotSet& slots);
void mention(const bind::Query& query, SlotSet& slots);

/// Whether a value depends on more of the graph than the elements that it names.
[[nodiscard]] bool has_subquery(const bind::Properties& properties);

/// What the operator itself reads from its inputs; not what its inputs read.
void reads(const Operator& op, SlotSet& slots);
/// The slots that the operator itself gives values.
void binds(const Operator& op, SlotSet& slots);
/// The slots that have values in the rows of `plan`, where `argument` has them in the argument rows.
[[nodiscard]] SlotSet bound_by(const Plan& plan, const SlotSet& argument);

/// Calls `visit` on `expression` and on every expression inside it, but not inside its subqueries.
void for_each_expression(const bind::Expression& expression, const std::function<void(const bind::Expression&)>& visit);

/// Calls `visit` on each expression that hangs directly on the operator.
void for_each_expression(const Operator& op, const std::function<void(const bind::Expression&)>& visit);

}  // namespace dossier::query::plan
