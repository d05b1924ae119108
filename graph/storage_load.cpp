#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "graph/restore.hpp"
#include "graph/storage_file.hpp"
#include "graph/value_codec.hpp"

// Reading a whole graph: what the base has, then the rows of what has changed since, ascending by id.
//
// Ids are dense when a graph is new, and erasing leaves holes. A file that is mostly holes is renumbered while it is
// read: arrays then stay as long as what is in them, whatever ids a file claims, and the ids of a long life do not run
// out.

namespace dossier::graph {

namespace {

/// Below this bound the holes cost too little to care.
constexpr std::int64_t never_sparse = 1 << 20;

/// Fills an empty graph with what another has, without its holes.
void copy_densely(const PropertyGraph& from, PropertyGraph& to) {
    GraphRestorer restorer{to};
    std::vector<NodeId> new_ids(from.node_bound());
    std::uint32_t nodes = 0, relationships = 0;
    [[maybe_unused]] bool all = true;
    from.for_each_node([&](NodeId node) {
        new_ids[index(node)] = NodeId{nodes};
        all = restorer.put(NodeId{nodes++}, from.labels_of(node), from.properties(node)) && all;
    });
    from.for_each_relationship([&](RelationshipId relationship) {
        const PropertyGraph::Ends ends{new_ids[index(from.start(relationship))],
                                       new_ids[index(from.end(relationship))]};
        all = restorer.put(RelationshipId{relationships++}, ends, from.type(relationship),
                           from.properties(relationship)) &&
              all;
    });
    assert(all);
    restorer.connect();
    restorer.finish();
}

}  // namespace

void StorageFile::throw_damaged(std::string message) {
    throw Error{{.type = ErrorType::file_error,
                 .code = ErrorCode::damaged_file,
                 .message = std::move(message),
                 .where = {},
                 .hint = {}}};
}

std::uint32_t StorageFile::checked_id(std::int64_t id) {
    if (id < 0 || id >= std::int64_t{PropertyGraph::most_ids})
        throw_damaged(fmt::format("the id {} is out of range", id));
    return static_cast<std::uint32_t>(id);
}

/// What ids the rows have that the base does not know. As they are, unless they are far apart: then they count on from
/// the base, so that no array is longer than the file is.
class StorageFile::RowIds {
public:
    explicit RowIds(std::uint32_t base_bound) noexcept : base_bound_{base_bound} {}

    void close_holes(std::vector<std::uint32_t> ids) noexcept {
        ids_ = std::move(ids);
        dense_ = true;
    }
    [[nodiscard]] bool are_dense() const noexcept { return dense_; }
    /// An id that is not there becomes one that nothing has.
    [[nodiscard]] std::uint32_t operator()(std::uint32_t id) const {
        if (!dense_ || id < base_bound_) return id;
        const auto found = std::ranges::lower_bound(ids_, id);
        if (found == ids_.end() || *found != id) return PropertyGraph::most_ids;
        return base_bound_ + static_cast<std::uint32_t>(found - ids_.begin());
    }

private:
    std::uint32_t base_bound_;
    bool dense_ = false;
    std::vector<std::uint32_t> ids_;  // ascending
};

void StorageFile::load(PropertyGraph& graph) {
    try {
        load_names(graph);
        in_file_ = load_elements(graph, true);
        load_schema(graph);
        names_written_ = {graph.labels().size(), graph.types().size(), graph.keys().size()};
        is_loaded_ = true;
    } catch (const sqlite::Failure& failure) {
        fail(failure, ErrorCode::unreadable_file);
    } catch (const Error& error) {
        fail(ErrorCode::damaged_file, fmt::format("is damaged: {}", error.diagnostic().message));
    }
}

StorageFile::Content StorageFile::load_elements(PropertyGraph& graph, bool close_holes) {
    load_base(graph);
    Content content{.base_nodes = graph.node_bound(), .base_relationships = graph.relationship_bound()};
    RowIds node_ids{content.base_nodes}, ids{content.base_relationships};
    if (close_holes) {
        node_ids = row_ids("nodes", content.base_nodes, graph.node_count());
        ids = row_ids("relationships", content.base_relationships, graph.relationship_count());
    }
    GraphRestorer restorer{graph};
    content.rows = load_nodes(restorer, node_ids);
    content.rows += load_relationships(restorer, ids, node_ids);
    restorer.connect();
    content.rows += erase_nodes(restorer);
    restorer.finish();
    content.renumbered = node_ids.are_dense() || ids.are_dense();
    if (content.renumbered) {
        PropertyGraph dense;
        load_names(dense);
        copy_densely(graph, dense);
        graph = std::move(dense);
    }
    return content;
}

StorageFile::RowIds StorageFile::row_ids(std::string_view table, std::uint32_t base_bound, std::size_t base_count) {
    RowIds ids{base_bound};
    const std::int64_t rows = database_->number(fmt::format("SELECT count(*) FROM {}", table));
    const std::int64_t bound =
        std::max(std::int64_t{base_bound}, database_->number(fmt::format("SELECT max(id) FROM {}", table)));
    if (bound < never_sparse) return ids;
    const std::int64_t erased =
        database_->number(fmt::format("SELECT count(*) FROM {} WHERE length(record) = 0", table));
    const std::int64_t changed =
        database_->number(fmt::format("SELECT count(*) FROM {} WHERE id < {}", table, base_bound));
    const std::int64_t live = static_cast<std::int64_t>(base_count) + rows - erased - changed;
    if (bound / 4 <= std::max<std::int64_t>(live, 0)) return ids;
    std::vector<std::uint32_t> beyond;
    sqlite::Statement found =
        database_->prepare(fmt::format("SELECT id FROM {} WHERE id >= {} ORDER BY id", table, base_bound));
    while (found.step()) beyond.push_back(checked_id(found.number(0)));
    ids.close_holes(std::move(beyond));
    return ids;
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
        default: throw_damaged("a name of an unknown sort");
        }
        if (static_cast<std::int64_t>(id) != rows.number(1)) {
            throw_damaged(fmt::format("the name `{}` is out of order", name));
        }
    }
}

std::size_t StorageFile::load_nodes(GraphRestorer& restorer, const RowIds& ids) {
    sqlite::Statement rows = database_->prepare("SELECT id, record FROM nodes WHERE length(record) > 0 ORDER BY id");
    std::size_t count = 0;
    for (; rows.step(); ++count) {
        const std::uint32_t id = checked_id(rows.number(0));
        const Record record = decode(rows.bytes(1), {id});
        if (!restorer.put(NodeId{ids(id)}, record.labels, record.properties)) {
            throw_damaged(fmt::format("node {} has a name that is not there", id));
        }
    }
    return count;
}

/// Behind the relationships: those of an erased node are erased before it.
std::size_t StorageFile::erase_nodes(GraphRestorer& restorer) {
    sqlite::Statement rows = database_->prepare("SELECT id FROM nodes WHERE length(record) = 0");
    std::size_t count = 0;
    for (; rows.step(); ++count) {
        const std::uint32_t id = checked_id(rows.number(0));
        if (!restorer.erase(NodeId{id})) {
            throw_damaged(fmt::format("node {} is erased and has relationships", id));
        }
    }
    return count;
}

std::size_t StorageFile::load_relationships(GraphRestorer& restorer, const RowIds& ids, const RowIds& node_ids) {
    sqlite::Statement rows =
        database_->prepare("SELECT id, start_node, end_node, type, record FROM relationships ORDER BY id");
    std::size_t count = 0;
    for (; rows.step(); ++count) {
        const std::uint32_t id = checked_id(rows.number(0));
        const std::uint32_t start = checked_id(rows.number(1));
        const std::uint32_t end = checked_id(rows.number(2));
        const std::uint32_t type = checked_id(rows.number(3));
        const PropertyGraph::Ends ends{NodeId{node_ids(start)}, NodeId{node_ids(end)}};
        if (rows.bytes(4).empty()) {
            if (restorer.erase(RelationshipId{id}, ends, TypeId{type})) continue;
            throw_damaged(fmt::format("relationship {} is erased and was another", id));
        }
        const Record record = decode(rows.bytes(4), {id, start, end, type});
        if (!record.labels.empty() || !restorer.put(RelationshipId{ids(id)}, ends, TypeId{type}, record.properties)) {
            throw_damaged(fmt::format("relationship {} lacks an end, its type or a name", id));
        }
    }
    return count;
}

}  // namespace dossier::graph
