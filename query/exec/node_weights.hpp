#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <span>
#include <vector>

#include "query/exec/node_test.hpp"
#include "query/exec/steps.hpp"
#include "query/exec/weight_array.hpp"

namespace dossier::query::exec {

/// Nodes whose ids lie together, and what they stand for.
struct WeightBlock {
    static constexpr std::uint32_t words = 16;
    static constexpr std::uint32_t size = 64 * words;

    std::uint32_t first = 0;                     ///< a multiple of 64
    std::array<std::uint64_t, words> support{};  ///< a bit for each that may stand for something
    BlockWeights weights;                        ///< 0 outside of the support
    [[nodiscard]] NodeId node(std::size_t at) const noexcept { return NodeId{first + static_cast<std::uint32_t>(at)}; }
    [[nodiscard]] bool empty() const noexcept {
        return std::ranges::all_of(support, [](std::uint64_t word) { return word == 0; });
    }
    /// `visit(at)` for each in the support.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t word = 0; word < words; ++word) {
            for (std::uint64_t bits = support[word]; bits != 0; bits &= bits - 1) {
                visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
            }
        }
    }
};

/// How many rows each node of a counted pattern stands for: the product of its walks, each the sum of what its ends
/// stand for.
///
/// A node is looked at when it is asked for, so that a pattern that begins at one node costs what hangs on that one.
/// Where nodes come to be asked for again, what they stand for is remembered in an array by node. Once so many were
/// asked for that it would be as cheap, or will be, all of them are weighed, in the order of memory.
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
        if (branches_.empty()) return test_.passes(node) ? 1 : 0;
        if (all_known_) return all_.at(node);
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

    /// Every node that may have a weight is about to be weighed, or of these every one with the label.
    void expect_all(std::optional<graph::LabelId> label);
    /// That of each node in the support; takes those out of it that can have none.
    void weigh(WeightBlock& block);

    /// Whether every node with a weight is one that the graph has.
    [[nodiscard]] bool asks_for_steps() const noexcept { return asks_for_steps_; }
    /// Every node with a weight has one of these ids.
    [[nodiscard]] WeightArray::Range range() const noexcept { return range_; }

private:
    struct Branch;
    using Support = std::array<std::uint64_t, WeightBlock::words>;

    [[nodiscard]] std::uint64_t compute(NodeId node);
    [[nodiscard]] std::uint64_t product(NodeId node);
    void find_range();
    void weigh_many(WeightBlock& block, const Support& asked);
    void multiply_degrees(WeightBlock& block, const Support& asked) const;
    void weigh_all();
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
    WeightArray::Range range_;
    std::size_t worth_weighing_all_ = 0;  // when so many were asked for
    bool all_known_ = false;
    WeightArray all_;
    bool worth_remembering_ = false;
    std::size_t asked_ = 0, notice_ = 0;
    bool watches_ = false;
    std::size_t again_ = 0;
    ZeroedArray<std::uint64_t> seen_;  // a bit for each id
    ZeroedArray<std::uint64_t> memo_;  // one more than the weight, by node; 0: not known
};

}  // namespace dossier::query::exec
