#include "query/bind/show_tables.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "graph/schema.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/functions.hpp"

namespace dossier::query::bind {

namespace {

using graph::ElementKind;
using graph::PropertyGraph;
using graph::Value;
using Row = std::vector<Value>;
using Rows = std::vector<Row>;

Value list_of(const std::vector<std::string>& names) {
    graph::List list;
    for (const std::string& name : names) list.emplace_back(name);
    return list;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value{} : Value{text}; }

std::string_view entity(const graph::SchemaTarget& target) {
    return target.element == ElementKind::node ? "NODE" : "RELATIONSHIP";
}

Rows indexes(const PropertyGraph& graph, const std::string& kind) {
    Rows rows;
    for (const graph::Schema::Index* each : graph.schema().indexes()) {
        const graph::IndexDefinition& index = each->definition;
        const std::string type = index.kind == graph::IndexKind::range ? "RANGE" : "FULLTEXT";
        if (!kind.empty() && kind != "ALL" && kind != type) continue;
        rows.push_back({static_cast<std::int64_t>(rows.size() + 1), index.name, "ONLINE", 100.0, type,
                        entity(index.target), list_of(index.target.names), list_of(index.target.keys),
                        type == "RANGE" ? "range-1.0" : "fulltext-1.0", text_or_null(index.constraint), "",
                        create_statement(index)});
    }
    return rows;
}

std::string type_of(const graph::ConstraintDefinition& constraint) {
    switch (constraint.kind) {
    case graph::ConstraintKind::unique:
        return constraint.target.element == ElementKind::node ? "UNIQUENESS" : "RELATIONSHIP_UNIQUENESS";
    case graph::ConstraintKind::not_null: return fmt::format("{}_PROPERTY_EXISTENCE", entity(constraint.target));
    case graph::ConstraintKind::key: break;
    }
    return fmt::format("{}_KEY", entity(constraint.target));
}

bool is_of_kind(const graph::ConstraintDefinition& constraint, const std::string& kind) {
    if (kind.empty() || kind == "ALL") return true;
    switch (constraint.kind) {
    case graph::ConstraintKind::unique: return kind.starts_with("UNIQUE");
    case graph::ConstraintKind::not_null: return kind.starts_with("EXIST");
    case graph::ConstraintKind::key: break;
    }
    return kind == "KEY";
}

Rows constraints(const PropertyGraph& graph, const std::string& kind) {
    Rows rows;
    for (const graph::ConstraintDefinition* constraint : graph.schema().constraints()) {
        if (!is_of_kind(*constraint, kind)) continue;
        rows.push_back({static_cast<std::int64_t>(rows.size() + 1), constraint->name, type_of(*constraint),
                        entity(constraint->target), list_of(constraint->target.names), list_of(constraint->target.keys),
                        constraint->has_index() ? Value{constraint->name} : Value{}, Value{},
                        create_statement(*constraint)});
    }
    return rows;
}

Rows functions_in_rows() {
    Rows rows;
    for (const FunctionSignature& function : functions()) {
        rows.push_back({function.name, name(function.group), function.summary,
                        fmt::format("{}({})", function.name, function.arguments), function.aggregates(), true,
                        function.example});
    }
    std::ranges::sort(rows, {}, [](const Row& row) -> const std::string& { return row.front().as_string(); });
    return rows;
}

std::string signature(const Procedure& procedure) {
    const auto fields = [](const std::vector<Field>& all) {
        std::string text;
        for (const Field& field : all) {
            text += fmt::format("{}{}{} :: {}", text.empty() ? "" : ", ", field.name, field.optional ? " = null" : "",
                                field.type);
        }
        return text;
    };
    return fmt::format("{}({}) :: ({})", procedure.name, fields(procedure.arguments), fields(procedure.results));
}

/// No procedure writes: the graph that they get is constant.
Rows procedures_in_rows(const Procedures& procedures) {
    Rows rows;
    for (const auto& [name, procedure] : procedures) {
        rows.push_back({name, procedure.summary, "READ", false, signature(procedure)});
    }
    return rows;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// The kind in capitals, one word of `allowed` or none.
std::string kind_of(const syntax::Show& show, std::initializer_list<std::string_view> allowed, std::string_view what) {
    if (!show.kind) return {};
    const std::string kind = upper(show.kind->text);
    if (std::ranges::count(allowed, std::string_view{kind}) > 0) return kind;
    syntax_fault(graph::ErrorCode::unexpected_syntax, fmt::format("there are no {} {}", show.kind->text, what),
                 show.kind->where, fmt::format("SHOW {} gives all", upper(std::string{what})));
}

const Field id{"id", "INTEGER"}, name_field{"name", "STRING"}, type{"type", "STRING"},
    entity_type{"entityType", "STRING"}, names{"labelsOrTypes", "LIST OF STRING"},
    properties{"properties", "LIST OF STRING"}, description{"description", "STRING"},
    statement{"createStatement", "STRING"};

ShowTable table_of(std::string name, std::vector<Field> columns, std::size_t usual, auto rows) {
    return {{.name = std::move(name),
             .arguments = {},
             .results = std::move(columns),
             .summary = {},
             .run =
                 [rows = std::move(rows)](ProcedureCall& call) {
                     for (auto& row : rows(call.graph)) call.emit(std::move(row));
                 }},
            usual};
}

}  // namespace

ShowTable show_table(const syntax::Show& show, const Procedures& procedures) {
    switch (show.what) {
    case syntax::Show::What::indexes: {
        const std::string kind =
            kind_of(show, {"ALL", "RANGE", "FULLTEXT", "TEXT", "POINT", "LOOKUP", "VECTOR"}, "indexes");
        return table_of("SHOW INDEXES",
                        {id,
                         name_field,
                         {"state", "STRING"},
                         {"populationPercent", "FLOAT"},
                         type,
                         entity_type,
                         names,
                         properties,
                         {"indexProvider", "STRING"},
                         {"owningConstraint", "STRING?"},
                         {"failureMessage", "STRING"},
                         statement},
                        10, [kind](const PropertyGraph& graph) { return indexes(graph, kind); });
    }
    case syntax::Show::What::constraints: {
        const std::string kind =
            kind_of(show, {"ALL", "UNIQUE", "UNIQUENESS", "KEY", "EXIST", "EXISTENCE"}, "constraints");
        return table_of("SHOW CONSTRAINTS",
                        {id,
                         name_field,
                         type,
                         entity_type,
                         names,
                         properties,
                         {"ownedIndex", "STRING?"},
                         {"propertyType", "STRING?"},
                         statement},
                        8, [kind](const PropertyGraph& graph) { return constraints(graph, kind); });
    }
    case syntax::Show::What::functions:
        static_cast<void>(kind_of(show, {"ALL", "BUILT IN"}, "functions"));
        return table_of("SHOW FUNCTIONS",
                        {name_field,
                         {"category", "STRING"},
                         description,
                         {"signature", "STRING"},
                         {"aggregating", "BOOLEAN"},
                         {"isBuiltIn", "BOOLEAN"},
                         {"example", "STRING"}},
                        3, [](const PropertyGraph&) { return functions_in_rows(); });
    case syntax::Show::What::procedures: break;
    }
    static_cast<void>(kind_of(show, {"ALL"}, "procedures"));
    return table_of(
        "SHOW PROCEDURES",
        {name_field, description, {"mode", "STRING"}, {"worksOnSystem", "BOOLEAN"}, {"signature", "STRING"}}, 4,
        [rows = procedures_in_rows(procedures)](const PropertyGraph&) { return rows; });
}

}  // namespace dossier::query::bind
