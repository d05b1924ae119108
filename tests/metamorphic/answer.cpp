#include "tests/metamorphic/answer.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/change.hpp"
#include "graph/value_order.hpp"
#include "tests/support/matching.hpp"

namespace dossier::tests::metamorphic {

namespace {

using graph::Value;
using graph::ValueKind;
using Row = std::vector<Value>;

/// Orderability, and behind it the kind: 1 before 1.0, so that equal rows of different kinds sort alike on both sides.
std::strong_ordering strict_order(const Value& a, const Value& b) {
    if (const auto order = graph::order(a, b); order != std::strong_ordering::equal) return order;
    if (a.kind() != b.kind()) return a.kind() <=> b.kind();
    if (a.is(ValueKind::list)) {
        return std::lexicographical_compare_three_way(a.as_list().begin(), a.as_list().end(), b.as_list().begin(),
                                                      b.as_list().end(), strict_order);
    }
    if (a.is(ValueKind::map)) {
        return std::lexicographical_compare_three_way(
            a.as_map().begin(), a.as_map().end(), b.as_map().begin(), b.as_map().end(),
            [](const auto& one, const auto& other) { return strict_order(one.second, other.second); });
    }
    return std::strong_ordering::equal;
}

/// Neither order may tell apart what the comparison after sorting does not, or equal rows would miss each other.
void sort_rows(Rows& rows, bool equal_kinds) {
    const auto order = equal_kinds ? graph::order : strict_order;
    std::ranges::sort(rows, [order](const Row& a, const Row& b) {
        return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), order) < 0;
    });
}

void sort_lists(Rows& rows) {
    for (Row& row : rows) {
        for (Value& value : row) {
            if (!value.is(ValueKind::list)) continue;
            graph::List list = value.as_list();
            std::ranges::sort(list, [](const Value& a, const Value& b) { return strict_order(a, b) < 0; });
            value = Value{std::move(list)};
        }
    }
}

}  // namespace

Answer ask(graph::PropertyGraph& graph, const std::string& query, const query::Options& options) {
    support::Phase phase = support::Phase::compile_time;
    try {
        const query::Statement statement = query::prepare(query);
        phase = support::Phase::runtime;
        graph::Transaction transaction{graph};  // never committed: the next question finds the graph as it was
        query::Limits limits;
        limits.timeout = std::chrono::minutes{1};  // on a busy machine too, only what hangs takes longer
        return statement.run(graph, {}, limits, options).rows;
    } catch (const graph::Error& error) {
        return support::Fault{error.diagnostic(), phase};
    }
}

bool agree(Rows first, Rows second, const Leniency& leniency) {
    for (Rows* rows : {&first, &second}) {
        if (leniency.order_in_lists) sort_lists(*rows);
        if (leniency.order_of_rows) sort_rows(*rows, leniency.equal_kinds);
    }
    const auto same = [&](const Value& a, const Value& b) {
        return leniency.equal_kinds ? graph::equivalent(a, b) : strict_order(a, b) == std::strong_ordering::equal;
    };
    return std::ranges::equal(first, second,
                              [&](const Row& a, const Row& b) { return std::ranges::equal(a, b, same); });
}

std::string show(const Answer& answer, const graph::PropertyGraph& graph) {
    if (const auto* fault = std::get_if<support::Fault>(&answer)) return support::show(*fault) + "\n";
    const Rows& rows = std::get<Rows>(answer);
    std::string shown = fmt::format("{} rows\n", rows.size());
    for (const Row& row : rows) {
        std::vector<std::string> cells;
        for (const Value& value : row) cells.push_back(support::show(value, graph));
        shown += fmt::format("    {}\n", fmt::join(cells, " | "));
    }
    return shown;
}

}  // namespace dossier::tests::metamorphic
