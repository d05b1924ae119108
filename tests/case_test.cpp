// Runs case files: queries with the rows, changes or errors that they must give. Every statement runs under every way
// of running it (support/ways.hpp) and must answer the same each time.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/value_order.hpp"
#include "tests/support/case_file.hpp"
#include "tests/support/running.hpp"
#include "tests/support/side_effects.hpp"
#include "tests/support/ways.hpp"

namespace dossier::tests {

namespace {

using support::Case;
using support::ExpectedError;
using support::ExpectedResult;
using support::Fault;

std::optional<std::string> compare(const ExpectedError& expected, const support::Outcome& outcome,
                                   std::string_view text) {
    const auto* fault = std::get_if<Fault>(&outcome);
    if (fault == nullptr) return "no error";
    const graph::Diagnostic& got = fault->diagnostic;
    std::string place = "nowhere";
    if (got.where) {
        const graph::LineColumn at = graph::line_column(text, got.where->begin);
        place = fmt::format("{}:{}", at.line, at.column);
    }
    if (expected.code == name(got.code) && (expected.place.empty() || expected.place == place)) return std::nullopt;
    return fmt::format("expected {} {}\ngot {} {} ({})", expected.code, expected.place, name(got.code), place,
                       got.message);
}

std::optional<std::string> compare(const ExpectedResult& expected, const support::Outcome& outcome,
                                   const graph::PropertyGraph& graph) {
    if (const auto* fault = std::get_if<Fault>(&outcome)) return show(*fault);
    const auto& result = std::get<query::Result>(outcome);
    if (expected.columns && *expected.columns != result.columns) {
        return fmt::format("expected columns {}\ngot columns {}", *expected.columns, result.columns);
    }
    return support::difference(expected.rows, result.rows, graph, expected.order);
}

/// The cases of one file run one way, in order: a `then` needs the graph of the case before.
class FileRun {
public:
    explicit FileRun(const support::Way& way) : way_{way} {}

    [[nodiscard]] std::optional<std::string> run(const Case& tested) {
        if (!tested.continues) {
            if (auto fault = build_graph(tested.graph)) return fault;
        }
        const support::Snapshot before{graph_};
        const auto outcome =
            support::run_statement(graph_, tested.text, tested.parameters, query::builtin_procedures(), way_.options);
        const auto changes = before.changes_to(support::Snapshot{graph_});
        if (const auto* error = std::get_if<ExpectedError>(&tested.expected)) {
            if (auto differs = compare(*error, outcome, tested.text)) return differs;
            if (changes == error->changes) return std::nullopt;
            return fmt::format("failed, expected changes {}\ngot changes {}", error->changes, changes);
        }
        const auto& expected = std::get<ExpectedResult>(tested.expected);
        if (auto differs = compare(expected, outcome, graph_)) return differs;
        if (changes == expected.changes) return compare_with_one_thread(tested, outcome);
        return fmt::format("expected changes {}\ngot changes {}", expected.changes, changes);
    }

private:
    std::optional<std::string> build_graph(std::string_view script) {
        graph_ = {};
        for (const std::string& statement : support::split_script(script)) {
            const auto outcome = support::run_statement(graph_, statement);
            if (const auto* fault = std::get_if<Fault>(&outcome)) return "in the graph: " + show(*fault);
        }
        return std::nullopt;
    }

    /// Several threads give the rows of one in its order, asked for or not.
    [[nodiscard]] std::optional<std::string> compare_with_one_thread(const Case& tested,
                                                                     const support::Outcome& outcome) {
        if (way_.options.threads == 1 || query::prepare(tested.text).writes()) return std::nullopt;
        query::Options alone = way_.options;
        alone.threads = 1;
        const auto again =
            support::run_statement(graph_, tested.text, tested.parameters, query::builtin_procedures(), alone);
        const auto same = [](const auto& a, const auto& b) { return std::ranges::equal(a, b, graph::Equivalent{}); };
        if (std::ranges::equal(std::get<query::Result>(outcome).rows, std::get<query::Result>(again).rows, same)) {
            return std::nullopt;
        }
        return "the rows of one thread come in another order";
    }

    const support::Way& way_;
    graph::PropertyGraph graph_;
};

void tell(std::string_view path, const Case& tested, std::string_view way, std::string_view reason) {
    fmt::print("{}:{}: {} ({})\n", path, tested.line, tested.name, way);
    std::istringstream lines{std::string{reason}};
    for (std::string line; std::getline(lines, line);) fmt::print("    {}\n", line);
}

/// How many cases failed, run any way.
std::size_t run_file(const char* path, std::span<const support::Way> ways, std::size_t& count) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    const std::vector<Case> cases = support::read_case_file(std::move(text).str());
    if (cases.empty()) {
        fmt::print("{}: no case\n", path);
        return 1;
    }
    count += cases.size();
    std::vector<bool> failed(cases.size(), false);
    for (const support::Way& way : ways) {
        FileRun run{way};
        for (std::size_t at = 0; at < cases.size(); ++at) {
            // What the first way got wrong is told once; a later one is told where it alone disagrees.
            const auto reason = run.run(cases[at]);
            if (!reason || failed[at]) continue;
            failed[at] = true;
            tell(path, cases[at], way.name, *reason);
        }
    }
    return static_cast<std::size_t>(std::ranges::count(failed, true));
}

int run(const std::vector<const char*>& paths) {
    const std::vector<support::Way> ways = support::ways_to_run();
    std::size_t count = 0, failed = 0;
    for (const char* path : paths) {
        try {
            failed += run_file(path, ways, count);
        } catch (const std::exception& error) {
            fmt::print("{}: {}\n", path, error.what());
            ++failed;
        }
    }
    fmt::print("{} cases, {} failed\n", count, failed);
    return failed == 0 && count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

}  // namespace dossier::tests

int main(int argc, char** argv) { return dossier::tests::run({argv + 1, argv + argc}); }
