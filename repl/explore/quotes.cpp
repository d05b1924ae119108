#include "repl/explore/quotes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/export/xml.hpp"
#include "graph/subgraph.hpp"
#include "graph/vocabulary.hpp"
#include "repl/explore/evidence.hpp"
#include "repl/language/text.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::explore {

using graph::Evidence;
using graph::NodeId;
using graph::PropertyGraph;
using graph::Value;

namespace key = graph::vocabulary::key;
namespace label = graph::vocabulary::label;
namespace type = graph::vocabulary::type;

namespace {

std::string text_of(const PropertyGraph& graph, NodeId node, std::string_view name) {
    const auto id = graph.keys().find(name);
    const Value value = id ? graph.property(node, *id) : Value{};
    return value.is(graph::ValueKind::string) ? value.as_string() : std::string{};
}

template <typename Visit>
void for_each_labelled(const PropertyGraph& graph, std::string_view name, Visit visit) {
    if (const auto id = graph.labels().find(name)) graph.for_each_node(*id, visit);
}

/// A sentence with what it names and what is stated in it.
graph::Selection around(const PropertyGraph& graph, NodeId sentence) {
    graph::Selection part{.nodes = {sentence}, .relationships = {}};
    const auto add = [&](std::string_view name, graph::Direction direction) {
        const auto id = graph.types().find(name);
        if (!id) return;
        graph.for_each_adjacent(sentence, *id, direction,
                                [&](graph::Adjacent step) { part.nodes.push_back(step.node); });
    };
    add(type::mentions, graph::Direction::outgoing);
    add(type::stated_in, graph::Direction::incoming);
    std::ranges::sort(part.nodes);
    const auto repeated = std::ranges::unique(part.nodes);
    part.nodes.erase(repeated.begin(), repeated.end());
    return part;
}

std::string marked(const Evidence& evidence) {
    std::string text;
    std::size_t at = 0;
    for (const graph::SourceSpan& mark : evidence.marks) {
        text += html(std::string_view{evidence.text}.substr(at, mark.begin - at));
        text += fmt::format("<mark>{}</mark>",
                            html(std::string_view{evidence.text}.substr(mark.begin, mark.end - mark.begin)));
        at = mark.end;
    }
    return text + html(std::string_view{evidence.text}.substr(at));
}

/// A short word for a language, such as `nl-NL`: anything else says nothing to a reader.
bool is_language_tag(std::string_view tag) {
    return !tag.empty() && tag.size() <= 16 && std::ranges::all_of(tag, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace

std::string html(std::string_view text) { return graph::xml(print::visible(text)); }

Quotes::Quotes(const PropertyGraph& graph, Language language) : graph_{graph}, language_{language}, finder_{graph} {
    for_each_labelled(graph, label::sentence,
                      [&](NodeId node) { by_id_.emplace(text_of(graph, node, key::id), node); });
    for_each_labelled(graph, label::document, [&](NodeId node) {
        languages_.emplace(text_of(graph, node, key::id), text_of(graph, node, key::language));
    });
}

std::string Quotes::address(NodeId sentence) {
    const auto id = graph_.labels().find(label::sentence);
    if (!id || !graph_.has_label(sentence, *id)) return {};
    const auto [entry, added] = numbers_.try_emplace(sentence, quoted_.size() + 1);
    if (added) quoted_.push_back(sentence);
    return fmt::format("#s{}", entry->second);
}

std::string Quotes::link(std::string_view sentence) {
    const auto found = by_id_.find(std::string{sentence});
    if (found == by_id_.end()) return {};
    const std::string to = address(found->second);
    return fmt::format("<a href=\"{}\" aria-label=\"{}\">[{}]</a>", to,
                       html(say(language_, Text::sentence_number, fmt::arg("number", to.substr(2)))), to.substr(2));
}

std::string Quotes::language_of(std::string_view sentence) const {
    const auto document = languages_.find(std::string{sentence.substr(0, sentence.find('/'))});
    if (document == languages_.end() || !is_language_tag(document->second)) return {};
    return fmt::format(" lang=\"{}\"", document->second);
}

std::string Quotes::entry(std::size_t number, NodeId sentence) const {
    auto found = finder_.behind(around(graph_, sentence));
    const auto own = std::ranges::find(found, sentence, &Evidence::sentence);
    if (own == found.end()) return {};
    const std::string reason = reason_of(*own, language_);
    return fmt::format(
        "<li id=\"s{}\" value=\"{}\">\n<blockquote{}>{}</blockquote>\n<p class=\"source\">{}{}</p>\n</li>\n", number,
        number, language_of(own->id), marked(*own), html(place_of(*own, language_)),
        reason.empty() ? "" : "<br />" + html(reason));
}

std::string Quotes::list() const {
    std::string items;
    for (std::size_t at = 0; at < quoted_.size(); ++at) items += entry(at + 1, quoted_[at]);
    return fmt::format("<ol class=\"quotes\">\n{}</ol>\n", items);
}

}  // namespace dossier::repl::explore
