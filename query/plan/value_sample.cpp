#include "query/plan/value_sample.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "graph/value_order.hpp"

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;
using graph::Value;
using graph::ValueKind;

// Looking at so many values takes some hundredths of a millisecond.
constexpr std::size_t most_values = 512;

// A value that was seen so often stands for its share; what is rarer may have come by chance.
constexpr double often = 4;

bool ordered(const Value& a, const Value& b) { return graph::order(a, b) < 0; }

/// Some of `nodes`, less than all. A fixed distance from one to the next would meet the same value again and again
/// where values repeat by number, so they are drawn, always alike (splitmix64).
template <typename Visit>
void draw(const graph::Bitmap& nodes, std::uint32_t bound, Visit visit) {
    std::uint64_t state = 0;
    for (std::size_t i = 0; i < most_values; ++i) {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        const auto from = static_cast<std::uint32_t>((z ^ (z >> 31U)) % bound);
        auto id = nodes.next(from);
        if (!id) id = nodes.next(0);
        visit(*id);
    }
}

bool holds(BinaryOp op, std::partial_ordering order) {
    switch (op) {
    case BinaryOp::less: return order < 0;
    case BinaryOp::less_or_equal: return order <= 0;
    case BinaryOp::greater: return order > 0;
    default: return order >= 0;
    }
}

bool holds(BinaryOp op, const std::string& text, const std::string& part) {
    switch (op) {
    case BinaryOp::starts_with: return text.starts_with(part);
    case BinaryOp::ends_with: return text.ends_with(part);
    default: return text.find(part) != std::string::npos;
    }
}

}  // namespace

ValueSample::ValueSample(const graph::PropertyGraph& graph, std::optional<graph::LabelId> label, graph::KeyId key) {
    const graph::Bitmap& nodes = label ? graph.nodes(*label) : graph.nodes();
    nodes_ = static_cast<double>(nodes.count());
    const auto look_at = [&](std::uint32_t id) {
        ++seen_;
        Value value = graph.property(graph::NodeId{id}, key);
        if (!value.is_null()) values_.push_back(std::move(value));
    };
    const bool all = nodes.count() <= 2 * most_values;
    if (all) {
        nodes.for_each([&](std::uint32_t id) { look_at(id); });
    } else {
        draw(nodes, graph.node_bound(), look_at);
    }
    std::ranges::sort(values_, ordered);
    double different = 0, once = 0;
    for (auto at = values_.begin(); at != values_.end();) {
        const auto end = std::upper_bound(at, values_.end(), *at, ordered);
        ++different;
        once += end - at == 1 ? 1 : 0;
        at = end;
    }
    // The first-order jackknife (Haas, Stokes): what was seen once tells how much was not seen at all.
    const auto count = static_cast<double>(values_.size());
    distinct_ = all || count == 0 ? different : different * count / (count - once + once * seen_ / nodes_);
}

double ValueSample::share_of_one() const {
    return distinct_ == 0 ? 0 : static_cast<double>(values_.size()) / seen_ / distinct_;
}

double ValueSample::share_equal(const Value& value) const {
    const auto [from, to] = std::ranges::equal_range(values_, value, ordered);
    const auto found = static_cast<double>(to - from);
    if (found >= often || seen_ == nodes_) return share(found);
    return std::min(share_of_one(), often / std::max(1.0, seen_));
}

double ValueSample::share_comparing(BinaryOp op, const Value& value) const {
    return share(static_cast<double>(std::ranges::count_if(values_, [&](const Value& held) {
        const auto order = graph::compare(held, value);
        return order && holds(op, *order);
    })));
}

double ValueSample::share_of_texts(BinaryOp op, const Value& part) const {
    if (!part.is(ValueKind::string)) return 0;
    return share(static_cast<double>(std::ranges::count_if(values_, [&](const Value& held) {
        return held.is(ValueKind::string) && holds(op, held.as_string(), part.as_string());
    })));
}

/// Where only some nodes were seen, none found may be few, and all may be nearly all.
double ValueSample::share(double found) const {
    if (seen_ == 0) return 0;
    if (seen_ == nodes_) return found / seen_;
    return (found + 0.5) / (seen_ + 1);
}

}  // namespace dossier::query::plan
