#include "loaders/find/gazetteer/gazetteer_rows.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/utf8.hpp"
#include "loaders/find/dates/calendar.hpp"

namespace dossier::loaders::find {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

/// A letter or digit, or a byte of a letter that ASCII does not have.
bool is_of_letter(unsigned char byte) { return byte >= 0x80 || std::isalnum(byte) != 0; }

void check_header(const GazetteerRow& header, const std::vector<std::string_view>& found,
                  const GazetteerColumns& columns) {
    std::vector<std::string_view> known = split(columns.needed, '|');
    std::ranges::copy(split(columns.others, '|'), std::back_inserter(known));
    for (const std::string_view column : found) {
        if (std::ranges::find(known, column) == known.end()) {
            const std::optional<std::string> near = graph::nearest(column, known);
            header.fail(fmt::format("there is no column `{}`", column),
                        near ? fmt::format("did you mean `{}`?", *near)
                             : fmt::format("the columns are {}", fmt::join(known, ", ")));
        }
        if (std::ranges::count(found, column) > 1) {
            header.fail(fmt::format("the column `{}` stands there twice", column));
        }
    }
    for (const std::string_view column : split(columns.needed, '|')) {
        if (std::ranges::find(found, column) == found.end()) {
            header.fail(fmt::format("the column `{}` is missing", column), "the first row names the columns");
        }
    }
}

void check_row(const GazetteerRow& row, const GazetteerColumns& columns) {
    for (const std::string_view column : split(columns.needed, '|')) {
        static_cast<void>(row.need(column));
    }
    for (const std::string_view column : split(columns.names, '|')) {
        for (const std::string_view name : row.list(column)) {
            if (std::ranges::none_of(name, is_of_letter)) {
                row.fail(fmt::format("`{}` is no name: it has no letter", name));
            }
        }
    }
}

}  // namespace

std::string_view GazetteerRow::get(std::string_view column) const {
    const auto found = values.find(column);
    return found == values.end() ? std::string_view{} : found->second;
}

std::vector<std::string_view> GazetteerRow::list(std::string_view column) const {
    std::vector<std::string_view> members = split(get(column), '|');
    std::erase(members, std::string_view{});
    return members;
}

std::string GazetteerRow::need(std::string_view column) const {
    if (get(column).empty()) {
        fail(fmt::format("`{}` is empty", column), "every row needs it");
    }
    return std::string{get(column)};
}

std::string GazetteerRow::date(std::string_view column) const {
    const std::string_view value = get(column);
    if (!value.empty() && !day_of(value)) {
        fail(fmt::format("`{}` is no date", value), "write it as 2024-06-28, or leave it empty");
    }
    return std::string{value};
}

void GazetteerRow::fail(std::string_view message, std::string hint) const {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("{}:{}: {}", file, line, message),
                        .where = where,
                        .hint = std::move(hint)}};
}

void for_each_row(std::string_view file, std::string_view text, const GazetteerColumns& columns,
                  const std::function<void(const GazetteerRow&)>& add) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::vector<std::string_view> names;
    std::size_t number = 0;
    std::size_t from = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        std::string_view line = text.substr(from, to - from);
        GazetteerRow row{file, ++number, {from, to}, {}};
        from = to + 1;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (!graph::is_utf8(line)) {
            row.fail("not UTF-8", "save the file as UTF-8");
        }
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::vector<std::string_view> values = split(line, '\t');
        if (names.empty()) {
            check_header(row, values, columns);
            names = values;
            continue;
        }
        if (values.size() != names.size()) {
            row.fail(fmt::format("{} fields, not {}", values.size(), names.size()),
                     "fields are separated by tabs, as many as the first row names");
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            row.values.emplace(names[i], values[i]);
        }
        check_row(row, columns);
        add(row);
    }
}

}  // namespace dossier::loaders::find
