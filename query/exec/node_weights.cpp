#include "query/exec/node_weights.hpp"

#include <algorithm>
#include <array>

namespace dossier::query::exec {

namespace {

using Factor = plan::CountedWalk::Factor;

/// Nodes between two looks at the clock.
constexpr std::size_t nodes_per_check = 1U << 16U;
/// So many nodes may be asked for, before it is watched whether they come again.
constexpr std::size_t few_nodes = 256;
/// Nodes whose degrees are read from memory at once.
constexpr std::size_t block = 256;

std::uint64_t as_factor(Factor factor, std::uint64_t rows) noexcept {
    switch (factor) {
    case Factor::sum: return rows;
    case Factor::sum_or_one: return std::max<std::uint64_t>(1, rows);
    case Factor::some: return rows > 0 ? 1 : 0;
    case Factor::none: break;
    }
    return rows > 0 ? 0 : 1;
}

/// Degrees fit 32 bits, and while weights do too a product needs no second look.
void multiply(Factor factor, std::span<const std::uint32_t> degrees, std::span<std::uint64_t> weights) {
    std::uint64_t all = 0;
    for (const std::uint64_t weight : weights) all |= weight;
    if (all > std::numeric_limits<std::uint32_t>::max() || factor == Factor::none || factor == Factor::some) {
        for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = times(weights[i], as_factor(factor, degrees[i]));
        return;
    }
    const std::uint32_t least = factor == Factor::sum_or_one ? 1 : 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::uint64_t degree = std::max(least, degrees[i]);
        weights[i] = static_cast<std::uint32_t>(weights[i]) * degree;
    }
}

}  // namespace

/// One walk from the node, and its ends.
struct NodeWeights::Branch {
    Branch(const plan::CountedWalk& op, Context& context, bool one_will_do)
        : walk{op.walk},
          factor{op.factor},
          exists{one_will_do},
          any{exists || factor == Factor::some || factor == Factor::none},
          end{op.end, context, any},
          bare{op.end.walks.empty() && op.end.conditions.empty()} {}

    void open(const graph::PropertyGraph& graph) {
        steps.open(walk, graph);
        only = steps.only();
        if (bare) return;
        end.open();
        const auto* further = end.branches_.size() == 1 ? end.branches_.front().get() : nullptr;
        const bool degree = further && further->bare && !end.test_.asks() && further->factor == Factor::sum;
        degrees = degree && !any ? further->only : nullptr;
    }

    [[nodiscard]] std::uint64_t weight(NodeId from) {
        const std::uint64_t rows = as_factor(factor, bare ? steps.count(from) : sum(from));
        return exists ? std::min<std::uint64_t>(1, rows) : rows;
    }

    [[nodiscard]] std::uint64_t sum(NodeId from) {
        std::uint64_t rows = 0;
        steps.for_each_list(from, [&](const graph::Neighbours& list, Direction direction) {
            end.expect(list.size());
            const bool repeats = steps.both_ways() && direction == Direction::incoming;
            if (degrees != nullptr && !repeats) {
                rows = plus(rows, sum_of_degrees(list.nodes));
                return;
            }
            for (const NodeId to : list.nodes) {
                if (repeats && to == from) continue;
                rows = plus(rows, end.of(to));
                if (any && rows > 0) return;
            }
        });
        return rows;
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
    bool bare;                                      // nothing is asked of the ends, so a degree answers
    const graph::AdjacencyView* degrees = nullptr;  // what an end stands for, where that is a degree
};

NodeWeights::NodeWeights(const plan::CountedNode& node, Context& context, bool exists)
    : context_{context}, held_{context}, test_{node.node, node.conditions, context} {
    for (const auto& walk : node.walks) branches_.push_back(std::make_unique<Branch>(walk, context, exists));
}

NodeWeights::~NodeWeights() = default;

void NodeWeights::open() {
    test_.open();
    for (const auto& branch : branches_) branch->open(context_.graph);
    asks_for_steps_ = std::ranges::any_of(
        branches_, [](const auto& branch) { return branch->factor == Factor::sum || branch->factor == Factor::some; });
    const bool degree = branches_.size() == 1 && branches_.front()->only != nullptr && branches_.front()->bare;
    worth_remembering_ = !branches_.empty() && !degree;
    held_.release();
    memo_ = {};
    seen_ = {};
    watches_ = false;
    again_ = 0;
    asked_ = 0;
    notice_ = few_nodes;
}

void NodeWeights::take_notice() {
    context_.check();
    if (worth_remembering_ && !watches_ && memo_.empty()) watch();
    notice_ = asked_ + nodes_per_check;
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
    return std::ranges::all_of(branches_, [](const auto& branch) { return as_factor(branch->factor, 0) > 0; }) ? 1 : 0;
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

void NodeWeights::multiply(std::uint32_t first, std::span<std::uint64_t> weights) {
    std::array<std::uint32_t, block> degrees;
    for (const auto& branch : branches_) {
        if (branch->bare && branch->only != nullptr && !branch->exists) {
            for (std::size_t at = 0; at < weights.size(); at += block) {
                const auto part = weights.subspan(at, std::min(block, weights.size() - at));
                const std::span counted{degrees.data(), part.size()};
                const std::uint32_t begin = first + static_cast<std::uint32_t>(at);
                for (std::uint32_t i = 0; i < counted.size(); ++i) {
                    const std::size_t degree = part[i] == 0 ? 0 : branch->only->at(NodeId{begin + i}).size();
                    counted[i] = static_cast<std::uint32_t>(degree);
                }
                exec::multiply(branch->factor, counted, part);
            }
            continue;
        }
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (weights[i] == 0) continue;
            weights[i] = times(weights[i], branch->weight(NodeId{first + static_cast<std::uint32_t>(i)}));
        }
    }
    if (!test_.asks()) return;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] != 0 && !test_.passes(NodeId{first + static_cast<std::uint32_t>(i)})) weights[i] = 0;
    }
}

}  // namespace dossier::query::exec
