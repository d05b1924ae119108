#include "graph/snapshots.hpp"

#include <cassert>
#include <mutex>
#include <utility>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "graph/schema.hpp"

// A commit puts a copy of the graph, whose parts are shared, in a place where readers take it from. So readers never
// look at the graph that is written to, and whoever writes waits for them no longer than a pointer is taken. (A copy
// taken when a reader asks was the alternative: it would have to wait for the open transaction to end.)

namespace dossier::graph {

struct Snapshots::Place {
    std::mutex mutex;
    std::shared_ptr<const PropertyGraph> last;
};

std::shared_ptr<const PropertyGraph> Snapshots::latest() const {
    const std::scoped_lock alone{place_->mutex};
    return place_->last;
}

/// What was made stays shared, and so does what is still to be read from a file: whoever asks first reads it for all.
PropertyGraph::PropertyGraph(const PropertyGraph& writer, AsCommitted)
    : labels_{writer.labels_},
      types_{writer.types_},
      keys_{writer.keys_},
      nodes_{writer.nodes_},
      node_bound_{writer.node_bound_},
      id_limit_{writer.id_limit_},
      label_sets_{writer.label_sets_},
      node_columns_{writer.node_columns_},
      property_indexes_{writer.property_indexes_},
      relationships_{writer.relationships_},
      ends_{writer.ends_},
      relationship_columns_{writer.relationship_columns_},
      outgoing_{writer.outgoing_},
      incoming_{writer.incoming_},
      one_way_{writer.one_way_},
      merging_{writer.merging_},
      pattern_counts_{writer.pattern_counts_},
      schema_{std::make_unique<Schema>(*writer.schema_)},
      life_{writer.life_},
      writes_{writer.writes_},
      parallels_{writer.parallels_},
      snapshot_token_{writer.snapshot_token_} {
    schema_->make_from(*this);
}

Snapshots PropertyGraph::snapshots() {
    assert(!in_transaction());
    std::shared_ptr<Snapshots::Place> place = readers_.lock();
    if (!place) {
        // Each snapshot would make its own: the writer's goes on from one to the next.
        for (const Schema::Index* index : schema_->indexes()) {
            if (index->range) static_cast<void>(*index->range);
        }
        place = std::make_shared<Snapshots::Place>();
        readers_ = place;
    }
    publish();
    return Snapshots{std::move(place)};
}

/// For those who read, if there are any.
void PropertyGraph::publish() {
    const std::shared_ptr<Snapshots::Place> place = readers_.lock();
    if (!place || (place->last && place->last->moment() == moment())) return;  // nobody else puts anything there
    std::shared_ptr<const PropertyGraph> next{new PropertyGraph{*this, AsCommitted{}}};
    const std::scoped_lock alone{place->mutex};
    place->last.swap(next);
}

}  // namespace dossier::graph
