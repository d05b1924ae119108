// DISTINCT is grouping without aggregates, UNION is DISTINCT over UNION ALL, and a WITH that passes everything on does
// nothing.

#include <array>

#include <fmt/format.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

// Of 1 and 1.0 either may stand for both.
constexpr Leniency either_kind{.equal_kinds = true};

Pair distinct(const Recipe& recipe) {
    const std::string value = text(recipe.value);
    return {{{fmt::format("{} RETURN DISTINCT {} AS v, n0.k AS k", filtered(recipe), value)}},
            {{fmt::format("{} WITH {} AS v, n0.k AS k, count(*) AS n RETURN v, k", filtered(recipe), value)}},
            either_kind};
}

Pair distinct_values(const Recipe& recipe) {
    const std::string value = text(recipe.value);
    static constexpr std::array aggregates{"count", "min", "max"};
    const auto* aggregate = aggregates[recipe.variant % aggregates.size()];
    return {{{fmt::format("{} RETURN {}(DISTINCT {}) AS n", filtered(recipe), aggregate, value)}},
            {{fmt::format("{} WITH DISTINCT {} AS v RETURN {}(v) AS n", filtered(recipe), value, aggregate)}},
            either_kind};
}

Pair union_all(const Recipe& recipe) {
    const std::string first = fmt::format("{} RETURN {} AS v", match(recipe), text(recipe.value));
    const std::string second = fmt::format("{} RETURN {} AS v", filtered(recipe), text(recipe.number));
    return {{{first + " UNION ALL " + second}}, {{first, second}}};
}

Pair union_distinct(const Recipe& recipe) {
    const std::string first = fmt::format("{} RETURN {} AS v", match(recipe), text(recipe.value));
    const std::string second = fmt::format("{} RETURN {} AS v", filtered(recipe), text(recipe.number));
    return {{{first + " UNION " + second}},
            {{fmt::format("CALL () {{ {} UNION ALL {} }} RETURN DISTINCT v", first, second)}},
            either_kind};
}

Pair with_everything(const Recipe& recipe) {
    const std::string result = named_and_value(recipe);
    return {{{fmt::format("{} RETURN {}", filtered(recipe), result)}},
            {{fmt::format("{} WITH * WHERE {} WITH * RETURN {}", match(recipe), text(recipe.condition), result)}}};
}

Pair with_between_clauses(const Recipe& recipe) {
    const auto query = [&](std::string_view between) {
        return fmt::format("{} {} OPTIONAL MATCH {} {} WITH n0, m1, {} AS v {} RETURN n0, m1, v", filtered(recipe),
                           between, text(recipe.tail), between, text(recipe.tail_value), between);
    };
    return {{{query("")}}, {{query("WITH *")}}};
}

Pair conditions_apart(const Recipe& recipe) {
    const std::string both = text(recipe.tail);
    const std::string result = "RETURN n0, m1";
    return {{{fmt::format("{} MATCH {} WHERE {} AND {} {}", match(recipe), both, text(recipe.tail_condition),
                          text(recipe.condition), result)}},
            {{fmt::format("{} MATCH {} WHERE {} {}", filtered(recipe), both, text(recipe.tail_condition), result)}}};
}

Pair unwound(const Recipe& recipe) {
    const std::string value = text(recipe.value);
    return {{{fmt::format("{} RETURN [{}] AS l", match(recipe), value)}},
            {{fmt::format("{} WITH collect([{}]) AS all UNWIND all AS l RETURN l", match(recipe), value)}}};
}

constexpr std::array properties{
    Property{"DISTINCT is grouping", distinct},
    Property{"aggregates of distinct values", distinct_values},
    Property{"UNION ALL is its parts", union_all},
    Property{"UNION is the distinct rows of its parts", union_distinct},
    Property{"WITH * changes nothing", with_everything},
    Property{"WITH * between clauses changes nothing", with_between_clauses},
    Property{"a condition asked earlier", conditions_apart},
    Property{"rows collected and unwound", unwound},
};

}  // namespace

std::span<const Property> groupings() { return properties; }

}  // namespace dossier::tests::metamorphic
