#include "query/own_transaction.hpp"

#include <utility>

namespace dossier::query {

OwnTransaction::OwnTransaction(graph::PropertyGraph& graph, Commit commit) : graph_{graph}, commit_{std::move(commit)} {
    open_.emplace(graph_);
}

void OwnTransaction::commit() {
    try {
        commit_(*open_);
    } catch (...) {
        roll_back();
        throw;
    }
    roll_back();
}

void OwnTransaction::roll_back() {
    open_.reset();  // there is one at a time
    open_.emplace(graph_);
}

}  // namespace dossier::query
