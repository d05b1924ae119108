#include "repl/explore/names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "graph/names.hpp"
#include "graph/value_text.hpp"
#include "graph/vocabulary.hpp"
#include "repl/explore/ask.hpp"
#include "repl/language/text.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::explore {

using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;
using graph::ValueKind;

namespace key = graph::vocabulary::key;

namespace {

constexpr std::array own_names{key::id, key::name, key::name_nl, key::name_en, key::iso3, key::title};

/// How well a name fits, best first.
enum class Fit { exact, folded, alias, beginning, word, part, none };

std::string text_of(const PropertyGraph& graph, NodeId node, std::string_view name) {
    const auto id = graph.keys().find(name);
    const Value value = id ? graph.property(node, *id) : Value{};
    return value.is(ValueKind::string) ? value.as_string() : std::string{};
}

template <typename Visit>
void for_each_alias(const PropertyGraph& graph, NodeId node, Visit visit) {
    const auto id = graph.keys().find(key::aliases);
    const Value value = id ? graph.property(node, *id) : Value{};
    if (!value.is(ValueKind::list)) return;
    for (const Value& alias : value.as_list()) {
        if (alias.is(ValueKind::string)) visit(alias.as_string());
    }
}

/// What it is in one word: an actor by its kind, anything else by its first label.
std::string label_of(const PropertyGraph& graph, NodeId node) {
    const auto labels = graph::label_names(graph, node);
    for (const std::string_view kind : graph::vocabulary::label::actor_kinds) {
        if (std::ranges::find(labels, kind) != labels.end()) return std::string{kind};
    }
    return labels.empty() ? std::string{} : labels.front();
}

Named named(const PropertyGraph& graph, NodeId node) {
    Named found{.node = node, .name = {}, .label = label_of(graph, node), .id = text_of(graph, node, key::id)};
    for (const std::string_view name : {key::name, key::title, key::id}) {
        if (found.name.empty()) found.name = text_of(graph, node, name);
    }
    return found;
}

Fit fit_of_part(const std::string& name, const std::string& wanted) {
    const std::size_t at = name.find(wanted);
    if (at == std::string::npos) return Fit::none;
    if (at == 0) return Fit::beginning;
    return name.find(' ' + wanted) != std::string::npos || name.find('-' + wanted) != std::string::npos ? Fit::word
                                                                                                        : Fit::part;
}

Fit fit_of(const PropertyGraph& graph, NodeId node, std::string_view text, const std::string& wanted) {
    Fit best = Fit::none;
    for (const std::string_view name : own_names) {
        const std::string own = text_of(graph, node, name);
        if (own.empty()) continue;
        if (own == text) return Fit::exact;
        const std::string plain = folded(own);
        // A part of an id says nothing: `event/…` begins all of them.
        const Fit fit = plain == wanted ? Fit::folded : name == key::id ? Fit::none : fit_of_part(plain, wanted);
        best = std::min(best, fit);
    }
    for_each_alias(graph, node, [&](const std::string& alias) {
        const std::string plain = folded(alias);
        best = std::min(best, plain == wanted ? Fit::alias : fit_of_part(plain, wanted));
    });
    return best;
}

template <typename Visit>
void for_each_named(const PropertyGraph& graph, std::span<const std::string_view> labels, Visit visit) {
    bool any = false;
    std::unordered_set<NodeId> seen;  // a node may have two of the labels
    for (const std::string_view label : labels) {
        const auto id = graph.labels().find(label);
        if (!id) continue;
        graph.for_each_node(*id, [&](NodeId node) {
            any = true;
            if (seen.insert(node).second) visit(node);
        });
    }
    if (!any) graph.for_each_node(visit);
}

void sort_by_name(std::vector<Named>& found) {
    std::ranges::sort(found, [](const Named& a, const Named& b) {
        return std::tie(a.name, a.label, a.node) < std::tie(b.name, b.label, b.node);
    });
}

/// `Verenigde Staten (Country)`, with the id where two of them have one name.
std::string choice(const Named& one, const std::vector<Named>& all) {
    const auto same = std::ranges::count(all, one.name, &Named::name);
    return print::visible(same > 1 && !one.id.empty() ? fmt::format("{} ({}, `{}`)", one.name, one.label, one.id)
                                                      : fmt::format("{} ({})", one.name, one.label));
}

}  // namespace

std::string folded(std::string_view text) {
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* const apart = icu::Normalizer2::getNFKDInstance(failed);
    if (U_FAILURE(failed)) return std::string{text};
    const icu::UnicodeString written =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    const icu::UnicodeString letters = apart->normalize(written, failed);
    if (U_FAILURE(failed)) return std::string{text};
    icu::UnicodeString plain;
    bool space = true;  // none at the beginning
    for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
        const UChar32 letter = letters.char32At(at);
        if (u_charType(letter) == U_NON_SPACING_MARK) continue;
        const bool blank = u_isUWhiteSpace(letter) != 0;
        if (!blank || !space) plain.append(blank ? UChar32{' '} : letter);
        space = blank;
    }
    if (space && !plain.isEmpty()) plain.truncate(plain.length() - 1);
    plain.foldCase();
    std::string result;
    plain.toUTF8String(result);
    return result;
}

std::vector<Named> meant_by(const PropertyGraph& graph, std::string_view text,
                            std::span<const std::string_view> labels) {
    const std::string wanted = folded(text);
    std::vector<Named> found;
    if (wanted.empty()) return found;
    Fit best = Fit::part;
    for_each_named(graph, labels, [&](NodeId node) {
        const Fit fit = fit_of(graph, node, text, wanted);
        if (fit > best) return;
        if (fit < best) found.clear();
        best = fit;
        found.push_back(named(graph, node));
    });
    sort_by_name(found);
    return found;
}

std::vector<Named> containing(const PropertyGraph& graph, std::string_view text,
                              std::span<const std::string_view> labels) {
    const std::string wanted = folded(text);
    std::vector<Named> found;
    for_each_named(graph, labels, [&](NodeId node) {
        if (fit_of(graph, node, text, wanted) != Fit::none) found.push_back(named(graph, node));
    });
    sort_by_name(found);
    return found;
}

std::vector<std::string> nearest_names(const PropertyGraph& graph, std::string_view text,
                                       std::span<const std::string_view> labels, std::size_t most) {
    std::map<std::string, std::string> spelt;  // by their folded forms
    for_each_named(graph, labels, [&](NodeId node) {
        const Named one = named(graph, node);
        if (!one.name.empty()) spelt.emplace(folded(one.name), one.name);
        for_each_alias(graph, node, [&](const std::string& alias) { spelt.emplace(folded(alias), one.name); });
    });
    std::vector<std::string_view> candidates;
    for (const auto& [plain, name] : spelt) candidates.push_back(plain);
    std::vector<std::string> found;
    const std::string wanted = folded(text);
    while (found.size() < most) {
        const auto near = graph::nearest(wanted, candidates);
        if (!near) break;
        const std::string name = print::visible(spelt.at(*near));
        if (std::ranges::find(found, name) == found.end()) found.push_back(name);
        std::erase(candidates, *near);
    }
    return found;
}

Named the_one(const PropertyGraph& graph, std::string_view text, std::span<const std::string_view> labels,
              Language language) {
    constexpr std::size_t most_choices = 8, most_near = 3;
    const std::vector<Named> found = meant_by(graph, text, labels);
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        const auto near = nearest_names(graph, text, labels, most_near);
        misused(say(language, Text::no_such_name, fmt::arg("name", text)),
                near.empty() ? say(language, Text::names_are_listed)
                             : say(language, Text::nearest_are, fmt::arg("names", fmt::join(near, ", "))));
    }
    std::vector<std::string> choices;
    for (const Named& one : found) {
        if (choices.size() < most_choices) choices.push_back(choice(one, found));
    }
    const std::string more = found.size() > choices.size()
                                 ? say(language, Text::and_more, fmt::arg("count", found.size() - choices.size()))
                                 : std::string{};
    misused(say(language, Text::several_are_meant, fmt::arg("name", text), fmt::arg("count", found.size())),
            say(language, Text::choose_one, fmt::arg("names", fmt::format("{}{}", fmt::join(choices, "; "), more))));
}

}  // namespace dossier::repl::explore
