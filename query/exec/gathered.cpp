#include "query/exec/gathered.hpp"

#include <numeric>
#include <utility>
#include <vector>

#include "query/exec/evaluate.hpp"
#include "query/exec/placed.hpp"

namespace dossier::query::exec {

namespace {

/// A percentile also has its share beside each value, and keeps all values anyhow.
bool has_values_told_apart(const bind::Aggregate& aggregate) {
    return aggregate.distinct && aggregate.arguments.size() == 1;
}

}  // namespace

Gathered::Gathered(const bind::Aggregate& aggregate, Context& context, Held& held)
    : aggregate_{aggregate}, context_{context} {
    if (has_values_told_apart(aggregate)) {
        accumulator_ = make_accumulator_of_distinct(aggregate, held);
        values_.emplace(one_value, context);
    } else {
        accumulator_ = make_accumulator(aggregate, held);
    }
}

void Gathered::add(const Batch& rows) {
    if (!values_) return add_rows(rows);
    Column values = evaluate(aggregate_.arguments[0], rows, context_);
    Batch keys;
    keys.size = rows.size;
    keys.columns.push_back(nth_slot(0), values);
    add_values(values, values_->add(std::move(keys)));
}

void Gathered::add_rows(const Batch& rows) {
    if (aggregate_.arguments.empty()) {
        const auto& each = rows.multiplicity;
        const std::uint64_t count = std::accumulate(each.begin(), each.end(), std::uint64_t{0});
        return accumulator_->add({}, each.empty() ? rows.size : count);
    }
    std::vector<Column> columns;
    for (const auto& argument : aggregate_.arguments) columns.push_back(evaluate(argument, rows, context_));
    std::vector<graph::Value> arguments(columns.size());
    placed(aggregate_.where, [&] {
        for (std::size_t row = 0; row < rows.size; ++row) {
            for (std::size_t i = 0; i < columns.size(); ++i) arguments[i] = columns[i].at(row);
            accumulator_->add(arguments, multiplicity_at(rows, row));
        }
    });
}

void Gathered::add_values(const Column& values, std::span<const std::uint32_t> which) {
    placed(aggregate_.where, [&] {
        for (const std::uint32_t row : which) {
            const graph::Value value = values.at(row);
            accumulator_->add({&value, 1}, 1);
        }
    });
}

graph::Value Gathered::take_result(std::size_t batch_size) {
    if (values_ && values_->have_spilled()) {
        values_->forget_those_in_memory();
        std::vector<std::uint32_t> all;
        for (Batch others; values_->next(others, batch_size);) {
            all.resize(others.size);
            std::iota(all.begin(), all.end(), 0U);
            add_values(others[nth_slot(0)], all);
        }
    }
    return placed(aggregate_.where, [&] { return accumulator_->result(); });
}

}  // namespace dossier::query::exec
