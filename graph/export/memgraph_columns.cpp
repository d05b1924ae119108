#include "graph/export/memgraph_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "graph/civil.hpp"
#include "graph/export/csv_text.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

/// Memgraph reads whole numbers as floats and keeps their integer part: exact up to here.
constexpr std::int64_t greatest_exact = std::int64_t{1} << 53U;

bool holds(std::string_view text, char letter) { return text.find(letter) != std::string_view::npos; }

bool is_year_of_memgraph(std::int64_t days) {
    constexpr std::int64_t last = 9999;
    const std::int64_t year = to_civil(days).year;
    return year >= 0 && year <= last;
}

bool is_microseconds(std::int64_t nanoseconds) { return nanoseconds % 1000 == 0; }

struct Conversion {
    std::string_view function;
    bool (*is_exact)(const Value& value);
    std::string_view otherwise;  ///< why a column with a value that is not exact stays text
};

/// How text becomes a value of this kind; without a function it stays text.
Conversion conversion_of(ValueKind kind) {
    const auto always = [](const Value&) { return true; };
    switch (kind) {
    case ValueKind::boolean: return {"toBoolean", always, {}};
    case ValueKind::integer:
        return {"toInteger",
                [](const Value& value) {
                    return value.as_integer() <= greatest_exact && value.as_integer() >= -greatest_exact;
                },
                "toInteger() of a text is exact up to 2^53 only"};
    case ValueKind::floating:
        return {"toFloat", [](const Value& value) { return std::isfinite(value.as_float()); },
                "NaN and infinities have no text for toFloat()"};
    case ValueKind::date:
        return {"date", [](const Value& value) { return is_year_of_memgraph(value.as_date().days); },
                "dates of Memgraph are in the years 0 to 9999"};
    case ValueKind::local_time:
        return {"localTime", [](const Value& value) { return is_microseconds(value.as_local_time().nanoseconds); },
                "times of Memgraph count microseconds"};
    case ValueKind::local_date_time:
        return {"localDateTime",
                [](const Value& value) {
                    const LocalDateTime& time = value.as_local_date_time();
                    return is_microseconds(time.nanoseconds) &&
                           is_year_of_memgraph(floor_div(time.seconds, seconds_per_day));
                },
                "points in time of Memgraph count microseconds in the years 0 to 9999"};
    case ValueKind::time:
    case ValueKind::date_time: return {{}, always, "not every Memgraph has a type with a time zone"};
    case ValueKind::duration: return {{}, always, "durations of Memgraph have no months"};
    default: return {{}, always, {}};
    }
}

std::string joined(const Value& list, std::string_view separator) {
    std::string text;
    bool first = true;
    for (const Value& element : list.as_list()) {
        if (!first) text += separator;
        first = false;
        text += bare_text(element);
    }
    return text;
}

/// A list is split again by what none of its elements holds; and one empty text would come back as no element.
std::string separator_for(const std::vector<Value>& lists) {
    for (const std::string_view separator : {";", "␟"}) {
        const auto is_split_again = [separator](const Value& list) {
            const List& elements = list.as_list();
            const bool looks_empty = elements.size() == 1 && bare_text(elements.front()).empty();
            return !looks_empty && std::ranges::none_of(elements, [separator](const Value& element) {
                return bare_text(element).find(separator) != std::string::npos;
            });
        };
        if (std::ranges::all_of(lists, is_split_again)) return std::string{separator};
    }
    return {};
}

MemgraphColumn column_of(const std::string& name, const ColumnType& type, const std::vector<Value>& values) {
    MemgraphColumn column;
    column.name = name;
    column.header = name;
    if (type.is_mixed) {
        column.note = "values of several kinds, as JSON";
        return column;
    }
    const Conversion conversion = conversion_of(type.kind);
    const auto is_exact = [&](const Value& value) {
        return type.is_list ? std::ranges::all_of(value.as_list(), conversion.is_exact) : conversion.is_exact(value);
    };
    if (type.is_list) {
        column.separator = separator_for(values);
        if (column.separator.empty()) {
            column.note = "lists whose elements hold every separator, as JSON";
            return column;
        }
    }
    if (std::ranges::all_of(values, is_exact)) {
        column.function = conversion.function;
        if (conversion.function.empty()) column.note = conversion.otherwise;
    } else {
        column.note = conversion.otherwise;
    }
    return column;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

}  // namespace

MemgraphMarks memgraph_marks(const PropertyGraph& graph, const Selection& part) {
    const auto is_held = [&](const std::string& mark) {
        const auto in_value = [&mark](const auto& property) {
            const Value& value = property.second;
            const std::string text = value.is(ValueKind::list) ? joined(value, "\n") : std::string{};
            return bare_text(value).find(mark) != std::string::npos || text.find(mark) != std::string::npos;
        };
        const auto in_properties = [&](auto id) { return std::ranges::any_of(graph.properties(id), in_value); };
        return std::ranges::any_of(part.nodes, in_properties) || std::ranges::any_of(part.relationships, in_properties);
    };
    return {.null = unused("\\N", is_held),
            .line_feed = unused("␊", is_held),
            .carriage_return = unused("␍", is_held),
            .zero = unused("␀", is_held)};
}

std::string MemgraphColumn::field(const Value& value, const MemgraphMarks& marks) const {
    if (value.is_null()) return marks.null;
    std::string text = separator.empty() ? bare_text(value) : joined(value, separator);
    text = replaced(std::move(text), "\n", marks.line_feed);
    text = replaced(std::move(text), "\r", marks.carriage_return);
    return csv_field(replaced(std::move(text), std::string_view{"\0", 1}, marks.zero));
}

std::string MemgraphColumn::expression(const MemgraphMarks& marks) const {
    const std::string cell = "row." + identifier(header);
    std::string text = cell;
    if (has_line_feed) text = fmt::format("replace({}, {}, '\\n')", text, graph::quoted(marks.line_feed));
    if (has_carriage_return) text = fmt::format("replace({}, {}, '\\r')", text, graph::quoted(marks.carriage_return));
    if (has_zero) text = fmt::format("replace({}, {}, '\\u0000')", text, graph::quoted(marks.zero));
    if (!separator.empty()) {
        text = fmt::format("split({}, {})", text, graph::quoted(separator));
        if (!function.empty()) text = fmt::format("[part IN {} | {}(part)]", text, function);
        return fmt::format("CASE WHEN {0} IS NULL THEN null WHEN {0} = '' THEN [] ELSE {1} END", cell, text);
    }
    if (function.empty()) return text;
    // These three take null for null; a date of null is an error in some versions.
    const bool takes_null = function.starts_with("to");
    return takes_null ? fmt::format("{}({})", function, text)
                      : fmt::format("CASE WHEN {} IS NULL THEN null ELSE {}({}) END", cell, function, text);
}

template <typename Ids>
std::vector<MemgraphColumn> memgraph_columns(const PropertyGraph& graph, const Ids& ids) {
    std::map<std::string, std::vector<Value>> values;
    for (const auto id : ids) {
        for (const auto& [key, value] : graph.properties(id)) values[graph.keys().text(key)].push_back(value);
    }
    std::vector<MemgraphColumn> columns;
    for (const auto& [name, type] : column_types(graph, ids)) {
        MemgraphColumn& column = columns.emplace_back(column_of(name, type, values.at(name)));
        for (const Value& value : values.at(name)) {
            const std::string text = column.separator.empty() ? bare_text(value) : joined(value, column.separator);
            column.has_line_feed |= holds(text, '\n');
            column.has_carriage_return |= holds(text, '\r');
            column.has_zero |= holds(text, '\0');
        }
        if (name.find_first_of(std::string_view{"\r\n\0", 3}) != std::string::npos) {
            const auto is_taken = [&values](const std::string& header) { return values.contains(header); };
            column.header = unused(fmt::format("column {}", columns.size()), is_taken);
        }
    }
    return columns;
}

template std::vector<MemgraphColumn> memgraph_columns(const PropertyGraph&, const std::vector<NodeId>&);
template std::vector<MemgraphColumn> memgraph_columns(const PropertyGraph&, const std::vector<RelationshipId>&);

}  // namespace dossier::graph
