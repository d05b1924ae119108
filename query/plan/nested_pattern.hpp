#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "query/plan/counting_costs.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

/// Operators above each other as walks from one root that are made inside each other and only counted.
class NestedPattern {
public:
    explicit NestedPattern(CountingCosts& costs) : costs_{costs} {}

    /// `parts`  lowest first, each with its `wanted`
    /// returns  nullopt where they are more than such walks, where somebody reads another node than the root, or where
    ///          rows that come together on the way are far fewer than the ways
    [[nodiscard]] std::optional<CountPattern> pattern_of(std::span<const Plan* const> parts);

private:
    struct Step {
        NestedWalk nested;
        std::optional<std::size_t> factor_of = {};  // the step that it is counted with
        bool summed = false;                        // it is one of the sums at its start
    };

    bool add(const Plan& part);
    bool add_walk(const Walk& walk, const Walk* closing, bool differ);
    bool add_branch(const Walk& walk, CountedWalk::Factor factor);
    bool add_condition(const Expression& predicate);
    bool add_pattern(const CountPattern& pattern);
    bool begin(Slot root);
    [[nodiscard]] bool is_known(const Walk& walk) const;
    [[nodiscard]] bool is_before(Slot a, Slot b) const;
    [[nodiscard]] CountedNode* node(Slot slot);

    [[nodiscard]] bool is_used_after(Slot slot, std::size_t step) const;
    [[nodiscard]] bool is_leaf(std::size_t step) const;
    void hang_on(std::size_t step);
    [[nodiscard]] double nodes_at_end(const NestedWalk& nested);
    void find_factors();
    [[nodiscard]] bool is_worth_nesting() const;
    [[nodiscard]] bool comes_together();
    [[nodiscard]] CountPattern made();

    CountingCosts& costs_;
    CountPattern pattern_;
    bool begun_ = false;
    std::vector<Step> steps_;
    std::map<Slot, std::size_t> numbers_;  // of the steps, by their end
    std::set<Slot> differing_;             // relationships from which others must differ
};

}  // namespace dossier::query::plan
