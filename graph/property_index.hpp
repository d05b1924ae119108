#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "graph/checkpoint.hpp"
#include "graph/columns.hpp"
#include "graph/ids.hpp"
#include "graph/shared.hpp"
#include "graph/value.hpp"
#include "graph/value_order.hpp"

namespace dossier::graph {

/// Nodes by the value of one property, whatever their labels. Copies share the parts that neither of them writes to.
class PropertyIndex {
public:
    /// Of all that `column` holds; of nothing where there is none.
    ///
    /// `checkpoint`   passed now and then
    explicit PropertyIndex(const Column* column, const Checkpoint& checkpoint = {});

    void add(const Value& value, NodeId node);
    /// Asks that the node is there with this value.
    void remove(const Value& value, NodeId node);

    /// The nodes whose value is equivalent to `value`, ascending. For `=` some are too many, never too few: a NaN, and
    /// lists with a null or a NaN inside, equal nothing.
    [[nodiscard]] std::span<const NodeId> find(const Value& value) const;
    /// How many values there are that are not equivalent.
    [[nodiscard]] std::size_t distinct() const noexcept { return distinct_; }

private:
    using Nodes = boost::container::small_vector<NodeId, 2>;  // most indexed values are names of one thing

    using Part = std::unordered_map<Value, Nodes, Hash, Equivalent>;

    [[nodiscard]] static std::size_t part_of(const Value& value);

    std::vector<Shared<Part>> parts_;  // by the hash of the value: of a million values a part has a thousand
    std::size_t distinct_ = 0;
};

}  // namespace dossier::graph
