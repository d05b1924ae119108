#include "query/exec/nested_step.hpp"

namespace dossier::query::exec {

namespace {

constexpr std::size_t nodes_per_check = 1U << 16U;

}  // namespace

std::size_t KnownElements::add_node(Slot slot) {
    node_numbers.emplace(slot, nodes.size());
    nodes.push_back(no_node);
    return nodes.size() - 1;
}

std::size_t KnownElements::add_relationship(Slot slot, std::size_t start, std::size_t end) {
    named.emplace(slot, Named{relationships.size(), start, end});
    relationships.push_back(no_relationship);
    return relationships.size() - 1;
}

NestedStep::NestedStep(const plan::NestedWalk& op, KnownElements& known, Context& context, bool exists)
    : op_{op}, known_{known}, context_{context}, held_{context}, end_{op.end, context, exists} {
    from_ = known.node_numbers.at(op.walk.from);
    if (op.closing) other_ = known.node_numbers.at(op.closing->from);
    to_ = known.add_node(op.end.node);
    must_differ(op.walk, along_differs_);
    if (op.closing) must_differ(*op.closing, back_differs_);
    along_ = known.add_relationship(op.walk.relationship, from_, to_);
    if (op.closing) back_ = known.add_relationship(op.closing->relationship, other_, to_);
    for (const auto& factor : op.factors) {
        factors_.push_back(std::make_unique<NestedStep>(factor, known, context, exists));
    }
    depends_.push_back(other_);
    depend_on_factors(*this);
}

void NestedStep::must_differ(const plan::Walk& walk, std::vector<Other>& others) {
    for (const Slot slot : walk.different_from) {
        auto& named = known_.named.at(slot);
        named.read = true;
        others.push_back({named.number, named.start, named.end});
    }
}

void NestedStep::depend_on_factors(const NestedStep& step) {
    for (const auto& factor : step.factors_) {
        if (factor->from_ < to_) depends_.push_back(factor->from_);
        if (factor->op_.closing && factor->other_ < to_) depends_.push_back(factor->other_);
        depend_on_factors(*factor);
    }
}

void NestedStep::find_readers(const KnownElements& known) {
    named_ =
        known.named.at(op_.walk.relationship).read || (op_.closing && known.named.at(op_.closing->relationship).read);
}

void NestedStep::open() {
    walk_.open(op_.walk, context_.graph);
    if (op_.closing) closing_.open(*op_.closing, context_.graph);
    end_.open();
    for (const auto& factor : factors_) factor->open();
    forget_marks();
    marks_ = {};
    held_.release();
    key_.clear();
}

void NestedStep::look_at(std::size_t nodes) {
    looked_at_ += nodes + 1;
    if (looked_at_ < nodes_per_check) return;
    looked_at_ = 0;
    context_.check();
}

std::uint64_t NestedStep::weight(NodeId end) {
    end_.expect(1);
    std::uint64_t rows = end_.of(end);
    for (const auto& factor : factors_) {
        if (rows == 0) return 0;
        rows = times(rows, factor->sum());
    }
    return rows;
}

bool NestedStep::differs(RelationshipId relationship, const std::vector<Other>& others) const {
    return std::ranges::none_of(others,
                                [&](const Other& one) { return known_.relationships[one.number] == relationship; });
}

void NestedStep::find_doubtful() {
    doubtful_.clear();
    const auto doubt = [&](NodeId node, const std::vector<Other>& others) {
        for (const Other& one : others) {
            const NodeId start = known_.nodes[one.start];
            const NodeId end = known_.nodes[one.end];
            if (start == node && !is_doubtful(end)) doubtful_.push_back(end);
            if (end == node && !is_doubtful(start)) doubtful_.push_back(start);
        }
    };
    doubt(from(), along_differs_);
    if (op_.closing) doubt(other(), back_differs_);
    all_doubtful_ = op_.closing && op_.differ && from() == other();
}

std::uint64_t NestedStep::sum() {
    find_doubtful();
    if (op_.closing && !named_ && !all_doubtful_ && use_marks()) {
        const std::uint64_t rows = sum_of_marks();
        if (rows != most_rows) return rows;
    }
    std::uint64_t rows = 0;
    for_each_end([&](std::uint64_t weight) { rows = plus(rows, weight); });
    return rows;
}

/// What is marked at all neighbours; the doubtful ones are taken out again and looked at.
std::uint64_t NestedStep::sum_of_marks() {
    std::uint64_t rows = 0;
    walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction direction) {
        look_at(list.size());
        if (walk_.both_ways() && direction == Direction::incoming) {
            for (const NodeId end : list.nodes) rows = plus(rows, end == from() ? 0 : marks_[index(end)]);
        } else {
            for (const NodeId end : list.nodes) rows = plus(rows, marks_[index(end)]);
        }
    });
    if (rows == most_rows) return rows;
    for (const NodeId end : doubtful_) {
        if (marks_[index(end)] != 0) rows -= marks_[index(end)] * walk_.count(from(), end);
    }
    for (const NodeId end : std::exchange(doubtful_, {})) {
        visit_exactly(end, [&](std::uint64_t weight) { rows = plus(rows, weight); });
    }
    return rows;
}

/// Whether the neighbours of `other` are marked: when as many were searched for among them as there are.
bool NestedStep::use_marks() {
    const auto size = [](Steps& steps, NodeId node) {
        std::size_t nodes = 0;
        steps.for_each_list(node, [&](const graph::Neighbours& list, Direction) { nodes += list.size(); });
        return nodes;
    };
    bool same = key_.size() == depends_.size();
    for (std::size_t i = 0; same && i < depends_.size(); ++i) same = key_[i] == known_.nodes[depends_[i]];
    if (!same) {
        forget_marks();
        key_.clear();
        for (const std::size_t number : depends_) key_.push_back(known_.nodes[number]);
        asked_ = 0;
        to_mark_ = 0;
        return false;
    }
    if (marked_) return true;
    if (to_mark_ == 0) to_mark_ = size(closing_, other()) + 1;
    asked_ += size(walk_, from()) + 1;
    if (asked_ < to_mark_) return false;
    mark();
    return true;
}

void NestedStep::mark() {
    marked_ = true;
    if (marks_.size() < context_.graph.node_bound()) {
        held_.add(static_cast<std::int64_t>((context_.graph.node_bound() - marks_.size()) * sizeof(std::uint64_t)));
        marks_.grow(context_.graph.node_bound());
    }
    closing_.for_each_list(other(), [&](const graph::Neighbours& list, Direction direction) {
        look_at(list.size());
        for (std::size_t i = 0; i < list.size();) {
            const NodeId end = list.nodes[i];
            const std::size_t next = end_of_run(list.nodes, i);
            const std::uint64_t ways = next - i;
            i = next;
            if (closing_.is_repeated(other(), end, direction)) continue;
            known_.nodes[to_] = end;
            const std::uint64_t rows = times(weight(end), ways);
            if (rows == 0) continue;
            if (marks_[index(end)] == 0) marked_nodes_.push_back(end);
            marks_[index(end)] = plus(marks_[index(end)], rows);
        }
    });
}

void NestedStep::forget_marks() {
    for (const NodeId node : marked_nodes_) marks_[index(node)] = 0;
    marked_nodes_.clear();
    marked_ = false;
}

}  // namespace dossier::query::exec
