#include "query/exec/nested_step.hpp"

namespace dossier::query::exec {

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
    : op_{op},
      known_{known},
      context_{context},
      held_{context},
      end_{op.end, context, exists},
      weighs_{!op.end.walks.empty() || !op.end.conditions.empty()},
      partners_{context} {
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
        const auto& named = known_.named.at(slot);
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
    for (const auto& factor : factors_) factor->find_readers(known);
    closes_plainly_ = op_.closing && never_doubtful_ && !named_ && !twins_;
    closes_simply_ = closes_plainly_ && !op_.differ && !weighs_ && factors_.empty() && closing_.only() != nullptr &&
                     walk_.has_simple_lists() && closing_.has_simple_lists();
    const bool by_itself = depends_.size() == 1 && from_ != other_ && !op_.differ;
    if (closes_plainly_ && by_itself) partners_.open(*op_.closing, context_.graph);
}

void NestedStep::keep_present(std::uint32_t first, std::span<std::uint64_t> roots) const noexcept {
    constexpr std::size_t root = 0;
    if (from_ == root) walk_.keep_present(first, roots);
    if (op_.closing && other_ == root) closing_.keep_present(first, roots);
    for (const auto& factor : factors_) factor->keep_present(first, roots);
}

void NestedStep::open() {
    walk_.open(op_.walk, context_.graph);
    if (op_.closing) closing_.open(*op_.closing, context_.graph);
    if (op_.closing) ends_ = both(walk_.range_of_ends(), closing_.range_of_ends());
    twins_ = op_.closing && from_ == other_ && walk_.leads_like(closing_);
    never_doubtful_ = !can_be_doubtful();
    if (!never_doubtful_) {
        for (const auto* walk : {&op_.walk, op_.closing ? &*op_.closing : nullptr}) {
            if (walk == nullptr) continue;
            for (const Slot slot : walk->different_from) known_.named.at(slot).read = true;
        }
    }
    end_.open();
    for (const auto& factor : factors_) factor->open();
    forget_marks();
    marks_ = {};
    held_.release();
    key_.assign(depends_.size(), no_node);
}

void NestedStep::check() {
    looked_at_ = 0;
    context_.check();
}

/// A relationship between the two nodes that the walks come from could be one of the walks only if the end were one of
/// the two, and then the other walk is a loop.
bool NestedStep::can_be_doubtful() const {
    if (along_differs_.empty() && back_differs_.empty()) return false;
    if (!op_.closing || !walk_.without_loops() || !closing_.without_loops()) return true;
    const auto joins_both = [&](const Other& one) {
        return (one.start == from_ && one.end == other_) || (one.start == other_ && one.end == from_);
    };
    return !std::ranges::all_of(along_differs_, joins_both) || !std::ranges::all_of(back_differs_, joins_both);
}

bool NestedStep::differs(RelationshipId relationship, const std::vector<Other>& others) const {
    return relationship == no_relationship || std::ranges::none_of(others, [&](const Other& one) {
               return known_.relationships[one.number] == relationship;
           });
}

void NestedStep::find_doubtful() {
    doubtful_.clear();
    all_doubtful_ = op_.closing && op_.differ && from() == other();
    if (never_doubtful_) return;
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
}

std::uint64_t NestedStep::sum_of_plain_ends() {
    std::uint64_t rows = 0;
    if (walk_.only() != nullptr && !weighs_ && factors_.size() == 1) {
        // Mostly a node or a few, each of which closes a cycle or not.
        NestedStep& factor = *factors_.front();
        const auto ends = walk_.only()->at(from()).nodes;
        look_at(ends.size());
        for (const NodeId end : ends) {
            known_.nodes[to_] = end;
            rows = plus(rows, factor.sum());
        }
        return rows;
    }
    visit_plain(walk_, from(), [&](std::uint64_t weight) { rows = plus(rows, weight); });
    return rows;
}

std::uint64_t NestedStep::sum_of_ends() {
    find_doubtful();
    if (twins_ && never_doubtful_ && !named_) return sum_of_pairs();
    if (op_.closing && !named_ && !all_doubtful_ && use_marks()) {
        const std::uint64_t rows = sum_of_marks();
        if (rows != most_rows) return rows;
    }
    std::uint64_t rows = 0;
    for_each_end([&](std::uint64_t weight) { rows = plus(rows, weight); });
    return rows;
}

ClosingPartners::Partner NestedStep::partner() {
    return partners_.of(walk_, from(), [&](NodeId end) {
        known_.nodes[to_] = end;
        return weight(end);
    });
}

ClosingPartners::Partner NestedStep::partner_of_end(NodeId end) {
    known_.nodes[to_] = end;
    NestedStep& factor = *factors_.front();
    return factor.partners_.ask() ? factor.partner() : ClosingPartners::Partner{.several = true};
}

/// Where it is mostly known that only one node can close the cycle.
std::uint64_t NestedStep::sum_of_partner() {
    const auto found = partner();
    if (found.node == other()) return found.rows;
    return found.several ? sum_of_both_lists() : 0;
}

/// Where lists are short they are compared, or searched, sooner than it is known whether anything else would pay.
[[gnu::flatten]] std::optional<std::uint64_t> NestedStep::common_of_few() {
    const auto closing = closing_.only()->at(other()).nodes;
    if (closing.empty()) return 0;
    if (closing.size() == 1) return walk_.count_in_simple_lists(from(), closing.front());
    if (walk_.only() == nullptr) return std::nullopt;
    const auto list = walk_.only()->at(from()).nodes;
    constexpr std::size_t few_together = 4 * few;
    if (list.size() + closing.size() > few_together) return std::nullopt;
    return common_nodes(list, closing);
}

/// Where no end is doubtful.
std::uint64_t NestedStep::sum_of_both_lists() {
    std::uint64_t rows = 0;
    const bool bare = !weighs_ && factors_.empty();
    const bool simple = bare && walk_.has_simple_lists() && closing_.has_simple_lists();
    const auto cross = [&](const graph::Neighbours& list, Direction along, const graph::Neighbours& closing,
                           Direction back) {
        if (simple && list.size() <= few && closing.size() <= few) {
            rows = plus(rows, common_nodes(list.nodes, closing.nodes));
            return;
        }
        intersect(list.nodes, closing.nodes, [&](NodeId end, std::size_t ways, std::size_t ways_back) {
            if (walk_.is_repeated(from(), end, along) || closing_.is_repeated(other(), end, back)) return;
            known_.nodes[to_] = end;
            rows = plus(rows, bare ? ways * ways_back : times(weight(end), ways * ways_back));
        });
    };
    // The lists of the one are looked up again for each list of the other.
    if (walk_.only() != nullptr) {
        const auto list = walk_.only()->at(from());
        if (list.empty()) return 0;
        closing_.for_each_list(other(), [&](const graph::Neighbours& closing, Direction back) {
            look_at(list.size());
            cross(list, Direction::outgoing, closing, back);
        });
        return rows;
    }
    closing_.for_each_list(other(), [&](const graph::Neighbours& closing, Direction back) {
        if (closing.empty()) return;
        walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction along) {
            look_at(list.size());
            cross(list, along, closing, back);
        });
    });
    return rows;
}

/// What is marked at all neighbours; the doubtful ones are taken out again and looked at.
std::uint64_t NestedStep::sum_of_marks() {
    std::uint64_t rows = 0;
    const bool small = any_mark_ <= std::numeric_limits<std::uint32_t>::max();  // fewer than 2^32 stay below 2^64
    walk_.for_each_list(from(), [&](const graph::Neighbours& list, Direction direction) {
        look_at(list.size());
        if (small && !(walk_.both_ways() && direction == Direction::incoming)) {
            std::uint64_t sum = 0;
            for (const NodeId end : list.nodes) sum += mark_of(end);
            rows = plus(rows, sum);
            return;
        }
        for (const NodeId end : list.nodes) {
            if (!walk_.is_repeated(from(), end, direction)) rows = plus(rows, mark_of(end));
        }
    });
    if (rows == most_rows) return rows;
    for (const NodeId end : doubtful_) {
        if (mark_of(end) != 0) rows -= mark_of(end) * walk_.count(from(), end);
    }
    visit_doubtful([&](std::uint64_t weight) { rows = plus(rows, weight); });
    return rows;
}

/// Two steps of one walk to the same end, which may be one.
std::uint64_t NestedStep::sum_of_pairs() {
    const bool bare = !weighs_ && factors_.empty();
    if (bare && walk_.has_two_simple_lists()) {
        // Each end is there once or twice, and twice makes four pairs, of which two differ.
        const std::uint64_t twice = walk_.common_ends(from());
        return op_.differ ? 2 * twice : walk_.count(from()) + 2 * twice;
    }
    if (walk_.have_different_ends(from())) {
        if (op_.differ) return 0;
        if (bare) return walk_.count(from());
    }
    std::uint64_t rows = 0;
    const auto ends = walk_.ends(from());
    look_at(ends.size());
    for (std::size_t i = 0; i < ends.size();) {
        const NodeId end = ends[i];
        const std::size_t next = end_of_run(ends, i);
        const std::uint64_t ways = next - i;
        i = next;
        const std::uint64_t pairs = ways * (op_.differ ? ways - 1 : ways);
        if (pairs == 0) continue;
        known_.nodes[to_] = end;
        rows = plus(rows, times(weight(end), pairs));
    }
    return rows;
}

void NestedStep::begin_key() {
    if (marked_) forget_marks();
    for (std::size_t i = 0; i < depends_.size(); ++i) key_[i] = known_.nodes[depends_[i]];
    asked_ = 0;
    to_mark_ = 0;
}

/// Marks the neighbours of `other` when searching among them has cost as much as that.
bool NestedStep::is_worth_marking() {
    const auto size = [](Steps& steps, NodeId node) {
        std::size_t nodes = 0;
        steps.for_each_list(node, [&](const graph::Neighbours& list, Direction) { nodes += list.size(); });
        return nodes;
    };
    if (to_mark_ == 0) to_mark_ = size(closing_, other()) + 1;
    // To search for a node costs a few looks, but no more than going through both lists, a node at a time and whichever
    // is behind; a mark is a look at memory that lies apart.
    constexpr std::size_t search = 4;
    constexpr std::size_t go_through = 2;
    constexpr std::size_t to_set_mark = 2;
    const std::size_t ends = size(walk_, from()) + 1;
    const std::size_t searched = std::min(go_through * (ends + to_mark_), search * std::min(ends, to_mark_));
    if (searched <= ends) return false;  // a look at the mark of each end is no less
    asked_ += searched;
    constexpr std::size_t at_least = 16;
    if (asked_ < to_set_mark * to_mark_ + at_least && !op_.closing->once) return false;
    mark();
    return true;
}

void NestedStep::mark() {
    marked_ = true;
    if (marks_.empty() && ends_.end > ends_.begin) {
        const std::size_t ends = ends_.end - ends_.begin;
        held_.add(static_cast<std::int64_t>(ends * sizeof(std::uint64_t)));
        marks_.grow(ends);
    }
    visit_plain(closing_, other(), [&](std::uint64_t rows) {
        std::uint64_t& mark = mark_of(end());
        if (mark == 0) marked_nodes_.push_back(end());
        mark = plus(mark, rows);
        any_mark_ |= mark;
    });
}

void NestedStep::forget_marks() {
    for (const NodeId node : marked_nodes_) mark_of(node) = 0;
    marked_nodes_.clear();
    any_mark_ = 0;
    marked_ = false;
}

}  // namespace dossier::query::exec
