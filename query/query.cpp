#include "query/query.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/bind/binder.hpp"
#include "query/exec/build.hpp"
#include "query/exec/subqueries.hpp"
#include "query/exec/writer.hpp"
#include "query/notices.hpp"
#include "query/plan/explain.hpp"
#include "query/plan/merged_keys.hpp"
#include "query/plan/rewrite.hpp"
#include "query/syntax/parser.hpp"

namespace dossier::query {

struct Statement::Checked {
    bind::Statement bound;
    std::vector<std::string> columns;
};

Statement::Statement(std::unique_ptr<const Checked> checked) : checked_{std::move(checked)} {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

const std::vector<std::string>& Statement::columns() const noexcept { return checked_->columns; }

bool Statement::writes() const noexcept {
    return checked_->bound.writes && checked_->bound.mode == bind::Statement::Mode::run;
}

namespace {

using Row = std::vector<graph::Value>;

plan::PlannerInput planner_input(const bind::Statement& statement, const graph::PropertyGraph& graph) {
    return {.graph = graph, .slots = statement.slots};
}

plan::Plan planned(const bind::Statement& statement, const Options& options, plan::PlannerInput& input) {
    const auto& results = statement.query.results;
    return plan::make_plan(statement.query, {}, results.empty() ? std::vector<bind::Slot>{} : results.front(), input,
                           options);
}

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

/// A query with a parameter that has no value is wrong even where no row comes to ask for it.
void check_parameters(const bind::Statement& statement, const Parameters& given) {
    for (const bind::UsedParameter& used : statement.parameters) {
        if (given.contains(used.name)) continue;
        throw graph::Error{{.type = graph::ErrorType::parameter_missing,
                            .code = graph::ErrorCode::missing_parameter,
                            .message = fmt::format("parameter `${}` has no value", used.name),
                            .where = used.where,
                            .hint = ""}};
    }
}

Result explained_rows(const plan::Plan& plan, const bind::Statement& statement) {
    Result result{.columns = {"operator", "details"}, .rows = {}, .changes = {}, .notices = {}};
    for (auto& [name, details] : plan::explained(plan, statement.slot_names)) {
        result.rows.push_back({std::move(name), std::move(details)});
    }
    return result;
}

}  // namespace

Result Statement::run(graph::PropertyGraph& graph, const Parameters& parameters, const Limits& limits,
                      const Options& options) const {
    const bind::Statement& statement = checked_->bound;
    const bool runs = statement.mode == bind::Statement::Mode::run;
    if (runs) {
        check_may_write(statement, limits);
        check_parameters(statement, parameters);
        for (const auto& key : plan::merged_keys(statement.query)) graph.index_property(graph.intern_key(key));
    }
    plan::PlannerInput input = planner_input(statement, graph);
    const plan::Plan plan = planned(statement, options, input);
    if (!runs) return explained_rows(plan, statement);

    exec::Context context{.graph = graph,
                          .parameters = parameters,
                          .limits = limits,
                          .options = options,
                          .now = std::chrono::system_clock::now(),
                          .slots = input.slots,
                          .run_subquery = {}};
    exec::Subqueries subqueries{context, input.depth};
    context.run_subquery = [&](const bind::Subquery& query, const exec::Batch& outer, std::size_t row) {
        return subqueries.run(query, outer, row);
    };
    std::optional<exec::Writer> writer;
    if (statement.writes) context.writer = &writer.emplace(graph);

    exec::Tree tree{context, std::max<std::size_t>(1, options.batch_size), {}};
    tree.argument.size = 1;
    const exec::OperatorPtr root = exec::build(plan, tree);
    Result result{.columns = checked_->columns, .rows = {}, .changes = {}, .notices = unknown_names(statement, graph)};
    result.rows = all_rows(*root, statement.query, context);
    if (writer) result.changes = writer->counts();
    return result;
}

std::string Statement::explain(const graph::PropertyGraph& graph, const Options& options) const {
    plan::PlannerInput input = planner_input(checked_->bound, graph);
    return plan::explain(planned(checked_->bound, options, input), checked_->bound.slot_names);
}

Statement prepare(std::string_view text, const Procedures& procedures) {
    auto checked = std::make_unique<Statement::Checked>();
    checked->bound = bind::bind(syntax::parse(text), text, procedures);
    if (checked->bound.mode == bind::Statement::Mode::profile) {
        throw graph::Error{{.type = graph::ErrorType::syntax_error,
                            .code = graph::ErrorCode::not_supported,
                            .message = "PROFILE is not supported",
                            .where = std::nullopt,
                            .hint = "EXPLAIN shows the plan without running it"}};
    }
    const bool runs = checked->bound.mode == bind::Statement::Mode::run;
    checked->columns = runs ? checked->bound.query.columns : std::vector<std::string>{"operator", "details"};
    return Statement{std::move(checked)};
}

}  // namespace dossier::query
