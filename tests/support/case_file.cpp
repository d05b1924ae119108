#include "tests/support/case_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::tests::support {

namespace {

constexpr std::string_view separator = "----";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

/// A heading and the lines below it, comments left out.
struct Section {
    std::string_view kind, name;
    std::size_t line = 0;
    std::vector<std::string_view> lines;
};

[[noreturn]] void fail(std::size_t line, std::string_view what) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("line {}: {}", line, what),
                        .where = {},
                        .hint = {}}};
}

std::optional<Section> heading(std::string_view line, std::size_t number) {
    constexpr std::array<std::string_view, 3> bare{"graph", "params", "changes"};
    constexpr std::array<std::string_view, 3> named{"query", "then", "error"};
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end), rest = trimmed(line.substr(end));
    const auto& kinds = rest.empty() ? bare : named;
    if (std::ranges::find(kinds, word) == kinds.end()) return std::nullopt;
    return Section{.kind = word, .name = rest, .line = number, .lines = {}};
}

std::vector<Section> split_sections(std::string_view text) {
    std::vector<Section> sections;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.starts_with('#')) continue;
        if (auto section = heading(line, number)) {
            sections.push_back(std::move(*section));
        } else if (!sections.empty()) {
            sections.back().lines.push_back(line);
        } else if (!trimmed(line).empty()) {
            fail(number, "text before the first section");
        }
    }
    return sections;
}

template <typename Lines>
std::string joined(const Lines& lines) {
    std::string text;
    for (const std::string_view line : lines) text.append(line).append("\n");
    return std::string{trimmed(text)};
}

bool ends_in_order(std::string_view statement) {
    std::string upper;
    for (const char c : statement) {
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!space || !upper.ends_with(' ')) upper += space ? ' ' : static_cast<char>(std::toupper(c));
    }
    const std::size_t last_return = upper.rfind("RETURN ");
    return last_return != std::string::npos && upper.find("ORDER BY ", last_return) != std::string::npos;
}

ExpectedResult read_result(const std::string& statement, std::string_view columns,
                           const std::vector<std::string_view>& lines) {
    ExpectedResult expected;
    if (!columns.empty()) expected.columns = split_cells(columns);
    expected.order = ends_in_order(statement) ? Order::as_written : Order::any;
    std::vector<std::vector<std::string>> cells;
    for (const std::string_view line : lines) {
        if (!trimmed(line).empty()) cells.push_back(split_cells(line));
    }
    expected.rows = read_rows(std::move(cells));
    return expected;
}

ExpectedError read_error(const Section& section, const std::vector<std::string_view>& lines) {
    const std::string text = joined(lines);
    const std::size_t space = std::min(text.find(' '), text.size());
    if (text.empty() || text.find('\n') != std::string::npos) fail(section.line, "an error is one line below `----`");
    return {.code = text.substr(0, space),
            .place = std::string{trimmed(std::string_view{text}.substr(space))},
            .changes = {}};
}

class Reader {
public:
    std::vector<Case> read(std::string_view text) {
        for (const Section& section : split_sections(text)) add(section);
        if (!parameters_.empty()) fail(1, "parameters that no statement follows");
        return std::move(cases_);
    }

private:
    void add(const Section& section) {
        if (section.kind == "graph") {
            graph_ = joined(section.lines);
        } else if (section.kind == "params") {
            read_parameters(section);
        } else if (section.kind == "changes") {
            read_changes(section);
        } else {
            add_statement(section);
        }
    }

    void read_parameters(const Section& section) {
        for (const std::string_view line : section.lines) {
            if (trimmed(line).empty()) continue;
            const std::size_t equals = line.find('=');
            if (equals == std::string_view::npos) fail(section.line, "a parameter is `name = value`");
            parameters_.insert_or_assign(std::string{trimmed(line.substr(0, equals))},
                                         read_value(line.substr(equals + 1)));
        }
    }

    void read_changes(const Section& section) {
        if (cases_.empty()) fail(section.line, "changes follow a statement");
        Changes& changes =
            std::visit([](auto& expected) -> Changes& { return expected.changes; }, cases_.back().expected);
        for (const std::string_view line : section.lines) {
            if (trimmed(line).empty()) continue;
            const std::size_t space = line.find(' ');
            const std::string_view count = space == std::string_view::npos ? "" : trimmed(line.substr(space));
            std::size_t number = 0;
            const auto read = std::from_chars(count.data(), count.data() + count.size(), number);
            if (count.empty() || read.ec != std::errc{}) fail(section.line, "a change is `+nodes 1`");
            changes[std::string{line.substr(0, space)}] = number;
        }
    }

    void add_statement(const Section& section) {
        const auto cut = std::ranges::find_if(section.lines, [](auto line) { return line.starts_with(separator); });
        if (cut == section.lines.end()) fail(section.line, "no line of `----`");
        Case added{.name = std::string{section.name},
                   .text = joined(std::vector(section.lines.begin(), cut)),
                   .graph = graph_,
                   .continues = section.kind == "then",
                   .parameters = std::exchange(parameters_, {}),
                   .expected = {},
                   .line = section.line};
        if (added.continues && cases_.empty()) fail(section.line, "no statement before this one");
        const std::vector<std::string_view> below(cut + 1, section.lines.end());
        if (section.kind == "error") {
            added.expected = read_error(section, below);
        } else {
            added.expected = read_result(added.text, trimmed(cut->substr(separator.size())), below);
        }
        cases_.push_back(std::move(added));
    }

    std::vector<Case> cases_;
    std::string graph_;
    std::map<std::string, graph::Value, std::less<>> parameters_;
};

}  // namespace

std::vector<Case> read_case_file(std::string_view text) { return Reader{}.read(text); }

}  // namespace dossier::tests::support
