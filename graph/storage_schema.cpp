#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "graph/restore.hpp"
#include "graph/schema.hpp"
#include "graph/storage_file.hpp"
#include "graph/value_json.hpp"

// Indexes and constraints in the file: what they are, not what they hold, for an index is made anew when the graph is
// loaded. An index that serves a constraint has no row of its own.

namespace dossier::graph {

namespace {

/// Numbers of the file.
enum class Sort : std::int64_t { range_index, full_text_index, unique, not_null, key };

std::string json(const std::vector<std::string>& names) {
    List list;
    for (const std::string& name : names) list.emplace_back(name);
    return to_json(Value{std::move(list)});
}

/// Nothing for what no program of ours writes.
std::optional<std::vector<std::string>> names_of(std::string_view text) {
    try {
        const Value list = from_json(text);
        if (!list.is(ValueKind::list) || list.as_list().empty()) return std::nullopt;
        std::vector<std::string> names;
        for (const Value& name : list.as_list()) {
            if (!name.is(ValueKind::string)) return std::nullopt;
            names.push_back(name.as_string());
        }
        return names;
    } catch (const Error&) {
        return std::nullopt;
    }
}

struct Row {
    std::string name;
    Sort sort;
    SchemaTarget target;

    auto key() const { return std::tuple{name, sort, target.element, target.names, target.keys}; }
    bool operator<(const Row& other) const { return key() < other.key(); }
};

std::vector<Row> rows_of(const Schema& schema) {
    std::vector<Row> rows;
    for (const Schema::Index* each : schema.indexes()) {
        const IndexDefinition& index = each->definition;
        if (!index.constraint.empty()) continue;
        const Sort sort = index.kind == IndexKind::range ? Sort::range_index : Sort::full_text_index;
        rows.push_back({index.name, sort, index.target});
    }
    for (const ConstraintDefinition* each : schema.constraints()) {
        const Sort sort = each->kind == ConstraintKind::unique     ? Sort::unique
                          : each->kind == ConstraintKind::not_null ? Sort::not_null
                                                                   : Sort::key;
        rows.push_back({each->name, sort, each->target});
    }
    return rows;
}

std::optional<Row> row_of(const sqlite::Statement& rows) {
    const std::int64_t sort = rows.number(1), element = rows.number(2);
    auto names = names_of(rows.bytes(3)), keys = names_of(rows.bytes(4));
    if (sort < 0 || sort > static_cast<std::int64_t>(Sort::key) || (element != 0 && element != 1)) return std::nullopt;
    if (!names || !keys) return std::nullopt;
    return Row{std::string{rows.bytes(0)},
               Sort{sort},
               {static_cast<ElementKind>(element), *std::move(names), *std::move(keys)}};
}

bool restore(GraphRestorer& restorer, Row row) {
    switch (row.sort) {
    case Sort::range_index: return restorer.add(IndexDefinition{row.name, IndexKind::range, row.target, ""});
    case Sort::full_text_index: return restorer.add(IndexDefinition{row.name, IndexKind::full_text, row.target, ""});
    case Sort::unique: return restorer.add(ConstraintDefinition{row.name, ConstraintKind::unique, row.target});
    case Sort::not_null: return restorer.add(ConstraintDefinition{row.name, ConstraintKind::not_null, row.target});
    case Sort::key: return restorer.add(ConstraintDefinition{row.name, ConstraintKind::key, row.target});
    }
    return false;
}

constexpr std::string_view all_rows = "SELECT name, sort, element, names, keys FROM schema ORDER BY name, sort";

}  // namespace

void StorageFile::load_schema(PropertyGraph& graph) {
    if (version_ < with_schema) return;
    GraphRestorer restorer{graph};
    sqlite::Statement rows = database_->prepare(all_rows);
    while (rows.step()) {
        auto row = row_of(rows);
        if (row && restore(restorer, *std::move(row))) continue;
        throw_damaged(fmt::format("the index or constraint `{}` is none", rows.bytes(0)));
    }
}

void StorageFile::write_schema(const PropertyGraph& graph, std::span<const Change> changes) {
    const bool changed = std::ranges::any_of(changes, [](const Change& change) {
        return change.kind == Change::Kind::schema_added || change.kind == Change::Kind::schema_dropped;
    });
    if (!changed) return;
    database_->run("DELETE FROM schema");
    sqlite::Statement put = database_->prepare("INSERT INTO schema VALUES (?, ?, ?, ?, ?)");
    for (const Row& row : rows_of(graph.schema())) {
        const std::string names = json(row.target.names), keys = json(row.target.keys);
        put.bind(1, row.name)
            .bind(2, static_cast<std::int64_t>(row.sort))
            .bind(3, static_cast<std::int64_t>(row.target.element))
            .bind(4, names)
            .bind(5, keys)
            .run();
    }
}

void StorageFile::compare_schema(const PropertyGraph& graph, std::vector<Diagnostic>& found) {
    std::set<Row> expected;
    for (Row& row : rows_of(graph.schema())) expected.insert(std::move(row));
    if (version_ >= with_schema) {
        sqlite::Statement rows = database_->prepare(all_rows);
        while (rows.step()) {
            const auto row = row_of(rows);
            if (row && expected.erase(*row) > 0) continue;
            found.push_back(
                damage(fmt::format("has `{}`, an index or a constraint that the graph does not have", rows.bytes(0))));
        }
    }
    for (const Row& row : expected)
        found.push_back(damage(fmt::format("lacks the index or constraint `{}`", row.name)));
}

}  // namespace dossier::graph
