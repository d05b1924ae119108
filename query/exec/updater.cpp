#include "query/exec/updater.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/bind/functions.hpp"
#include "query/exec/elements.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/placed.hpp"
#include "query/exec/rows.hpp"
#include "query/exec/writer.hpp"
#include "query/overloaded.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::exec {

namespace {

using graph::ValueKind;

[[noreturn]] void fail(std::string message, const bind::Expression& at, std::string hint = "") {
    throw graph::Error{{.type = graph::ErrorType::type_error,
                        .code = graph::ErrorCode::invalid_argument_type,
                        .message = std::move(message),
                        .where = at.where,
                        .hint = std::move(hint)}};
}

/// What of the graph's changeable parts an expression looks at, or an update touches.
struct Touched {
    bool everything = false;
    bool labels = false;
    std::set<std::string, std::less<>> keys;

    [[nodiscard]] bool meets(const Touched& other) const {
        const auto some = [](const Touched& t) { return t.everything || t.labels || !t.keys.empty(); };
        if (everything) return some(other);
        if (other.everything) return some(*this);
        return (labels && other.labels) ||
               std::ranges::any_of(keys, [&](const std::string& key) { return other.keys.contains(key); });
    }
};

bool looks_at_all(const bind::FunctionCall& call) {
    const std::string_view name = call.function->name;
    return name == "keys" || name == "labels" || name == "properties";
}

void add_reads(const bind::Expression& expression, Touched& reads) {
    plan::for_each_expression(expression, [&](const bind::Expression& e) {
        std::visit(Overloaded{[&](const bind::PropertyAccess& access) { reads.keys.insert(access.key); },
                              [&](const bind::Subscript&) { reads.everything = true; },
                              [&](const bind::MapProjection&) { reads.everything = true; },
                              [&](const bind::Subquery&) { reads.everything = true; },
                              [&](const bind::LabelTest&) { reads.labels = true; },
                              [&](const bind::FunctionCall& call) {
                                  if (looks_at_all(call)) reads.everything = true;
                              },
                              [](const auto&) {}},
                   e.node);
    });
}

bool independent(const std::vector<bind::Update>& updates) {
    Touched reads, writes;
    for (const auto& update : updates) {
        std::visit(Overloaded{[&](const bind::SetProperty& set) {
                                  add_reads(set.value, reads);
                                  writes.keys.insert(set.key);
                              },
                              [&](const bind::SetDynamicProperty& set) {
                                  add_reads(set.key, reads);
                                  add_reads(set.value, reads);
                                  writes.everything = true;
                              },
                              [&](const bind::SetProperties& set) {
                                  add_reads(set.value, reads);
                                  writes.everything = true;
                              },
                              [&](const bind::SetLabels&) { writes.labels = true; },
                              [&](const bind::RemoveProperty& remove) { writes.keys.insert(remove.key); },
                              [&](const bind::RemoveLabels&) { writes.labels = true; }},
                   update);
        std::visit([&](const auto& any) { add_reads(any.object, reads); }, update);
    }
    return !reads.meets(writes);
}

/// Calls `change` with the node or relationship; null is let pass, as it is by OPTIONAL MATCH.
template <typename Change>
void on_element(const Value& object, const bind::Expression& at, const char* clause, const graph::PropertyGraph& graph,
                Change change) {
    const auto change_alive = [&](auto element) {
        placed(at.where, [&] { require_alive(graph, element); });
        change(element);
    };
    if (object.is(ValueKind::node)) {
        change_alive(object.as_node());
    } else if (object.is(ValueKind::relationship)) {
        change_alive(object.as_relationship());
    } else if (!object.is_null()) {
        fail(fmt::format("{} changes a node or a relationship, not a {}", clause, name(object.kind())), at);
    }
}

NodeId node_of(const Value& object, const bind::Expression& at, const graph::PropertyGraph& graph) {
    if (!object.is(ValueKind::node)) fail(fmt::format("only nodes have labels, not a {}", name(object.kind())), at);
    placed(at.where, [&] { require_alive(graph, object.as_node()); });
    return object.as_node();
}

/// The properties that a map, a node or a relationship brings.
std::vector<std::pair<std::string, Value>> brought(const Value& value, const bind::Expression& at,
                                                   const graph::PropertyGraph& graph) {
    std::vector<std::pair<std::string, Value>> entries;
    const auto of_element = [&](auto element) {
        placed(at.where, [&] { require_alive(graph, element); });
        for (auto& [key, property] : graph.properties(element)) entries.emplace_back(graph.keys().text(key), property);
    };
    if (value.is(ValueKind::map)) {
        entries.assign(value.as_map().begin(), value.as_map().end());
    } else if (value.is(ValueKind::node)) {
        of_element(value.as_node());
    } else if (value.is(ValueKind::relationship)) {
        of_element(value.as_relationship());
    } else {
        fail(fmt::format("properties come from a map, a node or a relationship, not from a {}", name(value.kind())),
             at);
    }
    return entries;
}

template <typename Id>
void set_properties(Id element, const std::vector<std::pair<std::string, Value>>& entries, bool replace,
                    Context& context) {
    const auto& graph = context.graph;
    if (replace) {
        for (const auto& [key, before] : graph.properties(element)) {
            const std::string& text = graph.keys().text(key);
            const bool stays = std::ranges::any_of(entries, [&](const auto& entry) { return entry.first == text; });
            if (!stays) context.writer->set_property(element, text, Value{});
        }
    }
    for (const auto& [key, value] : entries) context.writer->set_property(element, key, value);
}

/// From the element to the value that it gets, if any.
graph::SourceSpan place_of(const bind::Update& update) {
    return std::visit(
        [](const auto& any) {
            graph::SourceSpan where = any.object.where;
            if constexpr (requires { any.value.where; }) where.end = std::max(where.end, any.value.where.end);
            return where;
        },
        update);
}

}  // namespace

Updater::Updater(const std::vector<bind::Update>& updates, Context& context)
    : updates_{updates}, context_{context}, independent_{independent(updates)} {}

void Updater::update(const Batch& rows) {
    if (independent_) {
        std::vector<Operands> operands;
        for (const auto& update : updates_) operands.push_back(evaluate_operands(update, rows));
        for (std::size_t row = 0; row < rows.size; ++row) {
            for (std::size_t i = 0; i < updates_.size(); ++i) apply(updates_[i], operands[i], row);
        }
        return;
    }
    for (std::size_t row = 0; row < rows.size; ++row) {
        if (row % 1024 == 0) context_.check();
        const Batch one = slice(rows, row, row + 1);
        for (const auto& update : updates_) apply(update, evaluate_operands(update, one), 0);
    }
}

Updater::Operands Updater::evaluate_operands(const bind::Update& update, const Batch& rows) const {
    Operands operands;
    std::visit(Overloaded{[&](const bind::SetProperty& set) { operands.value = evaluate(set.value, rows, context_); },
                          [&](const bind::SetDynamicProperty& set) {
                              operands.key = evaluate(set.key, rows, context_);
                              operands.value = evaluate(set.value, rows, context_);
                          },
                          [&](const bind::SetProperties& set) { operands.value = evaluate(set.value, rows, context_); },
                          [](const auto&) {}},
               update);
    std::visit([&](const auto& any) { operands.object = evaluate(any.object, rows, context_); }, update);
    return operands;
}

void Updater::apply(const bind::Update& update, const Operands& operands, std::size_t row) const {
    const Value object = operands.object.at(row);
    if (object.is_null()) return;
    Writer& writer = *context_.writer;
    writer.stand_at(place_of(update));
    const graph::PropertyGraph& graph = context_.graph;
    std::visit(
        Overloaded{[&](const bind::SetProperty& set) {
                       on_element(object, set.object, "SET", graph, [&](auto element) {
                           placed(set.value.where,
                                  [&] { writer.set_property(element, set.key, operands.value.at(row)); });
                       });
                   },
                   [&](const bind::SetDynamicProperty& set) {
                       const Value key = operands.key.at(row);
                       if (!key.is(ValueKind::string)) {
                           fail(fmt::format("a property key is a string, not a {}", name(key.kind())), set.key);
                       }
                       on_element(object, set.object, "SET", graph, [&](auto element) {
                           placed(set.value.where,
                                  [&] { writer.set_property(element, key.as_string(), operands.value.at(row)); });
                       });
                   },
                   [&](const bind::SetProperties& set) {
                       const auto entries = brought(operands.value.at(row), set.value, context_.graph);
                       on_element(object, set.object, "SET", graph, [&](auto element) {
                           placed(set.value.where, [&] { set_properties(element, entries, set.replace, context_); });
                       });
                   },
                   [&](const bind::SetLabels& set) {
                       const NodeId node = node_of(object, set.object, graph);
                       for (const auto& label : set.labels) writer.add_label(node, label);
                   },
                   [&](const bind::RemoveProperty& remove) {
                       on_element(object, remove.object, "REMOVE", graph,
                                  [&](auto element) { writer.set_property(element, remove.key, Value{}); });
                   },
                   [&](const bind::RemoveLabels& remove) {
                       const NodeId node = node_of(object, remove.object, graph);
                       for (const auto& label : remove.labels) writer.remove_label(node, label);
                   }},
        update);
}

}  // namespace dossier::query::exec
