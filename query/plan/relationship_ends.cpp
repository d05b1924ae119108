#include "query/plan/relationship_ends.hpp"

namespace dossier::query::plan {

namespace {

bool directed(const RelationshipEnds& e) { return e.direction != PatternDirection::either; }
Slot start(const RelationshipEnds& e) { return e.direction == PatternDirection::incoming ? e.to : e.from; }
Slot end(const RelationshipEnds& e) { return e.direction == PatternDirection::incoming ? e.from : e.to; }

}  // namespace

bool told_apart(const RelationshipEnds& a, const RelationshipEnds& b, const UnequalNodes& unequal) {
    if (directed(a) && directed(b)) {
        if (unequal.contains(start(a), start(b)) || unequal.contains(end(a), end(b))) return true;
    }
    if (a.from == b.from) return unequal.contains(a.to, b.to);
    if (a.from == b.to) return unequal.contains(a.to, b.from);
    if (a.to == b.from) return unequal.contains(a.from, b.to);
    return a.to == b.to && unequal.contains(a.from, b.from);
}

}  // namespace dossier::query::plan
