#include <algorithm>

#include "query/exec/operators.hpp"
#include "query/exec/steps.hpp"
#include "query/exec/zeroed_array.hpp"

namespace dossier::query::exec {

namespace {

/// How many rows end at each node. Few are noted one by one and sorted in the end; many are counted in an array as long
/// as the graph has nodes, which pays once a good part of it has been asked for.
class EndCounts {
public:
    explicit EndCounts(Context& context) : held_{context} {}

    /// The graph has `nodes` now: ids below that may come.
    void fit(std::size_t nodes) {
        nodes_ = nodes;
        if (!counts_.empty() && counts_.size() < nodes) make_room();
    }

    /// So many are about to be added.
    void expect(std::size_t ends) {
        asked_ += ends;
        if (!counts_.empty() || asked_ * dense_share <= nodes_) return;
        make_room();
        for (const auto& [end, times] : std::exchange(few_, {})) add(end, times);
    }

    void add(NodeId end, std::uint64_t times) {
        if (counts_.empty()) {
            few_.emplace_back(end, times);
            return;
        }
        std::uint64_t& count = counts_[index(end)];
        if (count == 0) touched_.push_back(end);
        count += times;
    }

    /// Hands out each end with its count and forgets them.
    template <typename Visit>
    void take(Visit visit) {
        if (counts_.empty()) {
            take_few(visit);
            return;
        }
        // In the order of the ids what follows reads memory from one end to the other; a few are not worth sorting.
        if (touched_.size() * dense_share > nodes_) {
            for (std::uint32_t id = 0; id < counts_.size(); ++id) {
                if (counts_[id] > 0) visit(NodeId{id}, std::exchange(counts_[id], 0));
            }
        } else {
            for (const NodeId end : touched_) visit(end, std::exchange(counts_[index(end)], 0));
        }
        touched_.clear();
    }

private:
    static constexpr std::size_t dense_share = 16;

    void make_room() {
        held_.add(static_cast<std::int64_t>((nodes_ - counts_.size()) * (sizeof(std::uint64_t) + sizeof(NodeId))));
        counts_.grow(nodes_);
    }

    template <typename Visit>
    void take_few(Visit visit) {
        std::ranges::sort(few_);
        for (std::size_t i = 0; i < few_.size();) {
            const NodeId end = few_[i].first;
            std::uint64_t times = 0;
            for (; i < few_.size() && few_[i].first == end; ++i) times += few_[i].second;
            visit(end, times);
        }
        few_.clear();
    }

    Held held_;
    std::size_t nodes_ = 0, asked_ = 0;
    std::vector<std::pair<NodeId, std::uint64_t>> few_;
    ZeroedArray<std::uint64_t> counts_;  // by node; empty until it pays
    std::vector<NodeId> touched_;
};

/// Sums of rows by their ends, for each run of input rows that agree in the keys.
class FoldExpand final : public Operator {
public:
    FoldExpand(const plan::FoldExpand& op, Tree& tree, OperatorPtr input)
        : op_{op}, tree_{tree}, input_{std::move(input)}, ends_{tree.context}, rows_{tree.context} {}

    bool next(Batch& batch) override {
        while (!rows_.hand_out(batch, tree_.batch_size)) {
            if (done_) return false;
            gather_rows();
        }
        return true;
    }

    void reset() override {
        input_->reset();
        rows_.clear();
        ends_.take([](NodeId, std::uint64_t) {});
        key_.clear();
        done_ = false;
    }

private:
    /// As many runs as make a batch or more.
    void gather_rows() {
        Batch input;
        while (nodes_.size() < tree_.batch_size) {
            if (!input_->next(input)) {
                done_ = true;
                end_run();
                break;
            }
            tree_.context.check();
            steps_.open(op_.walk, tree_.context.graph);
            ends_.fit(tree_.context.graph.node_bound());
            for (std::uint32_t row = 0; row < input.size; ++row) add(input, row);
        }
        rows_.replace(made_rows());
    }

    void add(const Batch& input, std::uint32_t row) {
        const NodeId from = node_at(input[op_.walk.from], row);
        if (from == no_node) return;
        if (!same_key(input, row)) begin_run(input, row);
        const std::uint64_t times = multiplicity_at(input, row);
        const bool plain = op_.walk.different_from.empty();
        if (!plain) collect_used(input, row, op_.walk.different_from, used_);
        steps_.for_each_list(from, [&](const graph::Neighbours& list, Direction direction) {
            const bool loops_counted = steps_.both_ways() && direction == Direction::incoming;
            ends_.expect(list.size());
            if (plain && !loops_counted) {
                for (const NodeId end : list.nodes) ends_.add(end, times);
                return;
            }
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (loops_counted && list.nodes[i] == from) continue;
                if (!plain && std::ranges::find(used_, list.relationships[i]) != used_.end()) continue;
                ends_.add(list.nodes[i], times);
            }
        });
    }

    bool same_key(const Batch& input, std::uint32_t row) const {
        if (op_.keys.empty()) return true;
        if (key_.empty()) return false;
        for (std::size_t k = 0; k < key_.size(); ++k) {
            if (node_at(input[op_.keys[k]], row) != key_[k]) return false;
        }
        return true;
    }

    void begin_run(const Batch& input, std::uint32_t row) {
        end_run();
        key_.clear();
        for (const Slot key : op_.keys) key_.push_back(node_at(input[key], row));
    }

    void end_run() {
        keys_.resize(op_.keys.size());
        ends_.take([&](NodeId end, std::uint64_t times) {
            nodes_.push_back(end);
            times_.push_back(times);
            for (std::size_t k = 0; k < key_.size(); ++k) keys_[k].push_back(key_[k]);
        });
    }

    Batch made_rows() {
        Batch batch;
        batch.size = nodes_.size();
        batch[op_.walk.to] = Column{std::exchange(nodes_, {})};
        for (std::size_t k = 0; k < op_.keys.size(); ++k) {
            batch[op_.keys[k]] = Column{std::exchange(keys_[k], {})};
        }
        batch.multiplicity = std::exchange(times_, {});
        return batch;
    }

    const plan::FoldExpand& op_;
    Tree& tree_;
    OperatorPtr input_;
    Steps steps_;
    EndCounts ends_;
    std::vector<RelationshipId> used_;
    std::vector<NodeId> key_;  // of the run

    // Rows that are made and not handed out: ends, how many rows each stands for, and their keys by key.
    Column::Nodes nodes_;
    std::vector<std::uint64_t> times_;
    std::vector<Column::Nodes> keys_;
    Rows rows_;
    bool done_ = false;
};

}  // namespace

OperatorPtr make(const plan::FoldExpand& op, Tree& tree, OperatorPtr input, Wanted) {
    return std::make_unique<FoldExpand>(op, tree, std::move(input));
}

}  // namespace dossier::query::exec
