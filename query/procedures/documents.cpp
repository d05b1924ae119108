// What lies behind a graph that was read from documents.

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "graph/chain_steps.hpp"
#include "graph/error.hpp"
#include "graph/provenance.hpp"
#include "graph/utf8.hpp"
#include "graph/vocabulary.hpp"
#include "query/procedures/tables.hpp"

namespace dossier::query::procedures {

namespace {

using graph::EvidenceFinder;
using graph::List;
using graph::Value;
using graph::ValueKind;
namespace vocabulary = graph::vocabulary;

/// Made for the first call, kept for those that follow: it knows every sentence by its id.
const EvidenceFinder& finder(ProcedureCall& call) {
    using Shared = std::shared_ptr<const EvidenceFinder>;  // std::any holds what can be copied
    if (!call.kept.has_value()) call.kept = Shared{std::make_shared<const EvidenceFinder>(call.graph)};
    return **std::any_cast<Shared>(&call.kept);
}

std::vector<graph::Evidence> evidence_of(ProcedureCall& call, const Value& about) {
    switch (about.kind()) {
    case ValueKind::null: return {};
    case ValueKind::node:
        return call.graph.contains(about.as_node()) ? finder(call).of(about.as_node()) : std::vector<graph::Evidence>{};
    case ValueKind::relationship:
        return call.graph.contains(about.as_relationship()) ? finder(call).of(about.as_relationship())
                                                            : std::vector<graph::Evidence>{};
    case ValueKind::path:
    case ValueKind::list:
    case ValueKind::map: return finder(call).behind(graph::selected(call.graph, std::vector{about}));
    default: fail(fmt::format("evidence is of nodes, relationships and paths, not of a {}", name(about.kind())));
    }
}

/// Byte offsets as counts of characters: what substring() counts in.
List in_characters(const std::vector<graph::SourceSpan>& marks, const std::string& text) {
    const auto characters = [&](std::size_t bytes) {
        return static_cast<std::int64_t>(graph::to_code_points(std::string_view{text}.substr(0, bytes)).size());
    };
    List spans;
    for (const graph::SourceSpan& mark : marks) {
        spans.emplace_back(List{characters(mark.begin), characters(mark.end)});
    }
    return spans;
}

void evidence(ProcedureCall& call) {
    call.check();
    for (const graph::Evidence& found : evidence_of(call, call.arguments[0])) {
        call.emit({found.document, found.section, found.page ? Value{*found.page} : Value{}, found.sentence, found.text,
                   in_characters(found.marks, found.text), found.confidence ? Value{*found.confidence} : Value{},
                   List(found.rules.begin(), found.rules.end())});
    }
}

graph::NodeId there(const ProcedureCall& call, const Value& node) {
    if (call.graph.contains(node.as_node())) return node.as_node();
    throw graph::Error{{.type = graph::ErrorType::entity_not_found,
                        .code = graph::ErrorCode::deleted_entity_access,
                        .message = "a chain cannot end at a deleted node",
                        .where = std::nullopt,
                        .hint = ""}};
}

void link(ProcedureCall& call) {
    constexpr std::int64_t usual = 3;
    const std::int64_t most = call.arguments[2].is_null() ? usual : call.arguments[2].as_integer();
    if (most < 1) fail(fmt::format("`k` is at least 1, not {}", most));
    const graph::Scope scope{.types = {},
                             .checkpoint = [&call] { call.check(); },
                             .account = [&call](std::size_t bytes) { call.account(bytes); }};
    const graph::NodeId from = there(call, call.arguments[0]), to = there(call, call.arguments[1]);
    const bool telling = !call.arguments[3].is_null() && call.arguments[3].as_boolean();
    const auto wanted = static_cast<std::size_t>(most);
    const auto chains = telling ? graph::telling_chains(call.graph, finder(call), from, to, wanted, scope)
                                : graph::best_chains(call.graph, from, to, wanted, scope);
    std::int64_t chain = 0;
    for (const auto& [path, cost] : chains) {
        ++chain;
        const Value whole{path};
        for (std::size_t step = 0; step < path.relationships.size(); ++step) {
            const auto said = finder(call).of(path.relationships[step]);
            const Value sentence = said.empty() ? Value{} : Value{said.front().sentence};
            const Value text = said.empty() ? Value{} : Value{said.front().text};
            call.emit(
                {chain, cost, whole, static_cast<std::int64_t>(step + 1), path.relationships[step], sentence, text});
        }
    }
}

/// How many sentences stand below a node, over the parts of a document.
std::int64_t sentences_of(ProcedureCall& call, graph::NodeId document) {
    std::vector<graph::NodeId> level{document};
    for (const auto part :
         {vocabulary::type::has_section, vocabulary::type::has_paragraph, vocabulary::type::has_sentence}) {
        const auto type = call.graph.types().find(part);
        std::vector<graph::NodeId> next;
        for (const graph::NodeId node : level) {
            if (!type) break;
            call.graph.for_each_adjacent(node, *type, graph::Direction::outgoing,
                                         [&](graph::Adjacent step) { next.push_back(step.node); });
        }
        call.check();
        level = std::move(next);
    }
    return static_cast<std::int64_t>(level.size());
}

void documents(ProcedureCall& call) {
    const auto label = call.graph.labels().find(vocabulary::label::document);
    if (!label) return;
    const auto property = [&](graph::NodeId node, std::string_view name) {
        const auto key = call.graph.keys().find(name);
        return key ? call.graph.property(node, *key) : Value{};
    };
    std::vector<graph::NodeId> loaded;
    call.graph.for_each_node(*label, [&](graph::NodeId node) {
        const Value stub = property(node, vocabulary::key::stub);
        if (!stub.is(ValueKind::boolean) || !stub.as_boolean()) loaded.push_back(node);
    });
    for (const graph::NodeId node : loaded) {
        call.emit({property(node, vocabulary::key::id), property(node, vocabulary::key::date),
                   property(node, vocabulary::key::kind), property(node, vocabulary::key::title),
                   sentences_of(call, node), node});
    }
}

}  // namespace

std::vector<Procedure> documents_procedures() {
    const Field sentence{"sentence", "NODE?"}, text{"text", "STRING?"};
    return {
        {"dossier.documents",
         {},
         {{"id", "STRING?"},
          {"date", "ANY?"},
          {"kind", "STRING?"},
          {"title", "STRING?"},
          {"sentences", "INTEGER"},
          {"document", "NODE"}},
         "the documents that were loaded; not those that are only cited",
         documents},
        {"dossier.evidence",
         {{"x", "ANY?"}},
         {{"document", "STRING"},
          {"section", "STRING"},
          {"page", "INTEGER?"},
          sentence,
          text,
          {"marks", "LIST OF LIST"},
          {"confidence", "FLOAT?"},
          {"rules", "LIST OF STRING"}},
         "the sentences behind a node, a relationship or a path; marks are the characters [from, to) that name it",
         evidence,
         "MATCH (:Country {name: 'Nederland'})-[r:MEMBER_OF]->() CALL dossier.evidence(r) "
         "YIELD document, section, page, sentence, text, marks, confidence, rules "
         "RETURN document, section, page, sentence, text, marks, confidence, rules"},
        {"dossier.link",
         {{"a", "NODE"}, {"b", "NODE"}, {"k", "INTEGER?", true}, {"telling", "BOOLEAN?", true}},
         {{"chain", "INTEGER"},
          {"cost", "FLOAT"},
          {"path", "PATH"},
          {"step", "INTEGER"},
          {"relationship", "RELATIONSHIP"},
          sentence,
          text},
         "the k best chains between two things (3 unless told), a row a step with a sentence that says it; telling: "
         "only chains that say what those before them do not",
         link,
         "MATCH (a {name: 'NAVO'}), (b {name: 'defensie'}) CALL dossier.link(a, b, 1) "
         "YIELD chain, cost, path, step, relationship, sentence, text "
         "RETURN chain, cost, path, step, relationship, sentence, text"},
    };
}

}  // namespace dossier::query::procedures
