#include <algorithm>

#include <fmt/format.h>

#include "graph/restore.hpp"
#include "graph/storage_file.hpp"
#include "graph/value_codec.hpp"

// Reading a whole graph. Rows come ascending by id, so that columns and bitmaps grow at their ends, and the adjacency
// is sorted once at the end.
//
// Ids are dense when a graph is new, and erasing leaves holes. A file that is mostly holes is renumbered while it is
// read: arrays then stay as long as what is in them, whatever ids a file claims, and the ids of a long life do not run
// out.

namespace dossier::graph {

namespace {

/// Below this bound the holes cost too little to care.
constexpr std::int64_t never_sparse = 1 << 20;

std::uint32_t checked_id(std::int64_t id) {
    if (id < 0 || id >= std::int64_t{PropertyGraph::most_ids}) {
        throw Error{{.type = ErrorType::file_error,
                     .code = ErrorCode::damaged_file,
                     .message = fmt::format("the id {} is out of range", id),
                     .where = {},
                     .hint = {}}};
    }
    return static_cast<std::uint32_t>(id);
}

}  // namespace

void StorageFile::load(PropertyGraph& graph) {
    try {
        load_names(graph);
        renumbered_ = has_sparse_ids();
        std::vector<std::uint32_t> old_ids;
        load_nodes(graph, old_ids);
        load_relationships(graph, old_ids);
        GraphRestorer{graph}.finish();
        load_schema(graph);
        names_written_ = {graph.labels().size(), graph.types().size(), graph.keys().size()};
    } catch (const sqlite::Failure& failure) {
        fail(failure, ErrorCode::unreadable_file);
    } catch (const Error& error) {
        fail(ErrorCode::damaged_file, fmt::format("is damaged: {}", error.diagnostic().message));
    }
}

void StorageFile::load_names(PropertyGraph& graph) {
    sqlite::Statement rows = database_->prepare("SELECT sort, id, name FROM names ORDER BY sort, id");
    while (rows.step()) {
        const std::string_view name = rows.bytes(2);
        std::size_t id = 0;
        switch (rows.number(0)) {
        case 0: id = index(graph.intern_label(name)); break;
        case 1: id = index(graph.intern_type(name)); break;
        case 2: id = index(graph.intern_key(name)); break;
        default: fail(ErrorCode::damaged_file, "is damaged: a name of an unknown sort");
        }
        if (static_cast<std::int64_t>(id) != rows.number(1)) {
            fail(ErrorCode::damaged_file, fmt::format("is damaged: the name `{}` is out of order", name));
        }
    }
}

bool StorageFile::has_sparse_ids() {
    for (const std::string_view table : {"nodes", "relationships"}) {
        const std::int64_t bound = database_->number(fmt::format("SELECT max(id) FROM {}", table));
        if (bound < never_sparse) continue;
        if (bound / 4 > database_->number(fmt::format("SELECT count(*) FROM {}", table))) return true;
    }
    return false;
}

void StorageFile::load_nodes(PropertyGraph& graph, std::vector<std::uint32_t>& old_ids) {
    GraphRestorer restorer{graph};
    sqlite::Statement rows = database_->prepare("SELECT id, record FROM nodes ORDER BY id");
    while (rows.step()) {
        const std::uint32_t id = checked_id(rows.number(0));
        const Record record = decode(rows.bytes(1), {id});
        const NodeId node{renumbered_ ? static_cast<std::uint32_t>(old_ids.size()) : id};
        if (renumbered_) old_ids.push_back(id);
        if (!restorer.add(node, record.labels, record.properties)) {
            fail(ErrorCode::damaged_file, fmt::format("is damaged: node {} has a name that is not there", id));
        }
    }
}

void StorageFile::load_relationships(PropertyGraph& graph, const std::vector<std::uint32_t>& old_ids) {
    const auto new_id = [&](std::uint32_t old_id) {
        const auto found = std::ranges::lower_bound(old_ids, old_id);
        const bool is_there = found != old_ids.end() && *found == old_id;
        return NodeId{is_there ? static_cast<std::uint32_t>(found - old_ids.begin()) : PropertyGraph::most_ids};
    };
    GraphRestorer restorer{graph};
    sqlite::Statement rows =
        database_->prepare("SELECT id, start_node, end_node, type, record FROM relationships ORDER BY id");
    std::uint32_t count = 0;
    while (rows.step()) {
        const std::uint32_t id = checked_id(rows.number(0));
        const std::uint32_t start = checked_id(rows.number(1));
        const std::uint32_t end = checked_id(rows.number(2));
        const std::uint32_t type = checked_id(rows.number(3));
        const Record record = decode(rows.bytes(4), {id, start, end, type});
        const RelationshipId relationship{renumbered_ ? count++ : id};
        const PropertyGraph::Ends ends = renumbered_ ? PropertyGraph::Ends{new_id(start), new_id(end)}
                                                     : PropertyGraph::Ends{NodeId{start}, NodeId{end}};
        if (!record.labels.empty() || !restorer.add(relationship, ends, TypeId{type}, record.properties)) {
            fail(ErrorCode::damaged_file,
                 fmt::format("is damaged: relationship {} lacks an end, its type or a name", id));
        }
    }
}

}  // namespace dossier::graph
