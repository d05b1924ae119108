#include <fmt/format.h>

#include "graph/sha256.hpp"
#include "graph/storage_file.hpp"

namespace dossier::graph {

std::vector<Diagnostic> StorageFile::check(const PropertyGraph& graph) {
    std::vector<Diagnostic> found;
    try {
        check_pages(found);
        check_documents(found);
        compare_schema(graph, found);
        // Under new ids nothing compares until they are written.
        if (!renumbered_) {
            compare_nodes(graph, found);
            compare_relationships(graph, found);
        }
    } catch (const sqlite::Failure& failure) {
        found.push_back(damage(fmt::format("cannot be read: {}", failure.message)));
    }
    return found;
}

void StorageFile::check_pages(std::vector<Diagnostic>& found) {
    sqlite::Statement rows = database_->prepare("PRAGMA integrity_check");
    while (rows.step()) {
        if (rows.bytes(0) != "ok") found.push_back(damage(fmt::format("is damaged: {}", rows.bytes(0))));
    }
}

void StorageFile::check_documents(std::vector<Diagnostic>& found) {
    sqlite::Statement rows = database_->prepare("SELECT id, sha256, text FROM documents ORDER BY id");
    while (rows.step()) {
        if (rows.bytes(1) == hexadecimal(sha256(rows.bytes(2)))) continue;
        found.push_back(
            damage(fmt::format("is damaged: the text of document `{}` is not what was put", rows.bytes(0))));
    }
}

void StorageFile::compare_nodes(const PropertyGraph& graph, std::vector<Diagnostic>& found) {
    sqlite::Statement rows = database_->prepare("SELECT id, record FROM nodes ORDER BY id");
    std::size_t count = 0;
    for (; rows.step(); ++count) {
        const NodeId node{static_cast<std::uint32_t>(rows.number(0))};
        if (graph.contains(node) && encoded(graph, node) == rows.bytes(1)) continue;
        found.push_back(damage(fmt::format("differs from the graph in node {}", index(node))));
    }
    if (count != graph.node_count()) {
        found.push_back(damage(fmt::format("has {} nodes where the graph has {}", count, graph.node_count())));
    }
}

void StorageFile::compare_relationships(const PropertyGraph& graph, std::vector<Diagnostic>& found) {
    // The record's check sum covers the ends and the type: equal records have equal ends.
    sqlite::Statement rows = database_->prepare("SELECT id, record FROM relationships ORDER BY id");
    std::size_t count = 0;
    for (; rows.step(); ++count) {
        const RelationshipId relationship{static_cast<std::uint32_t>(rows.number(0))};
        if (graph.contains(relationship) && encoded(graph, relationship) == rows.bytes(1)) continue;
        found.push_back(damage(fmt::format("differs from the graph in relationship {}", index(relationship))));
    }
    if (count != graph.relationship_count()) {
        found.push_back(
            damage(fmt::format("has {} relationships where the graph has {}", count, graph.relationship_count())));
    }
}

}  // namespace dossier::graph
