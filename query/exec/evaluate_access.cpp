#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "graph/temporal_functions.hpp"
#include "query/exec/elements.hpp"
#include "query/exec/evaluator.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/label_test.hpp"
#include "query/exec/long_lists.hpp"
#include "query/exec/type_test.hpp"

// Properties, elements, slices; lists and maps made of parts; tests of labels and types.

namespace dossier::query::exec {

using graph::ErrorCode;
using graph::ErrorType;
using graph::List;
using graph::Map;
using graph::ValueKind;

namespace {

/// `[from, to)` of a list of `size`, counted from the end where negative, cut to what there is.
std::size_t clamped(std::int64_t position, std::size_t size) {
    const auto length = static_cast<std::int64_t>(size);
    const std::int64_t from_start = position < 0 ? std::max<std::int64_t>(position + length, 0) : position;
    return static_cast<std::size_t>(std::min(from_start, length));
}

std::int64_t slice_bound(const Value& bound) {
    if (bound.is(ValueKind::integer)) return bound.as_integer();
    fault(ErrorType::type_error, ErrorCode::list_element_access_by_non_integer,
          fmt::format("a slice is bounded by integers, not by {}", name(bound.kind())), {},
          "the first three are `list[0..3]`, the last three `list[-3..]`");
}

Value list_element(const List& list, const Value& index) {
    if (!index.is(ValueKind::integer)) {
        fault(ErrorType::type_error, ErrorCode::list_element_access_by_non_integer,
              fmt::format("an element of a list has a number, not a {}", name(index.kind())), {},
              "the first is `list[0]`, the last `list[-1]`");
    }
    const auto size = static_cast<std::int64_t>(list.size());
    const std::int64_t position = index.as_integer();
    if (position >= size || position < -size) return {};
    return list[static_cast<std::size_t>(position < 0 ? position + size : position)];
}

}  // namespace

const List* list_or_null(const Value& list) {
    if (list.is_null()) return nullptr;
    if (list.is(ValueKind::list)) return &list.as_list();
    type_fault(fmt::format("a list is wanted here, not {}", name(list.kind())));
}

Value Evaluator::property(const Value& object, std::string_view key) {
    switch (object.kind()) {
    case ValueKind::null: return {};
    case ValueKind::map: return object.as_map().get(key);
    case ValueKind::node: {
        require_alive(context_.graph, object.as_node());
        const auto id = context_.graph.keys().find(key);
        return id ? context_.graph.property(object.as_node(), *id) : Value{};
    }
    case ValueKind::relationship: {
        require_alive(context_.graph, object.as_relationship());
        const auto id = context_.graph.keys().find(key);
        return id ? context_.graph.property(object.as_relationship(), *id) : Value{};
    }
    default: break;
    }
    if (graph::is_temporal(object.kind())) return graph::temporal_component(object, key);
    type_fault(fmt::format("{} has no properties", name(object.kind())));
}

Operand Evaluator::node(const bind::PropertyAccess& access, const View& view, Where) {
    const Operand object = evaluate(*access.object, view);
    if (const Value* one = object.constant()) return Operand::constant(property(*one, access.key));
    Column::Values result;
    result.reserve(view.size());
    const graph::PropertyGraph& graph = context_.graph;
    const auto key = graph.keys().find(access.key);
    const auto read = [&](const auto& ids, auto none) {
        for (const auto id : ids) {
            if (id == none) {
                result.emplace_back();
                continue;
            }
            require_alive(graph, id);
            result.push_back(key ? graph.property(id, *key) : Value{});
        }
    };
    if (const auto* nodes = object.nodes()) {
        read(*nodes, no_node);
    } else if (const auto* relationships = object.relationships()) {
        read(*relationships, no_relationship);
    } else {
        Value scratch;
        for (std::size_t row = 0; row < view.size(); ++row) {
            result.push_back(property(object.at(row, scratch), access.key));
        }
    }
    return result;
}

Operand Evaluator::node(const bind::Subscript& subscript, const View& view, Where) {
    const Operand object = evaluate(*subscript.object, view);
    const Operand index = evaluate(*subscript.index, view);
    const auto element = [&](const Value& held, const Value& key) -> Value {
        const bool has_keys = held.is(ValueKind::map) || held.is(ValueKind::node) || held.is(ValueKind::relationship);
        if (!held.is_null() && !held.is(ValueKind::list) && !has_keys) {
            type_fault(fmt::format("{} has no elements", name(held.kind())));
        }
        if (held.is_null() || key.is_null()) return {};
        if (held.is(ValueKind::list)) return list_element(held.as_list(), key);
        if (!key.is(ValueKind::string)) {
            fault(ErrorType::type_error,
                  held.is(ValueKind::map) ? ErrorCode::map_element_access_by_non_string
                                          : ErrorCode::property_access_by_non_string,
                  fmt::format("a key is a text, not {}", name(key.kind())), {},
                  "write `value['key']` or `value.key`; a list has numbers: `list[0]`");
        }
        return property(held, key.as_string());
    };
    if (object.constant() != nullptr && index.constant() != nullptr) {
        return Operand::constant(element(*object.constant(), *index.constant()));
    }
    Column::Values result;
    result.reserve(view.size());
    Value held;
    Value key;
    for (std::size_t row = 0; row < view.size(); ++row)
        result.push_back(element(object.at(row, held), index.at(row, key)));
    return result;
}

Operand Evaluator::node(const bind::Slice& slice, const View& view, Where) {
    const Operand lists = evaluate(*slice.list, view);
    const Operand from = slice.from ? evaluate(**slice.from, view) : Operand::constant(Value{0});
    std::optional<Operand> to;
    if (slice.to) to = evaluate(**slice.to, view);
    Column::Values result;
    result.reserve(view.size());
    Value held;
    Value first;
    Value last;
    for (std::size_t row = 0; row < view.size(); ++row) {
        const List* list = list_or_null(lists.at(row, held));
        const Value& begin = from.at(row, first);
        if (list == nullptr || begin.is_null() || (to && to->at(row, last).is_null())) {
            result.emplace_back();
            continue;
        }
        const std::size_t lower = clamped(slice_bound(begin), list->size());
        const std::size_t upper = to ? clamped(slice_bound(to->at(row, last)), list->size()) : list->size();
        const auto at = [&](std::size_t place) { return list->begin() + static_cast<std::ptrdiff_t>(place); };
        result.emplace_back(lower < upper ? copied(at(lower), at(upper), context_) : List{});
    }
    return result;
}

Operand Evaluator::node(const bind::ListOf& list, const View& view, Where) {
    std::vector<Operand> operands;
    operands.reserve(list.elements.size());
    bool constant = true;
    for (const bind::Expression& element : list.elements) {
        operands.push_back(evaluate(element, view));
        constant = constant && operands.back().constant() != nullptr;
    }
    const auto row_list = [&](std::size_t row) {
        List elements;
        elements.reserve(operands.size());
        Value scratch;
        for (const Operand& operand : operands) elements.push_back(operand.at(row, scratch));
        return Value{std::move(elements)};
    };
    if (constant) return Operand::constant(row_list(0));
    Column::Values result;
    result.reserve(view.size());
    for (std::size_t row = 0; row < view.size(); ++row) result.push_back(row_list(row));
    return result;
}

Operand Evaluator::node(const bind::MapOf& map, const View& view, Where) {
    std::vector<Operand> operands;
    operands.reserve(map.entries.size());
    bool constant = true;
    for (const auto& [key, value] : map.entries) {
        operands.push_back(evaluate(value, view));
        constant = constant && operands.back().constant() != nullptr;
    }
    const auto row_map = [&](std::size_t row) {
        std::vector<Map::Entry> entries;
        entries.reserve(operands.size());
        Value scratch;
        for (std::size_t i = 0; i < operands.size(); ++i)
            entries.emplace_back(map.entries[i].first, operands[i].at(row, scratch));
        return Value{Map{std::move(entries)}};
    };
    if (constant) return Operand::constant(row_map(0));
    Column::Values result;
    result.reserve(view.size());
    for (std::size_t row = 0; row < view.size(); ++row) result.push_back(row_map(row));
    return result;
}

Operand Evaluator::node(const bind::MapProjection& projection, const View& view, Where) {
    const Operand objects = evaluate(*projection.object, view);
    std::vector<std::uint32_t> present;
    Value held;
    for (std::uint32_t row = 0; row < view.size(); ++row) {
        if (!objects.at(row, held).is_null()) present.push_back(row);
    }
    const View rows = view.select(present);
    std::vector<Operand> entries;
    entries.reserve(projection.entries.size());
    for (const auto& [key, value] : projection.entries) entries.push_back(evaluate(value, rows));
    Column::Values result(view.size());
    Value scratch;
    for (std::size_t i = 0; i < present.size(); ++i) {
        Map map;
        if (projection.all_properties) map = properties_of(context_.graph, objects.at(present[i], held));
        for (std::size_t entry = 0; entry < entries.size(); ++entry) {
            map.set(projection.entries[entry].first, entries[entry].at(i, scratch));
        }
        result[present[i]] = std::move(map);
    }
    return result;
}

Operand Evaluator::node(const bind::LabelTest& test, const View& view, Where) {
    const Operand objects = evaluate(*test.object, view);
    const LabelMatcher labels{test.labels, context_.graph};
    Column::Values result;
    result.reserve(view.size());
    Value scratch;
    for (std::size_t row = 0; row < view.size(); ++row) {
        const Value& object = objects.at(row, scratch);
        if (object.is_null()) {
            result.emplace_back();
        } else if (object.is(ValueKind::node)) {
            require_alive(context_.graph, object.as_node());
            result.emplace_back(labels.matches(object.as_node()));
        } else if (object.is(ValueKind::relationship)) {
            result.emplace_back(labels.matches(object.as_relationship()));
        } else {
            type_fault(fmt::format("{} has no labels", name(object.kind())));
        }
    }
    return result;
}

Operand Evaluator::node(const bind::TypeTest& test, const View& view, Where) {
    const Operand operand = evaluate(*test.operand, view);
    Column::Values result;
    result.reserve(view.size());
    Value scratch;
    for (std::size_t row = 0; row < view.size(); ++row) {
        result.emplace_back(has_type(operand.at(row, scratch), test.type));
    }
    return result;
}

}  // namespace dossier::query::exec
