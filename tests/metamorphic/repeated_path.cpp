#include "tests/metamorphic/repeated_path.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/metamorphic/literals.hpp"

namespace dossier::tests::metamorphic {

namespace {

/// A step of one relationship.
StepPattern random_single_step(Random& random, std::string name) {
    StepPattern step = random_step(random, std::move(name));
    step.range.clear();
    return step;
}

void choose_bounds(Random& random, RepeatedPath& path) {
    struct Bounds {
        std::size_t least, most;
    };
    static constexpr std::array bounds{Bounds{0, 1}, Bounds{0, 2}, Bounds{1, 2}, Bounds{1, 3},
                                       Bounds{2, 2}, Bounds{2, 3}, Bounds{1, 1}};
    const Bounds chosen = bounds[random.below(bounds.size())];
    path.least = chosen.least;
    path.most = chosen.most;
    StepPattern& step = path.unit.steps[0];
    if (path.unit.steps.size() > 1) {
        path.most = std::min<std::size_t>(path.most, 2);
    } else if (random.one_in(5)) {
        step.types = random.any(types);
        if (step.arrow == Arrow::either) step.arrow = Arrow::forward;
        path.most = RepeatedPath::unbounded;
    }
}

std::string repeated(const Chain& unit, const RepeatedPath& path) {
    const std::string condition = path.condition.form == "true" ? std::string{} : " WHERE " + text(path.condition);
    return fmt::format(" ({}{}){} ", text(unit), condition, quantifier(path));
}

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

}  // namespace

RepeatedPath random_repeated_path(Random& random) {
    RepeatedPath path;
    path.lead.nodes.push_back(random_node(random, "n0"));
    if (random.one_in(4)) {
        path.lead.steps.push_back(random_single_step(random, "l1"));
        path.lead.nodes.push_back(random_node(random, "l2"));
    }
    path.unit.nodes.push_back(random_node(random, "x0"));
    const std::size_t steps = random.one_in(4) ? 2 : 1;
    for (std::size_t at = 1; at <= steps; ++at) {
        path.unit.steps.push_back(random_single_step(random, fmt::format("q{}", at)));
        path.unit.nodes.push_back(random_node(random, fmt::format("x{}", at)));
    }
    path.condition = random.one_in(2) ? random_condition(random, names({path.unit}), random.below(3))
                                      : Expression{Sort::truth, "true", {}};
    path.end = random_node(random, random.one_in(6) ? "n0" : "m1");
    choose_bounds(random, path);
    return path;
}

RepeatedPath bounded(RepeatedPath path) {
    if (path.most == RepeatedPath::unbounded) path.most = std::max<std::size_t>(path.least, 1) + 1;
    return path;
}

RepeatedPath of_one_step(RepeatedPath path) {
    path.unit = {{NodePattern{}, NodePattern{}}, {path.unit.steps[0]}};
    path.condition = {Sort::truth, "true", {}};
    return path;
}

std::string quantifier(const RepeatedPath& path) {
    if (path.most == RepeatedPath::unbounded) {
        return path.least == 0 ? "*" : path.least == 1 ? "+" : fmt::format("{{{},}}", path.least);
    }
    return path.least == path.most ? fmt::format("{{{}}}", path.least)
                                   : fmt::format("{{{},{}}}", path.least, path.most);
}

std::string text(const RepeatedPath& path) { return text(path.lead) + repeated(path.unit, path) + text(path.end); }

std::string mirrored_text(const RepeatedPath& path) {
    return text(path.end) + repeated(mirrored(path.unit), path) + text(mirrored(path.lead));
}

std::vector<std::string> single_names(const RepeatedPath& path) {
    std::vector<std::string> all;
    for (const NodePattern& node : path.lead.nodes) add_once(all, node.name);
    for (const StepPattern& step : path.lead.steps) add_once(all, step.name);
    add_once(all, path.end.name);
    return all;
}

std::vector<std::string> group_names(const RepeatedPath& path) {
    std::vector<std::string> all;
    for (const NodePattern& node : path.unit.nodes) add_once(all, node.name);
    for (const StepPattern& step : path.unit.steps) add_once(all, step.name);
    return all;
}

std::string named(const RepeatedPath& path) {
    std::vector<std::string> all = single_names(path);
    for (std::string& name : group_names(path)) all.push_back(std::move(name));
    return fmt::format("{}", fmt::join(all, ", "));
}

std::string ends(const RepeatedPath& path) { return path.end.name == "n0" ? "n0" : "n0, " + path.end.name; }

std::string numbered(std::string_view written, std::size_t repetition) {
    const auto is_letter = [&](std::size_t at) { return std::isalnum(static_cast<unsigned char>(written[at])) != 0; };
    std::string marked;
    for (std::size_t at = 0; at < written.size(); ++at) {
        marked += written[at];
        const bool name = (written[at] == 'x' || written[at] == 'q') && (at == 0 || !is_letter(at - 1)) &&
                          at + 1 < written.size() && std::isdigit(static_cast<unsigned char>(written[at + 1])) != 0;
        if (!name) continue;
        marked += written[++at];
        marked += fmt::format("_{}", repetition);
    }
    return marked;
}

bool may_fail(const RepeatedPath& path) {
    return may_fail(path.lead) || may_fail(path.unit) || may_fail(path.condition) || may_fail(path.end.where);
}

std::vector<RepeatedPath> simpler(const RepeatedPath& path) {
    std::vector<RepeatedPath> found;
    const auto change = [&](auto how) {
        found.push_back(path);
        how(found.back());
    };
    // Names stay, for conditions and properties speak of them.
    for (const Chain& smaller : simpler(path.lead)) {
        if (!smaller.steps.empty() && smaller.steps[0].name.empty()) continue;
        change([&](RepeatedPath& copy) { copy.lead = smaller; });
    }
    for (const Chain& smaller : simpler(path.unit)) {
        const Scope left = names({smaller});
        if (left.nodes.size() + left.relationships.size() < group_names(path).size()) continue;
        change([&](RepeatedPath& copy) { copy.unit = smaller; });
    }
    for (const Expression& smaller : simpler(path.condition)) {
        change([&](RepeatedPath& copy) { copy.condition = smaller; });
    }
    if (!path.end.labels.empty()) change([](RepeatedPath& copy) { copy.end.labels.clear(); });
    if (!path.end.key.empty()) change([](RepeatedPath& copy) { copy.end.key.clear(); });
    if (!path.end.where.form.empty()) change([](RepeatedPath& copy) { copy.end.where = {}; });
    if (path.least > 0) change([](RepeatedPath& copy) { --copy.least; });
    if (path.most > std::max<std::size_t>(path.least, 1)) change([](RepeatedPath& copy) { --copy.most; });
    return found;
}

}  // namespace dossier::tests::metamorphic
