#pragma once

#include <functional>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

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
};

/// How many of each a statement made, took away or set.
struct ChangeCounts {
    std::size_t nodes_created = 0, nodes_deleted = 0;
    std::size_t relationships_created = 0, relationships_deleted = 0;
    std::size_t properties_set = 0, properties_removed = 0;
    std::size_t labels_added = 0, labels_removed = 0;

    bool operator==(const ChangeCounts&) const = default;
};

}  // namespace dossier::graph
