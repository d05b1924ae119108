#include "query/plan/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>
#include <vector>

#include "graph/schema.hpp"
#include "graph/value.hpp"
#include "query/bind/functions.hpp"
#include "query/plan/selectivity.hpp"

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;
using graph::LabelId;

constexpr double most = 1e18;

/// The value of a literal integer that is not negative.
std::optional<double> number(const Expression& expression) {
    const auto* literal = std::get_if<bind::Literal>(&expression.node);
    if (!literal || !literal->value.is(graph::ValueKind::integer) || literal->value.as_integer() < 0) return {};
    return static_cast<double>(literal->value.as_integer());
}

const Slot* variable(const Expression& expression) {
    const auto* found = std::get_if<bind::Variable>(&expression.node);
    return found ? &found->slot : nullptr;
}

double power(double base, std::uint64_t exponent) { return std::pow(base, static_cast<double>(exponent)); }

class Estimator {
public:
    explicit Estimator(const graph::PropertyGraph& graph) : graph_{graph} {}

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
    struct Reached {
        const Walk* walk;
        std::optional<LabelId> from;
    };

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
    double after(const AllNodesScan&, double in) { return in * nodes(); }
    double after(const LabelScan& o, double in) {
        const auto label = graph_.labels().find(o.label);
        if (label) labels_[o.node] = *label;
        return label ? in * static_cast<double>(graph_.count(*label)) : 0;
    }
    double after(const NodePropertySeek& o, double in) {
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
    double after(const Expand& o, double in) {
        const auto from = label_of(o.walk.from);
        if (o.walk.into) return in * fan_out(o.walk, from) / std::max(1.0, nodes());
        reached_[o.walk.to] = {&o.walk, from};
        return in * fan_out(o.walk, from);
    }
    double after(const IntersectExpand& o, double in) {
        const auto from = label_of(o.walk.from);
        if (!o.counts) reached_[o.walk.to] = {&o.walk, from};
        return in * fan_out(o.walk, from) * fan_out(o.closing, label_of(o.closing.from)) / std::max(1.0, nodes());
    }
    double after(const CountExpand& o, double in) {
        const double out = fan_out(o.walk, label_of(o.walk.from));
        return in * (o.optional ? std::max(1.0, out) : out);
    }
    /// The rows that it hands on, not those that they stand for.
    double after(const FoldExpand& o, double in) {
        const auto from = label_of(o.walk.from);
        reached_[o.walk.to] = {&o.walk, from};
        const double walked = in * fan_out(o.walk, from);
        return o.keys.empty() ? std::min(walked, nodes()) : walked;
    }
    double after(const CountPattern& o, double in) {
        if (!o.scans || o.total) return in;
        const auto label = o.label ? graph_.labels().find(*o.label) : std::nullopt;
        if (label) labels_[o.root.node] = *label;
        double rows = in * (label ? static_cast<double>(graph_.count(*label)) : nodes());
        for (const auto& condition : o.root.conditions) rows *= share(condition);
        return rows;
    }
    double after(const SemiExpand& o, double in) {
        const double out = fan_out(o.walk, label_of(o.walk.from));
        const double found = std::min(1.0, o.walk.into ? out / std::max(1.0, nodes()) : out);
        return in * (o.anti ? 1 - found : found);
    }
    double after(const ExpandPath& o, double in) {
        const std::uint64_t least = o.part.min;
        const std::uint64_t far = std::min(o.part.max.value_or(least + guess::repetitions), least + guess::longest);
        const double first = repetition(o.part, label_of(o.walk.from));
        const double next = repetition(o.part, {});
        double ends = 0;
        for (std::uint64_t length = least; length <= far; ++length) {
            ends += length == 0 ? 1 : first * power(next, length - 1);
            if (ends > most) break;
        }
        return in * (o.walk.into ? ends / std::max(1.0, nodes()) : ends);
    }
    /// Ways to go along `part` once.
    double repetition(const PathPart& part, std::optional<LabelId> from) {
        double ways = 1;
        for (const PathTransition& transition : part.transitions) {
            const Walk walk{.from = {},
                            .relationship = {},
                            .to = {},
                            .direction = transition.direction,
                            .types = transition.types,
                            .into = false,
                            .different_from = {}};
            ways *= fan_out(walk, from);
            for (const auto& condition : transition.conditions) ways *= share(condition);
            from.reset();
        }
        return ways;
    }
    double after(const Filter& o, double in) { return in * share(o.predicate); }
    double after(const FilterProperties&, double in) { return in * guess::equal; }
    double after(const FilterPresent&, double in) { return in; }
    double after(const Aggregate& o, double in) {
        // As many groups as rows when all differ, one when all agree: the geometric middle.
        return o.keys.empty() ? 1 : std::sqrt(in);
    }
    double after(const Top& o, double in) {
        const auto limit = number(o.limit);
        const auto skip = o.skip ? number(*o.skip) : 0.0;
        return limit && skip ? std::min(in, *limit + *skip) : in;
    }
    double after(const Skip& o, double in) { return std::max(0.0, in - number(o.count).value_or(0)); }
    double after(const Limit& o, double in) { return std::min(in, number(o.count).value_or(in)); }
    double after(const LoadCsv&, double in) { return in * guess::file; }
    double after(const Unwind& o, double in) { return in * length_of(o.list); }

    double nodes() const { return static_cast<double>(graph_.node_count()); }

    std::optional<LabelId> label_of(Slot slot) const {
        const auto found = labels_.find(slot);
        return found == labels_.end() ? std::nullopt : std::optional{found->second};
    }

    /// Relationships that `walk` may take from nodes with the label `from` to nodes with the label `to`.
    double relationships(const Walk& walk, std::optional<LabelId> from, std::optional<LabelId> to) const {
        return relationships_along(walk.types, walk.direction, from, to, graph_);
    }

    double fan_out(const Walk& walk, std::optional<LabelId> from) const {
        const double starts = from ? static_cast<double>(graph_.count(*from)) : nodes();
        return relationships(walk, from, {}) / std::max(1.0, starts);
    }

    /// Share of the rows for which `predicate` holds.
    double share(const Expression& predicate) {
        if (const auto* binary = std::get_if<bind::Binary>(&predicate.node)) return share(*binary);
        if (const auto* test = std::get_if<bind::LabelTest>(&predicate.node)) return share(*test);
        if (const auto* unary = std::get_if<bind::Unary>(&predicate.node)) {
            if (unary->op == bind::UnaryOp::logical_not) return 1 - share(*unary->operand);
        }
        if (const auto* literal = std::get_if<bind::Literal>(&predicate.node)) {
            const auto& value = literal->value;
            return value.is(graph::ValueKind::boolean) && value.as_boolean() ? 1 : 0;
        }
        return guess::otherwise;
    }

    double share(const bind::Binary& binary) {
        switch (binary.op) {
        case BinaryOp::logical_and: return share(*binary.left) * share(*binary.right);
        case BinaryOp::logical_or: {
            const double left = share(*binary.left);
            const double right = share(*binary.right);
            return left + right - left * right;
        }
        case BinaryOp::equal: return std::min(share_of_key(*binary.left), share_of_key(*binary.right));
        case BinaryOp::not_equal: return 1 - std::min(share_of_key(*binary.left), share_of_key(*binary.right));
        case BinaryOp::in: return std::min(1.0, share_of_key(*binary.left) * length_of(*binary.right));
        case BinaryOp::less:
        case BinaryOp::less_or_equal:
        case BinaryOp::greater:
        case BinaryOp::greater_or_equal:
        case BinaryOp::ends_with:
        case BinaryOp::contains:
        case BinaryOp::matches: return guess::one_bound;
        case BinaryOp::starts_with: return guess::prefix;
        default: return guess::otherwise;
        }
    }

    double share(const bind::LabelTest& test) {
        const Slot* slot = variable(*test.object);
        const bool one = test.labels.op == LabelExpression::Op::name;
        if (!slot || !one) return share_of_nodes(test.labels, graph_);
        const auto label = graph_.labels().find(test.labels.name);
        if (!label) return 0;
        double result = share_of_nodes(test.labels, graph_);
        if (const auto found = reached_.find(*slot); found != reached_.end()) {
            const auto& [walk, from] = found->second;
            const double all = relationships(*walk, from, {});
            result = all == 0 ? 0 : relationships(*walk, from, label) / all;
        }
        labels_.emplace(*slot, *label);
        return result;
    }

    /// Share of the rows in which `e` is one certain value: where its key is indexed, the distinct values are known.
    double share_of_key(const Expression& e) const {
        const auto* access = std::get_if<bind::PropertyAccess>(&e.node);
        const auto key = access ? graph_.keys().find(access->key) : std::nullopt;
        const auto* index = key ? graph_.property_index(*key) : nullptr;
        if (index && index->distinct() > 0) return 1 / static_cast<double>(index->distinct());
        const Slot* slot = access ? variable(*access->object) : nullptr;
        const auto label = slot ? label_of(*slot) : std::nullopt;
        if (!label) return guess::equal;
        const bind::LabelExpression labels{
            .op = bind::LabelExpression::Op::name, .name = graph_.labels().text(*label), .operands = {}};
        const KeyCondition condition{.key = access->key, .equal = true};
        return share_with({&condition, 1}, &labels, graph_);
    }

    static double length_of(const Expression& list) {
        if (const auto length = bind::written_length(list)) return static_cast<double>(*length);
        const auto* literal = std::get_if<bind::Literal>(&list.node);
        if (literal && literal->value.is_null()) return 0;
        const auto* call = std::get_if<bind::FunctionCall>(&list.node);
        if (call && call->function->name == "range" && call->arguments.size() == 2) {
            const auto from = number(call->arguments[0]);
            const auto to = number(call->arguments[1]);
            if (from && to) return std::max(0.0, *to - *from + 1);
        }
        return guess::list;
    }

    const graph::PropertyGraph& graph_;
    std::map<Slot, LabelId> labels_;   // one that every node in the slot has
    std::map<Slot, Reached> reached_;  // the walk that a slot was found by
    Estimates all_;
};

}  // namespace

Estimates estimate(const Plan& plan, const graph::PropertyGraph& graph) {
    Estimator estimator{graph};
    estimator.rows(plan, 1);
    return estimator.take();
}

}  // namespace dossier::query::plan
