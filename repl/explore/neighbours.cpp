#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "repl/explore/ask.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/names.hpp"
#include "repl/explore/paragraph.hpp"
#include "repl/language/text.hpp"
#include "repl/print/printer.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/words.hpp"

// What is tied to a thing, step by step. The answer is shortest paths; people see their last steps, grouped by
// distance, relationship and direction.

namespace dossier::repl::explore {

namespace {

// What ties everything to everything: the parts of a document, and that a sentence names something.
constexpr std::string_view not_walked =
    "!(MENTIONS|HAS_SECTION|HAS_PARAGRAPH|HAS_SENTENCE|HAS_FOOTNOTE|NEXT|STATED_IN)";
constexpr std::size_t farthest = 4, most_shown = 12;

/// One line: the relationship with its direction as seen from the centre, and through whom it is reached.
struct Group {
    std::size_t distance;
    std::string type;
    bool away;
    std::string via;

    auto operator<=>(const Group&) const = default;
};

std::map<Group, std::vector<std::string>> grouped(const query::Result& result, const graph::PropertyGraph& graph) {
    std::map<Group, std::vector<std::string>> groups;
    for (const auto& row : result.rows) {
        const graph::Path& path = row.front().as_path();
        if (path.relationships.empty()) continue;
        const graph::RelationshipId last = path.relationships.back();
        const graph::NodeId before = path.nodes[path.nodes.size() - 2];
        Group group{.distance = path.relationships.size(),
                    .type = print::visible(graph.types().text(graph.type(last))),
                    .away = graph.start(last) == before,
                    .via = path.relationships.size() > 1 ? print::visible(print::node_name(before, graph))
                                                         : std::string{}};
        auto& names = groups[std::move(group)];
        std::string name = print::visible(print::node_name(path.nodes.back(), graph));
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    for (auto& [group, names] : groups) std::ranges::sort(names);
    return groups;
}

void print_groups(Shell& shell, const query::Result& result, const Named& centre, Language language) {
    const auto groups = grouped(result, shell.graph());
    print_paragraph(shell, print::visible(fmt::format("{} ({})", centre.name, centre.label)), 0);
    std::size_t distance = 0;
    for (const auto& [group, names] : groups) {
        if (group.distance != distance) {
            distance = group.distance;
            print_paragraph(shell, counted(language, Text::steps, distance), 0);
        }
        const std::size_t shown = std::min(names.size(), most_shown);
        const std::vector<std::string> first(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown));
        const std::string more = shown < names.size()
                                     ? say(language, Text::and_more, fmt::arg("count", names.size() - shown))
                                     : std::string{};
        const std::string relationship =
            fmt::format("{}[:{}]{}", group.away ? "-" : "<-", group.type, group.away ? "->" : "-");
        const std::string via = group.via.empty() ? "" : group.via + ' ';
        print_paragraph(
            shell, fmt::format("{}{} ({}) {}{}", via, relationship, names.size(), fmt::join(first, ", "), more), 2, 4);
    }
    if (groups.empty()) print_paragraph(shell, say(language, Text::no_neighbours), 2);
}

/// The last word is how far to go where it is a number, and not all there is.
std::size_t taken_distance(std::vector<std::string>& parts, Language language) {
    const std::string& last = parts.back();
    if (parts.size() < 2 || !std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; })) return 1;
    std::size_t distance = 0;
    const auto [end, failed] = std::from_chars(last.data(), last.data() + last.size(), distance);
    if (failed != std::errc{} || distance < 1 || distance > farthest) {
        misused(say(language, Text::wrong_distance, fmt::arg("most", farthest), fmt::arg("text", last)),
                say(language, Text::neighbours_usage));
    }
    parts.pop_back();
    return distance;
}

}  // namespace

void show_neighbours(Shell& shell, std::string_view arguments) {
    const Language language = shell.settings().language;
    auto parts = words(arguments, language);
    if (parts.empty()) misused(say(language, Text::whose_neighbours), say(language, Text::neighbours_usage));
    const std::size_t distance = taken_distance(parts, language);
    const Named centre = the_one(shell.graph(), fmt::format("{}", fmt::join(parts, " ")), things, language);
    Question question;
    const std::string from = pattern(shell.graph(), "x", centre, question.parameters);
    question.statement = distance == 1
                             ? fmt::format("MATCH p = {}-[:{}]-()\nRETURN p", from, not_walked)
                             : fmt::format("MATCH p = ALL SHORTEST {}-[:{}]-{{1,{}}}(y)\nWHERE y <> x\nRETURN p", from,
                                           not_walked, distance);
    const query::Result& result = answer(shell, question);
    if (!for_people(shell)) return shell.print(result);
    print_groups(shell, result, centre, language);
}

}  // namespace dossier::repl::explore
