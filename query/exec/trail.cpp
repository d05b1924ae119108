#include "query/exec/operators.hpp"
#include "query/exec/walk.hpp"

// Trails, depth first. The search keeps its stack between batches, so a pattern with more trails than memory holds
// still streams, and a LIMIT above it ends it.

namespace dossier::query::exec {

namespace {

class ExpandTrail final : public RowExpander {
public:
    ExpandTrail(const plan::ExpandTrail& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, properties_{op.properties} {}

    void reset() override {
        RowExpander::reset();
        stack_.clear();
        trail_.clear();
        walked_.clear();
        lists_.clear();
        ends_.clear();
    }

protected:
    void open(const Batch& input) override {
        types_ = allowed_types(op_.walk.types, context().graph);
        properties_.open(input, context());
    }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (stack_.empty() && !start(input, row, rows)) return true;
        while (!stack_.empty()) {
            if (rows.size() >= batch_size()) return false;
            if (++steps_ % steps_per_check == 0) context().check();
            Frame& frame = stack_.back();
            if (frame.next == frame.steps.size()) {
                retreat();
                continue;
            }
            const Adjacent step = frame.steps[frame.next++];
            if (!walked_.set(graph::index(step.relationship))) continue;
            trail_.push_back(step.relationship);
            arrive(step.node, row, rows);
        }
        return true;
    }

    void put(Batch& batch) override {
        if (!op_.known) column_of(batch, op_.walk.relationship) = Column{std::move(lists_)};
        if (!op_.walk.into) column_of(batch, op_.walk.to) = Column{std::move(ends_)};
        lists_.clear();
        ends_.clear();
    }

private:
    static constexpr std::uint32_t steps_per_check = 1024;

    struct Frame {
        std::vector<Adjacent> steps;
        std::size_t next = 0;
    };

    /// False when the row can have no trail.
    bool start(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) {
        const NodeId from = node_at(input[op_.walk.from], row);
        if (from == no_node) return false;
        target_ = op_.walk.into ? node_at(input[op_.walk.to], row) : no_node;
        if (op_.walk.into && target_ == no_node) return false;
        if (op_.known && !take_given(input, row)) return false;
        collect_used(input, row, op_.walk.different_from, used_);
        walked_.clear();
        for (const RelationshipId relationship : used_) {
            if (relationship != no_relationship) walked_.set(graph::index(relationship));
        }
        trail_.clear();
        arrive(from, row, rows);
        return true;
    }

    /// The list that the trail must be, in the order of walking.
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

    /// At the end of the trail so far: a row if that is long enough, and the ways on.
    void arrive(NodeId node, std::uint32_t row, std::vector<std::uint32_t>& rows) {
        const bool long_enough = op_.known ? trail_.size() == given_.size() : true;
        if (long_enough && trail_.size() >= op_.length.min && (!op_.walk.into || node == target_)) {
            rows.push_back(row);
            if (!op_.known) lists_.push_back(list());
            if (!op_.walk.into) ends_.push_back(node);
        }
        Frame frame;
        const bool may_go_on =
            (!op_.length.max || trail_.size() < *op_.length.max) && (!op_.known || trail_.size() < given_.size());
        if (may_go_on) {
            for_each_step(context().graph, node, types_, op_.walk.direction, [&](Adjacent step) {
                if (op_.known && step.relationship != given_[trail_.size()]) return;
                if (!properties_.empty() && !properties_.matches(step.relationship, row, context().graph)) return;
                frame.steps.push_back(step);
            });
        }
        stack_.push_back(std::move(frame));
    }

    void retreat() {
        stack_.pop_back();
        if (trail_.empty()) return;
        walked_.reset(graph::index(trail_.back()));
        trail_.pop_back();
    }

    Value list() const {
        graph::List relationships;
        relationships.reserve(trail_.size());
        for (const RelationshipId relationship : trail_) relationships.emplace_back(relationship);
        if (op_.against) std::ranges::reverse(relationships);
        return relationships;
    }

    const plan::ExpandTrail& op_;
    PropertyTest properties_;
    std::vector<TypeId> types_;
    std::vector<RelationshipId> used_, given_;
    NodeId target_ = no_node;
    std::vector<Frame> stack_;  // one frame for each node of the trail
    std::vector<RelationshipId> trail_;
    graph::Bitmap walked_;  // those of the trail, and those that the MATCH has used elsewhere
    std::vector<Value> lists_;
    std::vector<NodeId> ends_;
    std::uint32_t steps_ = 0;
};

}  // namespace

OperatorPtr make(const plan::ExpandTrail& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<ExpandTrail>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
