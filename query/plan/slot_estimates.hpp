#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan/degree_products.hpp"
#include "query/plan/operators.hpp"
#include "query/plan/value_sample.hpp"

namespace dossier::query::plan {

/// What the operators of a plan, from its leaves up, tell of the nodes in their slots, and how many rows a further step
/// or a condition so leaves of each: by the counts of the graph, which are exact, by the degrees of nodes that have the
/// label and the relationships found so far, by samples of their values, and by guesses where there is nothing to ask.
class SlotEstimates {
public:
    /// `graph`   outlives the estimates
    explicit SlotEstimates(const graph::PropertyGraph& graph) : graph_{graph}, degrees_{graph, most_nodes} {}

    void note_node(Slot node, std::optional<graph::LabelId> label);

    /// Rows that one row becomes along `walk`, which is noted: nodes with many of its relationships are now many of the
    /// rows. With `walk.into`: how often the two nodes are so joined.
    double step(const Walk& walk);
    /// Whether a relationship along `walk` is there, as a share of the rows; nothing is noted.
    [[nodiscard]] double share_joined(const Walk& walk);
    /// Ways to go along `part` the first time, from `from`, and each time after.
    struct Repeated {
        double first, next;
    };
    [[nodiscard]] Repeated repeated(const PathPart& part, Slot from);

    /// Share of the rows for which `predicate` holds; a label that it asks for is noted.
    double share(const Expression& predicate);

private:
    // Reading the degrees of so many nodes takes some tenths of a millisecond.
    static constexpr std::size_t most_nodes = 65536;
    // A node at which more meet is a long statement rather than a skewed graph.
    static constexpr std::size_t most_legs = 8;

    /// The walk that a slot was found by.
    struct Reached {
        Walk walk;
        std::optional<graph::LabelId> from;
    };
    /// The relationships that a pattern has taken at a node: how, and under which slots.
    struct Taken {
        std::vector<Leg> legs;
        std::vector<Slot> relationships;
    };

    double share(const bind::Binary& binary);
    double share(const bind::LabelTest& test);
    double share_of_comparison(const bind::Binary& binary);
    [[nodiscard]] double share_of_members(const bind::Binary& in);
    [[nodiscard]] std::optional<double> share_of_key(const Expression& e);
    [[nodiscard]] const ValueSample* sample_of(const Expression& e);
    [[nodiscard]] std::optional<graph::LabelId> label_of(Slot node) const;
    [[nodiscard]] double nodes_with(std::optional<graph::LabelId> label) const;
    [[nodiscard]] Leg leg(std::vector<Arm> arms, Slot node, const std::vector<Slot>& different_from) const;
    void take(Slot node, Leg leg, Slot relationship);

    const graph::PropertyGraph& graph_;
    DegreeProducts degrees_;
    std::map<Slot, std::optional<graph::LabelId>> nodes_;  // a label that every node in the slot has
    std::map<Slot, Reached> reached_;
    std::map<Slot, Taken> taken_;
    std::map<std::pair<std::optional<graph::LabelId>, graph::KeyId>, ValueSample> samples_;
};

/// How many elements `list` has, as it is written, or as is mostly so.
[[nodiscard]] double length_of(const Expression& list);

/// The value of a literal integer that is not negative.
[[nodiscard]] std::optional<double> written_number(const Expression& expression);

}  // namespace dossier::query::plan
