#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/property_filter.hpp"
#include "query/exec/walk.hpp"

namespace dossier::query::exec {

namespace {

class Filter final : public Operator {
public:
    Filter(const plan::Filter& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)}, filter_{op.predicate, tree.context} {}

    bool next(Batch& batch) override {
        Batch rows;
        while (input_->next(rows)) {
            tree_.context.check();
            if (rows.size == 0) continue;
            const auto passing = filter_.select(rows);
            if (passing.empty()) continue;
            batch = passing.size() == rows.size ? std::move(rows) : gather(rows, passing, wanted_);
            return true;
        }
        return false;
    }
    void reset() override { input_->reset(); }

private:
    Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
    PropertyFilter filter_;
};

class FilterProperties final : public RowExpander {
public:
    FilterProperties(const plan::FilterProperties& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)},
          op_{op},
          properties_{{}, op.map},
          test_{properties_} {}

protected:
    void open(const Batch& input) override { test_.open(input, context()); }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const auto& graph = context().graph;
        const Value element = input[op_.slot].at(row);
        const bool passes =
            (element.is(graph::ValueKind::node) && test_.matches(element.as_node(), row, graph)) ||
            (element.is(graph::ValueKind::relationship) && test_.matches(element.as_relationship(), row, graph));
        if (passes) rows.push_back(row);
        return true;
    }

    void put(Batch&) override {}

private:
    const plan::FilterProperties& op_;
    bind::Properties properties_;
    PropertyTest test_;
};

class FilterPresent final : public RowExpander {
public:
    FilterPresent(const plan::FilterPresent& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op} {}

protected:
    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (present(input[op_.slot].at(row))) rows.push_back(row);
        return true;
    }

    void put(Batch&) override {}

private:
    [[nodiscard]] bool present(const Value& element) const {
        if (element.is_null()) return false;
        const auto& graph = context().graph;
        if (op_.relationship && element.is(graph::ValueKind::relationship)) {
            return graph.contains(element.as_relationship());
        }
        if (!op_.relationship && element.is(graph::ValueKind::node)) return graph.contains(element.as_node());
        type_fault(fmt::format("a {} is wanted here, not {}", op_.relationship ? "relationship" : "node",
                               name(element.kind())),
                   op_.where);
    }

    const plan::FilterPresent& op_;
};

class Project final : public Operator {
public:
    Project(const plan::Project& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : op_{op}, tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) override {
        if (!input_->next(batch)) return false;
        tree_.context.check();
        std::vector<std::pair<Slot, Column>> columns;
        for (const auto& item : op_.items) {
            const auto* variable = std::get_if<bind::Variable>(&item.expression.node);
            if (variable && variable->slot == item.slot) continue;  // passed on as it is
            columns.emplace_back(item.slot,
                                 variable ? batch[variable->slot] : evaluate(item.expression, batch, tree_.context));
        }
        for (auto& [slot, column] : columns) batch[slot] = std::move(column);
        drop_unwanted(batch, wanted_);
        return true;
    }
    void reset() override { input_->reset(); }

private:
    const plan::Project& op_;
    Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
};

/// A row for each element; null and the empty list give none, and anything else counts as a list of itself.
class Unwind final : public RowExpander {
public:
    Unwind(const plan::Unwind& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op} {}

    void reset() override {
        RowExpander::reset();
        at_ = 0;
        forget();
    }

protected:
    void open(const Batch& input) override { lists_ = evaluate(op_.list, input, context()); }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        const Value value = lists_.at(row);
        if (value.is_null()) return true;
        if (!value.is(graph::ValueKind::list)) {
            rows.push_back(row);
            add(value, 0);
            return true;
        }
        const graph::List& list = value.as_list();
        for (; at_ < list.size(); ++at_) {
            if (rows.size() >= batch_size()) return false;
            rows.push_back(row);
            add(list[at_], static_cast<std::int64_t>(at_));
        }
        at_ = 0;
        return true;
    }

    void put(Batch& batch) override {
        batch[op_.element] = Column{std::move(elements_)};
        if (op_.position) batch[op_.position->slot] = Column{std::move(positions_)};
        forget();
    }

private:
    void add(const Value& element, std::int64_t offset) {
        elements_.push_back(element);
        if (op_.position) positions_.emplace_back(op_.position->first + offset);
    }
    void forget() {
        elements_.clear();
        positions_.clear();
    }

    const plan::Unwind& op_;
    Column lists_;
    std::size_t at_ = 0;  ///< in the list of the row at hand
    std::vector<Value> elements_, positions_;
};

}  // namespace

OperatorPtr make(const plan::Filter& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Filter>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::FilterPresent& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<FilterPresent>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::FilterProperties& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<FilterProperties>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::Project& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Project>(op, tree, std::move(input), std::move(wanted));
}

OperatorPtr make(const plan::Unwind& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<Unwind>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
