#include "graph/export/rdf.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "graph/export/rdf_literals.hpp"
#include "graph/value_text.hpp"
#include "graph/vocabulary.hpp"

namespace dossier::graph::rdf {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

namespace {

constexpr std::string_view urn = "urn:dossier:";

std::string term(std::string_view name) { return fmt::format("{}term:{}", urn, percent_encoded(name)); }

template <typename Id>
Value property(const PropertyGraph& graph, Id element, std::string_view name) {
    const auto id = graph.keys().find(name);
    return id ? graph.property(element, *id) : Value{};
}

bool is_list_of_strings(const Value& value) {
    return value.is(ValueKind::list) &&
           std::ranges::all_of(value.as_list(), [](const Value& element) { return element.is(ValueKind::string); });
}

/// Says one thing more of a subject.
void say(Description& description, std::string predicate, Object object) {
    auto& statements = description.statements;
    auto found = std::ranges::find(statements, predicate, &Statement::predicate);
    if (found == statements.end()) {
        statements.push_back({.predicate = std::move(predicate), .objects = {}});
        found = std::prev(statements.end());
    }
    found->objects.push_back(std::move(object));
}

/// What nodes are called: `urn:dossier:Actor:NLD` by the first label of the model and the `id`, where no other node of
/// the part is called so, else `urn:dossier:node:7`.
class NodeNames {
public:
    NodeNames(const PropertyGraph& graph, const Selection& part) {
        std::unordered_map<std::string, std::size_t> uses;
        for (const NodeId node : part.nodes) ++uses[by_id(graph, node)];
        for (const NodeId node : part.nodes) {
            const std::string name = by_id(graph, node);
            const bool own = !name.empty() && uses.at(name) == 1;
            names_.emplace(index(node), own ? name : fmt::format("{}node:{}", urn, index(node)));
        }
    }
    [[nodiscard]] const std::string& of(NodeId node) const { return names_.at(index(node)); }
    [[nodiscard]] static std::string of_sentence(std::string_view id) {
        return fmt::format("{}{}:{}", urn, label::sentence, percent_encoded(id));
    }

private:
    static std::string by_id(const PropertyGraph& graph, NodeId node) {
        const Value id = property(graph, node, key::id);
        const auto labels = label_names(graph, node);
        const bool has_id = id.is(ValueKind::string) || id.is(ValueKind::integer);
        if (!has_id || labels.empty()) return {};
        constexpr std::array of_the_model{label::document, label::section,   label::paragraph, label::sentence,
                                          label::footnote, label::actor,     label::topic,     label::instrument,
                                          label::event,    label::commitment};
        const auto found = std::ranges::find_first_of(labels, of_the_model);
        const std::string& name = found == labels.end() ? labels.front() : *found;
        // These are taken for what has no id of its own.
        if (name == "node" || name == "relationship" || name == "term") return {};
        return fmt::format("{}{}:{}", urn, percent_encoded(name),
                           percent_encoded(id.is(ValueKind::string) ? id.as_string() : literal(id)));
    }

    std::unordered_map<std::uint32_t, std::string> names_;
};

class Describer {
public:
    Describer(const PropertyGraph& graph, const Selection& part);
    [[nodiscard]] std::vector<Description> describe();

private:
    [[nodiscard]] bool is_labelled(NodeId node, std::string_view name) const;
    [[nodiscard]] std::optional<NodeId> document_of(NodeId sentence) const;
    [[nodiscard]] Description describe(NodeId node);
    void say_kinds(Description& description, NodeId node) const;
    void say_in_known_words(Description& description, NodeId node) const;
    void say_place(Description& description, NodeId sentence) const;
    void say_relationships(Description& description, NodeId node);
    [[nodiscard]] Description describe(RelationshipId relationship) const;

    const PropertyGraph& graph_;
    const Selection& part_;
    NodeNames names_;
    std::unordered_map<std::uint32_t, std::vector<RelationshipId>> outgoing_;
    std::unordered_map<std::uint32_t, NodeId> above_;  // by a part of a document, the part that holds it
    std::vector<RelationshipId> spelled_out_;          // as rdf:Statement
};

Describer::Describer(const PropertyGraph& graph, const Selection& part)
    : graph_{graph}, part_{part}, names_{graph, part} {
    for (const RelationshipId relationship : part_.relationships) {
        outgoing_[index(graph_.start(relationship))].push_back(relationship);
        const std::string& name = graph_.types().text(graph_.type(relationship));
        if (name == type::has_section || name == type::has_paragraph || name == type::has_sentence) {
            above_.emplace(index(graph_.end(relationship)), graph_.start(relationship));
        }
    }
}

bool Describer::is_labelled(NodeId node, std::string_view name) const {
    const auto id = graph_.labels().find(name);
    return id && graph_.has_label(node, *id);
}

std::optional<NodeId> Describer::document_of(NodeId sentence) const {
    constexpr std::size_t most_steps = 3;  // paragraph, section, document
    NodeId at = sentence;
    for (std::size_t step = 0; step < most_steps; ++step) {
        const auto above = above_.find(index(at));
        if (above == above_.end()) return std::nullopt;
        at = above->second;
        if (is_labelled(at, label::document)) return at;
    }
    return std::nullopt;
}

void Describer::say_kinds(Description& description, NodeId node) const {
    const auto say_kind = [&](std::string iri) { say(description, expanded("rdf:type"), resource(std::move(iri))); };
    for (const std::string& name : label_names(graph_, node)) say_kind(term(name));
    // A node of which nothing is said would not be there at all.
    if (description.statements.empty()) say_kind(expanded("rdfs:Resource"));
    constexpr std::string_view organization = label::actor_kinds[1];
    constexpr std::string_view person = label::actor_kinds[2];
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{{{label::actor, "prov:Agent"},
                                                                                  {person, "prov:Person"},
                                                                                  {organization, "prov:Organization"},
                                                                                  {label::document, "prov:Entity"},
                                                                                  {label::topic, "skos:Concept"}}};
    for (const auto& [name, kind] : known) {
        if (is_labelled(node, name)) say_kind(expanded(kind));
    }
    if (is_labelled(node, label::sentence) && document_of(node)) say_kind(expanded("oa:SpecificResource"));
}

/// Names of a topic by their languages, title and date of a document.
void Describer::say_in_known_words(Description& description, NodeId node) const {
    const auto say_text = [&](std::string_view predicate, std::string_view name, std::string_view language) {
        const Value value = property(graph_, node, name);
        if (value.is_null()) return false;
        Object object = object_of(value);
        if (value.is(ValueKind::string)) object.language = language;
        say(description, expanded(predicate), std::move(object));
        return true;
    };
    if (is_labelled(node, label::topic)) {
        const bool dutch = say_text("skos:prefLabel", key::name_nl, "nl");
        const bool english = say_text("skos:prefLabel", key::name_en, "en");
        if (!dutch && !english) say_text("skos:prefLabel", key::name, {});
    }
    if (is_labelled(node, label::document)) {
        say_text("dcterms:title", key::title, {});
        say_text("dcterms:date", key::date, {});
    }
    if (is_labelled(node, label::sentence)) say_place(description, node);
}

/// Offsets count bytes of the source file, and that is what a DataPositionSelector counts; one of text would count
/// characters.
void Describer::say_place(Description& description, NodeId sentence) const {
    const auto document = document_of(sentence);
    if (!document) return;
    say(description, expanded("oa:hasSource"), resource(names_.of(*document)));
    const Value begin = property(graph_, sentence, key::begin);
    const Value end = property(graph_, sentence, key::end);
    if (!begin.is(ValueKind::integer) || !end.is(ValueKind::integer)) return;
    Object selector;
    selector.kind = Object::Kind::unnamed;
    const auto add = [&selector](std::string_view predicate, Object object) {
        selector.statements.push_back({.predicate = expanded(predicate), .objects = {std::move(object)}});
    };
    add("rdf:type", resource(expanded("oa:DataPositionSelector")));
    add("oa:start", typed(literal(begin), "nonNegativeInteger"));
    add("oa:end", typed(literal(end), "nonNegativeInteger"));
    say(description, expanded("oa:hasSelector"), std::move(selector));
}

Description Describer::describe(NodeId node) {
    Description description{.subject = names_.of(node), .statements = {}};
    say_kinds(description, node);
    say_in_known_words(description, node);
    for (const auto& [id, value] : graph_.properties(node)) {
        const std::string& name = graph_.keys().text(id);
        if (name == key::aliases && is_list_of_strings(value)) {
            for (const Value& alias : value.as_list()) say(description, expanded("skos:altLabel"), object_of(alias));
        } else {
            say(description, term(name), object_of(value));
        }
    }
    say_relationships(description, node);
    return description;
}

void Describer::say_relationships(Description& description, NodeId node) {
    const auto found = outgoing_.find(index(node));
    if (found == outgoing_.end()) return;
    std::map<std::pair<TypeId, NodeId>, std::size_t> parallel;
    for (const RelationshipId relationship : found->second) {
        ++parallel[{graph_.type(relationship), graph_.end(relationship)}];
    }
    std::set<std::pair<TypeId, NodeId>> said;
    for (const RelationshipId relationship : found->second) {
        const NodeId end = graph_.end(relationship);
        const auto step = std::pair{graph_.type(relationship), end};
        if (!graph_.properties(relationship).empty() || parallel.at(step) > 1) spelled_out_.push_back(relationship);
        if (!said.insert(step).second) continue;
        const std::string& name = graph_.types().text(step.first);
        say(description, term(name), resource(names_.of(end)));
        if (name == type::cites && is_labelled(node, label::document)) {
            say(description, expanded("dcterms:references"), resource(names_.of(end)));
        }
        if (name == type::broader && is_labelled(node, label::topic) && is_labelled(end, label::topic)) {
            say(description, expanded("skos:broader"), resource(names_.of(end)));
        }
    }
}

Description Describer::describe(RelationshipId relationship) const {
    Description description{.subject = fmt::format("{}relationship:{}", urn, index(relationship)), .statements = {}};
    const auto say_of = [&](std::string_view predicate, std::string iri) {
        say(description, expanded(predicate), resource(std::move(iri)));
    };
    say_of("rdf:type", expanded("rdf:Statement"));
    say_of("rdf:subject", names_.of(graph_.start(relationship)));
    say_of("rdf:predicate", term(graph_.types().text(graph_.type(relationship))));
    say_of("rdf:object", names_.of(graph_.end(relationship)));
    for (const auto& [id, value] : graph_.properties(relationship)) {
        const std::string& name = graph_.keys().text(id);
        if (name == key::evidence && is_list_of_strings(value)) {
            for (const Value& sentence : value.as_list()) {
                say_of("prov:wasDerivedFrom", NodeNames::of_sentence(sentence.as_string()));
            }
        } else {
            say(description, term(name), object_of(value));
        }
    }
    return description;
}

std::vector<Description> Describer::describe() {
    std::vector<Description> descriptions;
    for (const NodeId node : part_.nodes) descriptions.push_back(describe(node));
    std::ranges::sort(spelled_out_);
    for (const RelationshipId relationship : spelled_out_) descriptions.push_back(describe(relationship));
    return descriptions;
}

}  // namespace

std::string expanded(std::string_view name) {
    const std::size_t colon = name.find(':');
    const auto* const prefix = std::ranges::find(prefixes, name.substr(0, colon), &Prefix::name);
    return fmt::format("{}{}", prefix->iri, name.substr(colon + 1));
}

std::optional<std::string> shortened(std::string_view iri) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    for (const Prefix& prefix : prefixes) {
        if (!iri.starts_with(prefix.iri)) continue;
        const std::string_view rest = iri.substr(prefix.iri.size());
        if (rest.empty() || !is_letter(rest.front()) || !std::ranges::all_of(rest, fits)) return std::nullopt;
        return fmt::format("{}:{}", prefix.name, rest);
    }
    return std::nullopt;
}

std::vector<Description> describe(const PropertyGraph& graph, const Selection& part) {
    return Describer{graph, part}.describe();
}

}  // namespace dossier::graph::rdf
