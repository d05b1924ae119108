#include "query/exec/node_weights.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "query/exec/degree_product.hpp"
#include "query/plan/path_parts.hpp"

namespace dossier::query::exec {

namespace {

using Factor = plan::CountedWalk::Factor;

/// Nodes between two looks at the clock.
constexpr std::size_t nodes_per_check = 1U << 16U;
/// So many nodes may be asked for, before it is watched whether they come again.
constexpr std::size_t few_nodes = 256;
/// Of all nodes that may have a weight, one in so many must have been asked for: in the order of memory they cost less.
constexpr std::size_t share_asked_for = 4;
/// What expressions cost beside degrees.
constexpr std::size_t cost_of_expressions = 8;

}  // namespace

/// One walk from the node, and its ends.
struct NodeWeights::Branch {
    Branch(const plan::CountedWalk& op, Context& context, bool one_will_do)
        : walk{op.walk},
          factor{one_will_do && op.factor == Factor::sum ? Factor::some : op.factor},
          exists{one_will_do},
          any{exists || factor == Factor::some || factor == Factor::none},
          end{op.end, context, any},
          walks_alone{op.end.walks.empty() && op.end.conditions.empty()} {}

    void open(const graph::PropertyGraph& graph) {
        steps.open(walk, graph);
        only = steps.only();
        bare = walks_alone;
        if (bare) return;
        end.open();
        const auto* further = end.branches_.size() == 1 ? end.branches_.front().get() : nullptr;
        const bool degree = further && further->bare && !end.test_.asks() && further->factor == Factor::sum;
        degrees = degree && !any ? further->only : nullptr;
    }

    /// Whether a node from which the walk does not lead on stands for nothing.
    [[nodiscard]] bool is_needed() const noexcept { return factor == Factor::sum || factor == Factor::some; }

    /// Whether degrees answer, and can be had of many nodes at once.
    [[nodiscard]] bool counts_degrees() const noexcept { return bare && steps.counts_together(); }
    /// Whether every node counts once: OPTIONAL MATCH where nobody counts its rows.
    [[nodiscard]] bool is_one() const noexcept { return exists && factor == Factor::sum_or_one; }

    [[nodiscard]] std::uint64_t weight(NodeId from) {
        const std::uint64_t rows = as_factor(factor, bare ? steps.count(from) : sum(from));
        return exists ? std::min<std::uint64_t>(1, rows) : rows;
    }

    void multiply(WeightBlock& block) {
        const bool plain = only != nullptr && end.all_known_ && factor == Factor::sum;
        block.for_each([&](std::size_t at) {
            const std::uint64_t rows = block.weights[at];
            if (rows == 0) return;
            const NodeId node = block.node(at);
            block.weights.set(at, times(rows, plain ? end.all_.sum(only->at(node).nodes) : weight(node)));
        });
    }

    [[nodiscard]] std::uint64_t sum(NodeId from) {
        std::uint64_t rows = 0;
        steps.for_each_list(from, [&](const graph::Neighbours& list, Direction direction) {
            const bool repeats = steps.both_ways() && direction == Direction::incoming;
            if (!any && !repeats) {
                end.expect(list.size());
                if (end.all_known_) {
                    rows = plus(rows, end.all_.sum(list.nodes));
                    return;
                }
                if (degrees != nullptr) {
                    rows = plus(rows, sum_of_degrees(list.nodes));
                    return;
                }
            }
            for (const NodeId to : list.nodes) {
                if (any || repeats) end.expect(1);
                if (repeats && to == from) continue;
                rows = plus(rows, end.of(to));
                if (any && rows > 0) return;
            }
        });
        return rows;
    }

    /// Whether each node to which the walk can lead stands for one row; when all of them were weighed.
    [[nodiscard]] bool ends_are_one(const graph::PropertyGraph& graph) const {
        plan::Walk turned = walk;
        turned.direction = plan::turned(walk.direction);
        Steps back;
        back.open(turned, graph);
        const auto [begin, last] = back.range();
        for (std::size_t first = begin / 64 * 64; first < last; first += 64) {
            std::array nodes{~std::uint64_t{0}};
            back.keep_present(static_cast<std::uint32_t>(first), nodes);
            if (!end.all_.all_one(static_cast<std::uint32_t>(first), nodes.front())) return false;
        }
        return true;
    }

    /// Fewer than 2^32 numbers below 2^32.
    [[nodiscard]] std::uint64_t sum_of_degrees(std::span<const NodeId> nodes) const noexcept {
        std::uint64_t sum = 0;
        for (const NodeId node : nodes) sum += degrees->at(node).size();
        return sum;
    }

    const plan::Walk& walk;  // of the logical operator
    Factor factor;
    bool exists;
    bool any;  // one end is enough
    Steps steps;
    const graph::AdjacencyView* only = nullptr;  // the one list that the steps are, where that is so
    NodeWeights end;
    bool walks_alone;                               // nothing is asked of the ends
    bool bare = true;                               // each end stands for one row, so a degree answers
    const graph::AdjacencyView* degrees = nullptr;  // what an end stands for, where that is a degree
};

NodeWeights::NodeWeights(const plan::CountedNode& node, Context& context, bool exists)
    : context_{context}, held_{context}, test_{node.node, node.conditions, context}, all_{context} {
    for (const auto& walk : node.walks) branches_.push_back(std::make_unique<Branch>(walk, context, exists));
}

NodeWeights::~NodeWeights() = default;

void NodeWeights::open() {
    test_.open();
    for (const auto& branch : branches_) branch->open(context_.graph);
    asks_for_steps_ = std::ranges::any_of(branches_, [](const auto& branch) { return branch->is_needed(); });
    find_range();
    const bool degree = branches_.size() == 1 && branches_.front()->only != nullptr && branches_.front()->bare;
    worth_remembering_ = !branches_.empty() && !degree;
    held_.release();
    all_known_ = false;
    all_.clear();
    memo_ = {};
    seen_ = {};
    watches_ = false;
    again_ = 0;
    asked_ = 0;
    notice_ = few_nodes;
}

void NodeWeights::find_range() {
    const auto [begin, end] = test_.range();
    range_ = {begin, end};
    for (const auto& branch : branches_) {
        if (!branch->is_needed()) continue;
        const auto steps = branch->steps.range();
        range_ = {std::max(range_.begin, steps.begin), std::min(range_.end, steps.end)};
    }
    range_.begin = std::min(range_.begin, range_.end);
    worth_weighing_all_ = (range_.end - range_.begin) / share_asked_for;
    if (test_.asks_expressions()) worth_weighing_all_ *= cost_of_expressions;
}

void NodeWeights::expect_all(std::optional<graph::LabelId> label) {
    for (const auto& branch : branches_) {
        if (branch->bare || branch->any) continue;
        NodeWeights& end = branch->end;
        if (end.branches_.empty() || branch->steps.size(label) < end.worth_weighing_all_) continue;
        end.weigh_all();
        branch->bare = branch->ends_are_one(context_.graph);
    }
}

void NodeWeights::take_notice() {
    context_.check();
    notice_ = asked_ + nodes_per_check;
    if (all_known_ || branches_.empty()) return;
    if (asked_ >= worth_weighing_all_) return weigh_all();
    if (worth_remembering_ && !watches_ && memo_.empty()) watch();
    notice_ = std::min(notice_, worth_weighing_all_);
}

void NodeWeights::weigh_all() {
    if (all_known_) return;
    expect_all(test_.label());
    all_.reset(range_);
    WeightBlock block;
    for (std::size_t first = range_.begin / 64 * 64; first < range_.end; first += WeightBlock::size) {
        context_.check();
        block.first = static_cast<std::uint32_t>(first);
        block.support.fill(~std::uint64_t{0});
        weigh(block);
        all_.put(block.first, block.weights);
    }
    all_known_ = true;
    watches_ = false;
    seen_ = {};
    memo_ = {};
    held_.release();
}

void NodeWeights::watch() {
    const std::size_t words = context_.graph.node_bound() / 64 + std::size_t{1};
    held_.add(static_cast<std::int64_t>(words * sizeof(std::uint64_t)));
    seen_.grow(words);
    watches_ = true;
}

void NodeWeights::remember() {
    held_.add(static_cast<std::int64_t>(std::size_t{context_.graph.node_bound()} * sizeof(std::uint64_t)));
    memo_.grow(context_.graph.node_bound());
    watches_ = false;
}

std::uint64_t NodeWeights::of_null() const noexcept {
    return std::ranges::all_of(branches_,
                               [](const auto& branch) { return as_factor(branch->factor, std::uint64_t{0}) > 0; })
               ? 1
               : 0;
}

std::uint64_t NodeWeights::compute(NodeId node) { return test_.passes(node) ? product(node) : 0; }

std::uint64_t NodeWeights::product(NodeId node) {
    std::uint64_t weight = 1;
    for (const auto& branch : branches_) {
        const std::uint64_t rows = branch->weight(node);
        if (rows == 0) return 0;
        weight = times(weight, rows);
    }
    return weight;
}

void NodeWeights::weigh(WeightBlock& block) {
    for (std::uint32_t word = 0; word < WeightBlock::words; ++word) {
        const std::uint32_t first = block.first + 64 * word;
        block.support[word] &= first < block.first ? 0 : test_.labelled(first);  // 0 past 32 bits
    }
    Support asked = block.support;  // of which nodes that have no steps stand for nothing as their degrees tell
    for (const auto& branch : branches_) {
        if (!branch->is_needed()) continue;
        branch->steps.keep_present(block.first, block.support);
        if (!branch->counts_degrees()) branch->steps.keep_present(block.first, asked);
    }
    constexpr std::size_t few = WeightBlock::size / 16;
    std::size_t nodes = 0;
    for (std::size_t word = 0; word < WeightBlock::words && nodes <= few; ++word) {
        nodes += static_cast<std::size_t>(std::popcount(block.support[word]));
    }
    if (nodes > few) return weigh_many(block, asked);
    block.weights.fill_zero();
    block.for_each([&](std::size_t at) {
        const std::uint64_t weight = product(block.node(at));
        if (weight != 0 && test_.passes_more(block.node(at))) block.weights.set(at, weight);
    });
}

void NodeWeights::weigh_many(WeightBlock& block, const Support& asked) {
    multiply_degrees(block, asked);
    for (const auto& branch : branches_) {
        if (!branch->counts_degrees()) branch->multiply(block);
    }
    if (!test_.asks_more()) return;
    for (std::size_t at = 0; at < WeightBlock::size; ++at) {
        if (block.weights[at] != 0 && !test_.passes_more(block.node(at))) block.weights.set(at, 0);
    }
}

/// The product of what degrees answer for, where nodes are asked for. It is 32 bits wide as long as that must be
/// enough.
void NodeWeights::multiply_degrees(WeightBlock& block, const Support& asked) const {
    static_assert(WeightBlock::size == degrees_at_once);
    BlockWeights::Narrow degrees, other;
    BlockWeights::Narrow& weights = block.weights.overwrite();
    BlockWeights::Narrow* product = &weights;
    BlockWeights::Narrow* next = &other;
    product->fill(1);
    int bits = 0;
    auto branch = branches_.begin();
    for (; branch != branches_.end(); ++branch) {
        if (!(*branch)->counts_degrees() || (*branch)->is_one()) continue;
        (*branch)->steps.count(block.first, degrees);
        const SeenBits seen = multiply((*branch)->factor, degrees.data(), product->data(), next->data());
        if (seen.any == 1 && seen.each == 1) continue;  // every node has one
        if (bits + std::bit_width(seen.any) > std::numeric_limits<std::uint32_t>::digits) break;
        bits += std::bit_width(seen.any);
        std::swap(product, next);
    }
    if (product != &weights) std::ranges::copy(*product, weights.begin());
    for (std::size_t word = 0; word < WeightBlock::words; ++word) {
        if (asked[word] == ~std::uint64_t{0}) continue;
        const auto those = std::span{weights}.subspan(64 * word).first<64>();
        std::array<std::uint32_t, 64> rows;
        std::ranges::copy(those, rows.begin());
        std::ranges::fill(those, 0U);
        for (std::uint64_t left = block.support[word]; left != 0; left &= left - 1) {
            const auto at = static_cast<std::size_t>(std::countr_zero(left));
            those[at] = rows[at];
        }
    }
    for (; branch != branches_.end(); ++branch) {
        if (!(*branch)->counts_degrees() || (*branch)->is_one()) continue;
        (*branch)->steps.count(block.first, degrees);
        for (std::size_t at = 0; at < WeightBlock::size; ++at) {
            block.weights.set(at, times(block.weights[at], as_factor((*branch)->factor, degrees[at])));
        }
    }
}

}  // namespace dossier::query::exec
