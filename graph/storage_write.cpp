#include <algorithm>

#include <fmt/format.h>

#include "graph/sha256.hpp"
#include "graph/storage_file.hpp"
#include "graph/value_codec.hpp"

namespace dossier::graph {

namespace {

/// Puts rows of nodes and relationships, or takes them away where the graph no longer has them.
class RowWriter {
public:
    RowWriter(sqlite::Database& database, const PropertyGraph& graph)
        : graph_{graph},
          put_node_{database.prepare("INSERT OR REPLACE INTO nodes VALUES (?, ?)")},
          drop_node_{database.prepare("DELETE FROM nodes WHERE id = ?")},
          put_relationship_{database.prepare("INSERT OR REPLACE INTO relationships VALUES (?, ?, ?, ?, ?)")},
          drop_relationship_{database.prepare("DELETE FROM relationships WHERE id = ?")} {}

    void write(NodeId node) {
        if (!graph_.contains(node)) return drop_node_.bind(1, std::int64_t{index(node)}).run();
        const std::string record = encoded(graph_, node);
        put_node_.bind(1, std::int64_t{index(node)}).bind_blob(2, record).run();
    }

    void write(RelationshipId relationship) {
        const std::int64_t id = index(relationship);
        if (!graph_.contains(relationship)) return drop_relationship_.bind(1, id).run();
        const std::string record = encoded(graph_, relationship);
        put_relationship_.bind(1, id)
            .bind(2, std::int64_t{index(graph_.start(relationship))})
            .bind(3, std::int64_t{index(graph_.end(relationship))})
            .bind(4, std::int64_t{index(graph_.type(relationship))})
            .bind_blob(5, record)
            .run();
    }

private:
    const PropertyGraph& graph_;
    sqlite::Statement put_node_;
    sqlite::Statement drop_node_;
    sqlite::Statement put_relationship_;
    sqlite::Statement drop_relationship_;
};

template <typename Id>
void sort_and_deduplicate(std::vector<Id>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
}

}  // namespace

std::string encoded(const PropertyGraph& graph, NodeId node) {
    return encode({.labels = graph.labels_of(node), .properties = graph.properties(node)}, {index(node)});
}

std::string encoded(const PropertyGraph& graph, RelationshipId relationship) {
    return encode({.labels = {}, .properties = graph.properties(relationship)},
                  {index(relationship), index(graph.start(relationship)), index(graph.end(relationship)),
                   index(graph.type(relationship))});
}

void StorageFile::write(const PropertyGraph& graph, std::span<const Change> changes, const DocumentChanges& documents) {
    if (changes.empty() && documents.empty()) return;
    if (read_only_) fail(ErrorCode::read_only, "is open for reading only");
    try {
        // Between a commit and the next lock another program may have come in: its rows and ours must not mix.
        if (!database_->in_transaction()) lock();
        if (database_->number("PRAGMA data_version") != version_seen_) {
            fail(ErrorCode::write_failed, "was written by another program", "open it again");
        }
        if (is_older()) upgrade();
        write_names(graph);
        if (renumbered_) {
            write_everything(graph);
        } else {
            write_changed(graph, changes);
        }
        write_documents(documents);
        write_schema(graph, changes);
        database_->run("COMMIT");
    } catch (const sqlite::Failure& failure) {
        if (database_->in_transaction()) database_->run("ROLLBACK");
        fail(failure, ErrorCode::write_failed);
    } catch (...) {
        if (database_->in_transaction()) database_->run("ROLLBACK");
        throw;
    }
    names_written_ = {graph.labels().size(), graph.types().size(), graph.keys().size()};
    renumbered_ = false;
    version_ = database_->number("PRAGMA user_version");
    try {
        database_->run("BEGIN IMMEDIATE");
    } catch (const sqlite::Failure&) {
        // The commit stands. Who has the lock now is asked by the next one.
    }
}

void StorageFile::write_changed(const PropertyGraph& graph, std::span<const Change> changes) {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
    for (const Change& change : changes) {
        switch (change.kind) {
        case Change::Kind::node_created:
        case Change::Kind::node_erased:
        case Change::Kind::labels_changed:
        case Change::Kind::node_property_set: nodes.push_back(NodeId{change.id}); break;
        case Change::Kind::relationship_created:
        case Change::Kind::relationship_erased:
        case Change::Kind::relationship_property_set: relationships.push_back(RelationshipId{change.id}); break;
        case Change::Kind::schema_added:
        case Change::Kind::schema_dropped:
        case Change::Kind::note: break;
        }
    }
    sort_and_deduplicate(nodes);
    sort_and_deduplicate(relationships);
    RowWriter writer{*database_, graph};
    for (const NodeId node : nodes) writer.write(node);
    for (const RelationshipId relationship : relationships) writer.write(relationship);
}

void StorageFile::write_everything(const PropertyGraph& graph) {
    database_->run("DELETE FROM nodes");
    database_->run("DELETE FROM relationships");
    RowWriter writer{*database_, graph};
    graph.for_each_node([&](NodeId node) { writer.write(node); });
    graph.for_each_relationship([&](RelationshipId relationship) { writer.write(relationship); });
}

void StorageFile::write_names(const PropertyGraph& graph) {
    sqlite::Statement put = database_->prepare("INSERT INTO names VALUES (?, ?, ?)");
    const auto write = [&](std::size_t sort, const std::deque<std::string>& names) {
        for (std::size_t id = names_written_[sort]; id < names.size(); ++id) {
            put.bind(1, static_cast<std::int64_t>(sort))
                .bind(2, static_cast<std::int64_t>(id))
                .bind(3, names[id])
                .run();
        }
    };
    write(0, graph.labels().all());
    write(1, graph.types().all());
    write(2, graph.keys().all());
}

void StorageFile::write_documents(const DocumentChanges& documents) {
    sqlite::Statement put = database_->prepare("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)");
    sqlite::Statement drop = database_->prepare("DELETE FROM documents WHERE id = ?");
    for (const auto& [id, document] : documents) {
        if (!document) {
            drop.bind(1, id).run();
            continue;
        }
        const std::string sum = hexadecimal(sha256(document->text));
        put.bind(1, id).bind(2, document->source).bind(3, sum).bind_blob(4, document->text).run();
    }
}

}  // namespace dossier::graph
