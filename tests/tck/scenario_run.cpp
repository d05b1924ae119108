#include "tests/tck/scenario_run.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/support/matching.hpp"
#include "tests/support/running.hpp"
#include "tests/support/side_effects.hpp"
#include "tests/tck/procedure.hpp"

namespace dossier::tests::tck {

namespace {

using support::Fault;
using support::Order;
using support::Outcome;

/// An expectation that was not met; caught by run_scenario() alone.
struct Unmet {
    std::string what;
};

/// The scenario asks for something that is not here.
struct NotHere {
    std::string what;
};

std::optional<std::string_view> after(std::string_view text, std::string_view beginning) {
    if (!text.starts_with(beginning)) return std::nullopt;
    return text.substr(beginning.size());
}

std::optional<std::string_view> between(std::string_view text, std::string_view beginning, std::string_view end) {
    const auto rest = after(text, beginning);
    if (!rest || !rest->ends_with(end)) return std::nullopt;
    return rest->substr(0, rest->size() - end.size());
}

class World {
public:
    World(const std::filesystem::path& graphs, const query::Options& options) : graphs_{graphs}, options_{options} {}

    void perform(const Step& step) {
        if (!prepare_graph(step) && !execute(step) && !expect_result(step) && !expect_error(step)) {
            throw NotHere{fmt::format("no step `{}`", step.text)};
        }
    }

    /// An error that no step asked for.
    void finish() const {
        if (const auto* fault = this->fault(); fault != nullptr && !fault_expected_) throw Unmet{show(*fault)};
    }

private:
    bool prepare_graph(const Step& step) {
        if (step.text == "an empty graph" || step.text == "any graph") {
            graph_ = {};
        } else if (const auto name = between(step.text, "the ", " graph")) {
            load_graph(*name);
        } else if (step.text == "having executed:") {
            set_up(step.docstring.value_or(""));
        } else if (step.text == "parameters are:" || step.text == "parameter values are:") {
            for (const auto& row : step.table) parameters_.insert_or_assign(row.at(0), support::read_value(row.at(1)));
        } else if (const auto signature = after(step.text, "there exists a procedure ")) {
            query::Procedure procedure = table_procedure(*signature, step.table);
            procedures_.insert_or_assign(procedure.name, std::move(procedure));
        } else {
            return false;
        }
        return true;
    }

    bool execute(const Step& step) {
        const bool control = step.text.starts_with("executing control query:");
        const auto text = after(step.text, control ? "executing control query:" : "executing query:");
        if (!text) return false;
        finish();  // of the query before
        const support::Snapshot before{graph_};
        const std::string query = step.docstring.value_or(std::string{*text});
        outcome_ = support::run_statement(graph_, query, parameters_, procedures_, options_);
        fault_expected_ = false;
        side_effects_ = before.changes_to(support::Snapshot{graph_});
        return true;
    }

    bool expect_result(const Step& step) {
        constexpr std::string_view ignoring = " (ignoring element order for lists)";
        std::string text = step.text;
        const std::size_t found = text.find(ignoring);
        const Order elements = found == std::string::npos ? Order::as_written : Order::any;
        if (found != std::string::npos) text.erase(found, ignoring.size());

        if (text == "the result should be empty") {
            compare_rows({}, Order::any, elements);
        } else if (text == "the result should be, in any order:" || text == "the result should be:") {
            compare_table(step.table, Order::any, elements);
        } else if (text == "the result should be, in order:") {
            compare_table(step.table, Order::as_written, elements);
        } else if (text == "no side effects") {
            compare_side_effects({});
        } else if (text == "the side effects should be:") {
            compare_side_effects(step.table);
        } else {
            return false;
        }
        return true;
    }

    /// `a SyntaxError should be raised at compile time: UndefinedVariable`
    bool expect_error(const Step& step) {
        const std::string_view text = step.text;
        const std::size_t raised = text.find(" should be raised at ");
        const std::size_t colon = text.rfind(": ");
        const auto type = after(text.substr(0, raised), text.starts_with("an ") ? "an " : "a ");
        if (raised == std::string_view::npos || colon == std::string_view::npos || !type) return false;
        const std::size_t phase_begin = raised + std::string_view{" should be raised at "}.size();
        const std::string_view phase = text.substr(phase_begin, colon - phase_begin);
        const std::string_view detail = text.substr(colon + 2);

        const Fault* fault = this->fault();
        if (fault == nullptr) throw Unmet{fmt::format("no error, but {} rows", result().rows.size())};
        // Values come with the run, but a missing one is reported before the first row: to the kit, still compile time.
        const bool either = phase == "any time" || fault->diagnostic.code == graph::ErrorCode::missing_parameter;
        const bool phase_agrees = either || (phase == "runtime") == (fault->phase == support::Phase::runtime);
        const bool detail_agrees = detail == "*" || detail == kit_name(fault->diagnostic.code);
        if (*type != kit_name(fault->diagnostic.type) || !phase_agrees || !detail_agrees) {
            throw Unmet{"got " + show(*fault)};
        }
        if (!side_effects_.empty()) throw Unmet{"the failed query has side effects"};
        fault_expected_ = true;
        return true;
    }

    void load_graph(std::string_view name) {
        graph_ = {};
        const std::filesystem::path script = graphs_ / name / fmt::format("{}.cypher", name);
        std::ifstream file{script};
        if (!file) throw NotHere{fmt::format("no graph {}", script.string())};
        std::stringstream text;
        text << file.rdbuf();
        for (const std::string& statement : support::split_script(text.str())) set_up(statement);
    }

    void set_up(std::string_view statement) {
        const Outcome outcome = support::run_statement(graph_, statement, parameters_, procedures_, options_);
        if (const auto* fault = std::get_if<Fault>(&outcome)) throw Unmet{show(*fault)};
    }

    void compare_table(const Table& table, Order rows, Order elements) {
        const query::Result& result = this->result();
        if (table.empty()) throw NotHere{"a result without a table"};
        if (table.front() != result.columns) {
            throw Unmet{fmt::format("expected columns {}\ngot columns {}", fmt::join(table.front(), ", "),
                                    fmt::join(result.columns, ", "))};
        }
        compare_rows({table.begin() + 1, table.end()}, rows, elements);
    }

    void compare_rows(Table expected, Order rows, Order elements) {
        const query::Result& result = this->result();
        if (const auto differs =
                support::difference(support::read_rows(std::move(expected)), result.rows, graph_, rows, elements)) {
            throw Unmet{*differs};
        }
    }

    void compare_side_effects(const Table& table) {
        std::map<std::string, std::size_t> expected;
        for (const auto& row : table) {
            const graph::Value count = support::read_value(row.at(1));
            if (count.as_integer() != 0) expected[row.at(0)] = static_cast<std::size_t>(count.as_integer());
        }
        if (expected == side_effects_) return;
        throw Unmet{fmt::format("expected side effects {}\ngot side effects {}", expected, side_effects_)};
    }

    [[nodiscard]] const Fault* fault() const { return outcome_ ? std::get_if<Fault>(&*outcome_) : nullptr; }

    [[nodiscard]] const query::Result& result() const {
        if (!outcome_) throw NotHere{"a result before a query"};
        if (const Fault* fault = this->fault()) throw Unmet{show(*fault)};
        return std::get<query::Result>(*outcome_);
    }

    const std::filesystem::path& graphs_;
    const query::Options& options_;

    graph::PropertyGraph graph_;
    query::Parameters parameters_;
    query::Procedures procedures_ = query::builtin_procedures();

    std::optional<Outcome> outcome_;  // of the last query; absent before the first
    bool fault_expected_ = false;
    std::map<std::string, std::size_t> side_effects_;
};

}  // namespace

ScenarioResult run_scenario(const Scenario& scenario, const std::filesystem::path& graphs,
                            const query::Options& options) {
    World world{graphs, options};
    std::string at;
    try {
        for (const Step& step : scenario.steps) {
            at = fmt::format("line {}: {}", step.line, step.text);
            world.perform(step);
        }
        world.finish();
    } catch (const NotHere& absent) {
        return {Verdict::skipped, fmt::format("{}\n{}", at, absent.what)};
    } catch (const Unmet& unmet) {
        return {Verdict::failed, fmt::format("{}\n{}", at, unmet.what)};
    } catch (const std::exception& error) {
        return {Verdict::failed, fmt::format("{}\nan exception that is no query's fault: {}", at, error.what())};
    }
    return {};
}

}  // namespace dossier::tests::tck
