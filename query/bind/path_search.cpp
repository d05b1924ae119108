#include "query/bind/path_search.hpp"

#include <algorithm>

#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

Expression counted(const syntax::Expression& count, Session& session) {
    const auto* literal = std::get_if<syntax::Literal>(&count.node);
    const auto* number = literal == nullptr ? nullptr : std::get_if<std::int64_t>(&literal->value);
    if (number != nullptr && *number < 1) {
        syntax_fault(ErrorCode::invalid_argument_value, "a search wants at least one path", count.where,
                     "write 1 or more; `WHERE NOT EXISTS { … }` asks whether there is none");
    }
    return ExpressionBinder{session, Scope::of_constants()}.bind(count);
}

PathSelector selector_of(const syntax::PathSearch& search) {
    using Kind = syntax::PathSearch::Kind;
    switch (search.kind) {
    case Kind::all: return PathSelector::all;
    case Kind::any: return PathSelector::any;
    case Kind::all_shortest: return PathSelector::all_shortest;
    case Kind::shortest_groups: return PathSelector::shortest_groups;
    case Kind::any_shortest:
    case Kind::shortest: break;
    }
    return PathSelector::any_shortest;
}

}  // namespace

void bind_search(const syntax::PathPattern& path, Session& session, PathPattern& bound) {
    if (path.search) {
        bound.selector = selector_of(*path.search);
        if (path.search->count) bound.count = counted(*path.search->count, session);
        return;
    }
    using Shortest = syntax::PathPattern::Shortest;
    if (path.shortest == Shortest::shortest_path) bound.selector = PathSelector::any_shortest;
    if (path.shortest == Shortest::all_shortest_paths) bound.selector = PathSelector::all_shortest;
}

void check_walk(const syntax::PathPattern& path, const Chain& chain) {
    const bool selective = path.search && path.search->kind != syntax::PathSearch::Kind::all;
    if (path.mode != syntax::PathMode::walk || selective) return;
    for (const Chain::Link& link : chain.links) {
        if (!link.repeated() || bounds_of(link).max) continue;
        syntax_fault(ErrorCode::invalid_relationship_pattern, "a WALK without an upper bound never ends",
                     link.part ? link.part->span : link.relationship->span,
                     "give a bound ({1,10}), a selector (ANY SHORTEST WALK), or another mode (TRAIL)");
    }
}

void check_not_empty(const syntax::PathPattern& path, const Chain& chain) {
    const bool node_written = std::ranges::any_of(chain.nodes, [](const Chain::Node& node) { return !node.empty(); });
    const bool may_be_nothing = std::ranges::all_of(chain.links, [](const Chain::Link& link) {
        const bool starred = link.part == nullptr && link.relationship->length;
        return link.repeated() && !starred && bounds_of(link).min == 0;
    });
    if (node_written || !may_be_nothing) return;
    syntax_fault(ErrorCode::invalid_relationship_pattern, "this path may be nothing at all, not even a node", path.span,
                 "write a node beside the repeated part: (a) (…){0,3}");
}

}  // namespace dossier::query::bind
