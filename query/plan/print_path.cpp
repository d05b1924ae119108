#include "query/plan/print_path.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dossier::query::plan {

namespace {

/// `inside` is what stands between the brackets.
std::string arrow(const PathTransition& transition, const std::string& inside) {
    return fmt::format("{}-[{}]-{}", transition.direction == PatternDirection::incoming ? "<" : "", inside,
                       transition.direction == PatternDirection::outgoing ? ">" : "");
}

std::string named(const PathTransition& transition, Slot slot, const SlotName& name) {
    return name(slot) + (transition.types ? ":" + print(*transition.types) : "");
}

}  // namespace

std::string print(const PathPart& part, const SlotName& name) {
    const std::string most = part.max ? fmt::to_string(*part.max) : "";
    if (part.transitions.size() == 1) {
        const PathTransition& only = part.transitions.front();
        const std::string length = part.single ? "" : fmt::format("*{}..{}", part.min, most);
        return arrow(only, named(only, part.relationships, name) + length + print_where(only.conditions, name));
    }
    std::string text = fmt::format(" (({})", name(part.start));
    std::vector<Expression> conditions;
    for (const PathTransition& transition : part.transitions) {
        text += arrow(transition, named(transition, transition.relationship, name));
        text += fmt::format("({})", name(transition.node));
        conditions.insert(conditions.end(), transition.conditions.begin(), transition.conditions.end());
    }
    return text + print_where(conditions, name) + fmt::format("){{{},{}}} ", part.min, most);
}

std::string print_mode(bind::PathMode mode) {
    switch (mode) {
    case bind::PathMode::walk: return "WALK ";
    case bind::PathMode::acyclic: return "ACYCLIC ";
    case bind::PathMode::simple: return "SIMPLE ";
    case bind::PathMode::trail: break;
    }
    return "";
}

std::string print_where(const std::vector<Expression>& conditions, const SlotName& name) {
    if (conditions.empty()) return "";
    std::vector<std::string> parts;
    for (const Expression& condition : conditions) parts.push_back(print(condition, name));
    return fmt::format(" WHERE {}", fmt::join(parts, " AND "));
}

std::string print(bind::PathSelector selector, std::string_view count) {
    switch (selector) {
    case bind::PathSelector::any: return fmt::format("ANY {}", count);
    case bind::PathSelector::any_shortest: return fmt::format("SHORTEST {}", count);
    case bind::PathSelector::all_shortest: return "ALL SHORTEST";
    case bind::PathSelector::shortest_groups: return fmt::format("SHORTEST {} GROUPS", count);
    case bind::PathSelector::all: break;
    }
    return "ALL";
}

}  // namespace dossier::query::plan
