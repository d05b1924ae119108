#include "tests/metamorphic/pattern.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "tests/metamorphic/literals.hpp"

namespace dossier::tests::metamorphic {

namespace {

using namespace std::string_view_literals;

std::string where(const Expression& condition) {
    return condition.form.empty() ? std::string{} : " WHERE " + text(condition);
}

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

/// `chain` with one thing changed, where that makes it another.
template <typename Part>
void without(const Chain& chain, Part& part_of, std::vector<Chain>& found) {
    Chain copy = chain;
    std::string& part = part_of(copy);
    if (part.empty()) return;
    part.clear();
    found.push_back(std::move(copy));
}

/// `chain` with the condition of one part gone or simpler.
template <typename Part>
void simpler_condition(const Chain& chain, Part& part_of, std::vector<Chain>& found) {
    Chain copy = chain;
    const Expression condition = std::exchange(part_of(copy), Expression{});
    if (condition.form.empty()) return;
    found.push_back(copy);
    for (Expression& smaller : simpler(condition)) {
        part_of(copy) = std::move(smaller);
        found.push_back(copy);
    }
}

}  // namespace

NodePattern random_node(Random& random, std::string name) {
    static constexpr std::array expressions{"A"sv, "B"sv, "C"sv, "A|B"sv, "A&B"sv, "!A"sv, "(A|C)&!B"sv};
    NodePattern node{std::move(name), {}, {}, {}, {}};
    if (random.one_in(6)) node.labels = random.any(expressions);
    if (random.one_in(40)) {
        node.key = random.one_in(2) ? "k" : "s";
        node.value = node.key == "k" ? random.any(stored_values) : random.any(texts);
    }
    if (!node.name.empty() && random.one_in(12)) {
        node.where = random_condition(random, Scope{{node.name}, {}, {}, {}}, random.below(2));
    }
    return node;
}

StepPattern random_step(Random& random, std::string name) {
    static constexpr std::array ranges{"*1..2"sv, "*0..2"sv, "*2"sv, "*0..1"sv, "*1..3"sv};
    StepPattern step{std::move(name), {}, {}, static_cast<Arrow>(random.below(3)), {}};
    if (random.one_in(3)) step.types = random.any(types);
    if (random.one_in(6)) step.types = step.types.empty() ? "R|T" : step.types + "|S";
    if (random.one_in(5)) step.range = random.any(ranges);
    if (!step.name.empty() && random.one_in(10)) {
        step.where = random_condition(random, Scope{{}, {step.name}, {}, {}}, random.below(2));
    }
    return step;
}

std::string text(const NodePattern& node) {
    std::string written = "(" + node.name;
    if (!node.labels.empty()) written += ":" + node.labels;
    if (!node.key.empty()) written += fmt::format(" {{{}: {}}}", node.key, node.value);
    return written + where(node.where) + ")";
}

std::string text(const StepPattern& step) {
    std::string inside = step.name;
    if (!step.types.empty()) inside += ":" + step.types;
    inside += step.range + where(step.where);
    if (!inside.empty()) inside = "[" + inside + "]";
    return fmt::format("{}-{}-{}", step.arrow == Arrow::backward ? "<" : "", inside,
                       step.arrow == Arrow::forward ? ">" : "");
}

Pattern random_pattern(Random& random) {
    Pattern pattern;
    std::size_t steps_left = 3, next_node = 0, next_step = 0;
    std::vector<std::string> used;
    const std::size_t chains = random.one_in(4) ? 2 : 1;
    for (std::size_t number = 0; number < chains; ++number) {
        Chain chain;
        const std::size_t steps = std::min(random.below(3), steps_left);
        steps_left -= steps;
        for (std::size_t at = 0; at <= steps; ++at) {
            const bool again = !used.empty() && random.one_in(5);
            const bool nameless = next_node > 0 && random.one_in(4);
            std::string name = again ? random.any(used) : nameless ? std::string{} : fmt::format("n{}", next_node++);
            if (!again && !nameless) used.push_back(name);
            chain.nodes.push_back(random_node(random, std::move(name)));
            if (at == steps) break;
            chain.steps.push_back(random_step(random, random.one_in(3) ? "" : fmt::format("r{}", next_step++)));
        }
        pattern.push_back(std::move(chain));
    }
    return pattern;
}

Chain random_tail(Random& random) {
    Chain chain{{{"n0", {}, {}, {}, {}}}, {}};
    const std::size_t steps = 1 + random.below(2);
    for (std::size_t at = 1; at <= steps; ++at) {
        chain.steps.push_back(random_step(random, random.one_in(2) ? "" : fmt::format("s{}", at)));
        chain.nodes.push_back(random_node(random, at > 1 && random.one_in(3) ? "" : fmt::format("m{}", at)));
    }
    return chain;
}

std::string text(const Chain& chain) {
    std::string written = text(chain.nodes.front());
    for (std::size_t at = 0; at < chain.steps.size(); ++at) {
        written += text(chain.steps[at]) + text(chain.nodes[at + 1]);
    }
    return written;
}

std::string text(const Pattern& pattern) {
    std::string written;
    for (const Chain& chain : pattern) written += (written.empty() ? "" : ", ") + text(chain);
    return written;
}

Chain mirrored(const Chain& chain) {
    Chain other = chain;
    std::ranges::reverse(other.nodes);
    std::ranges::reverse(other.steps);
    for (StepPattern& step : other.steps) {
        if (step.arrow != Arrow::either) step.arrow = step.arrow == Arrow::forward ? Arrow::backward : Arrow::forward;
    }
    return other;
}

Scope names(const Pattern& pattern) {
    Scope scope;
    for (const Chain& chain : pattern) {
        for (const NodePattern& node : chain.nodes) add_once(scope.nodes, node.name);
        for (const StepPattern& step : chain.steps) {
            add_once(step.range.empty() ? scope.relationships : scope.walks, step.name);
        }
    }
    return scope;
}

bool may_fail(const Chain& chain) {
    const auto fails = [](const auto& part) { return may_fail(part.where); };
    return std::ranges::any_of(chain.nodes, fails) || std::ranges::any_of(chain.steps, fails);
}

bool may_fail(const Pattern& pattern) {
    return std::ranges::any_of(pattern, [](const Chain& chain) { return may_fail(chain); });
}

std::vector<Chain> simpler(const Chain& chain) {
    std::vector<Chain> found;
    if (!chain.steps.empty()) {
        found.push_back(chain);
        found.back().nodes.pop_back();
        found.back().steps.pop_back();
    }
    for (std::size_t at = 0; at < chain.nodes.size(); ++at) {
        const auto labels_of = [at](Chain& copy) -> std::string& { return copy.nodes[at].labels; };
        const auto node_where = [at](Chain& copy) -> Expression& { return copy.nodes[at].where; };
        const auto key_of = [at](Chain& copy) -> std::string& { return copy.nodes[at].key; };
        without(chain, labels_of, found);
        without(chain, key_of, found);
        simpler_condition(chain, node_where, found);
    }
    for (std::size_t at = 0; at < chain.steps.size(); ++at) {
        const auto types_of = [at](Chain& copy) -> std::string& { return copy.steps[at].types; };
        const auto range_of = [at](Chain& copy) -> std::string& { return copy.steps[at].range; };
        const auto step_where = [at](Chain& copy) -> Expression& { return copy.steps[at].where; };
        without(chain, types_of, found);
        without(chain, range_of, found);
        simpler_condition(chain, step_where, found);
        if (chain.steps[at].name.empty()) continue;
        found.push_back(chain);
        make_nameless(found.back().steps[at]);
    }
    return found;
}

std::vector<Pattern> simpler(const Pattern& pattern) {
    std::vector<Pattern> found;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern.size() > 1) {
            found.push_back(pattern);
            found.back().erase(found.back().begin() + static_cast<std::ptrdiff_t>(at));
        }
        for (Chain& chain : simpler(pattern[at])) {
            found.push_back(pattern);
            found.back()[at] = std::move(chain);
        }
    }
    return found;
}

}  // namespace dossier::tests::metamorphic
