// Times writing by query, one prepared statement a transaction, and opening a file:
//
//   dossier_write_bench write FILE     statements a second and rows a second, in memory and in FILE, which is made and removed
//   dossier_write_bench open KB        from the closed file to the first answer
//
// Prints JSON lines: {engine, query, value} of rates, {engine, query, count, median_ms, min_ms, max_ms} of opening.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/storage.hpp"
#include "query/query.hpp"

namespace {

namespace graph = dossier::graph;
namespace query = dossier::query;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds long_enough{2};
constexpr std::int64_t batch = 1000;

graph::Value integer(std::int64_t value) { return graph::Value{value}; }
graph::Value text(std::string value) { return graph::Value{std::move(value)}; }

/// Parameters of the n-th statement.
using Values = std::function<query::Parameters(std::int64_t)>;

struct Rate {
    double a_second = 0;
    std::int64_t statements = 0;
};

Rate rate(graph::KnowledgeBase& base, std::string_view words, const Values& values, std::int64_t rows = 1) {
    const query::Statement statement = query::prepare(words);
    const auto start = Clock::now();
    Rate made;
    while (Clock::now() - start < long_enough) {
        graph::Transaction transaction{base.graph()};
        (void)statement.run(base.graph(), values(made.statements++));
        base.commit(transaction);
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    made.a_second = static_cast<double>(rows * made.statements) / took.count();
    return made;
}

void report(std::string_view what, std::string_view where, double value) {
    fmt::print("{{\"engine\":\"dossier\",\"query\":\"{}, {}\",\"value\":{:.1f}}}\n", what, where, value);
    std::fflush(stdout);
}

/// A thousand maps as a parameter.
query::Parameters rows(const std::function<graph::Map(std::int64_t)>& row) {
    graph::List list;
    for (std::int64_t at = 0; at < batch; ++at) list.emplace_back(row(at));
    return {{"rows", graph::Value{std::move(list)}}};
}

void write(graph::KnowledgeBase base, std::string_view where) {
    const std::string body = "a few words such as a note has";
    {
        graph::Transaction transaction{base.graph()};
        (void)query::prepare("CREATE INDEX FOR (n:Note) ON (n.id)").run(base.graph());
        base.commit(transaction);
    }
    const Rate created = rate(base, "CREATE (:Note {id: $id, title: $title, body: $body})", [&](std::int64_t i) {
        return query::Parameters{{"id", integer(i)}, {"title", text(fmt::format("note {}", i))}, {"body", text(body)}};
    });
    const std::int64_t n = created.statements;
    report("CREATE a node", where, created.a_second);
    report("MERGE a node", where,
           rate(base, "MERGE (n:Note {id: $id}) ON CREATE SET n.title = $title ON MATCH SET n.title = $title",
                [&](std::int64_t i) {
                    return query::Parameters{{"id", integer(i % 2 != 0 ? i % n : n + i)},
                                             {"title", text(fmt::format("merged {}", i))}};
                })
               .a_second);
    report("CREATE a relationship", where,
           rate(base, "MATCH (a:Note {id: $a}), (b:Note {id: $b}) CREATE (a)-[:LINKS {weight: 1}]->(b)",
                [&](std::int64_t i) {
                    return query::Parameters{{"a", integer(i * 7919 % n)}, {"b", integer((i * 104729 + 1) % n)}};
                })
               .a_second);
    report("SET a property", where,
           rate(base, "MATCH (n:Note {id: $id}) SET n.title = $title",
                [&](std::int64_t i) {
                    return query::Parameters{{"id", integer(i * 7919 % n)}, {"title", text(fmt::format("set {}", i))}};
                })
               .a_second);
    constexpr std::int64_t first = 10'000'000;
    report("UNWIND 1,000 nodes", where,
           rate(
               base, "UNWIND $rows AS row CREATE (:Note {id: row.id, title: row.title, body: row.body})",
               [&](std::int64_t i) {
                   return rows([&](std::int64_t k) {
                       return graph::Map{{"id", integer(first + i * batch + k)},
                                         {"title", text(fmt::format("note {}", k))},
                                         {"body", text(body)}};
                   });
               },
               batch)
               .a_second);
    report("UNWIND 1,000 relationships", where,
           rate(
               base,
               "UNWIND $rows AS row MATCH (a:Note {id: row.a}), (b:Note {id: row.b}) CREATE (a)-[:LINKS {weight: 1}]->(b)",
               [&](std::int64_t i) {
                   return rows([&](std::int64_t k) {
                       return graph::Map{{"a", integer(first + k)}, {"b", integer(first + (k * 31 + i) % batch)}};
                   });
               },
               batch)
               .a_second);
}

void remove(const std::filesystem::path& file) {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
}

void open(const std::filesystem::path& file) {
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const auto start = Clock::now();
        graph::KnowledgeBase base = graph::KnowledgeBase::open(file, true);
        (void)query::prepare("MATCH (p:Person {id: 933}) RETURN p.birthYear").run(base.graph());
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::ranges::sort(times);
    fmt::print("{{\"engine\":\"dossier\",\"query\":\"open\",\"count\":1,\"median_ms\":{:.3f},\"min_ms\":{:.3f},\"max_ms\":{:.3f}}}\n",
               times[times.size() / 2], times.front(), times.back());
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    if (words.size() != 2 || (words[0] != "write" && words[0] != "open")) {
        fmt::print(stderr, "usage: dossier_write_bench write FILE | open KB\n");
        return 2;
    }
    try {
        if (words[0] == "open") {
            open(words[1]);
        } else {
            write(graph::KnowledgeBase::in_memory(), "in memory");
            remove(words[1]);
            write(graph::KnowledgeBase::open(words[1]), "in a file");
            remove(words[1]);
        }
    } catch (const graph::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
