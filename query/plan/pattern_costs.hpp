#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>

#include "graph/property_graph.hpp"
#include "query/plan/selectivity.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

/// What finding the parts of one MATCH costs, by the counts of the graph: rows for each row that there is already.
class PatternCosts {
public:
    /// `match`    outlives the costs, as `graph` does
    /// `bound`    slots that have values before
    /// `counted`  slots that are read of the rows, where rows that agree in them may come together (fold_rows)
    PatternCosts(const bind::Match& match, const SlotSet& bound, const graph::PropertyGraph& graph,
                 const std::optional<SlotSet>& counted);

    /// Walking along one relationship.
    struct Walk {
        double walked;  ///< ends that are looked at
        double found;   ///< those that can be the node which is looked for
        double known;   ///< how often one certain node is among them
    };
    /// `at` counts the relationships of the path; `from_left` walks from its left end.
    [[nodiscard]] const Walk& walk(std::size_t path, std::size_t at, bool from_left) const {
        return walks_[path][2 * at + (from_left ? 0 : 1)];
    }

    /// How many nodes the pattern may mean, and how many a scan looks at to find them, where the slots of `known` have
    /// values: what is compared with others cannot be asked before.
    [[nodiscard]] double nodes(const bind::NodePattern& node, const SlotSet& known) const;
    [[nodiscard]] double scanned(const bind::NodePattern& node, const SlotSet& known) const;

    /// `b.id = a.id`: a condition that can be asked when all of `slots` are known, and the share that it lets through.
    struct Link {
        SlotSet slots;
        double share;
    };
    [[nodiscard]] const std::vector<Link>& links() const noexcept { return links_; }

    /// How many nodes have the label that the node must have.
    [[nodiscard]] double labelled(const bind::NodePattern& node) const { return count(label(node)); }

    [[nodiscard]] const graph::PropertyGraph& graph() const noexcept { return graph_; }

    /// Whether equal rows come together, and whether the slot is read of them.
    [[nodiscard]] bool counts() const noexcept { return counted_.has_value(); }
    [[nodiscard]] bool is_read(Slot slot) const { return !counted_ || counted_->contains(slot); }

private:
    /// What is asked of one property of a node, and the slots of the pattern that it is compared with.
    struct Condition {
        KeyCondition asked;
        SlotSet needs;
    };

    void note_label(const bind::NodePattern& node);
    void note_conditions(const bind::NodePattern& node);
    void note_conditions(const bind::Expression& predicate);
    void note_comparison(const bind::Binary& binary);
    void note(Slot node, KeyCondition asked, const bind::Expression& value);
    [[nodiscard]] SlotSet needed(const bind::Expression& value, Slot node) const;
    [[nodiscard]] std::vector<KeyCondition> askable(Slot node, const SlotSet& known) const;
    [[nodiscard]] double share_alone(Slot node, const KeyCondition& asked) const;
    [[nodiscard]] std::optional<graph::LabelId> label(const bind::NodePattern& node) const;
    [[nodiscard]] double count(std::optional<graph::LabelId> label) const;
    [[nodiscard]] double share(const bind::NodePattern& node, const SlotSet& known) const;
    [[nodiscard]] double along(const bind::RelationshipPattern& relationship, std::optional<graph::LabelId> left,
                               std::optional<graph::LabelId> right) const;
    [[nodiscard]] double repeated(const bind::Repetition& repetition) const;
    void add_walks(const bind::PathPattern& path, std::size_t at, std::vector<Walk>& walks) const;

    const graph::PropertyGraph& graph_;
    SlotSet own_;  // of the pattern, and not bound before
    template <typename T>
    using BySlot = boost::container::small_flat_map<Slot, T, 8>;  // a pattern has a handful of nodes, mostly
    BySlot<graph::LabelId> labels_;                               // one that each node in the slot must have
    BySlot<std::vector<Condition>> conditions_;                   // what is asked of the properties of each node
    std::vector<Link> links_;
    std::optional<SlotSet> counted_;
    std::vector<std::vector<Walk>> walks_;  // by path, then by relationship, from its left end and from its right
};

/// How many nodes a pattern may mean, by the counts of its labels, its property equalities and the declared indexes.
[[nodiscard]] double expected_nodes(const bind::NodePattern& node, const graph::PropertyGraph& graph);

/// The label of which every node of the pattern must be; the rarest when there is a choice. Null when there is none.
[[nodiscard]] const std::string* required_label(const bind::LabelExpression& labels, const graph::PropertyGraph& graph);

}  // namespace dossier::query::plan
