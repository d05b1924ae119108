#include "tests/tck/procedure.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/value_order.hpp"
#include "tests/support/notation.hpp"

namespace dossier::tests::tck {

namespace {

using Row = std::vector<graph::Value>;

[[noreturn]] void unreadable(std::string_view signature) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("unreadable signature `{}`", signature),
                        .where = graph::SourceSpan{0, signature.size()},
                        .hint = {}}};
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// `name :: STRING?, id :: INTEGER?`
std::vector<query::Field> read_fields(std::string_view text, std::string_view signature) {
    std::vector<query::Field> fields;
    while (!trimmed(text).empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view field = text.substr(0, end);
        const std::size_t colons = field.find("::");
        if (colons == std::string_view::npos) unreadable(signature);
        fields.push_back({.name = std::string{trimmed(field.substr(0, colons))},
                          .type = std::string{trimmed(field.substr(colons + 2))}});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return fields;
}

std::vector<Row> read_table(const Table& table) {
    std::vector<Row> rows;
    for (std::size_t at = 1; at < table.size(); ++at) {
        Row& row = rows.emplace_back();
        for (const std::string& cell : table[at]) row.push_back(support::read_value(cell));
    }
    return rows;
}

}  // namespace

query::Procedure table_procedure(std::string_view signature, const Table& table) {
    const std::size_t open = signature.find('(');
    const std::size_t close = signature.find(')', open);
    const std::size_t results_open = signature.find('(', close);
    const std::size_t results_close = signature.rfind(')');
    if (results_open == std::string_view::npos || results_close < results_open) unreadable(signature);

    query::Procedure procedure;
    procedure.name = trimmed(signature.substr(0, open));
    procedure.arguments = read_fields(signature.substr(open + 1, close - open - 1), signature);
    procedure.results = read_fields(signature.substr(results_open + 1, results_close - results_open - 1), signature);
    procedure.summary = "answers from the scenario's table";
    procedure.run = [rows = read_table(table), width = procedure.arguments.size()](query::ProcedureCall& call) {
        for (const Row& row : rows) {
            const auto split = row.begin() + static_cast<std::ptrdiff_t>(width);
            if (std::equal(call.arguments.begin(), call.arguments.end(), row.begin(), split, graph::Equivalent{})) {
                call.emit({split, row.end()});
            }
        }
    };
    return procedure;
}

}  // namespace dossier::tests::tck
