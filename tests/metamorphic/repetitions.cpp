// A part that is repeated is the part written as often as it comes; `-[*1..3]->`, `-[]->{1,3}` and `(()-[]->()){1,3}`
// say the same.

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// `[x0_1, x0_2] AS x0`, for each name of the part.
std::vector<std::string> collected(const RepeatedPath& path, std::size_t repetitions) {
    std::vector<std::string> columns = single_names(path);
    for (const std::string& name : group_names(path)) {
        std::vector<std::string> each;
        for (std::size_t at = 1; at <= repetitions; ++at) each.push_back(numbered(name, at));
        columns.push_back(fmt::format("[{}] AS {}", fmt::join(each, ", "), name));
    }
    return columns;
}

/// The conditions of so many repetitions, joined by AND.
std::string conditions(const RepeatedPath& path, std::size_t repetitions) {
    std::string all = "true";
    for (std::size_t at = 1; at <= repetitions; ++at) all += " AND " + numbered(text(path.condition), at);
    return all;
}

/// `(n0)(x0_1)-[q1_1]->(x1_1)(x0_2)-[q1_2]->(x1_2)(m1)`: nodes side by side are one.
std::string written_out(const RepeatedPath& path, std::size_t repetitions) {
    std::string chain = text(path.lead);
    for (std::size_t at = 1; at <= repetitions; ++at) chain += numbered(text(path.unit), at);
    return fmt::format("MATCH {}{} WHERE {} RETURN {}", chain, text(path.end), conditions(path, repetitions),
                       fmt::join(collected(path, repetitions), ", "));
}

/// A clause a step, so that relationships may come again.
std::string walked_by_clauses(const RepeatedPath& path, std::size_t repetitions) {
    std::string query = fmt::format("MATCH {} ", text(path.lead)), at_node = path.lead.nodes.back().name;
    for (std::size_t at = 1; at <= repetitions; ++at) {
        query += fmt::format("MATCH ({}){} WHERE {} ", at_node, numbered(text(path.unit), at),
                             numbered(text(path.condition), at));
        at_node = numbered(path.unit.nodes.back().name, at);
    }
    return fmt::format("{} MATCH ({}){} RETURN {}", query, at_node, text(path.end),
                       fmt::join(collected(path, repetitions), ", "));
}

Pair as_often_as_it_comes(const Recipe& recipe) {
    const RepeatedPath path = bounded(recipe.repeated);
    std::vector<std::string> each;
    for (std::size_t times = path.least; times <= path.most; ++times) each.push_back(written_out(path, times));
    return {{{fmt::format("MATCH {} RETURN {}", text(path), named(path))}}, {each}};
}

Pair walk_by_clauses(const Recipe& recipe) {
    RepeatedPath path = bounded(recipe.repeated);
    // The relationships of a clause differ, so that each has a clause of its own.
    if (path.unit.steps.size() > 1 || !path.lead.steps.empty()) path = of_one_step(path);
    path.lead.nodes.resize(1);
    path.lead.steps.clear();
    path.unit.nodes[0].name = "x0";
    path.unit.nodes[1].name = "x1";
    std::vector<std::string> each;
    for (std::size_t times = path.least; times <= path.most; ++times) each.push_back(walked_by_clauses(path, times));
    return {{{fmt::format("MATCH WALK {} RETURN {}", text(path), named(path))}}, {each}};
}

Pair from_the_other_end(const Recipe& recipe) {
    const RepeatedPath& path = recipe.repeated;
    std::vector<std::string> back_to_front = single_names(path);
    for (const std::string& name : group_names(path)) {
        back_to_front.push_back(fmt::format("reverse({0}) AS {0}", name));
    }
    return {{{fmt::format("MATCH {} RETURN {}", text(path), named(path))}},
            {{fmt::format("MATCH {} RETURN {}", mirrored_text(path), fmt::join(back_to_front, ", "))}}};
}

/// `-[q1:R*1..3]->`
std::string older_form(const RepeatedPath& path) {
    StepPattern step = path.unit.steps[0];
    step.range = path.most == RepeatedPath::unbounded ? fmt::format("*{}..", path.least)
                                                      : fmt::format("*{}..{}", path.least, path.most);
    return text(step);
}

Pair forms_of_one_relationship(const Recipe& recipe) {
    const RepeatedPath path = of_one_step(recipe.repeated);
    RepeatedPath inside = path;
    inside.unit.nodes[0].name = "x0";
    const std::string step = text(path.unit.steps[0]), count = quantifier(path);
    // A condition between brackets is the same behind the part.
    RepeatedPath behind = path;
    std::swap(behind.condition, behind.unit.steps[0].where);
    if (behind.condition.form.empty()) behind.condition = {Sort::truth, "true", {}};
    const std::array forms{text(path.lead) + older_form(path) + text(path.end),
                           text(path.lead) + step + count + text(path.end), text(path), text(inside), text(behind)};
    const auto query = [&](const std::string& form) { return fmt::format("MATCH {} RETURN {}", form, named(path)); };
    const std::size_t first = recipe.variant % forms.size();
    const std::size_t second = (first + 1 + recipe.variant / 5 % 4) % forms.size();
    return {{{query(forms[first])}}, {{query(forms[second])}}};
}

/// A walk of what a clause before has found, with a condition that names it.
Pair from_what_was_found(const Recipe& recipe) {
    RepeatedPath path = bounded(recipe.repeated);
    path.condition = {Sort::truth, "# AND #", {path.condition, {Sort::truth, "coalesce(x0.i, 0) <= b0 + 3", {}}}};
    constexpr std::string_view before = "MATCH (n0) WITH n0, n0.i AS b0";
    std::vector<std::string> each;
    for (std::size_t times = path.least; times <= path.most; ++times) {
        each.push_back(fmt::format("{} {}", before, written_out(path, times)));
    }
    return {{{fmt::format("{} MATCH {} RETURN {}", before, text(path), named(path))}}, {each}};
}

Pair counted(const Recipe& recipe) {
    const RepeatedPath& path = recipe.repeated;
    const std::string inner = text(path);
    static constexpr std::array forms{"WHERE EXISTS {{ MATCH {} }} RETURN n0", "WHERE COUNT {{ {} }} > 0 RETURN n0",
                                      "WHERE NOT NOT EXISTS {{ {} }} RETURN n0"};
    return {{{"MATCH (n0) " + fmt::format(fmt::runtime(forms[recipe.variant % forms.size()]), inner)}},
            {{fmt::format("MATCH (n0) MATCH {} RETURN DISTINCT n0", inner)}}};
}

Pair optional(const Recipe& recipe) {
    const RepeatedPath& path = recipe.repeated;
    const std::string found = fmt::format("MATCH (n0) MATCH {} RETURN {}", text(path), named(path));
    std::vector<std::string> nulls = single_names(path);
    for (const std::string& name : group_names(path)) nulls.push_back(name);
    for (std::string& name : nulls) {
        if (name != "n0") name = "null AS " + name;
    }
    return {
        {{fmt::format("MATCH (n0) OPTIONAL MATCH {} RETURN {}", text(path), named(path))}},
        {{found, fmt::format("MATCH (n0) WHERE NOT EXISTS {{ {} }} RETURN {}", text(path), fmt::join(nulls, ", "))}}};
}

/// Beside another part of the pattern: the relationships of both differ.
Pair beside_another_part(const Recipe& recipe) {
    const RepeatedPath path = bounded(recipe.repeated);
    const std::string other = recipe.variant % 2 == 0 ? "()-[o1]->()" : "(n0)-[o1]-(o2)";
    std::string differs = path.lead.steps.empty() ? "true" : "o1 <> l1";
    for (const StepPattern& step : path.unit.steps) differs += fmt::format(" AND NOT o1 IN {}", step.name);
    return {{{fmt::format("MATCH {}, {} RETURN {}, o1", text(path), other, named(path))}},
            {{fmt::format("MATCH {} MATCH {} WHERE {} RETURN {}, o1", text(path), other, differs, named(path))}}};
}

constexpr std::array properties{
    Property{"a repeated part as often as it comes", as_often_as_it_comes},
    Property{"a walk is a clause a step", walk_by_clauses},
    Property{"a repeated part from the other end", from_the_other_end},
    Property{"the forms of a repeated relationship", forms_of_one_relationship},
    Property{"a repeated part from what was found before", from_what_was_found},
    Property{"EXISTS and COUNT of a repeated part", counted},
    Property{"OPTIONAL MATCH of a repeated part", optional},
    Property{"a repeated part beside another part", beside_another_part},
};

}  // namespace

std::span<const Property> repetitions() { return properties; }

}  // namespace dossier::tests::metamorphic
