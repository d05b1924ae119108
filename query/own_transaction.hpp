#pragma once

#include <functional>
#include <optional>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"

namespace dossier::query {

/// The transaction of one statement, which CALL … IN TRANSACTIONS may commit in parts. Destroyed, it takes back what
/// was not committed.
class OwnTransaction {
public:
    /// Commits the transaction, or throws and leaves nothing of it.
    using Commit = std::function<void(graph::Transaction&)>;

    /// `commit`   how, where more than the graph in memory keeps what is written
    explicit OwnTransaction(
        graph::PropertyGraph& graph, Commit commit = [](graph::Transaction& transaction) { transaction.commit(); });

    /// Keeps what was written since the last commit, and goes on in a new transaction; so it does when that throws.
    void commit();
    /// Takes back what was written since the last commit, and goes on in a new transaction.
    void roll_back();

private:
    graph::PropertyGraph& graph_;
    Commit commit_;
    std::optional<graph::Transaction> open_;
};

}  // namespace dossier::query
