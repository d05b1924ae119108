#include "query/bind/scope.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "graph/names.hpp"
#include "query/bind/fault.hpp"

namespace dossier::query::bind {

const Known* Scope::find(std::string_view name) const noexcept {
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
        const auto found = std::ranges::find(scope->own_, name, &Entry::first);
        if (found != scope->own_.end()) return &found->second;
    }
    return nullptr;
}

const Known& Scope::get(std::string_view name, graph::SourceSpan where) const {
    const Known* known = find(name);
    if (known == nullptr) {
        std::vector<std::string_view> candidates;
        for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
            if (scope->constants_only_) {
                syntax_fault(graph::ErrorCode::non_constant_expression,
                             fmt::format("`{}` may have another value in each row", name), where,
                             "use a number, a parameter or an expression of these");
            }
            for (const Entry& entry : scope->own_) candidates.emplace_back(entry.first);
        }
        const auto nearest = graph::nearest(name, candidates);
        syntax_fault(graph::ErrorCode::undefined_variable, fmt::format("variable `{}` not defined", name), where,
                     nearest ? fmt::format("did you mean `{}`?", *nearest) : std::string{});
    }
    if (known->grouped_away) {
        syntax_fault(graph::ErrorCode::ambiguous_aggregation_expression,
                     fmt::format("`{}` stands beside an aggregate but is no grouping key", name), where,
                     fmt::format("project `{}` as a column of its own, or aggregate it", name));
    }
    return *known;
}

void Scope::declare(std::string name, Known known) {
    const auto found = std::ranges::find(own_, name, &Entry::first);
    if (found == own_.end()) {
        own_.emplace_back(std::move(name), known);
    } else {
        found->second = known;
    }
}

}  // namespace dossier::query::bind
