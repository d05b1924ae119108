#include "query/plan/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include "graph/property_index.hpp"
#include "graph/schema.hpp"
#include "query/plan/selectivity.hpp"
#include "query/plan/slot_estimates.hpp"

namespace dossier::query::plan {

namespace {

constexpr double most = 1e18;

double power(double base, std::uint64_t exponent) { return std::pow(base, static_cast<double>(exponent)); }

class Estimator {
public:
    explicit Estimator(const graph::PropertyGraph& graph) : graph_{graph}, slots_{graph} {}

    /// `argument`   how many rows come from outside
    double rows(const Plan& plan, double argument) {
        double result = argument;
        if (plan.as<Union>()) {
            result = 0;
            for (const Plan& input : plan.inputs) result += rows(input, argument);
        } else if (!plan.inputs.empty()) {
            const double left = rows(plan.inputs[0], argument);
            result = plan.inputs.size() == 1 ? std::visit([&](const auto& op) { return after(op, left); }, plan.op)
                                             : joined(plan, left, rows(plan.inputs[1], left));
        }
        result = std::min(result, most);
        all_[&plan] = result;
        return result;
    }

    Estimates take() { return std::move(all_); }

private:
    static double joined(const Plan& plan, double left, double right) {
        if (plan.as<Optional>() || plan.as<Merge>()) return std::max(left, right);
        if (const auto* semi = plan.as<SemiApply>()) {
            if (right == 0) return semi->anti ? left : 0;
            return std::min(left, left * guess::otherwise);
        }
        const auto* apply = plan.as<Apply>();
        if (apply && apply->unit) return left;
        return apply && apply->optional ? std::max(left, right) : right;
    }

    // One for each operator with one input that does not hand on as many rows as it gets.
    template <typename Op>
    double after(const Op&, double in) {
        return in;
    }
    double after(const AllNodesScan& o, double in) {
        slots_.note_node(o.node, {});
        return in * nodes();
    }
    double after(const LabelScan& o, double in) {
        const auto label = graph_.labels().find(o.label);
        slots_.note_node(o.node, label);
        return label ? in * static_cast<double>(graph_.count(*label)) : 0;
    }
    double after(const NodePropertySeek& o, double in) {
        slots_.note_node(o.node, {});
        const auto key = graph_.keys().find(o.key);
        const auto* index = key ? graph_.property_index(*key) : nullptr;
        if (!index) return in * nodes() * guess::equal;
        return index->distinct() == 0
                   ? 0
                   : in * std::max(1.0, nodes() * guess::equal / static_cast<double>(index->distinct()));
    }
    double after(const IndexSeek& o, double in) {
        const graph::Schema::Index* index = graph_.schema().index(o.index);
        if (!index || !index->range) return in * nodes() * guess::equal;
        const graph::SchemaTarget& target = index->definition.target;
        if (target.element == graph::ElementKind::node) {
            slots_.note_node(o.element, graph_.labels().find(target.names.front()));
        }
        const auto all = static_cast<double>(index->range->size());
        const double each = all / std::max(1.0, static_cast<double>(index->range->distinct()));
        switch (o.how) {
        case IndexSeek::How::equal: return in * each;
        case IndexSeek::How::in: return in * std::min(all, each * length_of(o.values.front()));
        case IndexSeek::How::prefix: return in * all * guess::prefix;
        case IndexSeek::How::range: break;
        }
        return in * all * (o.lowest && o.highest ? guess::two_bounds : guess::one_bound);
    }
    double after(const Expand& o, double in) { return in * slots_.step(o.walk); }
    double after(const IntersectExpand& o, double in) {
        Walk closing = o.closing;
        closing.to = o.walk.to;
        closing.into = true;
        const double walked = slots_.step(o.walk);
        return in * walked * slots_.step(closing);
    }
    double after(const CountExpand& o, double in) {
        const double out = slots_.step(o.walk);
        return in * (o.optional ? std::max(1.0, out) : out);
    }
    /// The rows that it hands on, not those that they stand for.
    double after(const FoldExpand& o, double in) {
        const double walked = in * slots_.step(o.walk);
        return o.keys.empty() ? std::min(walked, nodes()) : walked;
    }
    double after(const CountPattern& o, double in) {
        if (!o.scans || o.total) return in;
        const auto label = o.label ? graph_.labels().find(*o.label) : std::nullopt;
        slots_.note_node(o.root.node, label);
        double rows = in * (label ? static_cast<double>(graph_.count(*label)) : nodes());
        for (const auto& condition : o.root.conditions) rows *= slots_.share(condition);
        return rows;
    }
    double after(const SemiExpand& o, double in) {
        const double found = slots_.share_joined(o.walk);
        return in * (o.anti ? 1 - found : found);
    }
    double after(const ExpandPath& o, double in) {
        const std::uint64_t least = o.part.min;
        const std::uint64_t far = std::min(o.part.max.value_or(least + guess::repetitions), least + guess::longest);
        const auto [first, next] = slots_.repeated(o.part, o.walk.from);
        double ends = 0;
        for (std::uint64_t length = least; length <= far; ++length) {
            ends += length == 0 ? 1 : first * power(next, length - 1);
            if (ends > most) break;
        }
        if (o.walk.into) return in * ends / std::max(1.0, nodes());
        slots_.note_node(o.walk.to, {});
        return in * ends;
    }
    double after(const Filter& o, double in) { return in * slots_.share(o.predicate); }
    double after(const FilterProperties&, double in) { return in * guess::equal; }
    double after(const FilterPresent&, double in) { return in; }
    double after(const Aggregate& o, double in) {
        // As many groups as rows when all differ, one when all agree: the geometric middle.
        return o.keys.empty() ? 1 : std::sqrt(in);
    }
    double after(const Top& o, double in) {
        const auto limit = written_number(o.limit);
        const auto skip = o.skip ? written_number(*o.skip) : 0.0;
        return limit && skip ? std::min(in, *limit + *skip) : in;
    }
    double after(const Skip& o, double in) { return std::max(0.0, in - written_number(o.count).value_or(0)); }
    double after(const Limit& o, double in) { return std::min(in, written_number(o.count).value_or(in)); }
    double after(const LoadCsv&, double in) { return in * guess::file; }
    double after(const Unwind& o, double in) { return in * length_of(o.list); }

    double nodes() const { return static_cast<double>(graph_.node_count()); }

    const graph::PropertyGraph& graph_;
    SlotEstimates slots_;
    Estimates all_;
};

}  // namespace

Estimates estimate(const Plan& plan, const graph::PropertyGraph& graph) {
    Estimator estimator{graph};
    estimator.rows(plan, 1);
    return estimator.take();
}

}  // namespace dossier::query::plan
