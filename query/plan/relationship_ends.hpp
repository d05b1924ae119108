#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// Pairs of slots whose nodes differ in every row that counts.
class UnequalNodes {
public:
    void insert(Slot a, Slot b) { pairs_.insert(std::minmax(a, b)); }
    void clear() noexcept { pairs_.clear(); }
    [[nodiscard]] bool is_empty() const noexcept { return pairs_.empty(); }
    [[nodiscard]] bool contains(Slot a, Slot b) const { return pairs_.contains(std::minmax(a, b)); }

private:
    std::set<std::pair<Slot, Slot>> pairs_;
};

/// The nodes between which a relationship of a pattern stands, and its direction seen from the first.
struct RelationshipEnds {
    Slot from, to;
    PatternDirection direction;
};

/// Whether two relationships cannot be one: were they, nodes that are `unequal` would be one too.
[[nodiscard]] bool told_apart(const RelationshipEnds& a, const RelationshipEnds& b, const UnequalNodes& unequal);

/// Whether one relationship can be of both types; absent: of any.
[[nodiscard]] bool may_coincide(const std::optional<LabelExpression>& a, const std::optional<LabelExpression>& b);

}  // namespace dossier::query::plan
