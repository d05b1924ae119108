#include <utility>

#include <fmt/format.h>

#include "graph/sha256.hpp"
#include "graph/storage_file.hpp"
#include "graph/value_codec.hpp"

namespace dossier::graph {

std::vector<Diagnostic> StorageFile::check(const PropertyGraph& graph) {
    std::vector<Diagnostic> found;
    try {
        check_pages(found);
        check_documents(found);
        compare_schema(graph, found);
        const std::size_t before = found.size();
        check_base(graph, found);
        // Under new ids nothing compares until they are written, and nothing with what cannot be read.
        if (!in_file_.renumbered && found.size() == before) compare_elements(graph, found);
    } catch (const Error& error) {
        found.push_back(error.diagnostic());
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

/// Each column that is not what was written, whereas reading the graph ends with the first.
void StorageFile::check_base(const PropertyGraph& graph, std::vector<Diagnostic>& found) {
    if (version_ < with_base) return;
    for (const BasePieces& each : base_outline()) {
        const std::string what = text_of(base_column(each), static_cast<std::uint32_t>(each.number), graph);
        const auto read = [&] {
            try {
                static_cast<void>(read_pieces(*door_, each));
            } catch (...) {
                rethrow_naming(what);
            }
        };
        try {
            read();
        } catch (const Error& error) {
            found.push_back(error.diagnostic());
        }
    }
}

/// Reads everything once more. That takes as much memory again, and leaves nothing out: what the base and the rows say
/// together is what counts, and whether either of them is damaged is found on the way.
void StorageFile::compare_elements(const PropertyGraph& graph, std::vector<Diagnostic>& found) {
    PropertyGraph again;
    load_names(again);
    load_elements(again, false);
    const auto record = [](const PropertyGraph& of, auto id, std::vector<LabelId> labels) {
        return encode({.labels = std::move(labels), .properties = of.properties(id)}, {});
    };
    again.for_each_node([&](NodeId node) {
        if (graph.contains(node) &&
            record(graph, node, graph.labels_of(node)) == record(again, node, again.labels_of(node))) {
            return;
        }
        found.push_back(damage(fmt::format("differs from the graph in node {}", index(node))));
    });
    again.for_each_relationship([&](RelationshipId id) {
        if (graph.contains(id) && graph.start(id) == again.start(id) && graph.end(id) == again.end(id) &&
            graph.type(id) == again.type(id) && record(graph, id, {}) == record(again, id, {})) {
            return;
        }
        found.push_back(damage(fmt::format("differs from the graph in relationship {}", index(id))));
    });
    const auto compare = [&](std::size_t in_file, std::size_t in_graph, std::string_view what) {
        if (in_file == in_graph) return;
        found.push_back(damage(fmt::format("has {} {} where the graph has {}", in_file, what, in_graph)));
    };
    compare(again.node_count(), graph.node_count(), "nodes");
    compare(again.relationship_count(), graph.relationship_count(), "relationships");
}

}  // namespace dossier::graph
