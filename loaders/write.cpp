#include "loaders/write.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "loaders/find/grammar/words.hpp"
#include "loaders/find/instruments/citations.hpp"
#include "loaders/graph_writer.hpp"
#include "loaders/node_record.hpp"
#include "loaders/vocabulary.hpp"
#include "loaders/write_findings.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

class Writer {
public:
    Writer(const Extraction& extraction, graph::PropertyGraph& graph, SharedNodes& shared)
        : document_{extraction.document}, extraction_{extraction}, graph_{graph}, shared_{shared} {}

    void run(const FileFacts& file) {
        node_ = shared_.node(SharedNodes::Sort::document, document_.id);
        facts(file);
        sections();
        loose_footnotes();
        parties();
        write_findings(extraction_, sentences_, graph_, shared_);
        citations();
    }

private:
    void facts(const FileFacts& file) {
        const auto set = [&](std::string_view name, std::string_view value) { set_string(graph_, node_, name, value); };
        graph_.set_property(node_, graph_.intern_key(key::stub), graph::Value{});
        set(key::title, document_.title);
        set(key::kind, document_.kind);
        set(key::date, document_.date);
        set(key::place, document_.place);
        set(key::dossier, document_.dossier);
        set(key::dossier_title, document_.dossier_title);
        set(key::number, document_.number);
        set(key::language, document_.language);
        set(key::source, file.source);
        set(key::sha256, file.sha256);
        set(key::loader, file.loader);
    }

    [[nodiscard]] std::string id(std::string_view what, std::size_t begin) const {
        return fmt::format("{}/{}/{}", document_.id, what, begin);
    }

    void sections() {
        std::size_t ordinal = 0;
        for (const auto& section : document_.sections) {
            const auto at = create_node(graph_, label::section,
                                        {{key::id, graph::Value{id("section", section.where.begin)}},
                                         {key::title, graph::Value{section.title}},
                                         {key::ordinal, offset_value(++ordinal)}});
            create_relationship(graph_, node_, type::has_section, at);
            for (const auto& paragraph : section.paragraphs) this->paragraph(paragraph, at);
        }
    }

    void paragraph(const read::Paragraph& paragraph, graph::NodeId section) {
        const auto begin = paragraph.sentences.front().where.begin;
        const auto at =
            create_node(graph_, label::paragraph,
                        {{key::id, graph::Value{id("paragraph", begin)}}, {key::ordinal, offset_value(++paragraphs_)}});
        create_relationship(graph_, section, type::has_paragraph, at);
        for (const auto& sentence : paragraph.sentences) this->sentence(sentence, at);
    }

    [[nodiscard]] graph::Value lemmas(std::size_t ordinal) const {
        return ordinal < extraction_.sentences.size() ? text_value(extraction_.sentences[ordinal].lemmas)
                                                      : graph::Value{};
    }

    /// Null, which is no property, where a format has no pages.
    [[nodiscard]] static graph::Value page(const std::optional<read::PrintedPlace>& printed) {
        return printed ? offset_value(printed->page) : graph::Value{};
    }

    /// `[left, top, right, bottom]`
    [[nodiscard]] static graph::Value box(const std::optional<read::PrintedPlace>& printed) {
        if (!printed) return {};
        const auto& [left, top, right, bottom] = printed->box;
        return graph::Value{
            graph::List{graph::Value{left}, graph::Value{top}, graph::Value{right}, graph::Value{bottom}}};
    }

    void sentence(const read::Sentence& sentence, graph::NodeId paragraph) {
        auto sentence_id = id("sentence", sentence.where.begin);
        const auto at = create_node(graph_, label::sentence,
                                    {{key::id, graph::Value{sentence_id}},
                                     {key::text, graph::Value{sentence.text.text}},
                                     {key::lemmas, lemmas(sentences_.size())},
                                     {key::ordinal, offset_value(sentences_.size() + 1)},
                                     {key::begin, offset_value(sentence.where.begin)},
                                     {key::end, offset_value(sentence.where.end)},
                                     {key::page, page(sentence.printed)},
                                     {key::box, box(sentence.printed)}});
        create_relationship(graph_, paragraph, type::has_sentence, at);
        if (!sentences_.empty()) create_relationship(graph_, sentences_.back().node, type::next, at);
        sentences_.push_back({at, std::move(sentence_id)});
        for (const auto note : sentence.footnotes) create_relationship(graph_, at, type::has_footnote, footnote(note));
    }

    /// One node however many marks refer to the note.
    graph::NodeId footnote(std::size_t index) {
        notes_.resize(document_.footnotes.size());
        if (notes_[index]) return *notes_[index];
        const auto& note = document_.footnotes[index];
        notes_[index] = create_node(graph_, label::footnote,
                                    {{key::id, graph::Value{note_id(index)}},
                                     {key::number, text_value(note.number)},
                                     {key::text, graph::Value{note.text.text}},
                                     {key::begin, offset_value(note.where.begin)},
                                     {key::end, offset_value(note.where.end)},
                                     {key::page, page(note.printed)},
                                     {key::box, box(note.printed)}});
        return *notes_[index];
    }

    /// Notes whose marks stand in no sentence, as under a table, belong to the document.
    void loose_footnotes() {
        notes_.resize(document_.footnotes.size());
        for (std::size_t note = 0; note < notes_.size(); ++note)
            if (!notes_[note]) create_relationship(graph_, node_, type::has_footnote, footnote(note));
    }

    [[nodiscard]] std::string note_id(std::size_t index) const {
        return id("footnote", document_.footnotes[index].where.begin);
    }

    void parties() {
        std::set<std::pair<std::string, std::string>> seen;
        for (const auto& [person, role] : extraction_.parties.signed_by) {
            const auto at = shared_.add_source(person, document_.id);
            if (seen.emplace(person.id, role).second)
                create_relationship(graph_, node_, type::signed_by, at, {{key::role, text_value(role)}});
        }
        if (const auto& reader = extraction_.parties.addressed_to)
            create_relationship(graph_, node_, type::addressed_to, shared_.add_source(*reader, document_.id));
    }

    void citations() {
        std::map<std::pair<std::string, std::string>, std::vector<std::string>> places;
        for (const auto& citation : extraction_.findings.citations) {
            if (citation.target == document_.id) continue;
            auto& evidence = places[{citation.target, citation.text}];
            evidence.push_back(citation.sentence ? sentences_[*citation.sentence].id : note_id(*citation.footnote));
        }
        for (auto& [citation, evidence] : places) {
            std::ranges::sort(evidence);
            const auto [first, last] = std::ranges::unique(evidence);
            evidence.erase(first, last);
            create_relationship(graph_, node_, type::cites, cited(citation.first),
                                {{key::text, graph::Value{citation.second}}, {key::evidence, list_of(evidence)}});
        }
    }

    graph::NodeId cited(const std::string& target) {
        if (find::is_document(target)) {
            const bool known = shared_.contains(SharedNodes::Sort::document, target);
            const auto at = shared_.node(SharedNodes::Sort::document, target);
            if (!known) make_stub(graph_, at);
            return at;
        }
        find::Entity act;
        act.entity_class = find::EntityClass::instrument;
        act.id = fmt::format("instrument/{}", find::slug(target));
        act.name = target;
        act.kind = "plan";
        return shared_.add_source(act, document_.id);
    }

    const read::Document& document_;
    const Extraction& extraction_;
    graph::PropertyGraph& graph_;
    SharedNodes& shared_;
    graph::NodeId node_{};
    std::size_t paragraphs_ = 0;
    std::vector<WrittenSentence> sentences_;
    std::vector<std::optional<graph::NodeId>> notes_;
};

}  // namespace

void write(const Extraction& extraction, const FileFacts& file, graph::PropertyGraph& graph, SharedNodes& shared) {
    Writer{extraction, graph, shared}.run(file);
}

void make_stub(graph::PropertyGraph& graph, graph::NodeId node) {
    const auto id = text_of(graph, node, key::id);
    for (const auto& [name, value] : graph.properties(node)) graph.set_property(node, name, {});
    graph.set_property(node, graph.intern_key(key::id), graph::Value{id});
    graph.set_property(node, graph.intern_key(key::stub), graph::Value{true});
    const auto last = id.rfind('-');
    if (!id.starts_with("kst-") || last == std::string::npos || last <= 4) return;
    // `kst-36200` is a whole dossier: no number.
    const auto dossier = id.substr(4, last - 4);
    const bool numbered = dossier.size() >= 5;
    set_string(graph, node, key::dossier, numbered ? dossier : id.substr(4));
    if (numbered) set_string(graph, node, key::number, id.substr(last + 1));
}

}  // namespace dossier::loaders
