#pragma once

#include <memory>
#include <utility>

namespace dossier::graph {

class PropertyGraph;

/// Where the last commit of a graph is found by readers, from any thread, while one thread goes on writing.
///
///     Snapshots snapshots = base.graph().snapshots();                  // in the thread that writes
///     std::shared_ptr<const PropertyGraph> graph = snapshots.latest(); // in any other
///
/// What latest() gives never changes, whatever is committed, rolled back, indexed or dropped later, and stays when the
/// graph it is of is gone. It shares with that graph all that neither has written since; what nobody else holds is
/// given back when its last holder lets it go. As long as there is one of these, a commit costs a pointer for each
/// column, type, label and index more, and what is written next copies the pages that it touches.
///
/// Copies are of the same place. They may outlive the graph, whose last commit they then go on giving.
class Snapshots {
public:
    /// Waits for nobody but who is doing the same.
    [[nodiscard]] std::shared_ptr<const PropertyGraph> latest() const;

private:
    friend class PropertyGraph;
    struct Place;
    explicit Snapshots(std::shared_ptr<Place> place) noexcept : place_{std::move(place)} {}

    std::shared_ptr<Place> place_;  // the other owners are the copies
};

}  // namespace dossier::graph
