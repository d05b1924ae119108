// A condition is true, false or null on every row: the rows of the three together are the rows without it.

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// `before WHERE third after`, for each third.
std::vector<std::string> each_third(const Expression& condition, std::string_view before, std::string_view after) {
    std::vector<std::string> queries;
    for (const std::string& third : thirds(condition)) {
        queries.push_back(fmt::format("{} WHERE {} {}", before, third, after));
    }
    return queries;
}

Pair rows(const Recipe& recipe) {
    const std::string result = "RETURN " + named_and_value(recipe);
    return {{{match(recipe) + " " + result}}, {each_third(recipe.condition, match(recipe), result)}};
}

Pair rows_by_union(const Recipe& recipe) {
    const std::string result = "RETURN " + named_and_value(recipe);
    const auto parts = each_third(recipe.condition, match(recipe), result);
    return {{{match(recipe) + " " + result}}, {{fmt::format("{}", fmt::join(parts, " UNION ALL "))}}};
}

Pair rows_behind_with(const Recipe& recipe) {
    const std::string result = "RETURN " + named_and_value(recipe);
    return {{{match(recipe) + " " + result}}, {each_third(recipe.condition, match(recipe) + " WITH *", result)}};
}

Pair rows_of_optional_match(const Recipe& recipe) {
    const std::string optional = fmt::format("MATCH {} OPTIONAL MATCH {}", text(recipe.pattern), text(recipe.tail));
    const std::string result = fmt::format("RETURN *, {} AS v", text(recipe.tail_value));
    return {{{optional + " " + result}}, {each_third(recipe.tail_condition, optional + " WITH *", result)}};
}

Pair found_by_optional_match(const Recipe& recipe) {
    const std::string optional = fmt::format("MATCH {} OPTIONAL MATCH {}", text(recipe.pattern), text(recipe.tail));
    constexpr std::string_view found = "WITH * WHERE m1 IS NOT NULL RETURN *";
    return {{{fmt::format("{} {}", optional, found)}}, {each_third(recipe.tail_condition, optional, found)}};
}

/// An aggregate of the whole is one of the parts' aggregates.
Pair aggregate(const Recipe& recipe) {
    struct Form {
        std::string_view each, all;
    };
    static constexpr std::array forms{Form{"count(*)", "sum(n)"}, Form{"count({})", "sum(n)"},
                                      Form{"min({})", "min(n)"}, Form{"max({})", "max(n)"}};
    const Form& form = forms[recipe.variant % forms.size()];
    const std::string each = "RETURN " + fmt::format(fmt::runtime(form.each), text(recipe.value)) + " AS n";
    const auto parts = each_third(recipe.condition, match(recipe), each);
    return {{{match(recipe) + " " + each}},
            {{fmt::format("CALL () {{ {} }} RETURN {} AS n", fmt::join(parts, " UNION ALL "), form.all)}},
            {.equal_kinds = true}};
}

Pair sum(const Recipe& recipe) {
    // Whole numbers: the sum of fractions depends on the order of the rows.
    const std::string each = fmt::format("RETURN sum(round({})) AS n", text(recipe.number));
    const auto parts = each_third(recipe.condition, match(recipe), each);
    return {{{match(recipe) + " " + each}},
            {{fmt::format("CALL () {{ {} }} RETURN sum(n) AS n", fmt::join(parts, " UNION ALL "))}},
            {.equal_kinds = true}};
}

Pair collected(const Recipe& recipe) {
    const std::string each = fmt::format("RETURN collect({}) AS l", text(recipe.value));
    const auto parts = each_third(recipe.condition, match(recipe), each);
    return {{{match(recipe) + " " + each}},
            {{fmt::format("CALL () {{ {} }} UNWIND l AS x RETURN collect(x) AS l", fmt::join(parts, " UNION ALL "))}},
            {.order_in_lists = true}};
}

Pair counts_of_groups(const Recipe& recipe) {
    const std::string each = "RETURN n0, count(*) AS n";
    const auto parts = each_third(recipe.condition, match(recipe), each);
    return {{{match(recipe) + " " + each}},
            {{fmt::format("CALL () {{ {} }} RETURN n0, sum(n) AS n", fmt::join(parts, " UNION ALL "))}}};
}

Pair count_by_case(const Recipe& recipe) {
    return {
        {{fmt::format("{} WHERE {} RETURN count(*) AS n", match(recipe), text(recipe.condition))}},
        {{fmt::format("{} RETURN sum(CASE WHEN {} THEN 1 ELSE 0 END) AS n", match(recipe), text(recipe.condition))}}};
}

constexpr std::array properties{
    Property{"the rows of three conditions", rows},
    Property{"the rows of three conditions by UNION ALL", rows_by_union},
    Property{"the rows of three conditions behind WITH", rows_behind_with},
    Property{"the rows of three conditions behind OPTIONAL MATCH", rows_of_optional_match},
    Property{"what OPTIONAL MATCH finds under three conditions", found_by_optional_match},
    Property{"count, min and max over three conditions", aggregate},
    Property{"sum over three conditions", sum},
    Property{"collect over three conditions", collected},
    Property{"counts of groups over three conditions", counts_of_groups},
    Property{"a count under a condition is a sum of cases", count_by_case},
};

}  // namespace

std::span<const Property> partitions() { return properties; }

}  // namespace dossier::tests::metamorphic
