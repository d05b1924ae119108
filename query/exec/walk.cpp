#include "query/exec/walk.hpp"

#include "graph/value_order.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

namespace {

bool allows(const bind::LabelExpression& types, const std::string& type) {
    using Op = bind::LabelExpression::Op;
    const auto operand_allows = [&](const bind::LabelExpression& operand) { return allows(operand, type); };
    switch (types.op) {
    case Op::name: return types.name == type;
    case Op::wildcard: return true;
    case Op::negation: return !allows(types.operands.front(), type);
    case Op::conjunction: return std::ranges::all_of(types.operands, operand_allows);
    case Op::disjunction: return std::ranges::any_of(types.operands, operand_allows);
    }
    return false;
}

}  // namespace

std::vector<TypeId> allowed_types(const std::optional<bind::LabelExpression>& types,
                                  const graph::PropertyGraph& graph) {
    std::vector<TypeId> allowed;
    std::uint32_t id = 0;
    for (const std::string& type : graph.types().all()) {
        if (!types || allows(*types, type)) allowed.push_back(TypeId{id});
        ++id;
    }
    return allowed;
}

void collect_used(const Batch& batch, std::size_t row, const std::vector<Slot>& others,
                  std::vector<RelationshipId>& used) {
    used.clear();
    for (const Slot slot : others) {
        const Column& column = batch[slot];
        if (const auto* relationships = column.relationships()) {
            used.push_back((*relationships)[row]);
            continue;
        }
        const Value value = column.at(row);
        if (value.is(graph::ValueKind::relationship)) used.push_back(value.as_relationship());
        if (!value.is(graph::ValueKind::list)) continue;
        for (const Value& element : value.as_list()) {
            if (element.is(graph::ValueKind::relationship)) used.push_back(element.as_relationship());
        }
    }
}

void PropertyTest::open(const Batch& batch, Context& context) {
    entries_.clear();
    for (const auto& [key, value] : properties_.entries) entries_.emplace_back(key, evaluate(value, batch, context));
    if (properties_.map) map_ = evaluate(**properties_.map, batch, context);
}

template <typename Id>
bool PropertyTest::same(const graph::PropertyGraph& graph, Id element, std::string_view key, const Value& value) {
    const auto id = graph.keys().find(key);
    return id && graph::equal(graph.property(element, *id), value) == true;
}

template <typename Id>
bool PropertyTest::matches_map(Id element, const Value& map, const graph::PropertyGraph& graph) const {
    if (!map.is(graph::ValueKind::map)) type_fault("the properties of a pattern are no map", (*properties_.map)->where);
    return std::ranges::all_of(map.as_map(),
                               [&](const auto& entry) { return same(graph, element, entry.first, entry.second); });
}

template bool PropertyTest::same(const graph::PropertyGraph&, NodeId, std::string_view, const Value&);
template bool PropertyTest::same(const graph::PropertyGraph&, RelationshipId, std::string_view, const Value&);
template bool PropertyTest::matches_map(NodeId, const Value&, const graph::PropertyGraph&) const;
template bool PropertyTest::matches_map(RelationshipId, const Value&, const graph::PropertyGraph&) const;

}  // namespace dossier::query::exec
