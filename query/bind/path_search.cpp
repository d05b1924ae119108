#include "query/bind/path_search.hpp"

#include <array>

#include <fmt/format.h>

#include "query/bind/fault.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

std::uint64_t counted(const syntax::PathSearch& search) {
    if (!search.count) return 1;
    const auto* literal = std::get_if<syntax::Literal>(&search.count->node);
    const auto* number = literal == nullptr ? nullptr : std::get_if<std::int64_t>(&literal->value);
    if (number == nullptr) {
        syntax_fault(ErrorCode::not_supported, "a parameter for the number of paths is not supported",
                     search.count->where, "write the number");
    }
    if (*number < 1) {
        syntax_fault(ErrorCode::invalid_argument_value, "a search wants at least one path", search.count->where);
    }
    return static_cast<std::uint64_t>(*number);
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

void check_mode(syntax::PathMode mode, graph::SourceSpan where) {
    static constexpr std::array names{"", "WALK", "TRAIL", "ACYCLIC", "SIMPLE"};
    if (mode == syntax::PathMode::unsaid || mode == syntax::PathMode::trail) return;
    syntax_fault(ErrorCode::not_supported,
                 fmt::format("the path mode {} is not supported", names[static_cast<std::size_t>(mode)]), where,
                 "every path is a TRAIL: it takes no relationship twice");
}

void bind_search(const syntax::PathPattern& path, PathPattern& bound) {
    check_mode(path.mode, path.span);
    if (path.search) {
        bound.selector = selector_of(*path.search);
        bound.count = counted(*path.search);
        return;
    }
    using Shortest = syntax::PathPattern::Shortest;
    if (path.shortest == Shortest::shortest_path) bound.selector = PathSelector::any_shortest;
    if (path.shortest == Shortest::all_shortest_paths) bound.selector = PathSelector::all_shortest;
}

}  // namespace dossier::query::bind
