#include <algorithm>

#include "graph/schema.hpp"
#include "graph/value_order.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"

namespace dossier::query::exec {

namespace {

using graph::ValueKind;
using How = plan::IndexSeek::How;

/// For each input row what the index has for its values, ascending by id as a scan would give it.
class IndexSeek final : public RowExpander {
public:
    IndexSeek(const plan::IndexSeek& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, held_{tree.context} {}

    void reset() override {
        RowExpander::reset();
        found_.clear();
        handed_out_ = 0;
        looked_up_ = false;
        nodes_.clear();
        relationships_.clear();
    }

protected:
    void open(const Batch& input) override {
        values_.clear();
        lowest_.reset();
        highest_.reset();
        index_ = index();
        // Values may be wrong for what a scan would never have asked of anybody.
        if (!index_) return;
        for (const auto& value : op_.values) values_.push_back(evaluate(value, input, context()));
        if (op_.lowest) lowest_ = evaluate(*op_.lowest, input, context());
        if (op_.highest) highest_ = evaluate(*op_.highest, input, context());
    }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (!looked_up_) {
            look_up(row);
            handed_out_ = 0;
            looked_up_ = true;
        }
        for (; handed_out_ < found_.size(); ++handed_out_) {
            if (rows.size() >= batch_size()) return false;
            rows.push_back(row);
            if (op_.relationship) {
                relationships_.push_back(RelationshipId{found_[handed_out_]});
            } else {
                nodes_.push_back(NodeId{found_[handed_out_]});
            }
        }
        looked_up_ = false;
        return true;
    }

    void put(Batch& batch) override {
        batch[op_.element] = op_.relationship ? Column{std::move(relationships_)} : Column{std::move(nodes_)};
        nodes_.clear();
        relationships_.clear();
    }

private:
    /// Null when it holds nothing.
    const graph::RangeIndex* index() const {
        const graph::Schema::Index* found = context().graph.schema().index(op_.index);
        return found && found->range && found->range->size() > 0 ? &*found->range : nullptr;
    }

    void look_up(std::uint32_t row) {
        found_.clear();
        held_.release();
        if (!index_) return;
        switch (op_.how) {
        case How::equal: find_equal(row); break;
        case How::in: find_in(values_[0].at(row)); break;
        case How::prefix: find_prefix(values_[0].at(row)); break;
        case How::range: find_between(row); break;
        }
        if (op_.how == How::equal) return;
        std::ranges::sort(found_);
        const auto rest = std::ranges::unique(found_);
        found_.erase(rest.begin(), rest.end());
        held_.add(static_cast<std::int64_t>(found_.size() * sizeof(std::uint32_t)));
        context().check();
    }

    void find_equal(std::uint32_t row) {
        std::vector<Value> values;
        for (const Column& column : values_) values.push_back(column.at(row));
        if (std::ranges::any_of(values, &Value::is_null)) return;
        add(values);
    }

    void find_in(const Value& list) {
        if (list.is_null()) return;
        if (!list.is(ValueKind::list)) return find_all();  // the filter above knows what is wrong with it
        for (const Value& value : list.as_list()) {
            if (!value.is_null()) add({&value, 1});
        }
    }

    void find_prefix(const Value& prefix) {
        if (prefix.is(ValueKind::string)) index_->find_prefix(prefix.as_string(), found_);
    }

    void find_between(std::uint32_t row) {
        std::optional<Value> lowest, highest;
        if (lowest_) lowest = lowest_->at(row);
        if (highest_) highest = highest_->at(row);
        if ((lowest && lowest->is_null()) || (highest && highest->is_null())) return;
        index_->find_between(lowest, highest, found_);
    }

    void find_all() {
        const auto& graph = context().graph;
        if (op_.relationship) {
            graph.for_each_relationship([&](RelationshipId id) {
                if (graph.types().text(graph.type(id)) == op_.name) found_.push_back(graph::index(id));
            });
        } else if (const auto label = graph.labels().find(op_.name)) {
            graph.for_each_node(*label, [&](NodeId id) { found_.push_back(graph::index(id)); });
        }
    }

    void add(std::span<const Value> values) {
        const auto ids = index_->find(values);
        found_.insert(found_.end(), ids.begin(), ids.end());
    }

    const plan::IndexSeek& op_;
    Held held_;
    const graph::RangeIndex* index_ = nullptr;  // of the graph; indexes stay while a statement runs
    std::vector<Column> values_;
    std::optional<Column> lowest_, highest_;
    std::vector<std::uint32_t> found_;  // of the row at hand
    std::size_t handed_out_ = 0;
    bool looked_up_ = false;
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> relationships_;
};

}  // namespace

OperatorPtr make(const plan::IndexSeek& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<IndexSeek>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
