#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "query/exec/arithmetic.hpp"
#include "query/exec/evaluator.hpp"

// Expressions that run over the elements of a list: each element becomes a row of its own for the inner expression.

namespace dossier::query::exec {

using graph::List;
using graph::ValueKind;

namespace {

/// How many elements are computed at a time: enough to pay for a column, little beside what the list takes itself.
constexpr std::size_t chunk = 1024;

}  // namespace

void Evaluator::for_each_element(const Operand& lists, const View& view, Slot slot, const Elements& found) {
    std::vector<std::uint32_t> rows;
    Column::Values elements;
    const auto flush = [&] {
        if (rows.empty()) return;
        context_.check();
        const View inner = view.select(rows).with(slot, elements);
        found(inner, elements, rows);
        rows.clear();
        elements.clear();
    };
    Value scratch;
    for (std::uint32_t row = 0; row < view.size(); ++row) {
        const Value list_value = lists.at(row, scratch);  // kept: the loop below needs the list as long as it lasts
        const List* list = list_or_null(list_value);
        if (list == nullptr) continue;
        for (const Value& element : *list) {
            rows.push_back(row);
            elements.push_back(element);
            if (rows.size() == chunk) flush();
        }
    }
    flush();
}

Operand Evaluator::node(const bind::ListComprehension& comprehension, const View& view, Where) {
    const Operand lists = evaluate(*comprehension.list, view);
    std::vector<std::optional<List>> results(view.size());
    Value scratch;
    for (std::size_t row = 0; row < view.size(); ++row) {
        if (list_or_null(lists.at(row, scratch)) != nullptr) results[row].emplace();
    }
    for_each_element(lists, view, comprehension.element,
                     [&](const View& inner, const Column::Values& elements, std::span<const std::uint32_t> rows) {
                         std::vector<std::uint32_t> kept;
                         if (comprehension.where) {
                             const Operand wanted = evaluate(**comprehension.where, inner);
                             for (std::uint32_t i = 0; i < rows.size(); ++i) {
                                 if (truth(wanted.at(i, scratch)) == true) kept.push_back(i);
                             }
                         } else {
                             kept.resize(rows.size());
                             for (std::uint32_t i = 0; i < rows.size(); ++i) kept[i] = i;
                         }
                         if (!comprehension.projection) {
                             for (const std::uint32_t i : kept) results[rows[i]]->push_back(elements[i]);
                             return;
                         }
                         const View chosen = inner.select(kept);
                         const Operand projected = evaluate(**comprehension.projection, chosen);
                         for (std::size_t i = 0; i < kept.size(); ++i)
                             results[rows[kept[i]]]->push_back(projected.at(i, scratch));
                     });
    Column::Values result;
    result.reserve(view.size());
    for (auto& list : results) result.push_back(list ? Value{std::move(*list)} : Value{});
    return result;
}

namespace {

/// How often a predicate was true and how often null.
struct Tally {
    std::size_t all = 0, hits = 0, unknown = 0;

    [[nodiscard]] std::optional<bool> answer(bind::Quantifier::Kind kind) const {
        using Kind = bind::Quantifier::Kind;
        const std::size_t misses = all - hits - unknown;
        const auto unless_unknown = [this](bool known) { return unknown > 0 ? std::nullopt : std::optional{known}; };
        switch (kind) {
        case Kind::all: return misses > 0 ? false : unless_unknown(true);
        case Kind::any: return hits > 0 ? true : unless_unknown(false);
        case Kind::none: return hits > 0 ? false : unless_unknown(true);
        case Kind::single: break;
        }
        return hits > 1 ? false : unless_unknown(hits == 1);
    }
};

}  // namespace

Operand Evaluator::node(const bind::Quantifier& quantifier, const View& view, Where) {
    const Operand lists = evaluate(*quantifier.list, view);
    std::vector<Tally> tallies(view.size());
    Value scratch;
    for_each_element(lists, view, quantifier.element,
                     [&](const View& inner, const Column::Values&, std::span<const std::uint32_t> rows) {
                         const Operand held = evaluate(*quantifier.predicate, inner);
                         for (std::size_t i = 0; i < rows.size(); ++i) {
                             Tally& tally = tallies[rows[i]];
                             const auto hit = truth(held.at(i, scratch));
                             ++tally.all;
                             if (!hit) ++tally.unknown;
                             if (hit == true) ++tally.hits;
                         }
                     });
    Column::Values result;
    result.reserve(view.size());
    for (std::size_t row = 0; row < view.size(); ++row) {
        const bool null = list_or_null(lists.at(row, scratch)) == nullptr;
        result.push_back(null ? Value{} : value_of(tallies[row].answer(quantifier.kind)));
    }
    return result;
}

/// One step for all rows at a time, as long as the longest list goes on.
Operand Evaluator::node(const bind::Reduce& reduce, const View& view, Where) {
    const Operand initial = evaluate(*reduce.initial, view);
    const Operand lists = evaluate(*reduce.list, view);
    Column::Values result;
    result.reserve(view.size());
    std::vector<std::uint32_t> active;
    Value scratch;
    for (std::uint32_t row = 0; row < view.size(); ++row) {
        const List* list = list_or_null(lists.at(row, scratch));
        Value start;
        if (list != nullptr) {
            Value held;
            start = initial.at(row, held);
            if (!list->empty()) active.push_back(row);
        }
        result.push_back(std::move(start));
    }
    for (std::size_t step = 0; !active.empty(); ++step) {
        context_.check();
        Column::Values accumulated;
        Column::Values elements;
        for (const std::uint32_t row : active) {
            accumulated.push_back(result[row]);
            elements.push_back(lists.at(row, scratch).as_list()[step]);
        }
        const View inner = view.select(active)
                               .with(reduce.accumulator, std::move(accumulated))
                               .with(reduce.element, std::move(elements));
        const Operand next = evaluate(*reduce.step, inner);
        for (std::size_t i = 0; i < active.size(); ++i) {
            Value held;
            result[active[i]] = next.at(i, held);
        }
        std::erase_if(active, [&](std::uint32_t row) { return lists.at(row, scratch).as_list().size() <= step + 1; });
    }
    return result;
}

}  // namespace dossier::query::exec
