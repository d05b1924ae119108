#include "graph/change.hpp"

#include <cassert>
#include <utility>

namespace dossier::graph {

Transaction::Transaction(PropertyGraph& graph) : graph_{&graph} {
    assert(!graph.in_transaction());
    graph.in_transaction_ = true;
}

Transaction::~Transaction() {
    if (is_open()) roll_back();
}

std::size_t Transaction::savepoint() const {
    assert(is_open());
    return graph_->log_.size();
}

void Transaction::roll_back_to(std::size_t savepoint) {
    assert(is_open() && savepoint <= graph_->log_.size());
    graph_->undo_to(savepoint);
}

void Transaction::roll_back() {
    if (!is_open()) return;
    graph_->undo_to(0);
    graph_->in_transaction_ = false;
    graph_ = nullptr;
}

void Transaction::commit() {
    assert(is_open());
    graph_->log_.clear();
    graph_->log_.shrink_to_fit();
    graph_->in_transaction_ = false;
    std::exchange(graph_, nullptr)->publish();
}

std::span<const Change> Transaction::changes() const {
    assert(is_open());
    return graph_->changes();
}

}  // namespace dossier::graph
