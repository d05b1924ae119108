#include "query/bind/scope.hpp"

#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/names.hpp"
#include "query/bind/fault.hpp"

namespace dossier::query::bind {

namespace {

/// More than these in a hint help nobody.
constexpr std::size_t most_names_told = 6;

}  // namespace

const Known* Scope::find(std::string_view name) const noexcept {
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
        const auto found = scope->places_.find(name);
        if (found != scope->places_.end()) return &scope->own_[found->second].second;
    }
    return nullptr;
}

const Known& Scope::get(std::string_view name, graph::SourceSpan where) const {
    const Known* known = find(name);
    if (known == nullptr) {
        for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
            if (!scope->constants_only_) continue;
            syntax_fault(graph::ErrorCode::non_constant_expression,
                         fmt::format("`{}` may have another value in each row", name), where,
                         "use a number, a parameter or an expression of these");
        }
        syntax_fault(graph::ErrorCode::undefined_variable, fmt::format("variable `{}` not defined", name), where,
                     hint_for(name));
    }
    if (known->grouped_away) {
        syntax_fault(graph::ErrorCode::ambiguous_aggregation_expression,
                     fmt::format("`{}` stands beside an aggregate but is no grouping key", name), where,
                     fmt::format("project `{}` as a column of its own, or aggregate it", name));
    }
    if (known->out_of_reach) {
        syntax_fault(graph::ErrorCode::undefined_variable,
                     fmt::format("`{}` has no value yet inside a repeated part of its own MATCH", name), where,
                     "match it in a MATCH before, or ask in the WHERE behind the pattern");
    }
    return *known;
}

std::string Scope::hint_for(std::string_view name) const {
    std::vector<std::string_view> candidates;
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
        if (const auto lost = scope->lost_.find(name); lost != scope->lost_.end()) {
            return fmt::format(fmt::runtime(lost->second), name);
        }
        for (const Entry& entry : scope->own_) candidates.emplace_back(entry.first);
    }
    if (const auto nearest = graph::nearest(name, candidates)) return fmt::format("did you mean `{}`?", *nearest);
    const std::string text = fmt::format("text stands in quotes: '{}'", name);
    if (candidates.empty() || candidates.size() > most_names_told) return text;
    return fmt::format("there is `{}`; {}", fmt::join(candidates, "`, `"), text);
}

void Scope::declare(std::string name, Known known) {
    const auto [found, is_new] = places_.try_emplace(name, own_.size());
    if (is_new) {
        own_.emplace_back(std::move(name), known);
    } else {
        own_[found->second].second = known;
    }
}

void Scope::lose(std::string name, std::string_view why) { lost_.insert_or_assign(std::move(name), why); }

void Scope::lose_all(const Scope& before, std::string_view why) {
    lost_.insert(before.lost_.begin(), before.lost_.end());
    for (const auto& [name, known] : before.own_) {
        if (!places_.contains(name)) lost_.insert_or_assign(name, why);
    }
}

}  // namespace dossier::query::bind
