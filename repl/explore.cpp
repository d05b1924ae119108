#include "repl/explore.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/provenance.hpp"
#include "graph/schema.hpp"
#include "repl/picture.hpp"
#include "repl/print/text_width.hpp"
#include "repl/questions.hpp"
#include "repl/shell.hpp"
#include "repl/terminal.hpp"
#include "repl/widen.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

using graph::Error;
using graph::ErrorCode;
using graph::ErrorType;
using graph::Value;

namespace {

[[noreturn]] void misused(std::string message, std::string hint) {
    throw Error{{.type = ErrorType::syntax_error,
                 .code = ErrorCode::wrong_usage,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

/// Shows the ready query, then its answer: whoever sees it can go on from there.
void ask(Shell& shell, std::string_view name, const query::Parameters& parameters) {
    const Question& ready = question(name);
    if (!shell.settings().quiet) {
        shell.messages() << ready.statement << ";\n";
        for (const auto& [key, value] : parameters)
            shell.messages() << fmt::format("  ${} = '{}'\n", key, value.as_string());
    }
    shell.ask(ready.statement, parameters);
}

void ask_with_text(Shell& shell, std::string_view name, std::string_view arguments) {
    ask(shell, name, {{"text", Value{as_name(arguments)}}});
}

/// The last result, or the same question with everything in scope where the result has no nodes or relationships
/// itself.
query::Result traceable_result(Shell& shell) {
    if (!shell.last_result()) misused("there is no result yet", "ask something first");
    query::Result result = *shell.last_result();
    if (!selected(result, shell.graph()).nodes.empty()) return result;
    result.rows.clear();
    for (const std::string& statement : widened(shell.last_statement())) {
        query::Result wide = shell.trace(statement);
        std::ranges::move(wide.rows, std::back_inserter(result.rows));
    }
    return result;
}

// Where marked words begin and end while the text is laid out: no text has them once it is made visible.
constexpr char mark_begins = '\x01';
constexpr char mark_ends = '\x02';

std::string with_marks(const graph::Evidence& evidence) {
    std::string shown;
    std::size_t at = 0;
    const auto show_up_to = [&](std::size_t end) {
        shown += print::visible(std::string_view{evidence.text}.substr(at, end - at));
        at = end;
    };
    for (const graph::SourceSpan& mark : evidence.marks) {
        show_up_to(mark.begin);
        shown += mark_begins;
        show_up_to(mark.end);
        shown += mark_ends;
    }
    show_up_to(evidence.text.size());
    return shown;
}

/// In bold, or between asterisks where there are no colours.
std::string painted(std::string_view marked, bool color) {
    std::string shown;
    for (const char c : marked) {
        if (c == mark_begins) {
            shown += color ? "\033[1m" : "*";
        } else if (c == mark_ends) {
            shown += color ? "\033[0m" : "*";
        } else {
            shown += c;
        }
    }
    return shown;
}

void print_evidence(Shell& shell, const std::vector<graph::Evidence>& found) {
    constexpr std::size_t indent = 4;
    const bool color = shell.at_terminal() && wants_color(shell.settings().color, stdout);
    const std::size_t width = shell.at_terminal() ? terminal_width() : 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const graph::Evidence& evidence = found[i];
        const std::string section = evidence.section.empty() ? std::string{} : ", " + print::visible(evidence.section);
        const std::string page = evidence.page ? fmt::format(", page {}", *evidence.page) : std::string{};
        shell.out() << fmt::format("[{}] {}{}{} ({})\n", i + 1, evidence.document, section, page, evidence.id);
        const std::string text = with_marks(evidence);
        const auto lines = width > 2 * indent ? print::wrap(text, width - indent) : std::vector{text};
        for (const std::string& line : lines) shell.out() << std::string(indent, ' ') << painted(line, color) << '\n';
        if (!evidence.rules.empty()) {
            const std::string sure =
                evidence.confidence ? fmt::format("; confidence {:.2f}", *evidence.confidence) : std::string{};
            shell.out() << fmt::format("{:{}}by: {}{}\n", "", indent, fmt::join(evidence.rules, ", "), sure);
        }
    }
}

std::string joined(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

struct Shape {
    std::size_t count = 0;
    std::set<std::string> keys, from, to;
};

template <typename Id>
void note_keys(Shape& shape, const graph::PropertyGraph& graph, Id element) {
    for (const auto& [key, value] : graph.properties(element)) shape.keys.insert(graph.keys().text(key));
}

/// One row a label or type: how many, which properties, and between which labels. Then the indexes, with how many they
/// hold, and the constraints.
query::Result schema_of(const graph::PropertyGraph& graph) {
    std::map<std::string, Shape> labels, types;
    graph.for_each_node([&](graph::NodeId node) {
        for (const graph::LabelId label : graph.labels_of(node)) {
            Shape& shape = labels[graph.labels().text(label)];
            ++shape.count;
            note_keys(shape, graph, node);
        }
    });
    const auto add_labels = [&](std::set<std::string>& names, graph::NodeId node) {
        const auto found = graph.labels_of(node);
        if (!found.empty()) names.insert(graph.labels().text(found.front()));
    };
    graph.for_each_relationship([&](graph::RelationshipId relationship) {
        Shape& shape = types[graph.types().text(graph.type(relationship))];
        ++shape.count;
        note_keys(shape, graph, relationship);
        add_labels(shape.from, graph.start(relationship));
        add_labels(shape.to, graph.end(relationship));
    });
    query::Result result{.columns = {"name", "count", "properties"}, .rows = {}, .changes = {}, .notices = {}};
    const auto count = [](std::size_t n) { return Value{static_cast<std::int64_t>(n)}; };
    for (const auto& [name, shape] : labels) {
        result.rows.push_back({fmt::format("(:{})", name), count(shape.count), joined(shape.keys)});
    }
    for (const auto& [name, shape] : types) {
        result.rows.push_back(
            {fmt::format("(:{})-[:{}]->(:{})", fmt::join(shape.from, "|"), name, fmt::join(shape.to, "|")),
             count(shape.count), joined(shape.keys)});
    }
    for (const graph::Schema::Index* index : graph.schema().indexes()) {
        if (!index->definition.constraint.empty()) continue;  // its constraint tells
        result.rows.push_back({fmt::format("index {}", index->definition.name),
                               index->range ? count(index->range->size()) : Value{},
                               graph::in_words(index->definition.target)});
    }
    constexpr std::array<std::string_view, 3> words{"unique", "not null", "key"};
    for (const graph::ConstraintDefinition* constraint : graph.schema().constraints()) {
        result.rows.push_back({fmt::format("constraint {}", constraint->name), Value{},
                               fmt::format("{} {}", graph::in_words(constraint->target),
                                           words[static_cast<std::size_t>(constraint->kind)])});
    }
    return result;
}

}  // namespace

void show_schema(Shell& shell, std::string_view) { shell.print(schema_of(shell.graph())); }
void show_documents(Shell& shell, std::string_view) { ask(shell, "documents", {}); }
void show_actors(Shell& shell, std::string_view arguments) { ask_with_text(shell, "actors", arguments); }
void show_topics(Shell& shell, std::string_view arguments) { ask_with_text(shell, "topics", arguments); }
void show_commitments(Shell& shell, std::string_view arguments) { ask_with_text(shell, "commitments", arguments); }

void show_neighbours(Shell& shell, std::string_view arguments) {
    if (arguments.empty()) misused("whose neighbours?", "write `:neighbours Oekraïne`");
    ask_with_text(shell, "neighbours", arguments);
}

void show_link(Shell& shell, std::string_view arguments) {
    const auto names = words(arguments);
    if (names.size() != 2)
        misused("a link has two ends", "write `:link Rusland China`, with quotes around names of several words");
    ask(shell, "link", {{"a", Value{names[0]}}, {"b", Value{names[1]}}});
    if (shell.last_result()->rows.empty()) {
        shell.messages() << "no path between them, or no such names; `:actors` and `:topics` list them\n";
        return;
    }
    print_evidence(shell, graph::EvidenceFinder{shell.graph()}.behind(selected(*shell.last_result(), shell.graph())));
}

void show_evidence(Shell& shell, std::string_view) {
    const auto found = graph::EvidenceFinder{shell.graph()}.behind(selected(traceable_result(shell), shell.graph()));
    if (found.empty())
        shell.messages() << "no sentence is behind the last result: it holds no nodes or relationships\n";
    print_evidence(shell, found);
}

void draw_result(Shell& shell, std::string_view arguments) {
    const graph::Selection elements = selected(traceable_result(shell), shell.graph());
    if (elements.nodes.empty())
        misused("the last result holds no nodes or relationships", "return some: `MATCH p = (a)-[r]->(b) RETURN p`");
    const std::string file = as_name(arguments);
    if (file.empty()) {
        view(shell.graph(), elements);
    } else {
        graph::ExportOptions options = with_evidence(shell.graph());
        options.notice = [&shell](const std::string& text) { shell.messages() << "note: " << text << '\n'; };
        graph::export_to(file, graph::export_format_of(file), shell.graph(), elements, options);
        if (!shell.settings().quiet) {
            shell.messages() << fmt::format("{} and {} drawn in `{}`\n", counted(elements.nodes.size(), "node"),
                                            counted(elements.relationships.size(), "relationship"), file);
        }
    }
}

}  // namespace dossier::repl
