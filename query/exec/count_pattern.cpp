#include <algorithm>
#include <utility>

#include "query/exec/fault.hpp"
#include "query/exec/nested_walks.hpp"
#include "query/exec/node_weights.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/row_chooser.hpp"
#include "query/exec/triangles.hpp"

// Patterns of which only one node is read, or none: numbers flow from the outermost nodes to the root, rows do not. A
// root that is looked for is taken a block of ids at a time, so that its degrees are read in the order of memory.

namespace dossier::query::exec {

namespace {

/// What every node is as the root of a pattern.
class RootCounts {
public:
    RootCounts(const plan::CountPattern& op, Context& context)
        : op_{op},
          context_{context},
          weights_{op.root, context, op.exists},
          nested_{op, context},
          triangles_{op, nested_, context} {}

    /// Looks at the graph as it is now; once is enough where nothing can be written.
    void open() {
        if (opened_ && context_.writer == nullptr) return;
        opened_ = true;
        weights_.open();
        nested_.open();
        expects_all_ = false;
    }

    /// Every root has one of these ids.
    [[nodiscard]] WeightArray::Range range() const noexcept { return weights_.range(); }

    [[nodiscard]] std::uint64_t of(NodeId root) {
        weights_.expect(1);
        return with_nested(root, weights_.of(root));
    }

    /// Where OPTIONAL MATCH found no root: no walk leads on, which is what some ask for.
    [[nodiscard]] std::uint64_t of_null() const noexcept { return op_.nested.empty() ? weights_.of_null() : 0; }

    /// The rows of the roots from `first` on.
    void count(std::uint32_t first, WeightBlock& block) {
        begin(first, block);
        find_roots(block);
        if (block.empty()) return;
        weights_.weigh(block);
        if (op_.nested.empty()) return;
        block.for_each([&](std::size_t at) {
            if (block.weights[at] != 0) block.weights.set(at, with_nested(block.node(at), block.weights[at]));
        });
    }

    /// The rows of all roots, where they are triangles that need not be found from each of their nodes.
    [[nodiscard]] std::optional<std::uint64_t> triangles() {
        if (!triangles_.open()) return std::nullopt;
        const auto [begin, end] = triangles_.range();
        WeightBlock block;
        for (std::size_t first = begin / 64 * 64; first < end; first += WeightBlock::size) {
            this->begin(static_cast<std::uint32_t>(first), block);
            find_labelled(block);
            weights_.weigh(block);
            triangles_.put_roots(block.first, block.weights);
        }
        return triangles_.count();
    }

    /// `rows` times `others`, where both are no more than can be told.
    [[nodiscard]] std::uint64_t checked(std::uint64_t rows, std::uint64_t others = 1) const {
        const std::uint64_t all = times(rows, others);
        if (all == most_rows && !op_.exists) {
            fault(graph::ErrorType::arithmetic_error, graph::ErrorCode::integer_overflow,
                  "a pattern matches more often than a 64-bit integer counts", {},
                  "match less, or ask for DISTINCT rows");
        }
        return all;
    }

private:
    void begin(std::uint32_t first, WeightBlock& block) {
        context_.check();
        if (!std::exchange(expects_all_, true) && !op_.exists) weights_.expect_all(label());
        block.first = first;
    }

    std::uint64_t with_nested(NodeId root, std::uint64_t rows) {
        if (op_.nested.empty() || rows == 0) return rows;
        const std::uint64_t all = times(rows, nested_.of(root));
        return op_.exists ? std::min<std::uint64_t>(1, all) : all;
    }

    [[nodiscard]] std::optional<graph::LabelId> label() const {
        return op_.label ? context_.graph.labels().find(*op_.label) : std::nullopt;
    }

    void find_roots(WeightBlock& block) const {
        find_labelled(block);
        if (op_.nested.empty()) return;
        nested_.keep_present(block.first, block.support);
    }

    /// Which nodes may be the root, but for the walks that are made from it.
    void find_labelled(WeightBlock& block) const {
        const graph::Bitmap* roots = nullptr;
        if (op_.label) {
            if (const auto asked = label()) roots = &context_.graph.nodes(*asked);
        } else if (weights_.asks_for_steps()) {
            block.support.fill(~std::uint64_t{0});
            return;
        } else {
            roots = &context_.graph.nodes();
        }
        for (std::uint32_t word = 0; word < WeightBlock::words; ++word) {
            block.support[word] = roots != nullptr ? word_of(*roots, block.first + 64 * word) : 0;
        }
    }

    const plan::CountPattern& op_;
    Context& context_;
    NodeWeights weights_;
    NestedWalks nested_;
    Triangles triangles_;
    bool opened_ = false;
    bool expects_all_ = false;
};

/// The root is bound below.
class CountFromRoot final : public RowChooser {
public:
    CountFromRoot(const plan::CountPattern& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowChooser{tree, std::move(input), std::move(wanted)}, op_{op}, counts_{op, tree.context} {}

protected:
    void open(const graph::PropertyGraph&) override { counts_.open(); }

    void choose(const Batch& input, std::vector<std::uint32_t>& rows) override {
        times_.clear();
        const Column& roots = input[op_.root.node];
        for (std::uint32_t row = 0; row < input.size; ++row) {
            const NodeId root = node_at(roots, row);
            const std::uint64_t count = root == no_node ? counts_.of_null() : counts_.of(root);
            if (count == 0) continue;
            rows.push_back(row);
            times_.push_back(counts_.checked(count, multiplicity_at(input, row)));
        }
    }
    void finish(Batch& batch) override { batch.multiplicity = std::move(times_); }

private:
    const plan::CountPattern& op_;
    RootCounts counts_;
    std::vector<std::uint64_t> times_;
};

/// Every root together, for each input row.
class CountAll final : public RowChooser {
public:
    CountAll(const plan::CountPattern& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowChooser{tree, std::move(input), std::move(wanted)}, counts_{op, tree.context}, exists_{op.exists} {}

protected:
    void open(const graph::PropertyGraph&) override { counts_.open(); }

    void choose(const Batch& input, std::vector<std::uint32_t>& rows) override {
        times_.clear();
        if (input.size == 0) return;
        const std::uint64_t all = total();
        for (std::uint32_t row = 0; all != 0 && row < input.size; ++row) {
            rows.push_back(row);
            times_.push_back(counts_.checked(all, multiplicity_at(input, row)));
        }
    }
    void finish(Batch& batch) override { batch.multiplicity = std::move(times_); }

private:
    std::uint64_t total() {
        if (const auto triangles = counts_.triangles()) return *triangles;
        const auto [begin, end] = counts_.range();
        WeightBlock block;
        std::uint64_t all = 0;
        for (std::size_t first = begin / 64 * 64; first < end && !(exists_ && all > 0); first += WeightBlock::size) {
            counts_.count(static_cast<std::uint32_t>(first), block);
            if (!block.empty()) all = plus_all(all, block.weights);
        }
        return all;
    }

    RootCounts counts_;
    bool exists_;
    std::vector<std::uint64_t> times_;
};

/// A row for each root, ascending by id.
class CountEach final : public RowExpander {
public:
    CountEach(const plan::CountPattern& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, counts_{op, tree.context} {}

    void reset() override {
        RowExpander::reset();
        done_ = 0;
        roots_.clear();
        times_.clear();
    }

protected:
    void resume() override { counts_.open(); }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const auto [begin, end] = counts_.range();
        WeightBlock block;
        for (done_ = std::max<std::size_t>(done_, begin / 64 * 64); done_ < end; done_ += WeightBlock::size) {
            if (roots_.size() >= batch_size()) return false;
            counts_.count(static_cast<std::uint32_t>(done_), block);
            block.for_each([&](std::size_t at) {
                if (block.weights[at] == 0) return;
                rows.push_back(row);
                roots_.push_back(block.node(at));
                times_.push_back(counts_.checked(block.weights[at], multiplicity_at(input, row)));
            });
        }
        done_ = 0;
        return true;
    }

    void put(Batch& batch) override {
        batch[op_.root.node] = Column{std::exchange(roots_, {})};
        batch.multiplicity = std::exchange(times_, {});
    }

private:
    const plan::CountPattern& op_;
    RootCounts counts_;
    std::size_t done_ = 0;  // of the ids, for the row at hand
    Column::Nodes roots_;
    std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make(const plan::CountPattern& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    if (!op.scans) return std::make_unique<CountFromRoot>(op, tree, std::move(input), std::move(wanted));
    if (op.total) return std::make_unique<CountAll>(op, tree, std::move(input), std::move(wanted));
    return std::make_unique<CountEach>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
