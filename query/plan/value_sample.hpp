#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query::plan {

/// The values that some nodes have under a key: of all nodes with a label where these are few, otherwise of some of
/// them, the same each time.
class ValueSample {
public:
    /// `label`   absent: of all nodes
    ValueSample(const graph::PropertyGraph& graph, std::optional<graph::LabelId> label, graph::KeyId key);

    /// Share of the nodes that have one certain value, whichever it is.
    [[nodiscard]] double share_of_one() const;
    /// Share of the nodes with a value that is equal to this one.
    [[nodiscard]] double share_equal(const graph::Value& value) const;
    /// Share of the nodes whose value compares so with this one, by `<`, `<=`, `>` or `>=`.
    [[nodiscard]] double share_comparing(bind::BinaryOp op, const graph::Value& value) const;
    /// Share of the nodes whose text has this one in it, as CONTAINS, STARTS WITH or ENDS WITH ask.
    [[nodiscard]] double share_of_texts(bind::BinaryOp op, const graph::Value& part) const;

private:
    [[nodiscard]] double share(double found) const;

    double nodes_ = 0;                  // with the label
    double seen_ = 0;                   // of these
    std::vector<graph::Value> values_;  // ordered, without nulls
    double distinct_ = 0;               // values among all the nodes, estimated
};

}  // namespace dossier::query::plan
