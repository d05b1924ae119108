#pragma once

#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "query/exec/node_test.hpp"
#include "query/exec/steps.hpp"

namespace dossier::query::exec {

// Numbers of rows that stop at the largest, which stands for all that are larger: what is multiplied by none is none.
inline constexpr std::uint64_t most_rows = std::numeric_limits<std::uint64_t>::max();

[[nodiscard]] inline std::uint64_t plus(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? most_rows : sum;
}
[[nodiscard]] inline std::uint64_t times(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? most_rows : product;
}

/// How many rows each node of a counted pattern stands for: the product of its walks, each the sum of what its ends
/// stand for.
///
/// A node is looked at when it is asked for, so that a pattern that begins at one node costs what hangs on that one.
/// Where nodes come to be asked for again, what they stand for is remembered in an array by node.
/// Everything that it knows is its own: two of them may work on two ranges of roots at once.
class NodeWeights {
public:
    /// `node`    of the logical operator, which outlives the weights
    /// `exists`  whether there is a row at all is enough: no weight is more than one
    NodeWeights(const plan::CountedNode& node, Context& context, bool exists);
    ~NodeWeights();

    /// Asks that the graph is not written to until it is called again.
    void open();

    /// That of one node, none where it does not pass its conditions; most_rows for that many or more.
    [[nodiscard]] std::uint64_t of(NodeId node) {
        if (memo_.empty() && (!watches_ || !comes_again(node))) return compute(node);
        const std::size_t at = index(node);
        if (memo_[at] != 0) return memo_[at] - 1;
        const std::uint64_t weight = compute(node);
        memo_[at] = weight + 1;  // where that is 0, it is not remembered
        return weight;
    }
    /// That of a node from which no walk leads on.
    [[nodiscard]] std::uint64_t of_null() const noexcept;
    /// So many nodes are about to be asked for.
    void expect(std::size_t nodes) {
        asked_ += nodes;
        if (asked_ >= notice_) take_notice();
    }

    /// Multiplies by the weight of each node from `first` on.
    void multiply(std::uint32_t first, std::span<std::uint64_t> weights);

    /// Whether every node with a weight is one that the graph has.
    [[nodiscard]] bool asks_for_steps() const noexcept { return asks_for_steps_; }

private:
    struct Branch;

    [[nodiscard]] std::uint64_t compute(NodeId node);
    [[nodiscard]] std::uint64_t product(NodeId node);
    void take_notice();
    /// Whether nodes were asked for more than once so often that it pays to remember them; then from now on.
    bool comes_again(NodeId node) {
        std::uint64_t& seen = seen_[index(node) / 64];
        const std::uint64_t bit = std::uint64_t{1} << (index(node) % 64);
        if ((seen & bit) == 0) {
            seen |= bit;
            return false;
        }
        if (++again_ < often_again) return false;
        remember();
        return true;
    }
    void watch();
    void remember();

    static constexpr std::size_t often_again = 64;

    Context& context_;
    Held held_;
    NodeTest test_;
    std::vector<std::unique_ptr<Branch>> branches_;
    bool asks_for_steps_ = false;
    bool worth_remembering_ = false;
    std::size_t asked_ = 0, notice_ = 0;
    bool watches_ = false;
    std::size_t again_ = 0;
    ZeroedArray<std::uint64_t> seen_;  // a bit for each id
    ZeroedArray<std::uint64_t> memo_;  // one more than the weight, by node; 0: not known
};

}  // namespace dossier::query::exec
