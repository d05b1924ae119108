#include <string>
#include <string_view>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/schema.hpp"
#include "query/procedures/tables.hpp"

namespace dossier::query::procedures {

namespace {

using graph::PropertyGraph;
using graph::Value;
using graph::ValueKind;

[[noreturn]] void fail(graph::ErrorCode code, std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = code,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

const graph::Schema::Index& full_text_index(const PropertyGraph& graph, const std::string& name,
                                            graph::ElementKind element) {
    const graph::Schema::Index* found = graph.schema().index(name);
    if (!found || !found->full_text) {
        std::vector<std::string_view> known;
        for (const graph::Schema::Index* each : graph.schema().indexes()) {
            if (each->full_text) known.emplace_back(each->definition.name);
        }
        const auto near = graph::nearest(name, known);
        fail(graph::ErrorCode::does_not_exist, fmt::format("there is no full-text index `{}`", name),
             near ? fmt::format("did you mean `{}`?", *near) : "SHOW FULLTEXT INDEXES lists them");
    }
    if (found->definition.target.element != element) {
        const bool nodes = element == graph::ElementKind::relationship;
        fail(graph::ErrorCode::invalid_argument_value,
             fmt::format("the index `{}` is about {}", name, nodes ? "nodes" : "relationships"),
             fmt::format("call db.index.fulltext.query{}", nodes ? "Nodes" : "Relationships"));
    }
    return *found;
}

/// `{skip: 10, limit: 5}`
struct Page {
    std::size_t skip = 0;
    std::optional<std::size_t> limit;
};

Page page(const Value& options) {
    Page result;
    if (options.is_null()) return result;
    for (const auto& [key, value] : options.as_map()) {
        if (key != "skip" && key != "limit") {
            fail(graph::ErrorCode::invalid_argument_value, fmt::format("there is no option `{}`", key),
                 "there are `skip` and `limit`");
        }
        if (!value.is(ValueKind::integer) || value.as_integer() < 0) {
            fail(graph::ErrorCode::invalid_argument_value, fmt::format("`{}` is an integer of 0 or more", key), "");
        }
        const auto number = static_cast<std::size_t>(value.as_integer());
        if (key == "skip") {
            result.skip = number;
        } else {
            result.limit = number;
        }
    }
    return result;
}

template <typename Id, graph::ElementKind Element>
void query_index(ProcedureCall& call) {
    const auto& index = full_text_index(call.graph, call.arguments[0].as_string(), Element);
    const Page wanted = page(call.arguments[2]);
    std::size_t at = 0, given = 0;
    for (const graph::FullText::Hit& hit : index.full_text->find(call.arguments[1].as_string())) {
        call.check();
        if (at++ < wanted.skip) continue;
        if (wanted.limit && given++ == *wanted.limit) break;
        call.emit({Id{hit.id}, hit.score});
    }
}

void analyzers(ProcedureCall& call) {
    call.emit({"standard", "words are runs of letters and digits, compared without case and accents", graph::List{}});
}

}  // namespace

std::vector<Procedure> full_text() {
    const std::vector<Field> arguments{{"indexName", "STRING"}, {"queryString", "STRING"}, {"options", "MAP?", true}};
    return {
        {"db.index.fulltext.queryNodes",
         arguments,
         {{"node", "NODE"}, {"score", "FLOAT"}},
         "the nodes that a full-text query finds, the best first",
         query_index<graph::NodeId, graph::ElementKind::node>,
         "CALL db.index.fulltext.queryNodes('words', 'lid') YIELD node, score RETURN node.text, score"},
        {"db.index.fulltext.queryRelationships",
         arguments,
         {{"relationship", "RELATIONSHIP"}, {"score", "FLOAT"}},
         "the relationships that a full-text query finds, the best first",
         query_index<graph::RelationshipId, graph::ElementKind::relationship>,
         "CALL db.index.fulltext.queryRelationships('surfaces', 'nederland') YIELD relationship, score "
         "RETURN relationship, score"},
        {"db.index.fulltext.listAvailableAnalyzers",
         {},
         {{"analyzer", "STRING"}, {"description", "STRING"}, {"stopwords", "LIST OF STRING"}},
         "how full-text indexes find words in texts",
         analyzers},
    };
}

}  // namespace dossier::query::procedures
