#include "query/exec/creator.hpp"

#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/path.hpp"
#include "query/exec/placed.hpp"
#include "query/exec/rows.hpp"
#include "query/exec/writer.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::exec {

namespace {

void collect_names(const bind::LabelExpression& labels, std::vector<std::string_view>& names) {
    if (labels.op == bind::LabelExpression::Op::name) names.push_back(labels.name);
    for (const auto& operand : labels.operands) collect_names(operand, names);
}

}  // namespace

Creator::Creator(const plan::CreatePattern& pattern, Context& context) : pattern_{pattern}, context_{context} {
    for (const auto& path : pattern.paths) {
        add(path.nodes.front());
        for (std::size_t i = 0; i < path.relationships.size(); ++i) {
            add(path.nodes[i + 1]);
            add(path.relationships[i], path.nodes[i].slot, path.nodes[i + 1].slot);
        }
    }
    plan::SlotSet made;
    for (const auto& [slot, element] : made_by_) made.insert(Slot{slot});
    for (const auto& element : elements_) {
        plan::SlotSet read;
        plan::mention(*element.properties, read);
        if (read.intersects(made)) one_by_one_ = true;
        one_by_one_ = one_by_one_ || plan::has_subquery(*element.properties);
    }
}

bool Creator::is_known(Slot slot) const {
    const auto at = static_cast<std::size_t>(slot);
    return (at < pattern_.known.size() && pattern_.known[at]) || made_by_.contains(static_cast<std::uint32_t>(slot));
}

void Creator::add(const bind::NodePattern& node) {
    if (is_known(node.slot)) return;
    made_by_.emplace(static_cast<std::uint32_t>(node.slot), elements_.size());
    Element element{.slot = node.slot, .properties = &node.properties, .where = node.span};
    std::vector<std::string_view> names;
    if (node.labels) collect_names(*node.labels, names);
    for (const auto name : names) element.labels.push_back(context_.writer->intern_label(name));
    elements_.push_back(std::move(element));
}

void Creator::add(const bind::RelationshipPattern& relationship, Slot left, Slot right) {
    made_by_.emplace(static_cast<std::uint32_t>(relationship.slot), elements_.size());
    const bool backwards = relationship.direction == bind::PatternDirection::incoming;
    std::vector<std::string_view> names;
    if (relationship.types) collect_names(*relationship.types, names);
    elements_.push_back(Element{.slot = relationship.slot,
                                .properties = &relationship.properties,
                                .where = relationship.span,
                                .type = context_.writer->intern_type(names.at(0)),
                                .start = backwards ? right : left,
                                .end = backwards ? left : right});
}

void Creator::create(Batch& rows) {
    if (!one_by_one_ || rows.size <= 1) {
        create_together(rows);
        return;
    }
    Batch done;
    for (std::size_t row = 0; row < rows.size; ++row) {
        Batch one = slice(rows, row, row + 1);
        create_together(one);
        append(done, one);
    }
    rows = std::move(done);
}

void Creator::create_together(Batch& rows) {
    std::vector<Values> values(elements_.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        if (!one_by_one_) values[i] = evaluate_properties(elements_[i], rows);
    }
    for (std::size_t row = 0; row < rows.size; ++row) {
        if (row % 1024 == 0) context_.check();
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            if (one_by_one_) values[i] = evaluate_properties(elements_[i], rows);
            make(elements_[i], values[i], rows, row);
            if (one_by_one_) put(elements_[i], rows);
        }
    }
    for (Element& element : elements_) {
        if (!one_by_one_) put(element, rows);
    }
    for (const auto& path : pattern_.paths) {
        if (!path.path) continue;
        std::vector<plan::PathStep> steps;
        for (const auto& relationship : path.relationships) steps.push_back({relationship.slot, false});
        rows[*path.path] = paths(rows, path.nodes.front().slot, steps, context_.graph);
    }
}

Creator::Values Creator::evaluate_properties(const Element& element, const Batch& rows) const {
    Values values;
    for (const auto& [key, value] : element.properties->entries) {
        values.entries.emplace_back(key, evaluate(value, rows, context_));
    }
    if (element.properties->map) values.map = evaluate(**element.properties->map, rows, context_);
    return values;
}

void Creator::make(Element& element, const Values& values, const Batch& rows, std::size_t row) {
    context_.writer->stand_at(element.where);
    const auto set_all = [&](auto made) {
        for (std::size_t i = 0; i < values.entries.size(); ++i) {
            const auto& [key, column] = values.entries[i];
            const Value value = column.at(row);
            if (value.is_null()) continue;
            placed(element.properties->entries[i].second.where,
                   [&, name = key] { context_.writer->set_property(made, name, value); });
        }
        if (!values.map) return;
        const Value map = values.map->at(row);
        if (!map.is(graph::ValueKind::map)) {
            type_fault(fmt::format("properties come from a map, found {}", name(map.kind())), element.where);
        }
        for (const auto& [key, value] : map.as_map()) {
            if (value.is_null()) continue;
            placed((*element.properties->map)->where,
                   [&, name = key] { context_.writer->set_property(made, name, value); });
        }
    };
    if (!element.type) {
        const NodeId node = context_.writer->create_node(element.labels);
        element.nodes.push_back(node);
        set_all(node);
        return;
    }
    const NodeId start = end_of(element, element.start, rows, row);
    const NodeId end = end_of(element, element.end, rows, row);
    const RelationshipId relationship =
        placed(element.where, [&] { return context_.writer->create_relationship(start, end, *element.type); });
    element.relationships.push_back(relationship);
    set_all(relationship);
}

NodeId Creator::end_of(const Element& element, Slot slot, const Batch& rows, std::size_t row) const {
    const auto made = made_by_.find(static_cast<std::uint32_t>(slot));
    if (made != made_by_.end() && !elements_[made->second].nodes.empty()) return elements_[made->second].nodes[row];
    const NodeId node = placed(element.where, [&] { return node_at(rows[slot], row); });
    if (node != no_node) return node;
    throw graph::Error{{.type = graph::ErrorType::semantic_error,
                        .code = graph::ErrorCode::invalid_entity,
                        .message = "a relationship cannot begin or end at null",
                        .where = element.where,
                        .hint = "filter the rows without a node before, with WHERE … IS NOT NULL"}};
}

void Creator::put(Element& element, Batch& rows) {
    rows[element.slot] = element.type ? Column{std::move(element.relationships)} : Column{std::move(element.nodes)};
    element.nodes.clear();
    element.relationships.clear();
}

void Creator::check_no_nulls(const Batch& rows) {
    for (const Element& element : elements_) {
        for (const auto& [key, value] : element.properties->entries) {
            const Column column = evaluate(value, rows, context_);
            for (std::size_t row = 0; row < rows.size; ++row) {
                if (!column.at(row).is_null()) continue;
                throw graph::Error{{.type = graph::ErrorType::semantic_error,
                                    .code = graph::ErrorCode::merge_read_own_writes,
                                    .message = fmt::format("MERGE cannot ask for property `{}` to be null", key),
                                    .where = value.where,
                                    .hint = "nothing equals null, so the pattern would be made again each time"}};
            }
        }
    }
}

}  // namespace dossier::query::exec
