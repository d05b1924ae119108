#pragma once

#include <functional>
#include <span>
#include <vector>

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
        const auto at = static_cast<std::size_t>(slot);
        return at < bits_.size() && bits_[at];
    }
    void insert(Slot slot) {
        const auto at = static_cast<std::size_t>(slot);
        if (at >= bits_.size()) bits_.resize(at + 1, false);
        bits_[at] = true;
    }
    void insert(const SlotSet& other);
    void erase(Slot slot) noexcept;
    [[nodiscard]] bool contains_all(const SlotSet& other) const noexcept;
    [[nodiscard]] bool intersects(const SlotSet& other) const noexcept;
    /// Those of `slots` that are in the set, in their order.
    [[nodiscard]] SlotSet intersection(const SlotSet& other) const;
    /// Ascending.
    [[nodiscard]] std::vector<Slot> to_vector() const;

private:
    std::vector<bool> bits_;
};

// Every slot that is spoken of, read or bound, inside too: comprehensions and subqueries with all that is in them.
// Slots are unique in a statement, so what is bound inside an expression does no harm in the answer.

void mention(const bind::Expression& expression, SlotSet& slots);
void mention(const bind::Properties& properties, SlotSet& slots);
void mention(const bind::PathPattern& path, SlotSet& slots);
void mention(const bind::Update& update, SlotSet& slots);
void mention(const bind::Query& query, SlotSet& slots);

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
