#include "query/exec/operators.hpp"
#include "query/exec/path_part.hpp"

// Repeated parts of a path, depth first. The walk keeps its stack between batches, so a pattern with more paths than
// memory holds still streams, and a LIMIT above it ends it.

namespace dossier::query::exec {

namespace {

class ExpandPath final : public RowExpander {
public:
    ExpandPath(const plan::ExpandPath& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), wanted},
          op_{op},
          automaton_{op.part, op.against, tree.context},
          held_{tree.context} {
        const auto is_wanted = [&](Slot slot) { return !wanted || std::ranges::count(*wanted, slot) > 0; };
        if (!op.known && is_wanted(op.walk.relationship)) lists_.push_back({op.walk.relationship, nullptr, {}});
        for (const plan::PathRange& range : op.part.ranges) {
            const bool extra = range.all && *range.all != op.walk.relationship;
            if (extra && is_wanted(*range.all)) lists_.push_back({*range.all, &range, {}});
        }
    }

    void reset() override {
        RowExpander::reset();
        frames_.clear();
        steps_.clear();
        nodes_.clear();
        trail_.clear();
        walked_.clear();
        visited_.clear();
        for (auto& list : lists_) list.values.clear();
        ends_.clear();
        held_.release();
        held_steps_ = 0;
    }

protected:
    void open(const Batch& input) override { automaton_.open(input); }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (frames_.empty() && !start(input, row, rows)) return true;
        while (!frames_.empty()) {
            if (rows.size() >= batch_size()) return false;
            if (++taken_ % steps_per_check == 0) context().check();
            Frame& frame = frames_.back();
            if (frame.next == steps_.size()) {
                steps_.resize(frame.begin);
                frames_.pop_back();
                if (!frames_.empty()) step_back();
            } else if (const Adjacent step = steps_[frame.next++]; take(step)) {
                arrive(row, rows);
            }
        }
        for (const RelationshipId relationship : used_) {
            if (relationship != no_relationship) walked_.reset(graph::index(relationship));
        }
        visited_.reset(graph::index(nodes_.front()));
        return true;
    }

    void put(Batch& batch) override {
        for (auto& list : lists_) batch[list.slot] = Column{std::exchange(list.values, {})};
        if (!op_.walk.into) batch[op_.walk.to] = Column{std::exchange(ends_, {})};
        held_.release();
        held_steps_ = 0;
    }

private:
    static constexpr std::uint32_t steps_per_check = 1024;

    /// The ways on from one node of the walk: the steps from `begin`, of which those before `next` are done. They end
    /// where the frame above begins.
    struct Frame {
        std::size_t begin, next;
    };
    struct List {
        Slot slot;
        const plan::PathRange* range;  // null: all relationships
        Column::Values values;
    };

    [[nodiscard]] bool nodes_differ() const {
        return op_.mode == bind::PathMode::acyclic || op_.mode == bind::PathMode::simple;
    }

    /// False when the row can have no path.
    bool start(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) {
        const NodeId from = node_at(input[op_.walk.from], row);
        if (from == no_node) return false;
        target_ = op_.walk.into ? node_at(input[op_.walk.to], row) : no_node;
        if (op_.walk.into && target_ == no_node) return false;
        if (op_.known && !take_given(input, row)) return false;
        collect_used(input, row, op_.walk.different_from, used_);
        for (const RelationshipId relationship : used_) {
            if (relationship != no_relationship) walked_.set(graph::index(relationship));
        }
        nodes_.assign(1, from);
        trail_.clear();
        if (nodes_differ()) visited_.set(graph::index(from));
        least_ = automaton_.shortest();
        most_ = automaton_.longest();
        if (op_.known) most_ = std::min<std::uint64_t>(most_, given_.size());
        arrive(row, rows);
        return true;
    }

    /// The list that the path must be, in the order of walking.
    bool take_given(const Batch& input, std::uint32_t row) {
        given_.clear();
        const Value list = input[op_.walk.relationship].at(row);
        if (!list.is(graph::ValueKind::list)) return false;
        for (const Value& element : list.as_list()) {
            if (!element.is(graph::ValueKind::relationship)) return false;
            given_.push_back(element.as_relationship());
        }
        if (op_.against) std::ranges::reverse(given_);
        return true;
    }

    /// Goes one step further, unless the path may not.
    bool take(Adjacent step) {
        if (op_.known && step.relationship != given_[trail_.size()]) return false;
        const std::uint64_t length = trail_.size() + 1;
        if (length == most_ && op_.walk.into && step.node != target_) return false;
        if (nodes_differ() && visited_.test(graph::index(step.node))) {
            const bool closes = op_.mode == bind::PathMode::simple && step.node == nodes_.front();
            if (!closes) return false;
        }
        if (op_.mode != bind::PathMode::walk && !walked_.set(graph::index(step.relationship))) return false;
        if (nodes_differ()) visited_.set(graph::index(step.node));
        trail_.push_back(step.relationship);
        nodes_.push_back(step.node);
        return true;
    }

    void step_back() {
        if (op_.mode != bind::PathMode::walk) walked_.reset(graph::index(trail_.back()));
        const NodeId left = nodes_.back();
        trail_.pop_back();
        nodes_.pop_back();
        if (nodes_differ() && left != nodes_.front()) visited_.reset(graph::index(left));
    }

    [[nodiscard]] PathView walked_so_far() const { return {nodes_, trail_}; }

    /// At the end of the path so far: a row if that is whole and long enough, and the ways on.
    void arrive(std::uint32_t row, std::vector<std::uint32_t>& rows) {
        const std::size_t length = trail_.size();
        const std::size_t in_repetition = automaton_.length() == 1 ? 0 : length % automaton_.length();
        bool goes_on = length < most_;
        if (in_repetition == 0) {
            const bool accepted =
                length == 0 || automaton_.accepts(walked_so_far().part(length - automaton_.length(), length));
            if (accepted) give(row, rows);
            goes_on = goes_on && accepted;
        }
        // A SIMPLE path is at its end where it comes back to its start.
        if (op_.mode == bind::PathMode::simple && length > 0 && nodes_.back() == nodes_.front()) goes_on = false;
        if (!goes_on) {
            if (frames_.empty()) {
                frames_.push_back({steps_.size(), steps_.size()});  // a walk of no steps has an end too
            } else {
                step_back();
            }
            return;
        }
        frames_.push_back({steps_.size(), steps_.size()});
        automaton_.ways_on(row, walked_so_far().part(length - in_repetition, length), steps_);
        const auto bytes = static_cast<std::int64_t>(steps_.size() * sizeof(Adjacent));
        if (bytes > held_steps_ + held_grain) {
            held_.add(bytes - held_steps_);
            held_steps_ = bytes;
        }
    }

    void give(std::uint32_t row, std::vector<std::uint32_t>& rows) {
        const std::size_t length = trail_.size();
        if (length < least_ || (op_.walk.into && nodes_.back() != target_)) return;
        if (op_.known && length != given_.size()) return;
        rows.push_back(row);
        for (List& list : lists_) {
            list.values.push_back(list.range ? automaton_.group(*list.range, walked_so_far())
                                             : automaton_.relationships(walked_so_far()));
            held_.add(static_cast<std::int64_t>(length * sizeof(Value)));
        }
        if (!op_.walk.into) ends_.push_back(nodes_.back());
    }

    static constexpr std::int64_t held_grain = 4096;

    const plan::ExpandPath& op_;
    PathAutomaton automaton_;
    std::vector<RelationshipId> used_, given_;
    NodeId target_ = no_node;
    std::uint64_t least_ = 0, most_ = 0;  // relationships
    std::vector<Frame> frames_;
    std::vector<Adjacent> steps_;  // of all frames
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> trail_;
    graph::Bitmap walked_;   // those of the path, and those that the MATCH has used elsewhere
    graph::Bitmap visited_;  // nodes, where they must differ
    std::vector<List> lists_;
    std::vector<NodeId> ends_;
    Held held_;
    std::int64_t held_steps_ = 0;
    std::uint32_t taken_ = 0;
};

}  // namespace

OperatorPtr make(const plan::ExpandPath& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<ExpandPath>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
