// Statements on snapshots, as programs run them that embed dossier.

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/snapshots.hpp"
#include "graph/storage.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

using graph::ErrorCode;

void write(graph::KnowledgeBase& base, std::string_view text, const Parameters& parameters = {}) {
    graph::Transaction transaction{base.graph()};
    static_cast<void>(prepare(text).run(base.graph(), parameters));
    base.commit(transaction);
}

std::int64_t number(const Statement& statement, const graph::PropertyGraph& graph, const Limits& limits = {}) {
    return statement.run(graph, {}, limits).rows.at(0).at(0).as_integer();
}

ErrorCode code_of(const auto& work) {
    try {
        work();
    } catch (const graph::Error& error) {
        return error.diagnostic().code;
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

TEST(QueryOnSnapshot, AnswersFromItsOwnCommit) {
    auto base = graph::KnowledgeBase::in_memory();
    const graph::Snapshots snapshots = base.graph().snapshots();
    write(base, "CREATE (:Actor {name: 'NATO'})");
    const auto before = snapshots.latest();
    write(base, "MATCH (a:Actor) SET a.name = 'NAVO' CREATE (:Actor {name: 'EU'})");
    const Statement names = prepare("MATCH (a:Actor) RETURN a.name ORDER BY a.name");
    EXPECT_EQ(names.run(*before).rows.size(), 1U);
    EXPECT_EQ(names.run(*before).rows[0][0].as_string(), "NATO");
    EXPECT_EQ(names.run(*snapshots.latest()).rows.size(), 2U);
    EXPECT_EQ(names.run(*before).rows[0][0].as_string(), "NATO");
}

TEST(QueryOnSnapshot, WritingIsRefused) {
    auto base = graph::KnowledgeBase::in_memory();
    write(base, "CREATE (:A {k: 1})");
    const auto snapshot = base.graph().snapshots().latest();
    for (const char* text : {"CREATE (:B)", "MATCH (a) SET a.k = 2", "MERGE (:A {k: 1})", "MATCH (a) DELETE a",
                             "CREATE INDEX i FOR (a:A) ON (a.k)",
                             "UNWIND [1] AS n CALL (n) { CREATE (:B) } IN TRANSACTIONS", "PROFILE CREATE (:B)"}) {
        EXPECT_EQ(code_of([&] { static_cast<void>(prepare(text).run(*snapshot)); }), ErrorCode::read_only) << text;
    }
    EXPECT_EQ(prepare("EXPLAIN CREATE (:B)").run(*snapshot).columns.front(), "operator");
    EXPECT_EQ(snapshot->node_count(), 1U);
}

TEST(QueryOnSnapshot, HasLimitsOfItsOwn) {
    auto base = graph::KnowledgeBase::in_memory();
    write(base, "UNWIND range(1, 2000) AS n CREATE (:A {k: n})");
    const auto snapshot = base.graph().snapshots().latest();
    Limits limits;
    limits.memory = std::size_t{1} << 20U;
    const auto run = [&] {
        static_cast<void>(prepare("MATCH (a), (b), (c) RETURN collect([a, b, c])").run(*snapshot, {}, limits));
    };
    EXPECT_EQ(code_of(run), ErrorCode::memory_exceeded);
    EXPECT_EQ(number(prepare("MATCH (a) RETURN count(*)"), *snapshot), 2000);
}

/// One statement, kept with its plan, for readers and for the writer.
TEST(QueryOnSnapshot, ReadersAskWhileOneWrites) {
    auto base = graph::KnowledgeBase::in_memory();
    write(base, "CREATE INDEX by_k FOR (a:Account) ON (a.k)");
    write(base, "UNWIND range(0, 19) AS k CREATE (:Account {k: k, value: 100})");
    const graph::Snapshots snapshots = base.graph().snapshots();
    const Statement sum = prepare("MATCH (a:Account) RETURN sum(a.value)");
    const Statement one = prepare("MATCH (a:Account {k: 7}) RETURN count(*)");
    const Statement paid = prepare("MATCH (a:Account)-[p:PAID]->(b) RETURN count(*) - sum(p.one)");
    std::atomic<bool> stop{false};
    std::atomic<int> asked{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            while (!stop.load()) {
                const auto graph = snapshots.latest();
                EXPECT_EQ(number(sum, *graph), 2000);
                EXPECT_EQ(number(one, *graph), 1);
                EXPECT_EQ(number(paid, *graph), 0);
                ++asked;
            }
        });
    }
    for (int i = 0; i < 50 || asked < 20; ++i) {
        write(base,
              "MATCH (a:Account {k: $from}), (b:Account {k: $to}) SET a.value = a.value - 1, b.value = b.value + 1 "
              "CREATE (a)-[:PAID {one: 1}]->(b)",
              {{"from", std::int64_t{i % 20}}, {"to", std::int64_t{(i + 7) % 20}}});
        EXPECT_EQ(number(sum, base.graph()), 2000);
    }
    stop = true;
    for (std::thread& reader : readers) reader.join();
}

}  // namespace
}  // namespace dossier::query
