#include "loaders/write_findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/evidence.hpp"
#include "loaders/graph_writer.hpp"
#include "loaders/node_record.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

class FindingsWriter {
public:
    FindingsWriter(const Extraction& extraction, std::span<const WrittenSentence> sentences,
                   graph::PropertyGraph& graph, SharedNodes& shared)
        : extraction_{extraction}, found_{extraction.findings}, sentences_{sentences}, graph_{graph}, shared_{shared} {}

    void run() {
        for (const auto& entity : found_.entities)
            entities_.push_back(shared_.add_source(entity, extraction_.document.id));
        mentions();
        commitments();
        deliveries();
        for (const auto& statement : found_.statements) state(statement);
        associations();
        book_.write(graph_);
    }

private:
    void mentions() {
        for (const auto& mention : found_.mentions) {
            const auto& sentence = *extraction_.sentences[mention.sentence].sentence;
            const auto where = sentence.text.source(mention.where.begin, mention.where.end);
            const auto surface = std::string_view{sentence.text.text}.substr(mention.where.begin,
                                                                             mention.where.end - mention.where.begin);
            create_relationship(graph_, sentences_[mention.sentence].node, type::mentions, entities_[mention.entity],
                                {{key::surface, graph::Value{surface}},
                                 {key::begin, offset_value(where.begin)},
                                 {key::end, offset_value(where.end)},
                                 {key::how, text_value(mention.how)}});
            tied_[mention.sentence].insert(mention.entity);
        }
    }

    void commitments() {
        for (const auto& commitment : found_.commitments) {
            const auto& sentence = sentences_[commitment.sentence];
            const auto at =
                create_node(graph_, label::commitment,
                            {{key::id, graph::Value{commitment_id(commitment)}},
                             {key::kind, text_value(commitment.kind)},
                             {key::status, text_value(commitment.status)},
                             {key::text, graph::Value{sentence_text(commitment.sentence)}},
                             {key::due, text_value(commitment.due)},
                             {key::due_text, text_value(commitment.due_text)},
                             {key::condition, text_value(commitment.condition)},
                             {key::quantity, commitment.quantity ? number_value(*commitment.quantity) : graph::Value{}},
                             {key::unit, text_value(commitment.unit)},
                             {key::confidence, graph::Value{commitment.confidence}},
                             {key::rule, text_value(commitment.rule)}});
            nodes_.push_back(at);
            create_relationship(graph_, at, type::stated_in, sentence.node);
            tie(commitment, at);
        }
    }

    /// What it takes to find the promises that they keep, in letters that may come later: they stay with the sentences.
    void deliveries() {
        for (const auto& delivery : found_.deliveries) {
            const auto at = sentences_[delivery.sentence].node;
            set_string(graph_, at, key::delivery, delivery.how);
            set_strings(graph_, at, key::promised_on, delivery.letters);
            if (delivery.elsewhere)
                graph_.set_property(at, graph_.intern_key(key::promised_elsewhere), graph::Value{true});
        }
    }

    void tie(const find::Commitment& commitment, graph::NodeId at) {
        const std::string_view status = commitment.status == "expected" ? "expected" : "fact";
        const auto relate = [&](graph::NodeId start, std::string_view name, graph::NodeId end) {
            create_relationship(graph_, start, name, end,
                                {{key::status, graph::Value{status}},
                                 {key::confidence, graph::Value{commitment.confidence}},
                                 {key::evidence, graph::Value{graph::List{sentences_[commitment.sentence].id}}}});
        };
        for (const auto actor : commitment.by) relate(entities_[actor], type::commits_to, at);
        for (const auto actor : commitment.towards) relate(at, type::towards, entities_[actor]);
        for (const auto topic : commitment.topics) relate(at, type::about, entities_[topic]);
        if (commitment.under) relate(at, type::under, entities_[*commitment.under]);
        if (commitment.at) relate(at, type::at, entities_[*commitment.at]);
        for (const auto* list : {&commitment.by, &commitment.towards, &commitment.topics})
            tied_[commitment.sentence].insert(list->begin(), list->end());
    }

    /// A sentence may state several commitments: the first keeps the short id, others are told apart by a count.
    [[nodiscard]] std::string commitment_id(const find::Commitment& commitment) {
        const auto begin = extraction_.sentences[commitment.sentence].sentence->where.begin;
        const auto count = ++commitments_in_[commitment.sentence];
        const auto id = fmt::format("{}/commitment/{}", extraction_.document.id, begin);
        return count == 1 ? id : fmt::format("{}/{}", id, count);
    }

    void state(const find::Statement& statement) {
        auto subject = entities_[statement.subject];
        auto object = statement.object.to == find::Reference::To::entity ? entities_[statement.object.index]
                                                                         : nodes_[statement.object.index];
        // Cooperation has no direction and is stored once: from the smaller id to the larger.
        if (statement.predicate == type::cooperates_with && shared_.id_of(object) < shared_.id_of(subject))
            std::swap(subject, object);
        book_.state(subject, statement.predicate, object, statement.status, sentences_[statement.sentence].id,
                    {statement.confidence, statement.rule});
        tied_[statement.sentence].insert(statement.subject);
        if (statement.object.to == find::Reference::To::entity)
            tied_[statement.sentence].insert(statement.object.index);
    }

    /// An actor and a topic are tied by each sentence that names both or relates them.
    void associations() {
        for (const auto& [sentence, tied] : tied_) {
            for (const auto actor : tied) {
                if (found_.entities[actor].entity_class != find::EntityClass::actor) continue;
                for (const auto topic : tied)
                    if (found_.entities[topic].entity_class == find::EntityClass::topic)
                        book_.associate(entities_[actor], entities_[topic], sentences_[sentence].id);
            }
        }
    }

    [[nodiscard]] const std::string& sentence_text(std::size_t ordinal) const {
        return extraction_.sentences[ordinal].sentence->text.text;
    }

    const Extraction& extraction_;
    const find::Findings& found_;
    std::span<const WrittenSentence> sentences_;
    graph::PropertyGraph& graph_;
    SharedNodes& shared_;
    std::vector<graph::NodeId> entities_;                ///< by index of Findings::entities
    std::vector<graph::NodeId> nodes_;                   ///< of commitments
    std::map<std::size_t, std::set<std::size_t>> tied_;  ///< entities by sentence
    std::map<std::size_t, std::size_t> commitments_in_;
    EvidenceBook book_;
};

}  // namespace

void write_findings(const Extraction& extraction, std::span<const WrittenSentence> sentences,
                    graph::PropertyGraph& graph, SharedNodes& shared) {
    FindingsWriter{extraction, sentences, graph, shared}.run();
}

}  // namespace dossier::loaders
