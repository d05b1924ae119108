#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "query/plan/counting_costs.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

/// Operators above each other whose rows may come together where they are equal, looked at as one pattern: which of
/// its nodes nobody reads, so that they can be summed up in the direction of those that somebody does.
///
/// Walks between nodes make trees, for a walk to a node that is known is none of the walks that are looked at here.
/// What is left of a tree when everything unread has been taken off its ends is its core.
class CountedRegion {
public:
    /// `parts`  the operators, lowest first, each with its `wanted`; they outlive the region
    CountedRegion(std::span<const Plan* const> parts, CountingCosts& costs);

    /// Whether the operator is part of a sum, and falls away.
    [[nodiscard]] bool is_summed(std::size_t part) const { return summed_[part]; }

    struct Sum {
        CountPattern pattern;
        std::optional<std::size_t> above;  ///< the part above which it comes; absent: below all
    };
    /// In the order of the parts.
    [[nodiscard]] const std::vector<Sum>& sums() const noexcept { return sums_; }

private:
    struct Vertex {
        std::optional<std::size_t> bound_by;  // absent: below all parts
        bool scanned = false;
        bool read = false;  // by somebody else than what may be summed up
        bool gone = false;  // taken off
        std::size_t tree = 0;
        std::vector<std::size_t> edges, conditions, branches;  // numbers
    };
    struct Edge {
        std::size_t part;
        const Walk* walk;
    };
    struct Condition {
        std::size_t part;
        const Expression* predicate;
    };
    struct Branch {
        std::size_t part;
        CountedWalk walk;
    };

    void gather();
    void add_edge(std::size_t part, const Walk& walk);
    void add_scan(std::size_t part, Slot node, const std::string* label);
    bool add_condition(std::size_t part, const Expression& predicate);
    bool add_branch(std::size_t part);
    void pin(std::size_t part);
    Vertex& vertex(Slot slot, std::size_t tree);
    Vertex& known_vertex(Slot slot);

    void reduce(std::size_t tree);
    void take_off(std::span<const Slot> slots);
    [[nodiscard]] Slot best_root(std::span<const Slot> slots);
    [[nodiscard]] Slot entry(Slot start) const;
    void sum_up_scanned(Slot root, Slot start, bool total);
    void sum_up_at(Slot slot);

    [[nodiscard]] std::vector<Slot> slots_of(std::size_t tree) const;
    [[nodiscard]] Slot other_end(std::size_t edge, Slot slot) const;
    [[nodiscard]] double cost_from(Slot root);
    enum class Extent : std::uint8_t { whole, taken_off };
    [[nodiscard]] CountedNode tree_at(Slot slot, Extent extent, std::optional<std::size_t> from = {}) const;
    void mark_summed(Slot slot, std::optional<std::size_t> from);
    [[nodiscard]] bool is_bare(Slot slot) const;
    [[nodiscard]] bool is_one_step(const CountedNode& node, Slot slot) const;

    std::span<const Plan* const> parts_;
    CountingCosts& costs_;
    std::map<Slot, Vertex> vertices_;
    std::map<Slot, Expression> labels_;  // what scans ask
    std::vector<Edge> edges_;
    std::vector<Condition> conditions_;
    std::vector<Branch> branches_;
    std::vector<Slot> trees_;  // the node with which each begins
    std::vector<bool> summed_;
    std::vector<Sum> sums_;
};

}  // namespace dossier::query::plan
