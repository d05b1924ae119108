// A path mode leaves out some of all paths, and a selector chooses among those between each two ends: list functions
// over all of them must come to the same.

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

namespace {

struct Mode {
    std::string_view word;
    std::string_view holds;  ///< of the nodes `ns`
};

// Every node once, but that the last of a simple path may be the first.
constexpr std::string_view each_once = "all(i IN range(0, size(ns) - 2) WHERE NOT ns[i] IN ns[i + 1..])";
constexpr std::string_view simple =
    "all(i IN range(0, size(ns) - 2) WHERE NOT ns[i] IN ns[i + 1..size(ns) - 1] AND (i = 0 OR ns[i] <> ns[-1]))";
constexpr std::array<Mode, 3> modes{{{"TRAIL", "true"}, {"ACYCLIC", each_once}, {"SIMPLE", simple}}};

const Mode& any_mode(std::size_t variant) { return modes[variant % modes.size()]; }

Pair mode(const Recipe& recipe) {
    const RepeatedPath& path = recipe.repeated;
    const Mode& chosen = any_mode(recipe.variant);
    const std::string found = named(path);
    return {{{fmt::format("MATCH p = {} {} RETURN {}, nodes(p) AS ns", chosen.word, text(path), found)}},
            {{fmt::format("MATCH p = {} WITH {}, nodes(p) AS ns WHERE {} RETURN {}, ns", text(path), found,
                          chosen.holds, found)}}};
}

/// A mode of the repeated part alone: of the path's nodes without those of the steps before it.
Pair mode_of_a_part(const Recipe& recipe) {
    const RepeatedPath& path = recipe.repeated;
    RepeatedPath part = path;
    part.lead = {{NodePattern{}}, {}};
    const Mode& chosen = any_mode(recipe.variant);
    const std::string found = named(path);
    return {{{fmt::format("MATCH p = {}({} {}) RETURN {}, nodes(p) AS ns", text(path.lead), chosen.word, text(part),
                          found)}},
            {{fmt::format("MATCH p = {} WITH {}, nodes(p) AS all, nodes(p)[{}..] AS ns WHERE {} RETURN {}, all AS ns",
                          text(path), found, path.lead.steps.size(), chosen.holds, found)}}};
}

Pair trail_among_walks(const Recipe& recipe) {
    const RepeatedPath path = bounded(recipe.repeated);
    return {{{fmt::format("MATCH p = TRAIL {} RETURN {}, relationships(p) AS rs", text(path), named(path))}},
            {{fmt::format("MATCH p = WALK {} WITH {}, relationships(p) AS rs "
                          "WHERE all(i IN range(0, size(rs) - 2) WHERE NOT rs[i] IN rs[i + 1..]) RETURN {}, rs",
                          text(path), named(path), named(path))}}};
}

/// The pattern of a choice: all its paths by `MATCH p = …`, and the chosen ones by `MATCH p = SELECTOR …`.
struct Choice {
    explicit Choice(const Recipe& recipe) : path{recipe.repeated} {
        static constexpr std::array<std::string_view, 5> words{"", "", "ACYCLIC", "SIMPLE", "WALK"};
        mode = words[recipe.variant % words.size()];
        if (mode == "WALK") path = bounded(path);
        if (recipe.variant / words.size() % 3 == 0) condition = "size(nodes(p)) <> 2 AND coalesce(n0.i, 0) < 6";
    }

    [[nodiscard]] std::string all() const {
        return fmt::format("MATCH p = {} {} WHERE {}", mode, text(path), condition.empty() ? "true" : condition);
    }

    /// `more` stands behind the mode: `SHORTEST 2 ACYCLIC GROUPS`.
    [[nodiscard]] std::string chosen(std::string_view selector, std::string_view more = "") const {
        const std::string words = fmt::format("{} {} {}", selector, mode, more);
        // What is asked inside the brackets is asked before the choice.
        if (!condition.empty()) return fmt::format("MATCH {} (p = {} WHERE {})", words, text(path), condition);
        return fmt::format("MATCH p = {} {}", words, text(path));
    }

    RepeatedPath path;
    std::string_view mode;
    std::string condition;
};

Pair one_shortest(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path);
    return {{{fmt::format("{} RETURN {}, length(p) AS l", choice.chosen("ANY SHORTEST"), keys)}},
            {{fmt::format("{} RETURN {}, min(length(p)) AS l", choice.all(), keys)}}};
}

Pair all_shortest(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path), found = named(choice.path);
    return {{{fmt::format("{} RETURN {}, relationships(p) AS rs", choice.chosen("ALL SHORTEST"), found)}},
            {{fmt::format("{} WITH {}, min(length(p)) AS least {} AND length(p) = least RETURN {}, relationships(p) "
                          "AS rs",
                          choice.all(), keys, choice.all(), found)}}};
}

Pair shortest_few(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path);
    const std::size_t few = 1 + recipe.limit;
    return {{{fmt::format("{} RETURN {}, length(p) AS l", choice.chosen(fmt::format("SHORTEST {}", few)), keys)}},
            {{fmt::format("{} WITH {}, length(p) AS l ORDER BY l WITH {}, collect(l)[..{}] AS few UNWIND few AS l "
                          "RETURN {}, l",
                          choice.all(), keys, keys, few, keys)}}};
}

Pair shortest_groups(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path), found = named(choice.path);
    const std::size_t few = 1 + recipe.limit % 3;
    return {{{fmt::format("{} RETURN {}, relationships(p) AS rs",
                          choice.chosen(fmt::format("SHORTEST {}", few), "GROUPS"), found)}},
            {{fmt::format("{} WITH DISTINCT {}, length(p) AS l ORDER BY l WITH {}, collect(l)[..{}] AS few {} AND "
                          "length(p) IN few RETURN {}, relationships(p) AS rs",
                          choice.all(), keys, keys, few, choice.all(), found)}}};
}

Pair any_few(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path);
    const std::size_t few = 1 + recipe.limit;
    return {{{fmt::format("{} RETURN {}, count(p) AS n", choice.chosen(fmt::format("ANY {}", few)), keys)}},
            {{fmt::format("{} WITH {}, collect(1)[..{}] AS few RETURN {}, size(few) AS n", choice.all(), keys, few,
                          keys)}}};
}

/// Every chosen path is one of all paths.
Pair chosen_is_one_of_all(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path);
    const std::string selector =
        recipe.variant / 15 % 2 == 0 ? "ANY SHORTEST" : fmt::format("ANY {}", 1 + recipe.limit);
    return {
        {{fmt::format("{} RETURN count(p) AS n", choice.chosen(selector))}},
        {{fmt::format("{} WITH {}, collect(relationships(p)) AS some {} WITH some, {}, collect(relationships(p)) AS "
                      "every RETURN coalesce(sum(size([x IN some WHERE x IN every])), 0) AS n",
                      choice.chosen(selector), keys, choice.all(), keys)}}};
}

/// A condition behind the pattern is asked of what was chosen.
Pair condition_behind(const Recipe& recipe) {
    const Choice choice{recipe};
    const std::string keys = ends(choice.path);
    const std::string before = fmt::format("MATCH p = ANY SHORTEST {} {}", choice.mode, text(choice.path));
    const std::string condition = "length(p) > 1 AND coalesce(n0.i, 0) < 6";
    return {{{fmt::format("{} WHERE {} RETURN {}, length(p) AS l", before, condition, keys)}},
            {{fmt::format("{} WITH * WHERE {} RETURN {}, length(p) AS l", before, condition, keys)}}};
}

/// From ends that a clause before has found, or from all.
Pair between_known_ends(const Recipe& recipe) {
    const RepeatedPath& path = recipe.repeated;
    static constexpr std::array before{"MATCH (n0) ", "MATCH (m1) ", "MATCH (n0), (m1) "};
    const std::string keys = ends(path);
    const auto* known = path.end.name == "n0" ? before[0] : before[recipe.variant % before.size()];
    const std::string shortest =
        fmt::format("MATCH p = ALL SHORTEST {} RETURN {}, relationships(p) AS rs", text(path), keys);
    return {{{shortest}}, {{known + shortest}}};
}

Pair function_of_a_path(const Recipe& recipe) {
    const RepeatedPath path = of_one_step(recipe.repeated);
    StepPattern step = path.unit.steps[0];
    step.range = path.most == RepeatedPath::unbounded ? fmt::format("*{}..", path.least)
                                                      : fmt::format("*{}..{}", path.least, path.most);
    const NodePattern& start = path.lead.nodes[0];
    const bool every = recipe.variant % 2 == 0;
    const std::string result = ends(path) + (every ? ", relationships(p) AS rs" : ", length(p) AS l");
    return {{{fmt::format("MATCH p = {}({}{}{}) RETURN {}", every ? "allShortestPaths" : "shortestPath", text(start),
                          text(step), text(path.end), result)}},
            {{fmt::format("MATCH p = {} SHORTEST {}{}{}{} RETURN {}", every ? "ALL" : "ANY", text(start),
                          text(path.unit.steps[0]), quantifier(path), text(path.end), result)}}};
}

constexpr std::array properties{
    Property{"a path mode is a condition on the nodes", mode},
    Property{"a mode of a part is a condition on its nodes", mode_of_a_part},
    Property{"TRAIL is a condition on walks", trail_among_walks},
    Property{"ANY SHORTEST is as long as the least of all", one_shortest},
    Property{"ALL SHORTEST are all of the least length", all_shortest},
    Property{"SHORTEST k are the first k lengths", shortest_few},
    Property{"SHORTEST k GROUPS are all of the first k lengths", shortest_groups},
    Property{"ANY k are as many as there are", any_few},
    Property{"a chosen path is one of all", chosen_is_one_of_all},
    Property{"a condition behind a choice", condition_behind},
    Property{"a choice between known ends", between_known_ends},
    Property{"shortestPath is SHORTEST", function_of_a_path},
};

}  // namespace

std::span<const Property> path_choices() { return properties; }

}  // namespace dossier::tests::metamorphic
