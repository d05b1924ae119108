#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/schema.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/paragraph.hpp"
#include "repl/language/text.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"

namespace dossier::repl::explore {

using graph::PropertyGraph;
using graph::Value;

namespace {

struct Shape {
    std::size_t count = 0;
    std::set<std::string> keys, from, to;
};

/// What there is, by name.
struct Shapes {
    std::map<std::string, Shape> labels, types;
};

std::string joined(const std::set<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

template <typename Id>
void note_keys(Shape& shape, const PropertyGraph& graph, Id element) {
    for (const auto& [key, value] : graph.properties(element)) shape.keys.insert(graph.keys().text(key));
}

/// What a node counts as where relationships begin and end.
void note_label(std::set<std::string>& names, const PropertyGraph& graph, graph::NodeId node) {
    const auto labels = graph.labels_of(node);
    if (!labels.empty()) names.insert(graph.labels().text(labels.front()));
}

Shapes shapes_of(const PropertyGraph& graph) {
    Shapes shapes;
    graph.for_each_node([&](graph::NodeId node) {
        for (const graph::LabelId label : graph.labels_of(node)) {
            Shape& shape = shapes.labels[graph.labels().text(label)];
            ++shape.count;
            note_keys(shape, graph, node);
        }
    });
    graph.for_each_relationship([&](graph::RelationshipId relationship) {
        Shape& shape = shapes.types[graph.types().text(graph.type(relationship))];
        ++shape.count;
        note_keys(shape, graph, relationship);
        note_label(shape.from, graph, graph.start(relationship));
        note_label(shape.to, graph, graph.end(relationship));
    });
    return shapes;
}

Value number(std::size_t count) { return Value{static_cast<std::int64_t>(count)}; }

void add_rules(query::Result& result, const graph::Schema& schema) {
    for (const graph::Schema::Index* index : schema.indexes()) {
        if (!index->definition.constraint.empty()) continue;  // its constraint tells
        result.rows.push_back({fmt::format("index {}", index->definition.name),
                               index->range ? number(index->range->size()) : Value{},
                               graph::in_words(index->definition.target)});
    }
    constexpr std::array<std::string_view, 3> words{"unique", "not null", "key"};
    for (const graph::ConstraintDefinition* constraint : schema.constraints()) {
        result.rows.push_back({fmt::format("constraint {}", constraint->name), Value{},
                               fmt::format("{} {}", graph::in_words(constraint->target),
                                           words[static_cast<std::size_t>(constraint->kind)])});
    }
}

/// One row a label or type: how many, which properties, and between which labels. Then the indexes, with how many they
/// hold, and the constraints.
query::Result as_table(const Shapes& shapes, const graph::Schema& schema, Language language) {
    query::Result result{.columns = {}, .rows = {}, .changes = {}, .notices = {}};
    for (const std::string_view column : {"name", "count", "properties"}) {
        result.columns.emplace_back(heading(language, column));
    }
    for (const auto& [name, shape] : shapes.labels) {
        result.rows.push_back({fmt::format("(:{})", name), number(shape.count), joined(shape.keys)});
    }
    for (const auto& [name, shape] : shapes.types) {
        result.rows.push_back(
            {fmt::format("(:{})-[:{}]->(:{})", fmt::join(shape.from, "|"), name, fmt::join(shape.to, "|")),
             number(shape.count), joined(shape.keys)});
    }
    add_rules(result, schema);
    return result;
}

/// Each label with the types that begin at it and where they lead:
///
///     Actor 123
///     ├─ ADOPTED 19 ────→ Instrument
///     └─ COMMITS_TO 73 ─→ Commitment
void print_picture(Shell& shell, const Shapes& shapes) {
    std::map<std::string, std::vector<std::string>> leaving;  // types by the label that they begin at
    for (const auto& [type, shape] : shapes.types) {
        for (const std::string& from : shape.from) leaving[from].push_back(type);
    }
    for (const auto& [label, types] : leaving) {
        shell.out() << '\n';
        print_paragraph(shell, print::visible(fmt::format("{} {}", label, shapes.labels.at(label).count)), 0);
        std::vector<std::string> names;
        std::size_t widest = 0;
        for (const std::string& type : types) {
            names.push_back(print::visible(fmt::format("{} {}", type, shapes.types.at(type).count)));
            widest = std::max(widest, print::display_width(names.back()));
        }
        for (std::size_t i = 0; i < types.size(); ++i) {
            std::string line;
            for (std::size_t width = print::display_width(names[i]); width <= widest; ++width) line += "─";
            const std::string to = print::visible(joined(shapes.types.at(types[i]).to));
            print_paragraph(shell, fmt::format("{} {} {}→ {}", i + 1 < types.size() ? "├─" : "└─", names[i], line, to),
                            0, 4);
        }
    }
}

}  // namespace

void show_schema(Shell& shell, std::string_view) {
    const Shapes shapes = shapes_of(shell.graph());
    shell.print(as_table(shapes, shell.graph().schema(), shell.settings().language));
    if (for_people(shell)) print_picture(shell, shapes);
}

}  // namespace dossier::repl::explore
