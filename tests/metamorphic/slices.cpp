// SKIP and LIMIT cut from the ordered rows. The order is total: behind the value come all names of the pattern, and
// rows that agree in these are equal.

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

constexpr Leniency in_order{.order_of_rows = false};

/// `v DESC, n0 DESC, r0`.
std::string order(const Recipe& recipe) {
    std::vector<std::string> keys = all_names(names(recipe.pattern));
    keys.insert(keys.begin(), "v");
    return fmt::format("{}", fmt::join(keys, recipe.variant % 2 == 0 ? ", " : " DESC, "));
}

std::string ordered(const Recipe& recipe, std::string_view slice) {
    return fmt::format("{} WHERE {} RETURN {} ORDER BY {} {}", match(recipe), text(recipe.condition),
                       named_and_value(recipe), order(recipe), slice);
}

/// The ordered rows as one list, of which `part` is taken apart into rows again.
std::string from_list(const Recipe& recipe, std::string_view part, std::string_view order) {
    std::vector<std::string> columns = all_names(names(recipe.pattern)), taken;
    columns.emplace_back("v");
    for (std::size_t at = 0; at < columns.size(); ++at) taken.push_back(fmt::format("x[{}] AS {}", at, columns[at]));
    return fmt::format("{} WHERE {} WITH {} ORDER BY {} WITH collect([{}]) AS l UNWIND {} AS x RETURN {}",
                       match(recipe), text(recipe.condition), named_and_value(recipe), order, fmt::join(columns, ", "),
                       part, fmt::join(taken, ", "));
}

Pair skip_and_limit(const Recipe& recipe) {
    const std::string part = fmt::format("l[{}..{}]", recipe.skip, recipe.skip + recipe.limit);
    return {{{ordered(recipe, fmt::format("SKIP {} LIMIT {}", recipe.skip, recipe.limit))}},
            {{from_list(recipe, part, order(recipe))}},
            in_order};
}

Pair three_slices(const Recipe& recipe) {
    return {{{ordered(recipe, "")}},
            {{ordered(recipe, fmt::format("LIMIT {}", recipe.skip)),
              ordered(recipe, fmt::format("SKIP {} LIMIT {}", recipe.skip, recipe.limit)),
              ordered(recipe, fmt::format("SKIP {}", recipe.skip + recipe.limit))}},
            in_order};
}

Pair the_other_way_round(const Recipe& recipe) {
    Recipe other = recipe;
    other.variant += 1;
    const auto every_key = [](const Recipe& each) { return order(each) + (each.variant % 2 == 0 ? "" : " DESC"); };
    return {
        {{from_list(recipe, "l", every_key(recipe))}}, {{from_list(other, "reverse(l)", every_key(other))}}, in_order};
}

/// Whatever is cut off, as many rows are left.
Pair counted(const Recipe& recipe) {
    return {
        {{fmt::format("{} WITH n0 SKIP {} LIMIT {} RETURN count(*) AS n", match(recipe), recipe.skip, recipe.limit)}},
        {{fmt::format("{} WITH count(*) AS n RETURN size(range(1, n)[{}..{}]) AS n", match(recipe), recipe.skip,
                      recipe.skip + recipe.limit)}}};
}

constexpr std::array properties{
    Property{"SKIP and LIMIT are a slice of all rows", skip_and_limit},
    Property{"three slices are all rows", three_slices},
    Property{"descending is ascending back to front", the_other_way_round},
    Property{"how many rows SKIP and LIMIT leave", counted},
};

}  // namespace

std::span<const Property> slices() { return properties; }

}  // namespace dossier::tests::metamorphic
