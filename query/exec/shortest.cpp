#include <functional>
#include <limits>
#include <unordered_map>

#include "query/exec/operators.hpp"
#include "query/exec/walk.hpp"

// Shortest trails, breadth first. Between two different nodes a shortest walk never meets a node twice, so it is a
// trail of itself. Back to its own start it is not: in an undirected pattern the shortest way there is to turn round.
// So a closed trail is a first relationship plus a shortest walk from its far end that does not use that relationship.

namespace dossier::query::exec {

namespace {

using Trail = std::vector<RelationshipId>;

/// What one breadth-first search has reached.
class Search {
public:
    using Steps = std::function<void(NodeId, const std::function<void(Adjacent)>&)>;

    Search(const Steps& steps, Context& context, bool all) : steps_{steps}, context_{context}, all_{all} {}

    /// From `from`, at most `most` relationships far, until `target` is reached; to everywhere when it is no_node.
    void run(NodeId from, NodeId target, std::uint64_t most, RelationshipId without) {
        reached_.clear();
        reached_[from] = {};
        order_ = {from};
        std::size_t level_begin = 0;
        for (std::uint64_t level = 1; level <= most && level_begin < order_.size(); ++level) {
            if (target != no_node && reached_.contains(target)) return;
            const std::size_t level_end = order_.size();
            for (; level_begin < level_end; ++level_begin) {
                if (level_begin % 1024 == 0) context_.check();
                grow(order_[level_begin], level, without);
            }
        }
    }

    [[nodiscard]] const std::vector<NodeId>& order() const noexcept { return order_; }
    [[nodiscard]] bool reached(NodeId node) const { return reached_.contains(node); }
    [[nodiscard]] std::uint64_t distance(NodeId node) const { return reached_.at(node).level; }

    /// Calls `visit(Trail)` for each shortest trail to `node`, behind `prefix`.
    template <typename Visit>
    void for_each_trail(NodeId node, const Trail& prefix, Visit visit) {
        Trail backwards;
        follow(node, backwards, [&] {
            Trail trail = prefix;
            trail.insert(trail.end(), backwards.rbegin(), backwards.rend());
            visit(std::move(trail));
        });
    }

private:
    struct Reached {
        std::uint64_t level = 0;
        std::vector<Adjacent> by;  ///< the last steps of shortest trails, with the node that each comes from
    };

    void grow(NodeId node, std::uint64_t level, RelationshipId without) {
        steps_(node, [&](Adjacent step) {
            if (step.relationship == without) return;
            const auto [at, is_new] = reached_.try_emplace(step.node);
            if (is_new) {
                at->second.level = level;
                order_.push_back(step.node);
            }
            if (is_new || (all_ && at->second.level == level)) at->second.by.push_back({node, step.relationship});
        });
    }

    template <typename Found>
    void follow(NodeId node, Trail& backwards, const Found& found) {
        struct Choice {
            NodeId node;
            std::size_t next = 0;
        };
        std::vector<Choice> choices{{node}};
        while (!choices.empty()) {
            Choice& choice = choices.back();
            const Reached& at = reached_.at(choice.node);
            if (at.level == 0 && choice.next++ == 0) {
                context_.check();
                found();
            } else if (choice.next < at.by.size()) {
                const Adjacent step = at.by[choice.next++];
                backwards.push_back(step.relationship);
                choices.push_back({step.node});
            } else {
                choices.pop_back();
                if (!backwards.empty()) backwards.pop_back();
            }
        }
    }

    const Steps& steps_;
    Context& context_;
    bool all_;
    std::unordered_map<NodeId, Reached> reached_;
    std::vector<NodeId> order_;
};

class ShortestTrail final : public RowExpander {
public:
    ShortestTrail(const plan::ShortestTrail& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, properties_{op.properties} {}

protected:
    void open(const Batch& input) override {
        types_ = allowed_types(op_.walk.types, context().graph);
        properties_.open(input, context());
    }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const NodeId from = node_at(input[op_.walk.from], row);
        const NodeId target = op_.walk.into ? node_at(input[op_.walk.to], row) : no_node;
        if (from == no_node || (op_.walk.into && target == no_node)) return true;
        collect_used(input, row, op_.walk.different_from, used_);
        const auto give = [&](NodeId end) {
            return [&, end](Trail trail) {
                const bool again = std::ranges::any_of(trail, [&](RelationshipId relationship) {
                    return std::ranges::find(used_, relationship) != used_.end();
                });
                if (again) return;
                rows.push_back(row);
                lists_.push_back(list(trail));
                ends_.push_back(end);
            };
        };
        const Search::Steps steps = [&](NodeId node, const std::function<void(Adjacent)>& visit) {
            for_each_step(context().graph, node, types_, op_.walk.direction, [&](Adjacent step) {
                if (properties_.empty() || properties_.matches(step.relationship, row, context().graph)) visit(step);
            });
        };
        if (!op_.walk.into || target == from) to_itself(from, steps, give(from));
        if (op_.walk.into && target == from) return true;
        Search search{steps, context(), op_.all};
        search.run(from, target, most(), no_relationship);
        if (op_.walk.into) {
            if (search.reached(target)) search.for_each_trail(target, {}, give(target));
            return true;
        }
        for (const NodeId end : search.order()) {
            if (end != from) search.for_each_trail(end, {}, give(end));
        }
        return true;
    }

    void put(Batch& batch) override {
        column_of(batch, op_.walk.relationship) = Column{std::move(lists_)};
        if (!op_.walk.into) column_of(batch, op_.walk.to) = Column{std::move(ends_)};
        lists_.clear();
        ends_.clear();
    }

private:
    std::uint64_t most() const { return op_.length.max.value_or(std::numeric_limits<std::uint64_t>::max()); }

    template <typename Give>
    void to_itself(NodeId node, const Search::Steps& steps, const Give& give) {
        if (op_.length.min == 0) {
            give({});
            return;
        }
        if (most() == 0) return;
        std::vector<Trail> best;
        Search search{steps, context(), op_.all};
        steps(node, [&](Adjacent first) {
            const std::uint64_t left = (best.empty() ? most() : best.front().size()) - 1;
            search.run(first.node, node, left, first.relationship);
            if (!search.reached(node)) return;
            if (!best.empty() && search.distance(node) + 1 < best.front().size()) best.clear();
            if (!best.empty() && !op_.all) return;
            search.for_each_trail(node, {first.relationship}, [&](Trail trail) { best.push_back(std::move(trail)); });
        });
        for (auto& trail : best) give(std::move(trail));
    }

    Value list(const Trail& trail) const {
        graph::List relationships(trail.begin(), trail.end());
        if (op_.against) std::ranges::reverse(relationships);
        return relationships;
    }

    const plan::ShortestTrail& op_;
    PropertyTest properties_;
    std::vector<TypeId> types_;
    std::vector<RelationshipId> used_;
    std::vector<Value> lists_;
    std::vector<NodeId> ends_;
};

}  // namespace

OperatorPtr make(const plan::ShortestTrail& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<ShortestTrail>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
