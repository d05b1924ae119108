#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "graph/value_order.hpp"
#include "query/query.hpp"

namespace dossier::query {

inline constexpr std::size_t tiny = 3'000'000;

/// Values of every kind, many of them equivalent to others without being alike, `a` an integer from 0 to 19.
inline constexpr std::string_view any_value =
    "CASE a WHEN 0 THEN null WHEN 1 THEN 1 WHEN 2 THEN 1.0 WHEN 3 THEN 0.0 / 0.0 WHEN 4 THEN -0.0 WHEN 5 THEN 0 "
    "WHEN 6 THEN 'text' WHEN 7 THEN true WHEN 8 THEN [1, null, [2.0, 'x']] WHEN 9 THEN [1.0, null, [2, 'x']] "
    "WHEN 10 THEN {k: null, l: {m: [1]}} WHEN 11 THEN date('2024-02-29') WHEN 12 THEN time('10:00:00.5+01:00') "
    "WHEN 13 THEN datetime('2024-06-01T12:00:00[Europe/Amsterdam]') WHEN 14 THEN duration('P1M2DT0.000000003S') "
    "WHEN 15 THEN localdatetime('1824-01-01T00:00:00.1') WHEN 16 THEN localtime('23:59') WHEN 17 THEN [] "
    "WHEN 18 THEN 9007199254740993 ELSE '' END";

/// Statements that are run with little memory and with all.
class Spill : public testing::Test {
protected:
    static void SetUpTestSuite() {
        graph_ = new graph::PropertyGraph;
        graph::Transaction transaction{*graph_};
        (void)prepare("UNWIND range(0, 299) AS i CREATE (:A {id: i, s: 'n' + i % 7})").run(*graph_);
        (void)prepare("MATCH (a:A), (b:A) WHERE b.id = a.id * 7 % 300 CREATE (a)-[:T {k: a.id % 5}]->(b)").run(*graph_);
        transaction.commit();
    }
    static void TearDownTestSuite() { delete graph_; }

    static Result run(std::string_view text, const Limits& limits = {}, const Options& options = {}) {
        graph::Transaction transaction{*graph_};  // rolled back
        return prepare(text).run(*graph_, {}, limits, options);
    }

    /// `text` answers as without one, to the kind of each value, and goes to disk for it.
    static void expect_same(const std::string& text, std::size_t memory = tiny, const Options& options = {}) {
        const Result all = run(text, {}, options);
        const Result some = run(text, {.memory = memory}, options);
        ASSERT_FALSE(all.rows.empty()) << text;
        ASSERT_EQ(all.rows.size(), some.rows.size()) << text;
        for (std::size_t row = 0; row < all.rows.size(); ++row) {
            for (std::size_t cell = 0; cell < all.rows[row].size(); ++cell) {
                const auto& a = all.rows[row][cell];
                const auto& b = some.rows[row][cell];
                ASSERT_EQ(a.kind(), b.kind()) << text << ", row " << row;
                ASSERT_TRUE(graph::equivalent(a, b)) << text << ", row " << row;
            }
        }
        EXPECT_TRUE(spilled("PROFILE " + text, memory, options)) << text;
    }
    static bool spilled(const std::string& text, std::size_t memory, const Options& options = {}) {
        for (const auto& row : run(text, {.memory = memory}, options).rows) {
            if (row[1].as_string().find("spilled ") != std::string::npos) return true;
        }
        return false;
    }
    static graph::Diagnostic fault(std::string_view text, const Limits& limits) {
        try {
            (void)run(text, limits);
        } catch (const graph::Error& error) {
            return error.diagnostic();
        }
        return {.code = graph::ErrorCode::not_supported, .message = "none", .where = {}, .hint = {}};
    }
    /// A statement that makes `New` nodes is told when its file grows past 100 kB, and nothing of it stays.
    static void expect_told_when_the_file_is_full(std::string_view text) {
        const pid_t process = fork();
        if (process == 0) {
            const rlimit most{100'000, 100'000};
            setrlimit(RLIMIT_FSIZE, &most);
            const auto report = fault(text, {.memory = 20'000'000});
            const bool none = run("MATCH (n:New) RETURN count(n)").rows[0][0].as_integer() == 0;
            _exit(report.code == graph::ErrorCode::write_failed && none ? 0 : 1);
        }
        int status = 0;
        waitpid(process, &status, 0);
        EXPECT_TRUE(WIFEXITED(status));
        EXPECT_EQ(WEXITSTATUS(status), 0);
    }

    static inline graph::PropertyGraph* graph_ = nullptr;
};

}  // namespace dossier::query
