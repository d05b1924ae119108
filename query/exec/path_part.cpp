#include "query/exec/path_part.hpp"

#include "query/exec/evaluate.hpp"
#include "query/exec/rows.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::exec {

namespace {

bool asks_mode(const plan::PathRange& range) {
    return range.kind == plan::PathRange::Kind::path && range.mode != bind::PathMode::walk;
}

}  // namespace

bool is_of_mode(const PathView& path, bind::PathMode mode) {
    const auto all_differ = [](auto ids) {
        std::vector sorted(ids.begin(), ids.end());
        std::ranges::sort(sorted);
        return std::ranges::adjacent_find(sorted) == sorted.end();
    };
    switch (mode) {
    case bind::PathMode::walk: return true;
    case bind::PathMode::trail: return all_differ(path.relationships);
    case bind::PathMode::acyclic: return all_differ(path.nodes);
    case bind::PathMode::simple: break;
    }
    const bool closed = path.nodes.size() > 1 && path.nodes.front() == path.nodes.back();
    return all_differ(closed ? path.nodes.subspan(1) : path.nodes);
}

PathAutomaton::PathAutomaton(const plan::PathPart& part, bool against, Context& context)
    : part_{part}, against_{against}, context_{context}, has_modes_{std::ranges::any_of(part.ranges, asks_mode)} {}

void PathAutomaton::open(const Batch& input) {
    input_ = &input;
    transitions_.clear();
    for (std::size_t i = 0; i < length(); ++i) transitions_.push_back(prepared(i));
}

PathAutomaton::Transition PathAutomaton::prepared(std::size_t at) const {
    const plan::PathTransition& op = part_.transitions[at];
    Transition result{.op = &op,
                      .types = allowed_types(op.types, context_.graph),
                      .outer = {},
                      .earlier = {},
                      .relationships = {},
                      .paths = {},
                      .same_as = {}};
    plan::SlotSet needs;
    for (const auto& condition : op.conditions) plan::mention(condition, needs);
    for (std::size_t i = 0; i <= at; ++i) {
        if (node_slot(i) == op.node) result.same_as = i;
        if (needs.contains(node_slot(i))) result.earlier.push_back(i);
        needs.erase(node_slot(i));
        if (i == at) break;
        if (needs.contains(part_.transitions[i].relationship)) result.relationships.push_back(i);
        needs.erase(part_.transitions[i].relationship);
    }
    for (const plan::PathRange& range : part_.ranges) {
        if (range.kind == plan::PathRange::Kind::path && range.each && needs.contains(*range.each)) {
            result.paths.push_back(&range);
            needs.erase(*range.each);
        }
    }
    for (const Slot slot : needs.to_vector()) {
        const bool own = slot == op.node || slot == op.relationship;
        const bool there = !(*input_)[slot].absent();
        if (!own && there) result.outer.push_back(slot);
    }
    return result;
}

void PathAutomaton::ways_on(std::uint32_t row, const PathView& so_far, std::vector<Adjacent>& steps) const {
    const Transition& transition = transitions_[so_far.relationships.size()];
    const std::size_t begin = steps.size();
    const auto add = [&](Adjacent step) { steps.push_back(step); };
    if (transition.same_as) {
        for_each_step_to(context_.graph, so_far.nodes.back(), so_far.nodes[*transition.same_as], transition.types,
                         transition.op->direction, add);
    } else {
        for_each_step(context_.graph, so_far.nodes.back(), transition.types, transition.op->direction, add);
    }
    if (!transition.op->conditions.empty()) keep_fulfilling(transition, row, so_far, steps, begin);
}

/// Asks all steps at once, each a row of its own.
void PathAutomaton::keep_fulfilling(const Transition& transition, std::uint32_t row, const PathView& so_far,
                                    std::vector<Adjacent>& steps, std::size_t begin) const {
    for (const auto& condition : transition.op->conditions) {
        if (steps.size() == begin) return;
        const std::span<const Adjacent> asked{steps.begin() + static_cast<std::ptrdiff_t>(begin), steps.end()};
        const auto rows = select(condition, rows_of(transition, row, so_far, asked), context_);
        for (std::size_t i = 0; i < rows.size(); ++i) steps[begin + i] = steps[begin + rows[i]];
        steps.resize(begin + rows.size());
    }
}

Batch PathAutomaton::rows_of(const Transition& transition, std::uint32_t row, const PathView& so_far,
                             std::span<const Adjacent> steps) const {
    Batch batch;
    batch.size = steps.size();
    const std::vector<std::uint32_t> same(steps.size(), row);
    for (const Slot slot : transition.outer) batch[slot] = (*input_)[slot].gather(same);
    for (const std::size_t i : transition.earlier) {
        batch[node_slot(i)] = Column::Nodes(steps.size(), so_far.nodes[i]);
    }
    for (const std::size_t i : transition.relationships) {
        batch[part_.transitions[i].relationship] = Column::Relationships(steps.size(), so_far.relationships[i]);
    }
    Column::Nodes nodes;
    Column::Relationships relationships;
    for (const Adjacent& step : steps) {
        nodes.push_back(step.node);
        relationships.push_back(step.relationship);
    }
    for (const plan::PathRange* range : transition.paths) {
        Column::Values values;
        std::vector<NodeId> all_nodes(so_far.nodes.begin(), so_far.nodes.end());
        std::vector<RelationshipId> all(so_far.relationships.begin(), so_far.relationships.end());
        all_nodes.emplace_back();
        all.emplace_back();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            all_nodes.back() = nodes[i];
            all.back() = relationships[i];
            values.push_back(path_value(PathView{all_nodes, all}.part(range->first, range->last)));
        }
        batch[*range->each] = std::move(values);
    }
    batch[transition.op->node] = std::move(nodes);
    batch[transition.op->relationship] = std::move(relationships);
    return batch;
}

bool PathAutomaton::accepts(const PathView& repetition) const {
    return !has_modes_ || std::ranges::all_of(part_.ranges, [&](const plan::PathRange& range) {
        return !asks_mode(range) || is_of_mode(repetition.part(range.first, range.last), range.mode);
    });
}

Value PathAutomaton::path_value(const PathView& path) const {
    graph::Path value{.nodes = {path.nodes.begin(), path.nodes.end()},
                      .relationships = {path.relationships.begin(), path.relationships.end()}};
    if (against_) {
        std::ranges::reverse(value.nodes);
        std::ranges::reverse(value.relationships);
    }
    return value;
}

Value PathAutomaton::relationships(const PathView& whole) const {
    if (part_.single) return whole.relationships.front();
    graph::List list(whole.relationships.begin(), whole.relationships.end());
    if (against_) std::ranges::reverse(list);
    return list;
}

Value PathAutomaton::group(const plan::PathRange& range, const PathView& whole) const {
    graph::List list;
    for (std::size_t begin = 0; begin < whole.relationships.size(); begin += length()) {
        const PathView repetition = whole.part(begin, begin + length());
        switch (range.kind) {
        case plan::PathRange::Kind::node: list.emplace_back(repetition.nodes[range.first]); break;
        case plan::PathRange::Kind::relationship: list.emplace_back(repetition.relationships[range.first]); break;
        case plan::PathRange::Kind::path: list.push_back(path_value(repetition.part(range.first, range.last))); break;
        }
    }
    if (against_) std::ranges::reverse(list);
    return list;
}

}  // namespace dossier::query::exec
