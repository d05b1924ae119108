#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "graph/export/csv_text.hpp"
#include "graph/export/memgraph_columns.hpp"
#include "graph/export/writers.hpp"
#include "graph/value_text.hpp"

// Memgraph has no bulk format but reads CSV by statements: a file for each set of labels and each type, and a script
// `import.cypher` that reads them. Nodes are found again by a label, a number and an index of their own, named as in
// Memgraph's dumps and taken away at the end. Its reader drops line breaks within fields and refuses the character 0,
// so these are written as signs that the script turns back.

namespace dossier::graph {

namespace {

constexpr std::string_view head = "// Reads the files beside it into Memgraph. It looks for them where the server "
                                  "runs: in front of each name, write\n"
                                  "// the folder that holds them there. Run with: mgconsole < import.cypher\n";

/// `nodes_2_Actor_Country.csv`: the number makes it unique, the names are for people.
std::string file_name(std::string_view kind, std::size_t number, const std::vector<std::string>& names) {
    constexpr std::size_t longest = 60;
    std::string text = fmt::format("{}_{}", kind, number);
    for (const std::string& name : names) {
        text += '_';
        for (const char c : name) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            if (plain) text += c;
        }
    }
    return text.substr(0, longest) + ".csv";
}

class MemgraphWriter {
public:
    MemgraphWriter(const PropertyGraph& graph, const Selection& part);
    [[nodiscard]] std::vector<ExportedFile> write();

private:
    using Columns = std::vector<MemgraphColumn>;

    void write_nodes(const std::vector<std::string>& labels, const std::vector<NodeId>& nodes, std::size_t number);
    void write_relationships(const std::string& type, const std::vector<RelationshipId>& relationships,
                             std::size_t number);
    void begin_load(const std::string& file, const Columns& columns);
    [[nodiscard]] std::string header(std::vector<std::string> fields, const Columns& columns) const;
    template <typename Id>
    [[nodiscard]] std::string row(std::vector<std::string> fields, Id id, const Columns& columns) const;
    [[nodiscard]] std::string properties(std::vector<std::string> entries, const Columns& columns) const;
    [[nodiscard]] std::string end_of(std::string_view variable, const std::string& column) const;

    const PropertyGraph& graph_;
    const Selection& part_;
    MemgraphMarks marks_;
    std::string label_, key_;         // by which nodes are found again
    std::string node_, start_, end_;  // the columns that say so
    std::string script_{head};
    std::vector<ExportedFile> files_;
};

MemgraphWriter::MemgraphWriter(const PropertyGraph& graph, const Selection& part)
    : graph_{graph}, part_{part}, marks_{memgraph_marks(graph, part)} {
    const auto is_key = [&graph](const std::string& name) { return graph.keys().find(name).has_value(); };
    label_ =
        unused("__mg_vertex__", [&graph](const std::string& name) { return graph.labels().find(name).has_value(); });
    key_ = unused("__mg_id__", is_key);
    node_ = unused("_id", is_key);
    start_ = unused("_start", is_key);
    end_ = unused("_end", is_key);
}

std::string MemgraphWriter::header(std::vector<std::string> fields, const Columns& columns) const {
    for (const MemgraphColumn& column : columns) fields.push_back(csv_field(column.header));
    return fmt::format("{}\n", fmt::join(fields, ","));
}

template <typename Id>
std::string MemgraphWriter::row(std::vector<std::string> fields, Id id, const Columns& columns) const {
    for (const MemgraphColumn& column : columns) {
        fields.push_back(column.field(graph_.property(id, *graph_.keys().find(column.name)), marks_));
    }
    return fmt::format("{}\n", fmt::join(fields, ","));
}

std::string MemgraphWriter::properties(std::vector<std::string> entries, const Columns& columns) const {
    for (const MemgraphColumn& column : columns) {
        entries.push_back(fmt::format("{}: {}", identifier(column.name), column.expression(marks_)));
    }
    return entries.empty() ? std::string{} : fmt::format(" {{{}}}", fmt::join(entries, ", "));
}

void MemgraphWriter::begin_load(const std::string& file, const Columns& columns) {
    script_ += '\n';
    for (const MemgraphColumn& column : columns) {
        if (column.note.empty()) continue;
        script_ += fmt::format("// {} stays text: {}\n", graph::quoted(column.name), column.note);
    }
    script_ += fmt::format("LOAD CSV FROM \"{}\" WITH HEADER NULLIF {} AS row\n", file, graph::quoted(marks_.null));
}

void MemgraphWriter::write_nodes(const std::vector<std::string>& labels, const std::vector<NodeId>& nodes,
                                 std::size_t number) {
    const Columns columns = memgraph_columns(graph_, nodes);
    const std::string file = file_name("nodes", number, labels);
    std::string text = header({node_}, columns);
    for (const NodeId node : nodes) text += row({std::to_string(index(node))}, node, columns);
    files_.push_back({.name = file, .bytes = std::move(text)});
    std::string names;
    for (const std::string& label : labels) names += ':' + identifier(label);
    begin_load(file, columns);
    script_ += fmt::format("CREATE ({}:{}{});\n", names, label_,
                           properties({fmt::format("{}: toInteger(row.{})", key_, node_)}, columns));
}

std::string MemgraphWriter::end_of(std::string_view variable, const std::string& column) const {
    return fmt::format("({}:{} {{{}: toInteger(row.{})}})", variable, label_, key_, column);
}

void MemgraphWriter::write_relationships(const std::string& type, const std::vector<RelationshipId>& relationships,
                                         std::size_t number) {
    const Columns columns = memgraph_columns(graph_, relationships);
    const std::string file = file_name("relationships", number, {type});
    std::string text = header({start_, end_}, columns);
    for (const RelationshipId relationship : relationships) {
        text +=
            row({std::to_string(index(graph_.start(relationship))), std::to_string(index(graph_.end(relationship)))},
                relationship, columns);
    }
    files_.push_back({.name = file, .bytes = std::move(text)});
    begin_load(file, columns);
    script_ += fmt::format("MATCH {}, {}\nCREATE (a)-[:{}{}]->(b);\n", end_of("a", start_), end_of("b", end_),
                           identifier(type), properties({}, columns));
}

std::vector<ExportedFile> MemgraphWriter::write() {
    std::map<std::vector<std::string>, std::vector<NodeId>> nodes;
    for (const NodeId node : part_.nodes) nodes[label_names(graph_, node)].push_back(node);
    std::map<std::string, std::vector<RelationshipId>> relationships;
    for (const RelationshipId relationship : part_.relationships) {
        relationships[graph_.types().text(graph_.type(relationship))].push_back(relationship);
    }
    script_ += fmt::format("\nCREATE INDEX ON :{}({});\n", label_, key_);
    std::size_t number = 0;
    for (const auto& [labels, ids] : nodes) write_nodes(labels, ids, ++number);
    number = 0;
    for (const auto& [type, ids] : relationships) write_relationships(type, ids, ++number);
    script_ += fmt::format("\nMATCH (n:{0}) REMOVE n:{0}, n.{1};\nDROP INDEX ON :{0}({1});\n", label_, key_);
    files_.push_back({.name = "import.cypher", .bytes = std::move(script_)});
    return std::move(files_);
}

}  // namespace

std::vector<ExportedFile> to_memgraph_csv(const PropertyGraph& graph, const Selection& part) {
    return MemgraphWriter{graph, part}.write();
}

}  // namespace dossier::graph
