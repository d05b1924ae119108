#include <fmt/format.h>

#include "graph/bitmap.hpp"
#include "graph/sha256.hpp"
#include "graph/storage_file.hpp"
#include "graph/value_codec.hpp"

namespace dossier::graph {

namespace {

/// Puts rows of nodes and relationships. Where the graph no longer has one its row goes, or, where the base may have
/// it, says so by an empty record.
class RowWriter {
public:
    /// The base may have ids below these.
    RowWriter(sqlite::Database& database, const PropertyGraph& graph, std::uint32_t base_nodes,
              std::uint32_t base_relationships)
        : graph_{graph},
          base_nodes_{base_nodes},
          base_relationships_{base_relationships},
          put_node_{database.prepare("INSERT OR REPLACE INTO nodes VALUES (?, ?)")},
          drop_node_{database.prepare("DELETE FROM nodes WHERE id = ?")},
          put_relationship_{database.prepare("INSERT OR REPLACE INTO relationships VALUES (?, ?, ?, ?, ?)")},
          drop_relationship_{database.prepare("DELETE FROM relationships WHERE id = ?")} {}

    void write(NodeId node) {
        const std::int64_t id = index(node);
        std::string record;
        if (graph_.contains(node)) {
            record = encode({.labels = graph_.labels_of(node), .properties = graph_.properties(node)}, {index(node)});
        } else if (index(node) >= base_nodes_) {
            return drop_node_.bind(1, id).run();
        }
        put_node_.bind(1, id).bind_blob(2, record).run();
    }

    void write(RelationshipId relationship) {
        const std::int64_t id = index(relationship);
        std::string record;
        if (graph_.contains(relationship)) {
            record = encode({.labels = {}, .properties = graph_.properties(relationship)},
                            {index(relationship), index(graph_.start(relationship)), index(graph_.end(relationship)),
                             index(graph_.type(relationship))});
        } else if (index(relationship) >= base_relationships_) {
            return drop_relationship_.bind(1, id).run();
        }
        put_relationship_.bind(1, id)
            .bind(2, std::int64_t{index(graph_.start(relationship))})
            .bind(3, std::int64_t{index(graph_.end(relationship))})
            .bind(4, std::int64_t{index(graph_.type(relationship))})
            .bind_blob(5, record)
            .run();
    }

private:
    const PropertyGraph& graph_;
    std::uint32_t base_nodes_;
    std::uint32_t base_relationships_;
    sqlite::Statement put_node_;
    sqlite::Statement drop_node_;
    sqlite::Statement put_relationship_;
    sqlite::Statement drop_relationship_;
};

}  // namespace

void StorageFile::begin_writing() {
    // Between a commit and the next lock another program may have come in: its rows and ours must not mix.
    if (!database_->in_transaction()) lock();
    if (database_->number("PRAGMA data_version") != version_seen_) {
        fail(ErrorCode::write_failed, "was written by another program", "open it again");
    }
    if (is_older()) upgrade();
}

/// Makes it durable, and takes the lock for the next time.
void StorageFile::commit() {
    database_->run("COMMIT");
    version_ = newest_format;  // begin_writing() saw to it, and from here on nothing may fail
    try {
        database_->run("BEGIN IMMEDIATE");
    } catch (const sqlite::Failure&) {
        // The commit stands. Who has the lock now is asked by the next one.
    }
}

void StorageFile::roll_back() noexcept {
    try {
        if (database_->in_transaction()) database_->run("ROLLBACK");
    } catch (const sqlite::Failure&) {
        // SQLite has rolled back by itself, or does so when the file is closed.
    }
}

void StorageFile::write(const PropertyGraph& graph, std::span<const Change> changes, const DocumentChanges& documents) {
    if (changes.empty() && documents.empty()) return;
    if (read_only_) fail(ErrorCode::read_only, "is open for reading only");
    const Content before = in_file_;
    try {
        begin_writing();
        write_names(graph);
        write_elements(graph, changes);
        write_documents(documents);
        write_schema(graph, changes);
        commit();
    } catch (const sqlite::Failure& failure) {
        roll_back();
        in_file_ = before;
        fail(failure, ErrorCode::write_failed);
    } catch (...) {
        roll_back();
        in_file_ = before;
        throw;
    }
    names_written_ = {graph.labels().size(), graph.types().size(), graph.keys().size()};
}

void StorageFile::fold(const PropertyGraph& graph) noexcept {
    constexpr std::size_t share = 16;
    if (read_only_ || in_file_.renumbered || is_older() || !base_is_outgrown(graph, 0, share)) return;
    const Content before = in_file_;
    try {
        begin_writing();
        write_base(graph);
        commit();
    } catch (...) {
        roll_back();
        in_file_ = before;
    }
}

void StorageFile::write_elements(const PropertyGraph& graph, std::span<const Change> changes) {
    // Bitmaps, because many changes are of the same few elements, and rows in the order of their ids go in fastest.
    Bitmap nodes, relationships;
    for (const Change& change : changes) {
        switch (change.kind) {
        case Change::Kind::node_created:
        case Change::Kind::node_erased:
        case Change::Kind::labels_changed:
        case Change::Kind::node_property_set: nodes.set(change.id); break;
        case Change::Kind::relationship_created:
            for (std::uint32_t more = 0; more <= change.detail; ++more) relationships.set(change.id + more);
            break;
        case Change::Kind::relationship_erased:
        case Change::Kind::relationship_property_set: relationships.set(change.id); break;
        case Change::Kind::schema_added:
        case Change::Kind::schema_dropped:
        case Change::Kind::note: break;
        }
    }
    const std::size_t changed = nodes.count() + relationships.count();
    constexpr std::size_t share = 4;
    const bool base_is_older = version_ >= with_base && version_ < with_counts;
    if (in_file_.renumbered || base_is_older || base_is_outgrown(graph, changed, share)) return write_base(graph);
    RowWriter writer{*database_, graph, in_file_.base_nodes, in_file_.base_relationships};
    nodes.for_each([&](std::uint32_t id) { writer.write(NodeId{id}); });
    relationships.for_each([&](std::uint32_t id) { writer.write(RelationshipId{id}); });
    in_file_.rows += changed;
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
