#include "graph/provenance.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <unicode/uchar.h>

#include "graph/subgraph.hpp"
#include "graph/utf8.hpp"
#include "graph/vocabulary.hpp"

namespace dossier::graph {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

namespace {

template <typename Id>
Value property(const PropertyGraph& graph, Id element, std::string_view name) {
    const auto id = graph.keys().find(name);
    return id ? graph.property(element, *id) : Value{};
}

template <typename Id>
std::string text_property(const PropertyGraph& graph, Id element, std::string_view name) {
    const Value value = property(graph, element, name);
    return value.is(ValueKind::string) ? value.as_string() : std::string{};
}

bool is_labelled(const PropertyGraph& graph, NodeId node, std::string_view name) {
    const auto id = graph.labels().find(name);
    return id && graph.has_label(node, *id);
}

/// The nodes one step away over relationships of `type`, with the relationship that leads there.
std::vector<Adjacent> steps(const PropertyGraph& graph, NodeId node, std::string_view name, Direction direction) {
    std::vector<Adjacent> found;
    if (const auto id = graph.types().find(name)) {
        graph.for_each_adjacent(node, *id, direction, [&](Adjacent step) { found.push_back(step); });
    }
    return found;
}

std::optional<NodeId> parent(const PropertyGraph& graph, NodeId node, std::string_view name) {
    const auto found = steps(graph, node, name, Direction::incoming);
    return found.empty() ? std::nullopt : std::optional{found.front().node};
}

Evidence evidence_in(const PropertyGraph& graph, NodeId sentence) {
    Evidence evidence{.sentence = sentence,
                      .document = {},
                      .section = {},
                      .id = text_property(graph, sentence, key::id),
                      .text = text_property(graph, sentence, key::text),
                      .marks = {},
                      .page = {},
                      .confidence = {},
                      .rules = {}};
    if (const Value page = property(graph, sentence, key::page); page.is(ValueKind::integer)) {
        evidence.page = page.as_integer();
    }
    const auto paragraph = parent(graph, sentence, type::has_sentence);
    const auto section = paragraph ? parent(graph, *paragraph, type::has_paragraph) : std::nullopt;
    const auto document = section ? parent(graph, *section, type::has_section) : std::nullopt;
    if (section) evidence.section = text_property(graph, *section, key::title);
    if (document) evidence.document = text_property(graph, *document, key::id);
    return evidence;
}

/// Whether the place begins and ends where words do: `Kamer` in `Kamerstuk` does not.
bool is_of_whole_words(std::string_view text, const SourceSpan& place) {
    const auto letter_at = [&](std::size_t at) {
        return u_isalnum(static_cast<UChar32>(next_code_point(text, at))) != 0;
    };
    std::size_t before = place.begin;
    while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0U) == 0x80) {
    }
    const bool begins = place.begin == 0 || !letter_at(before) || !letter_at(place.begin);
    return begins && (place.end == text.size() || !letter_at(place.end));
}

/// Marks every place where `surface` stands in the sentence; within other words only where it stands nowhere else.
void mark(Evidence& evidence, const std::string& surface) {
    if (surface.empty()) return;
    std::vector<SourceSpan> places;
    for (std::size_t at = evidence.text.find(surface); at != std::string::npos;
         at = evidence.text.find(surface, at + surface.size())) {
        places.push_back({at, at + surface.size()});
    }
    const auto is_whole = [&](const SourceSpan& place) { return is_of_whole_words(evidence.text, place); };
    if (std::ranges::any_of(places, is_whole)) std::erase_if(places, std::not_fn(is_whole));
    evidence.marks.insert(evidence.marks.end(), places.begin(), places.end());
}

/// Marks `node` by the words that mention it there.
void mark_mentions(Evidence& evidence, const PropertyGraph& graph, NodeId node) {
    for (const Adjacent& step : steps(graph, evidence.sentence, type::mentions, Direction::outgoing)) {
        if (step.node == node) mark(evidence, text_property(graph, step.relationship, key::surface));
    }
}

/// Overlapping marks become one.
void tidy(std::vector<SourceSpan>& marks) {
    std::ranges::sort(marks);
    std::vector<SourceSpan> merged;
    for (const SourceSpan& mark : marks) {
        if (!merged.empty() && mark.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, mark.end);
        } else {
            merged.push_back(mark);
        }
    }
    marks = std::move(merged);
}

void add_rule(Evidence& evidence, const std::string& rule) {
    if (!rule.empty() && std::ranges::find(evidence.rules, rule) == evidence.rules.end()) {
        evidence.rules.push_back(rule);
    }
}

/// One entry a sentence, with the marks and rules of all; in reading order: a sentence's node is made when its letter
/// is read.
std::vector<Evidence> gathered(std::vector<Evidence> found) {
    std::ranges::stable_sort(found, {}, [](const Evidence& e) { return std::tie(e.document, e.sentence); });
    std::vector<Evidence> distinct;
    for (Evidence& evidence : found) {
        if (!distinct.empty() && distinct.back().sentence == evidence.sentence) {
            auto& marks = distinct.back().marks;
            marks.insert(marks.end(), evidence.marks.begin(), evidence.marks.end());
            distinct.back().confidence = std::max(distinct.back().confidence, evidence.confidence);
            for (const std::string& rule : evidence.rules) add_rule(distinct.back(), rule);
        } else {
            distinct.push_back(std::move(evidence));
        }
    }
    for (Evidence& evidence : distinct) tidy(evidence.marks);
    return distinct;
}

bool says_something(const PropertyGraph& graph, NodeId node) {
    return is_labelled(graph, node, label::sentence) || is_labelled(graph, node, label::commitment);
}

void append(std::vector<Evidence>& to, std::vector<Evidence> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

EvidenceFinder::EvidenceFinder(const PropertyGraph& graph) : graph_{graph} {
    if (const auto sentence = graph.labels().find(label::sentence)) {
        graph.for_each_node(*sentence,
                            [&](NodeId node) { sentences_.emplace(text_property(graph, node, key::id), node); });
    }
}

std::vector<Evidence> EvidenceFinder::of(NodeId node) const {
    std::vector<Evidence> found;
    if (is_labelled(graph_, node, label::sentence)) {
        found.push_back(evidence_in(graph_, node));
    } else if (is_labelled(graph_, node, label::commitment)) {
        for (const auto& step : steps(graph_, node, type::stated_in, Direction::outgoing)) {
            found.push_back(evidence_in(graph_, step.node));
            add_rule(found.back(), text_property(graph_, node, key::rule));
            const Value confidence = property(graph_, node, key::confidence);
            if (confidence.is_number()) found.back().confidence = confidence.as_number();
        }
    } else {
        for (const auto& step : steps(graph_, node, type::mentions, Direction::incoming)) {
            found.push_back(evidence_in(graph_, step.node));
            mark(found.back(), text_property(graph_, step.relationship, key::surface));
        }
    }
    return gathered(std::move(found));
}

std::vector<Evidence> EvidenceFinder::listed(RelationshipId relationship) const {
    std::vector<Evidence> found;
    const Value statement = property(graph_, relationship, key::evidence);
    const Value ids = statement.is_null() ? property(graph_, relationship, key::sentences) : statement;
    if (!ids.is(ValueKind::list)) return found;
    const Value all = property(graph_, relationship, key::confidence);
    const Value each = property(graph_, relationship, key::confidences);
    const Value rules = property(graph_, relationship, key::rules);
    for (std::size_t at = 0; at < ids.as_list().size(); ++at) {
        const Value& id = ids.as_list()[at];
        const auto sentence = id.is(ValueKind::string) ? sentences_.find(id.as_string()) : sentences_.end();
        if (sentence == sentences_.end()) continue;
        found.push_back(evidence_in(graph_, sentence->second));
        const bool own = each.is(ValueKind::list) && at < each.as_list().size();
        const Value& confidence = own ? each.as_list()[at] : all;
        if (confidence.is_number()) found.back().confidence = confidence.as_number();
        if (rules.is(ValueKind::list) && at < rules.as_list().size() && rules.as_list()[at].is(ValueKind::string)) {
            add_rule(found.back(), rules.as_list()[at].as_string());
        }
    }
    return found;
}

std::vector<Evidence> EvidenceFinder::of(RelationshipId relationship) const {
    const NodeId start = graph_.start(relationship);
    const NodeId end = graph_.end(relationship);
    if (graph_.types().text(graph_.type(relationship)) == type::mentions) {
        std::vector<Evidence> found{evidence_in(graph_, start)};
        mark(found.back(), text_property(graph_, relationship, key::surface));
        return found;
    }
    std::vector<Evidence> found = listed(relationship);
    if (found.empty()) {  // what ties a commitment to its maker, topic or meeting is said where the commitment is
        for (const NodeId node : {start, end}) {
            if (is_labelled(graph_, node, label::commitment)) append(found, of(node));
        }
    }
    for (Evidence& evidence : found) {
        mark_mentions(evidence, graph_, start);
        mark_mentions(evidence, graph_, end);
    }
    return gathered(std::move(found));
}

std::vector<Evidence> EvidenceFinder::behind(const Selection& elements) const {
    std::vector<Evidence> said;
    for (const RelationshipId relationship : elements.relationships) append(said, of(relationship));
    for (const NodeId node : elements.nodes) {
        if (says_something(graph_, node)) append(said, of(node));
    }
    if (said.empty()) {
        for (const NodeId node : elements.nodes) append(said, of(node));
    }
    for (Evidence& evidence : said) {
        for (const NodeId node : elements.nodes) mark_mentions(evidence, graph_, node);
    }
    return gathered(std::move(said));
}

}  // namespace dossier::graph
