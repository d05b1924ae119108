#include <tuple>
#include <utility>

#include "query/bind/fault.hpp"
#include "query/bind/pattern_binder.hpp"

// Parts of a path that are repeated. Inside, a variable has one value, in view of the conditions there alone; outside
// it is the list of these values. GQL: the degree of exposure of an element reference; openCypher has only the list of
// relationships of `-[r*]->`.

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

/// The chain of one repetition.
Chain repeated_chain(const Chain::Link& link) {
    if (link.part == nullptr) {
        Chain chain;
        chain.nodes.resize(2);
        chain.links.push_back({.relationship = link.relationship, .once = true});
        return chain;
    }
    Chain chain = chain_of(link.part->path);
    if (chain.links.empty()) {
        syntax_fault(ErrorCode::invalid_relationship_pattern, "a repeated part needs a relationship in it",
                     link.part->span, "a node alone cannot be repeated");
    }
    for (const Chain::Link& inner : chain.links) {
        if (!inner.repeated()) continue;
        syntax_fault(ErrorCode::invalid_relationship_pattern, "a repeated part cannot hold another repetition",
                     inner.part ? inner.part->span : inner.relationship->span, "repeat one of the two, not both");
    }
    // A name, a mode or a condition right behind the bracket is about the whole of a repetition.
    chain.brackets.push_back({link.part, 0, chain.nodes.size() - 1});
    return chain;
}

Known group_of(const Known& each, Slot slot) {
    if (each.type == StaticType::relationship) {
        return {.slot = slot, .type = StaticType::relationship_list, .element = StaticType::relationship};
    }
    return {.slot = slot, .type = StaticType::list, .element = each.type};
}

}  // namespace

RelationshipPattern PatternBinder::declare_repeated(const Chain::Link& link, Level& inner) {
    const Bounds bounds = bounds_of(link);
    const bool starred = link.part == nullptr && link.relationship->length;
    RelationshipPattern result;
    result.span = link.part ? link.part->span : link.relationship->span;
    Repetition repetition{
        .min = bounds.min, .max = bounds.max, .nodes = {}, .relationships = {}, .brackets = {}, .groups = {}};
    inner.chain = repeated_chain(link);
    // `-[r:T* {…}]->` is older: its properties may name what the same MATCH finds, and `r` may be a list from before.
    inner.scope = Scope{starred ? &scope_ : &before_};
    Scope own;
    PatternBinder inside{session_, own, PatternPurpose::match};
    if (!starred) {
        inside.around_ = &scope_;
        inside.earlier_ = &before_;
    }
    inside.declare_chain(inner, repetition);
    for (const auto& [name, known] : own.own()) inner.scope.declare(name, known);
    result.repeated = Box<Repetition>{std::move(repetition)};
    if (starred) {
        std::tie(result.slot, result.bound) = slot_of(link.relationship->variable, StaticType::relationship_list);
        if (link.relationship->variable) remember_relationship(*link.relationship->variable);
    } else {
        result.slot = session_.new_slot();
        declare_groups(inside, inner, result);
    }
    return result;
}

void PatternBinder::declare_groups(const PatternBinder& inside, const Level& inner, RelationshipPattern& bound) {
    Repetition& repetition = **bound.repeated;
    for (const auto& [name, each] : inner.scope.own()) {
        const bool only_relationship = repetition.relationships.size() == 1 && each.type == StaticType::relationship;
        const Slot all = session_.new_slot(name);
        if (only_relationship) bound.slot = all;  // what is walked is what it groups
        scope_.declare(name, group_of(each, all));
        repetition.groups.push_back({each.slot, all});
        groups_.push_back(name);
    }
    relationships_.insert(inside.relationships_.begin(), inside.relationships_.end());
}

void PatternBinder::complete_repeated(const Level& inner, RelationshipPattern& bound) {
    Scope scope = inner.scope;
    if (scope.outer() == &before_) {
        // Names of the same MATCH have no value yet, and may hide one from before.
        for (const auto& [name, known] : scope_.own()) {
            if (before_.find(name) != nullptr || scope.find(name) != nullptr) continue;
            Known away = known;
            away.out_of_reach = true;
            scope.declare(name, away);
        }
    }
    complete(inner, **bound.repeated, scope, scope);
}

}  // namespace dossier::query::bind
