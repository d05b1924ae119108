#include "loaders/evidence.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "loaders/graph_writer.hpp"
#include "loaders/node_record.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace type = vocabulary::type;

using Evidence = std::map<std::string, Saying>;  // by sentence; sorted, so no order of loading shows

/// The relationship of that type between two nodes, with that status; none has a status where it is empty.
std::optional<graph::RelationshipId> existing(const graph::PropertyGraph& graph, graph::NodeId start,
                                              std::string_view type_name, graph::NodeId end, std::string_view status) {
    const auto type_id = graph.types().find(type_name);
    if (!type_id) return std::nullopt;
    const auto neighbours = graph.neighbours(start, *type_id, graph::Direction::outgoing);
    const auto range = std::ranges::equal_range(neighbours.nodes, end);
    for (auto at = range.begin() - neighbours.nodes.begin(); at < range.end() - neighbours.nodes.begin(); ++at) {
        const auto relationship = neighbours.relationships[static_cast<std::size_t>(at)];
        const auto has = property(graph, relationship, key::status);
        if (has.is(graph::ValueKind::string) ? has.as_string() == status : status.empty()) return relationship;
    }
    return std::nullopt;
}

Evidence read_evidence(const graph::PropertyGraph& graph, graph::RelationshipId relationship) {
    Evidence evidence;
    const auto sentences = strings(property(graph, relationship, key::evidence));
    const auto each = property(graph, relationship, key::confidences);
    const auto all = property(graph, relationship, key::confidence);
    const auto rules = strings(property(graph, relationship, key::rules));
    for (std::size_t at = 0; at < sentences.size(); ++at) {
        const bool own =
            each.is(graph::ValueKind::list) && at < each.as_list().size() && each.as_list()[at].is_number();
        evidence[sentences[at]] = {own               ? each.as_list()[at].as_number()
                                   : all.is_number() ? all.as_number()
                                                     : 1.0,
                                   at < rules.size() ? rules[at] : std::string{}};
    }
    return evidence;
}

/// `rules` stand beside the sentences; `confidences` only where these differ; `confidence` is that of the surest.
void write_evidence(graph::PropertyGraph& graph, graph::RelationshipId relationship, const Evidence& evidence) {
    std::vector<std::string> sentences;
    std::vector<std::string> rules;
    graph::List each;
    double best = 0;
    bool differ = false;
    for (const auto& [sentence, saying] : evidence) {
        sentences.push_back(sentence);
        rules.push_back(saying.rule);
        each.emplace_back(saying.confidence);
        best = std::max(best, saying.confidence);
        differ = differ || saying.confidence != evidence.begin()->second.confidence;
    }
    graph.set_property(relationship, graph.intern_key(key::evidence), list_of(sentences));
    graph.set_property(relationship, graph.intern_key(key::rules), list_of(rules));
    graph.set_property(relationship, graph.intern_key(key::confidence), graph::Value{best});
    const bool had = !property(graph, relationship, key::confidences).is_null();
    if (differ || had)
        graph.set_property(relationship, graph.intern_key(key::confidences),
                           differ ? graph::Value{std::move(each)} : graph::Value{});
}

void write_sentences(graph::PropertyGraph& graph, graph::RelationshipId relationship,
                     const std::vector<std::string>& sentences) {
    graph.set_property(relationship, graph.intern_key(key::sentences), list_of(sentences));
    graph.set_property(relationship, graph.intern_key(key::weight),
                       graph::Value{static_cast<std::int64_t>(sentences.size())});
}

void drop_from_statement(graph::PropertyGraph& graph, graph::RelationshipId relationship, std::string_view prefix) {
    auto evidence = read_evidence(graph, relationship);
    if (evidence.empty()) return;  // from a dataset, or made by a query
    if (std::erase_if(evidence, [&](const auto& one) { return one.first.starts_with(prefix); }) == 0) return;
    if (evidence.empty())
        graph.erase(relationship);
    else
        write_evidence(graph, relationship, evidence);
}

void drop_from_association(graph::PropertyGraph& graph, graph::RelationshipId relationship, std::string_view prefix) {
    auto sentences = strings(property(graph, relationship, key::sentences));
    if (sentences.empty()) return;
    if (std::erase_if(sentences, [&](const auto& one) { return one.starts_with(prefix); }) == 0) return;
    if (sentences.empty())
        graph.erase(relationship);
    else
        write_sentences(graph, relationship, sentences);
}

std::vector<graph::RelationshipId> leaving(const graph::PropertyGraph& graph, graph::NodeId node,
                                           std::string_view type_name) {
    std::vector<graph::RelationshipId> result;
    if (const auto type_id = graph.types().find(type_name))
        graph.for_each_adjacent(node, *type_id, graph::Direction::outgoing,
                                [&](graph::Adjacent one) { result.push_back(one.relationship); });
    return result;
}

}  // namespace

void EvidenceBook::state(graph::NodeId start, std::string_view type_name, graph::NodeId end, std::string_view status,
                         std::string_view sentence, Saying saying) {
    auto& said = statements_[{start, std::string{type_name}, end, std::string{status}}];
    const auto [known, fresh] = said.emplace(sentence, saying);
    if (!fresh && saying.confidence > known->second.confidence) known->second = std::move(saying);
}

void EvidenceBook::associate(graph::NodeId actor, graph::NodeId topic, std::string_view sentence) {
    auto& sentences = associations_[{actor, topic}];
    if (std::ranges::find(sentences, sentence) == sentences.end()) sentences.emplace_back(sentence);
}

void EvidenceBook::write(graph::PropertyGraph& graph) const {
    for (const auto& [edge, said] : statements_) {
        const auto& [start, type_name, end, status] = edge;
        auto relationship = existing(graph, start, type_name, end, status);
        if (!relationship)
            relationship = create_relationship(graph, start, type_name, end, {{key::status, text_value(status)}});
        auto evidence = read_evidence(graph, *relationship);
        for (const auto& [sentence, saying] : said) evidence[sentence] = saying;
        write_evidence(graph, *relationship, evidence);
    }
    for (const auto& [ends, said] : associations_) {
        auto relationship = existing(graph, ends.first, type::associated_with, ends.second, {});
        if (!relationship) relationship = create_relationship(graph, ends.first, type::associated_with, ends.second);
        auto sentences = strings(property(graph, *relationship, key::sentences));
        sentences.insert(sentences.end(), said.begin(), said.end());
        std::ranges::sort(sentences);
        const auto [first, last] = std::ranges::unique(sentences);
        sentences.erase(first, last);
        write_sentences(graph, *relationship, sentences);
    }
}

void drop_evidence(graph::PropertyGraph& graph, graph::NodeId node, std::string_view document) {
    const auto prefix = sentence_prefix(document);
    for (const auto type_name : type::statements)
        for (const auto relationship : leaving(graph, node, type_name))
            drop_from_statement(graph, relationship, prefix);
    for (const auto relationship : leaving(graph, node, type::associated_with))
        drop_from_association(graph, relationship, prefix);
}

std::string sentence_prefix(std::string_view document) { return fmt::format("{}/sentence/", document); }

}  // namespace dossier::loaders
