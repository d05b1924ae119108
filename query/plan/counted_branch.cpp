#include "query/plan/counted_branch.hpp"

#include <algorithm>
#include <utility>

#include "query/plan/conjuncts.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

namespace {

/// The node `slot` in the tree that begins with `walk`; null where it is none of it.
CountedNode* find(CountedWalk& walk, Slot slot) {
    if (walk.end.node == slot) return &walk.end;
    for (auto& further : walk.end.walks) {
        if (auto* found = find(further, slot)) return found;
    }
    return nullptr;
}

}  // namespace

std::optional<Slot> node_asked_by(const Expression& predicate) {
    if (!cannot_fail(predicate)) return std::nullopt;
    SlotSet named;
    mention(predicate, named);
    const auto slots = named.to_vector();
    return slots.size() == 1 ? std::optional{slots.front()} : std::nullopt;
}

bool may_be_summed(const Walk& walk, bool relationship_read) {
    return !walk.into && !walk.once && walk.different_from.empty() && !relationship_read;
}

std::optional<CountedWalk> branch_of(const Plan& right, CountedWalk::Factor factor) {
    std::vector<const Plan*> parts;
    for (const Plan* at = &right; !at->as<Argument>(); at = &at->inputs.front()) {
        if (!at->as<Expand>() && !at->as<Filter>()) return std::nullopt;
        parts.push_back(at);
    }
    std::optional<CountedWalk> branch;
    for (std::size_t i = parts.size(); i-- > 0;) {
        if (const auto* filter = parts[i]->as<Filter>()) {
            const auto slot = node_asked_by(filter->predicate);
            CountedNode* asked = slot && branch ? find(*branch, *slot) : nullptr;
            if (!asked) return std::nullopt;
            asked->conditions.push_back(filter->predicate);
            continue;
        }
        const Walk& walk = parts[i]->as<Expand>()->walk;
        if (!may_be_summed(walk, false)) return std::nullopt;
        if (!branch) {
            branch = CountedWalk{walk, factor, {walk.to, {}, {}}};
            continue;
        }
        CountedNode* from = find(*branch, walk.from);
        if (!from) return std::nullopt;
        from->walks.push_back({walk, CountedWalk::Factor::sum, {walk.to, {}, {}}});
    }
    return branch;
}

}  // namespace dossier::query::plan
