#include "query/bind/functions.hpp"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <vector>

#include "graph/names.hpp"
#include "query/bind/function_tables.hpp"

namespace dossier::query::bind {

namespace {

/// Names of functions are ASCII, so the locale and Unicode stay out of it.
std::string lower_case(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::vector<FunctionSignature> join_tables() {
    std::vector<FunctionSignature> all;
    for (const auto table : {tables::aggregates(), tables::general(), tables::conversions(), tables::lists(),
                             tables::texts(), tables::mathematics(), tables::graphs(), tables::temporals()}) {
        all.insert(all.end(), table.begin(), table.end());
    }
    return all;
}

const std::unordered_map<std::string, const FunctionSignature*>& by_lower_case_name() {
    static const auto names = [] {
        std::unordered_map<std::string, const FunctionSignature*> result;
        for (const FunctionSignature& signature : functions()) {
            result.emplace(lower_case(signature.name), &signature);
        }
        return result;
    }();
    return names;
}

}  // namespace

std::string_view name(FunctionGroup group) {
    static constexpr std::array names{std::string_view{"aggregates"}, std::string_view{"general"},
                                      std::string_view{"conversion"}, std::string_view{"lists"},
                                      std::string_view{"text"},       std::string_view{"mathematics"},
                                      std::string_view{"graph"},      std::string_view{"dates, times and durations"}};
    return names[static_cast<std::size_t>(group)];
}

bool FunctionSignature::accepts(std::size_t position, StaticType type) const noexcept {
    if (type == StaticType::any || type == StaticType::null) return true;
    return (accepted[std::min(position, accepted.size() - 1)] & bit(type)) != 0;
}

std::span<const FunctionSignature> functions() {
    static const std::vector<FunctionSignature> all = join_tables();
    return all;
}

const FunctionSignature* find_function(std::string_view name) {
    const auto found = by_lower_case_name().find(lower_case(name));
    return found == by_lower_case_name().end() ? nullptr : found->second;
}

std::size_t number_of(const FunctionSignature& signature) {
    const auto all = functions();
    assert(&signature >= all.data() && &signature < all.data() + all.size());
    return static_cast<std::size_t>(&signature - all.data());
}

std::optional<std::string> nearest_function(std::string_view name) {
    std::vector<std::string_view> candidates;
    for (const FunctionSignature& signature : functions()) candidates.push_back(signature.name);
    return graph::nearest(name, candidates);
}

}  // namespace dossier::query::bind
