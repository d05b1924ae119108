#include "tests/metamorphic/property.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dossier::tests::metamorphic {

namespace {

Scope names_with_tail(const Recipe& recipe) {
    Pattern both = recipe.pattern;
    both.push_back(recipe.tail);
    return names(both);
}

template <typename Part>
void add_simpler(const Recipe& recipe, Part Recipe::*part, std::vector<Recipe>& found) {
    for (Part& smaller : simpler(recipe.*part)) {
        found.push_back(recipe);
        found.back().*part = std::move(smaller);
    }
}

}  // namespace

Recipe random_recipe(Random& random) {
    Recipe recipe;
    recipe.pattern = random_pattern(random);
    const Scope scope = names(recipe.pattern);
    recipe.condition = random_condition(random, scope, random.below(4));
    recipe.value = random_value(random, scope, random.below(3));
    recipe.number = random_number(random, scope, random.below(3));
    recipe.tail = random_tail(random);
    const Scope both = names_with_tail(recipe);
    recipe.tail_condition = random_condition(random, both, random.below(3));
    recipe.tail_value = random_value(random, both, random.below(2));
    recipe.repeated = random_repeated_path(random);
    recipe.own = random_number(random, Scope{{"n0"}, {}, {}, {}}, random.below(3));
    recipe.skip = random.below(5);
    recipe.limit = random.below(6);
    recipe.variant = random.below(720720);  // divisible by every small number of forms
    return recipe;
}

std::vector<Recipe> simpler(const Recipe& recipe) {
    std::vector<Recipe> found;
    add_simpler(recipe, &Recipe::pattern, found);
    add_simpler(recipe, &Recipe::tail, found);
    add_simpler(recipe, &Recipe::repeated, found);
    for (const auto part : {&Recipe::condition, &Recipe::value, &Recipe::number, &Recipe::tail_condition,
                            &Recipe::tail_value, &Recipe::own}) {
        add_simpler(recipe, part, found);
    }
    for (const auto part : {&Recipe::skip, &Recipe::limit}) {
        if (recipe.*part == 0) continue;
        found.push_back(recipe);
        --(found.back().*part);
    }
    return found;
}

bool may_fail(const Recipe& recipe) {
    const std::array parts{&recipe.condition,      &recipe.value,      &recipe.number,
                           &recipe.tail_condition, &recipe.tail_value, &recipe.own};
    if (may_fail(recipe.pattern) || may_fail(recipe.tail) || may_fail(recipe.repeated)) return true;
    return std::ranges::any_of(parts, [](const Expression* part) { return may_fail(*part); });
}

std::vector<Property> all_properties() {
    std::vector<Property> all;
    for (const auto family : {partitions(), mirrors(), slices(), subqueries(), same_queries(), groupings(),
                              repetitions(), path_choices(), path_values(), later_clauses(), look_ups(), writes()}) {
        all.insert(all.end(), family.begin(), family.end());
    }
    return all;
}

std::string match(const Recipe& recipe) { return "MATCH " + text(recipe.pattern); }

std::string filtered(const Recipe& recipe) { return fmt::format("{} WHERE {}", match(recipe), text(recipe.condition)); }

std::vector<std::string> all_names(const Scope& scope) {
    std::vector<std::string> all;
    for (const auto* list : {&scope.nodes, &scope.relationships, &scope.walks}) {
        all.insert(all.end(), list->begin(), list->end());
    }
    return all;
}

std::string named(const Scope& scope) {
    const std::vector<std::string> all = all_names(scope);
    return all.empty() ? "1 AS one" : fmt::format("{}", fmt::join(all, ", "));
}

std::string named_and_value(const Recipe& recipe) {
    return fmt::format("{}, {} AS v", named(names(recipe.pattern)), text(recipe.value));
}

std::vector<std::string> thirds(const Expression& condition) {
    const std::string asked = text(condition);
    return {asked, fmt::format("NOT ({})", asked), fmt::format("({}) IS NULL", asked)};
}

}  // namespace dossier::tests::metamorphic
