#include "query/query.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/allocation_meter.hpp"
#include "graph/error.hpp"
#include "graph/interruptible.hpp"
#include "query/bind/binder.hpp"
#include "query/exec/build.hpp"
#include "query/exec/memory_limit.hpp"
#include "query/exec/profiler.hpp"
#include "query/exec/schema.hpp"
#include "query/exec/subqueries.hpp"
#include "query/exec/writer.hpp"
#include "query/plan/explain.hpp"
#include "query/plan/merged_keys.hpp"
#include "query/plan_keeper.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query {

using Mode = bind::Statement::Mode;

struct Statement::Checked {
    bind::Statement bound;
    std::vector<std::string> columns;
    std::set<std::string> merged_keys;
};

Statement::Statement(std::unique_ptr<const Checked> checked)
    : checked_{std::move(checked)}, keeper_{std::make_unique<PlanKeeper>(checked_->bound)} {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

const std::vector<std::string>& Statement::columns() const noexcept { return checked_->columns; }

bool Statement::writes() const noexcept { return checked_->bound.writes && checked_->bound.mode != Mode::explain; }

bool Statement::commits() const noexcept {
    return checked_->bound.in_transactions && checked_->bound.mode != Mode::explain;
}

namespace {

using Row = std::vector<graph::Value>;

/// Pulls every batch of `root` through, and keeps the rows when the statement returns any.
std::vector<Row> all_rows(exec::Operator& root, const bind::Query& query, exec::Context& context) {
    std::vector<Row> rows;
    exec::Held held{context};
    exec::Batch batch;
    while (root.next(batch)) {
        context.check();
        if (query.columns.empty()) continue;
        const exec::Batch repeated = exec::repeated(std::move(batch));
        held.add(exec::bytes_of(repeated));
        for (std::size_t at = 0; at < repeated.size; ++at) {
            Row row;
            row.reserve(query.columns.size());
            for (const bind::Slot slot : query.results.front()) row.push_back(repeated[slot].at(at));
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

void check_may_write(const bind::Statement& statement, const Limits& limits) {
    if (!statement.writes || !limits.read_only) return;
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::read_only,
                        .message = "this statement writes, and only reading is allowed here",
                        .where = std::nullopt,
                        .hint = ""}};
}

[[noreturn]] void refuse_writing() {
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::read_only,
                        .message = "this statement writes, and the graph that it was run on is only read",
                        .where = std::nullopt,
                        .hint = "run it on the graph of the knowledge base itself, inside a transaction"}};
}

/// A query with a parameter that has no value is wrong even where no row comes to ask for it.
void check_parameters(const bind::Statement& statement, const Parameters& given) {
    for (const bind::UsedParameter& used : statement.parameters) {
        if (given.contains(used.name)) continue;
        throw graph::Error{{.type = graph::ErrorType::parameter_missing,
                            .code = graph::ErrorCode::missing_parameter,
                            .message = fmt::format("parameter `${}` has no value", used.name),
                            .where = used.where,
                            .hint = fmt::format("give it one: `--param {0}=…` on the command line, `:param {0} => …` "
                                                "in the shell",
                                                used.name)}};
    }
}

void check_may_commit(const bind::Statement& statement, const OwnTransaction* transaction) {
    if (!statement.in_transactions || transaction != nullptr) return;
    throw graph::Error{{.type = graph::ErrorType::semantic_error,
                        .code = graph::ErrorCode::not_supported,
                        .message = "CALL … IN TRANSACTIONS commits by itself, which cannot be inside a transaction",
                        .where = statement.in_transactions,
                        .hint = "end the open transaction first, or leave IN TRANSACTIONS out"}};
}

const std::vector<std::string>& explain_columns() {
    static const std::vector<std::string> columns{"operator", "details", "estimated_rows"};
    return columns;
}

const std::vector<std::string>& profile_columns() {
    static const std::vector<std::string> columns{"operator", "details", "estimated_rows",
                                                  "rows",     "time_ms", "memory_bytes"};
    return columns;
}

using Milliseconds = std::chrono::duration<double, std::milli>;

/// Down to microseconds.
double rounded(Milliseconds time) { return std::round(time.count() * 1000) / 1000; }

/// What an operator wrote to disk, as PROFILE tells it behind the details.
std::string spilled(const exec::OperatorCost& cost) {
    return fmt::format("spilled {} bytes in {} {}", cost.on_disk, cost.runs, cost.runs == 1 ? "run" : "runs");
}

std::vector<Row> explained_rows(const plan::Plan& plan, const bind::Statement& statement,
                                const graph::PropertyGraph& graph, const exec::Profiler* profiler) {
    std::vector<Row> rows;
    for (auto& line : plan::explained(plan, statement.slot_names, graph)) {
        Row& row = rows.emplace_back(Row{std::move(line.name), std::move(line.details), line.estimated_rows});
        if (!profiler) continue;
        const exec::OperatorCost& cost = profiler->cost(*line.plan);
        if (cost.runs > 0) row[1] = fmt::format("{} · {}", row[1].as_string(), spilled(cost));
        row.emplace_back(static_cast<std::int64_t>(cost.rows));
        row.emplace_back(rounded(cost.time));
        row.emplace_back(cost.most_held);
    }
    return rows;
}

/// EXPLAIN and PROFILE show a plan of one operator, which gives no rows.
Result run_schema(const bind::Statement& statement, graph::PropertyGraph* graph) {
    Result result{.columns = {}, .rows = {}, .changes = {}, .notices = {}};
    Row line{"+ ChangeSchema", exec::in_words(*statement.schema), 0};
    const auto begin = std::chrono::steady_clock::now();
    if (statement.mode != Mode::explain) result.changes = exec::change_schema(*statement.schema, *graph);
    if (statement.mode == Mode::run) return result;
    if (statement.mode == Mode::profile) {
        const Milliseconds time = std::chrono::steady_clock::now() - begin;
        line.insert(line.end(), {0, rounded(time), 0});
    }
    result.columns = statement.mode == Mode::profile ? profile_columns() : explain_columns();
    result.rows.push_back(std::move(line));
    return result;
}

}  // namespace

Result Statement::run(graph::PropertyGraph& graph, const Parameters& parameters, const Limits& limits,
                      const Options& options, OwnTransaction* transaction) const {
    const Written written{.graph = graph, .transaction = transaction};
    return answer(graph, parameters, limits, options, &written);
}

Result Statement::run(const graph::PropertyGraph& graph, const Parameters& parameters, const Limits& limits,
                      const Options& options) const {
    return answer(graph, parameters, limits, options, nullptr);
}

Result Statement::answer(const graph::PropertyGraph& graph, const Parameters& parameters, const Limits& limits,
                         const Options& options, const Written* written) const {
    const bind::Statement& statement = checked_->bound;
    const bool runs = statement.mode != Mode::explain;
    OwnTransaction* const transaction = written ? written->transaction : nullptr;
    if (runs) {
        check_may_write(statement, limits);
        if (writes() && !written) refuse_writing();
        check_may_commit(statement, transaction);
        check_parameters(statement, parameters);
    }

    exec::Context context{.graph = graph,
                          .parameters = parameters,
                          .limits = limits,
                          .options = options,
                          .now = std::chrono::system_clock::now(),
                          .run_subquery = {}};
    // What is asked of the graph from here on may have to be read from its file first, also to make a plan.
    const graph::Checkpoint check = [&context] { context.check(); };
    const graph::Interruptible interruptible{&check};
    check();
    if (statement.schema) return run_schema(statement, written ? &written->graph : nullptr);
    Result result{.columns = checked_->columns, .rows = {}, .changes = {}, .notices = {}};
    if (!runs) {
        result.rows = explained_rows(make_plan(statement, graph, options).plan, statement, graph, nullptr);
        return result;
    }
    if (statement.writes) {
        for (const auto& key : checked_->merged_keys) written->graph.index_property(written->graph.intern_key(key));
    }
    const std::shared_ptr<const MadePlan> made = keeper_->plan_for(graph, options);
    result.notices = made->notices;

    context.slots = made->slots;
    context.depth = made->depth;
    exec::Subqueries subqueries{context, made->depth};
    context.run_subquery = [&](const bind::Subquery& query, const exec::Batch& outer, std::size_t row) {
        return subqueries.run(query, outer, row);
    };
    std::optional<exec::Writer> writer;
    if (statement.writes) context.writer = &writer.emplace(written->graph);
    context.transaction = transaction;
    std::optional<exec::Profiler> profiler;
    if (statement.mode == Mode::profile) context.profiler = &profiler.emplace(made->plan);

    using graph::AllocationMeter;
    // What writes must not be stopped halfway through a change.
    AllocationMeter meter{limits.memory, writer ? AllocationMeter::Manner::notes : AllocationMeter::Manner::refuses};
    const AllocationMeter::Metering metering{limits.memory ? &meter : AllocationMeter::of_this_thread()};
    try {
        exec::Tree tree{context, std::max<std::size_t>(1, options.batch_size), {}};
        tree.argument.size = 1;
        const exec::OperatorPtr root = exec::build(made->plan, tree);
        result.rows = all_rows(*root, statement.query, context);
    } catch (const std::bad_alloc&) {
        if (!meter.is_passed()) throw;
        exec::stop_for_memory(limits);
    }
    if (writer) writer->check_constraints();
    if (writer) result.changes = writer->counts();
    if (profiler) result.rows = explained_rows(made->plan, statement, graph, &*profiler);
    return result;
}

std::string Statement::explain(const graph::PropertyGraph& graph, const Options& options) const {
    if (checked_->bound.schema) return "+ ChangeSchema  " + exec::in_words(*checked_->bound.schema) + "\n";
    const MadePlan made = make_plan(checked_->bound, graph, options);
    return plan::explain(made.plan, checked_->bound.slot_names, graph);
}

Statement prepare(std::string_view text, const Procedures& procedures) {
    auto checked = std::make_unique<Statement::Checked>();
    checked->bound = bind::bind(syntax::parse(text), text, procedures);
    checked->merged_keys = plan::merged_keys(checked->bound.query);
    switch (checked->bound.mode) {
    case Mode::run: checked->columns = checked->bound.query.columns; break;
    case Mode::explain: checked->columns = explain_columns(); break;
    case Mode::profile: checked->columns = profile_columns(); break;
    }
    return Statement{std::move(checked)};
}

}  // namespace dossier::query
