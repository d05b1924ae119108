#include "query/manual.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/value_text.hpp"
#include "query/bind/functions.hpp"
#include "query/manual/tables.hpp"
#include "query/own_transaction.hpp"
#include "query/query.hpp"

namespace dossier::query::manual {

namespace {

constexpr std::array kinds{Kind::clause, Kind::operation, Kind::function, Kind::procedure};

/// Its answer depends on a file.
bool reads_file(std::string_view example) { return example.starts_with("LOAD CSV "); }

/// Examples of functions are expressions, or statements where they need something to work on.
std::string statement(std::string_view example) {
    return reads_file(example) || example.starts_with("MATCH ") || example.starts_with("UNWIND ")
               ? std::string{example}
               : fmt::format("RETURN {}", example);
}

std::string fields(const std::vector<Field>& all) {
    std::string text;
    for (const Field& field : all) {
        const std::string one = fmt::format("{}{} :: {}", text.empty() ? "" : ", ", field.name, field.type);
        text += field.optional ? fmt::format(" [{}]", one) : one;
    }
    return text;
}

/// Of a procedure that needs no arguments, the call can be told from its signature.
std::string example_call(const Procedure& procedure) {
    if (!procedure.example.empty()) return procedure.example;
    std::vector<std::string> results, shown;
    for (const Field& field : procedure.results) {
        results.push_back(field.name);
        shown.push_back(field.name == "node" ? "node.name" : field.name);
    }
    return fmt::format("CALL {}() YIELD {} RETURN {}", procedure.name, fmt::join(results, ", "),
                       fmt::join(shown, ", "));
}

std::vector<Entry> all_entries() {
    std::vector<Entry> all = clauses();
    std::ranges::move(operators(), std::back_inserter(all));
    for (const bind::FunctionSignature& function : bind::functions()) {
        all.push_back({.kind = Kind::function,
                       .name = std::string{function.name},
                       .signature = fmt::format("{}({})", function.name, function.arguments),
                       .summary = std::string{function.summary},
                       .example = statement(function.example),
                       .varies = reads_file(function.example)});
    }
    for (const auto& [name, procedure] : builtin_procedures()) {
        all.push_back(
            {.kind = Kind::procedure,
             .name = name,
             .signature = fmt::format("{}({}) :: ({})", name, fields(procedure.arguments), fields(procedure.results)),
             .summary = procedure.summary,
             .example = example_call(procedure),
             .varies = name == "dbms.components"});
    }
    return all;
}

std::string upper_case(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

std::string indented(std::string_view text, std::string_view indent) {
    std::string result;
    std::istringstream lines{std::string{text}};
    for (std::string line; std::getline(lines, line);) result += fmt::format("{}{}\n", indent, line);
    return result;
}

}  // namespace

std::string_view plural(Kind kind) {
    constexpr std::array<std::string_view, 4> names{"clauses", "operators", "functions", "procedures"};
    return names[static_cast<std::size_t>(kind)];
}

std::span<const Entry> entries() {
    static const std::vector<Entry> all = all_entries();
    return all;
}

const Entry* find(std::string_view name) {
    const auto all = entries();
    const auto found =
        std::ranges::find_if(all, [wanted = upper_case(name)](const Entry& e) { return upper_case(e.name) == wanted; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<std::string_view> keywords(const Entry& entry) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::vector<std::string_view> found;
    for (const std::string_view text : {std::string_view{entry.name}, std::string_view{entry.signature}}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::size_t end = at;
            while (end < text.size() && capital(text[end])) ++end;
            const bool inside = (at > 0 && std::isalpha(static_cast<unsigned char>(text[at - 1])) != 0) ||
                                (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0);
            if (end - at > 1 && !inside) found.push_back(text.substr(at, end - at));
            at = std::max(at, end);
        }
    }
    return found;
}

std::string_view example_graph() {
    return "CREATE (nl:Actor:Country {name: 'Nederland', since: 1949}), (ua:Actor:Country {name: 'Oekraïne'}),\n"
           "       (nato:Actor:Organization {name: 'NAVO', since: 1949}), (d:Topic {name: 'defensie'}),\n"
           "       (:Topic {name: 'energie'}), (nl)-[:SUPPORTS {weight: 3}]->(ua), (nato)-[:SUPPORTS {weight: "
           "5}]->(ua),\n"
           "       (nl)-[:MEMBER_OF {weight: 1, evidence: ['brief/sentence/1'], confidence: 0.9}]->(nato), "
           "(ua)-[:DISCUSSES {weight: 2}]->(d),\n"
           "       (nl)-[:DISCUSSES {weight: 4}]->(d),\n"
           "       (:Document {id: 'brief', date: '2023-06-30', kind: 'brief', title: 'Kamerbrief'})-[:HAS_SECTION]->\n"
           "       (:Section {title: 'Inleiding'})-[:HAS_PARAGRAPH]->(:Paragraph)-[:HAS_SENTENCE]->\n"
           "       (s:Sentence {id: 'brief/sentence/1', text: 'Nederland is lid van de NAVO.'}),\n"
           "       (s)-[:MENTIONS {surface: 'Nederland'}]->(nl), (s)-[:MENTIONS {surface: 'NAVO'}]->(nato)";
}

std::span<const std::string_view> example_indexes() {
    static constexpr std::array<std::string_view, 2> all{
        "CREATE FULLTEXT INDEX words FOR (s:Sentence) ON EACH [s.text]",
        "CREATE FULLTEXT INDEX surfaces FOR ()-[r:MENTIONS]-() ON EACH [r.surface]"};
    return all;
}

std::string answer(const Entry& entry, const Limits& limits) {
    graph::PropertyGraph graph;
    OwnTransaction transaction{graph};
    (void)prepare(example_graph()).run(graph);
    for (const std::string_view index : example_indexes()) (void)prepare(index).run(graph);
    transaction.commit();
    const Result result = prepare(entry.example).run(graph, {{"name", graph::Value{"NAVO"}}}, limits, {}, &transaction);
    if (result.columns.empty()) return "(no rows)\n";
    std::string text = fmt::format("{}\n", fmt::join(result.columns, " | "));
    for (const auto& row : result.rows) {
        std::vector<std::string> cells;
        for (const graph::Value& value : row) cells.push_back(graph::literal(value, &graph));
        text += fmt::format("{}\n", fmt::join(cells, " | "));
    }
    return text;
}

std::string text_of(const Entry& entry) {
    const std::string shown = entry.varies ? std::string{} : "\n" + indented(answer(entry), "        ");
    return fmt::format("{}\n    {}\n\n    {};\n{}", entry.signature, entry.summary, entry.example, shown);
}

std::string page() {
    std::string text =
        fmt::format("# The language, entry by entry\n\n"
                    "Written by the program from the tables that it works with; a test keeps it so and runs "
                    "every example. They run on this graph:\n\n```\n{};\n{};\n```\n",
                    example_graph(), fmt::join(example_indexes(), ";\n"));
    for (const Kind kind : kinds) {
        text += fmt::format("\n## {}\n", plural(kind));
        for (const Entry& entry : entries()) {
            if (entry.kind != kind) continue;
            text += fmt::format("\n### `{}`\n\n`{}`: {}\n\n```\n{};\n", entry.name, entry.signature, entry.summary,
                                entry.example);
            if (!entry.varies) text += "\n" + answer(entry);
            text += "```\n";
        }
    }
    return text;
}

}  // namespace dossier::query::manual
