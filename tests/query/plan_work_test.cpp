#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/allocation_meter.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "query/syntax/parser.hpp"

// A long statement must not cost the square of its length to parse, bind, plan and print. The work is counted in bytes
// asked for, so that the tests say the same on every machine: whoever copies all that is in view for each clause, or
// all clauses for each other, asks for the square.

namespace dossier::query {

namespace {

/// A text of any length: `part` so many times, each `#` in it a number of its own.
struct Row {
    std::string_view before, part, after;

    [[nodiscard]] std::string text(std::size_t times) const {
        std::string text{before};
        for (std::size_t i = 0; i < times; ++i) {
            for (const char c : part) {
                if (c == '#') {
                    fmt::format_to(std::back_inserter(text), "{}", i);
                } else {
                    text += c;
                }
            }
        }
        return text.append(after);
    }
};

constexpr Row clauses[] = {
    {"", "LET v# = # ", "RETURN 1"},
    {"LET v = 1 ", "LET v# = v ", "RETURN v0"},
    {"", "WITH *, # AS v# ", "RETURN 1"},
    {"", "WITH # AS v# ", "RETURN 1 AS x"},
    {"WITH 1 AS x ", "WITH x ORDER BY x LIMIT 1 ", "RETURN x"},
    {"UNWIND [1] AS x ", "FILTER x > # ", "RETURN x"},
    {"", "UNWIND [1] AS v# ", "RETURN 1"},
    {"", "MATCH (n#:A) ", "RETURN 1"},
    {"MATCH (n0) ", "MATCH (n0)-->(m# {x: #}) ", "RETURN 1"},
    {"", "MATCH (n) WHERE n.x = # WITH n ", "RETURN n"},
    {"", "OPTIONAL MATCH (n#) ", "RETURN 1"},
    {"MATCH (n) ", "SET n.x = # ", ""},
    {"", "CREATE (n#:A {x: #}) ", ""},
    {"", "MERGE (:A {x: #}) ", ""},
    {"CREATE (a) ", "CREATE (a)-[:T]->(n#) WITH * ", "RETURN 1"},
    {"MATCH (n) ", "DELETE n ", ""},
    {"RETURN 1 AS x", " UNION RETURN # AS x", ""},
    {"RETURN 1 AS x", " NEXT RETURN x + # AS x", ""},
    {"", "CALL { RETURN 1 AS v# } ", "RETURN 1"},
    {"WITH 1 AS x ", "CALL (x) { RETURN x AS v# } ", "RETURN 1"},
    {"WITH 1 AS x ", "CALL { WITH x RETURN x AS v# } ", "RETURN 1"},
    {"WITH 1 AS x ", "CALL (x) { CREATE (:A {x: x}) } ", "RETURN 1"},
};

constexpr Row parts[] = {
    {"RETURN CASE", " WHEN # = 1 THEN #", " END"},
    {"RETURN {a: 1", ", k#: #", "}"},
    {"RETURN [$p", ", $p#", "]"},
    {"RETURN [0", ", #", "]"},
    {"RETURN [{}", ", {id: #, name: 'n#'}", "]"},
    {"RETURN coalesce(0", ", #", ")"},
    {"RETURN 0 AS c", ", # AS c#", ""},
    {"MATCH (n) RETURN n.x AS c", ", n.x# AS c#", ""},
    {"MATCH (n) RETURN n.x AS c", ", sum(n.x#) AS c#", ""},
    {"MATCH (n) RETURN n ORDER BY n.x", ", n.x#", ""},
    {"MATCH (n) SET n.x = 1", ", n.x# = #", ""},
    {"MATCH (n) RETURN [true", ", EXISTS { (n)-->(:A) }", "]"},
    {"MATCH (n) WHERE n.x IN [0", ", #", "] RETURN n"},
    {"CREATE ()", ", (n#:A {x: #})", ""},
    {"CREATE ()", "-[:T]->(n#)", ""},
    {"MATCH (n:A", "|A#", ") RETURN n"},
    {"MATCH (n:A", "&A#", ") RETURN n"},
};

/// The bytes that `action` asks for.
template <typename Action>
std::size_t work_of(Action action) {
    using graph::AllocationMeter;
    AllocationMeter meter{std::nullopt, AllocationMeter::Manner::notes};
    {
        const AllocationMeter::Metering metering{&meter};
        action();
    }
    return meter.asked();
}

/// What it takes until the plan is there, as text too.
std::size_t work(const std::string& text) {
    const graph::PropertyGraph empty;
    return work_of([&] { (void)prepare(text).explain(empty); });
}

/// Twice the text is twice the work, and something for vectors that double and for sets with a bit for each variable in
/// view; the square would be four times the work.
void grows_with_the_text(const Row& row, std::size_t times) {
    const auto once = static_cast<double>(work(row.text(times)));
    const auto twice = static_cast<double>(work(row.text(2 * times)));
    EXPECT_LE(twice, 3 * once) << row.part << ": " << once << " bytes, then " << twice;
}

}  // namespace

TEST(PlanWork, GrowsWithTheClausesAndNoFaster) {
    for (const Row& row : clauses) grows_with_the_text(row, 400);
}

TEST(PlanWork, GrowsWithThePartsOfAClauseAndNoFaster) {
    for (const Row& row : parts) grows_with_the_text(row, 800);
}

// The text of an operator holds those of its operands, and a condition is asked of what is below all others: that is
// the square, but of a few bytes, and an expression is no higher than 2,000.
TEST(PlanWork, OfOperatorsGrowsWithTheSquareAndNoFaster) {
    for (const Row& row : {Row{"RETURN 0", " + #", ""}, Row{"RETURN true", " OR # = 1", ""},
                           Row{"MATCH (n) WHERE n.x = 1", " AND n.x = #", " RETURN n"}}) {
        EXPECT_LE(work(row.text(1'600)), 4.4 * static_cast<double>(work(row.text(800)))) << row.part;
        EXPECT_LE(work(row.text(1'600)), 400'000'000U) << row.part;
    }
}

TEST(PlanWork, AHundredThousandLabelsTakeNoMoreThanTheirNumber) {
    constexpr Row row{"MATCH (n:A", "|A", ") RETURN n"};
    EXPECT_LE(work_of([&] { (void)syntax::parse(row.text(100'000)); }), 100'000 * 2'000U);
}

}  // namespace dossier::query
