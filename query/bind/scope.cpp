#include "query/bind/scope.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/names.hpp"
#include "query/bind/fault.hpp"

namespace dossier::query::bind {

namespace {

/// More than these in a hint help nobody.
constexpr std::size_t most_names_told = 6;

/// So many names are compared one by one sooner than they are looked up.
constexpr std::size_t few_names = 16;

}  // namespace

const Known* Scope::find(std::string_view name) const noexcept {
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
        if (const Known* known = scope->find_own(name)) return known;
    }
    return nullptr;
}

std::optional<std::size_t> Scope::place_of(std::string_view name) const noexcept {
    if (own_.size() <= few_names) {
        const auto found = std::ranges::find(own_, name, &Entry::first);
        return found == own_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - own_.begin())};
    }
    const auto found = places_.find(name);
    return found == places_.end() ? std::nullopt : std::optional{found->second};
}

const Known* Scope::find_own(std::string_view name) const noexcept {
    const auto place = place_of(name);
    return place ? &own_[*place].second : nullptr;
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
        if (const auto why = scope->loss_of(name); !why.empty()) return fmt::format(fmt::runtime(why), name);
        for (const Entry& entry : scope->own_) candidates.emplace_back(entry.first);
    }
    if (const auto nearest = graph::nearest(name, candidates)) return fmt::format("did you mean `{}`?", *nearest);
    const std::string text = fmt::format("text stands in quotes: '{}'", name);
    if (candidates.empty() || candidates.size() > most_names_told) return text;
    return fmt::format("there is `{}`; {}", fmt::join(candidates, "`, `"), text);
}

void Scope::declare(std::string name, Known known) {
    if (const auto place = place_of(name)) {
        own_[*place].second = known;
        return;
    }
    own_.emplace_back(std::move(name), known);
    if (own_.size() <= few_names) return;
    for (std::size_t place = places_.size(); place < own_.size(); ++place) places_.emplace(own_[place].first, place);
}

void Scope::lose(std::string name, std::string_view why) { lost_.emplace_back(std::move(name), why); }

void Scope::hide(const Scope& before, std::string_view why) noexcept {
    hidden_ = &before;
    why_hidden_ = why;
}

void Scope::replace(const std::vector<Entry>& columns, std::string_view why) {
    std::vector<Entry> before;
    std::swap(before, own_);
    places_.clear();
    for (const auto& [name, known] : columns) declare(name, known);
    for (auto& [name, known] : before) {
        if (!place_of(name)) lose(std::move(name), why);
    }
}

std::string_view Scope::loss_of(std::string_view name) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->hidden_) {
        const auto lost = std::find_if(scope->lost_.rbegin(), scope->lost_.rend(),
                                       [&](const auto& each) { return each.first == name; });
        if (lost != scope->lost_.rend()) return lost->second;
        if (scope->hidden_ != nullptr && scope->hidden_->find_own(name) != nullptr) return scope->why_hidden_;
    }
    return {};
}

}  // namespace dossier::query::bind
