#include "loaders/import/csv_header.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace dossier::loaders::import {

namespace {

using Role = CsvColumn::Role;

struct Word {
    std::string_view name;
    Role role;
};

constexpr std::array<Word, 6> words{{{"ID", Role::id},
                                     {"LABEL", Role::labels},
                                     {"START_ID", Role::start},
                                     {"END_ID", Role::end},
                                     {"TYPE", Role::type},
                                     {"IGNORE", Role::ignored}}};

constexpr std::string_view known_types = "string, boolean, long, double, date, localtime, time, localdatetime, "
                                         "datetime, duration, each also as a list: `string[]`";

std::string_view word_of(Role role) {
    const auto found = std::ranges::find(words, role, &Word::role);
    return found == words.end() ? std::string_view{} : found->name;
}

/// Takes `(Person)` off the end of `text`.
std::string take_space(std::string_view& text) {
    const std::size_t open = text.find('(');
    if (!text.ends_with(')') || open == std::string_view::npos) return {};
    std::string space{text.substr(open + 1, text.size() - open - 2)};
    text = text.substr(0, open);
    return space;
}

bool may_have_space(Role role) { return role == Role::id || role == Role::start || role == Role::end; }

CsvColumn column_of(std::string_view field, const graph::CsvReader& reader) {
    if (field.ends_with('}')) {
        reader.fail(fmt::format("`{}`: options in braces are not supported", field),
                    "say --id-type on the command line, and write time zones with the values");
    }
    const std::size_t space_begins = field.find('(');
    const std::size_t colon = field.rfind(':', space_begins);
    if (colon == std::string_view::npos) return {.name = std::string{field}};

    CsvColumn column{.name = std::string{field.substr(0, colon)}};
    std::string_view what = field.substr(colon + 1);
    column.space = take_space(what);
    const auto word = std::ranges::find(words, what, &Word::name);
    if (word != words.end()) {
        column.role = word->role;
        if (!column.space.empty() && !may_have_space(column.role)) {
            reader.fail(fmt::format("`{}`: only ID, START_ID and END_ID have a space of ids", field));
        }
        return column;
    }
    column.is_list = what.ends_with("[]");
    if (column.is_list) what.remove_suffix(2);
    const std::optional<PropertyType> type = property_type(what);
    if (!type || !column.space.empty()) {
        reader.fail(fmt::format("`{}` says neither what the column is for nor a type that we know", field),
                    fmt::format("types are {}", known_types));
    }
    if (column.name.empty()) reader.fail(fmt::format("`{}`: the property has no name", field));
    column.type = *type;
    return column;
}

void refuse_foreign(const CsvColumn& column, CsvElement element, const graph::CsvReader& reader) {
    const bool of_nodes = column.role == Role::id || column.role == Role::labels;
    const bool of_relationships = column.role == Role::start || column.role == Role::end || column.role == Role::type;
    if (element == CsvElement::relationship && of_nodes) {
        reader.fail(fmt::format("`:{}` is a column of nodes, but this file has relationships", word_of(column.role)));
    }
    if (element == CsvElement::node && of_relationships) {
        reader.fail(fmt::format("`:{}` is a column of relationships, but this file has nodes", word_of(column.role)));
    }
}

void refuse_doubles(const std::vector<CsvColumn>& columns, const graph::CsvReader& reader) {
    const CsvColumn& last = columns.back();
    if (last.role == Role::ignored) return;
    const auto earlier = std::ranges::find_if(columns.begin(), columns.end() - 1, [&last](const CsvColumn& column) {
        const bool same_key = !last.name.empty() && column.name == last.name && column.role != Role::ignored;
        return same_key || (last.role != Role::property && column.role == last.role);
    });
    if (earlier == columns.end() - 1) return;
    reader.fail(last.role == Role::property || last.role != earlier->role
                    ? fmt::format("the column `{}` occurs twice", last.name)
                    : fmt::format("the column `:{}` occurs twice", word_of(last.role)));
}

void ask_for(Role role, const std::vector<CsvColumn>& columns, const graph::CsvReader& reader) {
    if (std::ranges::find(columns, role, &CsvColumn::role) != columns.end()) return;
    reader.fail(fmt::format("the header has no column `:{}`", word_of(role)),
                "is the delimiter right? the first line of the first file is the header");
}

}  // namespace

std::vector<CsvColumn> read_header(graph::CsvReader& reader, CsvElement element) {
    std::vector<graph::CsvField> fields;
    if (!reader.next(fields)) reader.fail("the file is empty", "its first line is the header");
    std::vector<CsvColumn> columns;
    for (const graph::CsvField& field : fields) {
        if (!field || field->empty()) {
            columns.push_back({.role = Role::ignored});  // as the tools of others read it
            continue;
        }
        columns.push_back(column_of(*field, reader));
        refuse_foreign(columns.back(), element, reader);
        refuse_doubles(columns, reader);
    }
    if (element == CsvElement::relationship) {
        ask_for(Role::start, columns, reader);
        ask_for(Role::end, columns, reader);
    }
    return columns;
}

std::optional<std::size_t> column_of(const std::vector<CsvColumn>& columns, CsvColumn::Role role) {
    const auto found = std::ranges::find(columns, role, &CsvColumn::role);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::vector<std::pair<std::size_t, graph::KeyId>> property_columns(const std::vector<CsvColumn>& columns,
                                                                   graph::PropertyGraph& graph) {
    std::vector<std::pair<std::size_t, graph::KeyId>> properties;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].role == CsvColumn::Role::property) properties.emplace_back(i, graph.intern_key(columns[i].name));
    }
    return properties;
}

}  // namespace dossier::loaders::import
