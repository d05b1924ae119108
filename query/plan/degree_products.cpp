#include "query/plan/degree_products.hpp"

#include <algorithm>
#include <utility>

namespace dossier::query::plan {

namespace {

constexpr std::uint64_t run_length = 64;

/// The lists that one leg may go along.
class LegDegrees {
public:
    LegDegrees(const Leg& leg, const graph::PropertyGraph& graph) : taken_{leg.taken} {
        for (const Arm& arm : leg.arms) lists_.push_back(graph.adjacency(arm.type, arm.direction));
    }

    [[nodiscard]] std::size_t at(graph::NodeId node) const {
        std::size_t degree = 0;
        for (const graph::AdjacencyView& list : lists_) degree += list.at(node).size();
        return degree > taken_ ? degree - taken_ : 0;
    }

private:
    std::vector<graph::AdjacencyView> lists_;
    std::size_t taken_;
};

void add_arms(std::vector<Arm>& arms, graph::TypeId type, PatternDirection direction) {
    if (direction != PatternDirection::incoming) arms.push_back({type, graph::Direction::outgoing});
    if (direction != PatternDirection::outgoing) arms.push_back({type, graph::Direction::incoming});
}

}  // namespace

std::optional<std::vector<Arm>> arms_of(const std::optional<LabelExpression>& types, PatternDirection direction,
                                        const graph::PropertyGraph& graph) {
    std::vector<Arm> arms;
    const auto add = [&](const LabelExpression& type) {
        if (type.op != LabelExpression::Op::name) return false;
        if (const auto id = graph.types().find(type.name)) add_arms(arms, *id, direction);
        return true;
    };
    if (!types) {
        for (std::uint32_t type = 0; type < graph.types().size(); ++type) {
            add_arms(arms, graph::TypeId{type}, direction);
        }
    } else if (types->op == LabelExpression::Op::disjunction) {
        if (!std::ranges::all_of(types->operands, add)) return std::nullopt;
    } else if (!add(*types)) {
        return std::nullopt;
    }
    std::ranges::sort(arms);
    const auto rest = std::ranges::unique(arms);
    arms.erase(rest.begin(), rest.end());
    return arms;
}

std::vector<Arm> turned(std::vector<Arm> arms) {
    for (Arm& arm : arms) {
        arm.direction =
            arm.direction == graph::Direction::outgoing ? graph::Direction::incoming : graph::Direction::outgoing;
    }
    std::ranges::sort(arms);
    return arms;
}

double DegreeProducts::sum(std::optional<graph::LabelId> label, std::vector<Leg> legs) {
    const graph::Bitmap& nodes = label ? graph_.nodes(*label) : graph_.nodes();
    if (legs.empty()) return static_cast<double>(nodes.count());
    std::ranges::sort(legs);
    const auto [at, is_new] = known_.try_emplace({label, std::move(legs)}, 0);
    if (is_new) at->second = summed(nodes, at->first.second);
    return at->second;
}

double DegreeProducts::growth(std::optional<graph::LabelId> label, const std::vector<Leg>& legs, const Leg& leg) {
    const double before = sum(label, legs);
    if (before == 0) return 0;
    std::vector<Leg> more = legs;
    more.push_back(leg);
    return sum(label, std::move(more)) / before;
}

double DegreeProducts::summed(const graph::Bitmap& nodes, const std::vector<Leg>& legs) const {
    std::vector<LegDegrees> degrees;
    for (const Leg& leg : legs) degrees.emplace_back(leg, graph_);
    double sum = 0;
    std::size_t seen = 0;
    const auto look_at = [&](std::uint32_t id) {
        double ways = 1;
        for (const LegDegrees& leg : degrees) {
            ways *= static_cast<double>(leg.at(graph::NodeId{id}));
            if (ways == 0) break;
        }
        sum += ways;
        ++seen;
    };
    if (nodes.count() <= most_nodes_) {
        nodes.for_each([&](std::uint32_t id) { look_at(id); });
        return sum;
    }
    const std::uint64_t apart = run_length * (nodes.count() / most_nodes_ + 1);
    std::optional<std::uint32_t> from = nodes.next(0);
    while (from) {
        auto id = from;
        for (std::size_t i = 0; id && i < run_length; ++i, id = nodes.next(*id + 1)) look_at(*id);
        const std::uint64_t next = std::max<std::uint64_t>((*from / apart + 1) * apart, id.value_or(0));
        if (!id || next >= graph_.node_bound()) break;
        from = nodes.next(static_cast<std::uint32_t>(next));
    }
    return seen == 0 ? 0 : sum * static_cast<double>(nodes.count()) / static_cast<double>(seen);
}

}  // namespace dossier::query::plan
