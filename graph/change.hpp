#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

/// One entry of the log: what was done, with what it takes to undo it.
struct Change {
    enum class Kind : std::uint8_t {
        node_created,
        node_erased,           ///< `detail` is the set of labels that it had
        relationship_created,  ///< and `detail` more behind it, those that came at once
        relationship_erased,
        labels_changed,     ///< `detail` is the set of labels that the node had
        node_property_set,  ///< `detail` is the key, `previous` what it was
        relationship_property_set,
        schema_added,  ///< an index or a constraint; `detail` is its number in the schema
        schema_dropped,
        note,  ///< nothing in the graph: a mark that whoever keeps the graph set, `detail` is theirs
    };

    Kind kind;
    std::uint32_t id = 0;
    std::uint32_t detail = 0;
    Value previous = {};
};

/// Everything a graph is asked to do between begin and commit, so that it can be undone or stored.
///
/// One transaction at a time on a graph. Destroyed without commit(), it rolls back.
/// Savepoints let a statement fail inside an open transaction and leave nothing of its own.
class Transaction {
public:
    explicit Transaction(PropertyGraph& graph);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] std::size_t savepoint() const;
    void roll_back_to(std::size_t savepoint);
    void roll_back();
    void commit();

    /// False after commit() or roll_back().
    [[nodiscard]] bool is_open() const noexcept { return graph_ != nullptr; }
    /// What was done and not rolled back, oldest first. Valid until the next write.
    [[nodiscard]] std::span<const Change> changes() const;
    [[nodiscard]] const PropertyGraph& graph() const noexcept { return *graph_; }

private:
    PropertyGraph* graph_;  // outlives the transaction; nullptr when that is over
};

/// How many of each a statement made, took away or set.
struct ChangeCounts {
    std::size_t nodes_created = 0, nodes_deleted = 0;
    std::size_t relationships_created = 0, relationships_deleted = 0;
    std::size_t properties_set = 0, properties_removed = 0;
    std::size_t labels_added = 0, labels_removed = 0;
    std::size_t indexes_added = 0, indexes_removed = 0;
    std::size_t constraints_added = 0, constraints_removed = 0;

    bool operator==(const ChangeCounts&) const = default;
};

}  // namespace dossier::graph
