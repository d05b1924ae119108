#include "graph/schema.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "graph/interruptible.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

namespace {

/// Also an element that was erased, or that a rollback took back, has its place in an index until it is refreshed.
template <typename Id>
void refresh_index(const PropertyGraph& graph, Schema::Index& index, Id id) {
    const std::uint32_t number = graph::index(id);
    const SchemaTarget& target = index.definition.target;
    if (index.range) {
        if (!index.range.is_made()) return;  // it will find the element as it is then
        if (auto key = range_key(graph, target, id)) {
            index.range.write().put(number, *std::move(key));
        } else {
            index.range.write().remove(number);
        }
    } else if (!index.full_text.is_made()) {
        return;
    } else if (const auto words = texts(graph, target, id)) {
        index.full_text.write().put(number, *words);
    } else {
        index.full_text.write().remove(number);
    }
}

std::string text_of(const Value& value) {
    if (value.is(ValueKind::string)) return value.as_string();
    std::string text;
    if (!value.is(ValueKind::list)) return text;
    for (const Value& part : value.as_list()) {
        if (!part.is(ValueKind::string)) continue;
        text += text.empty() ? "" : "\n";
        text += part.as_string();
    }
    return text;
}

/// Whoever writes to an element refreshes the indexes that it belongs to, and must find nothing then that is still to
/// be read and may fail: also columns that no element of the index asked for.
void read_columns(const PropertyGraph& graph, const SchemaTarget& target) {
    const bool of_nodes = target.element == ElementKind::node;
    const Columns& columns = of_nodes ? graph.node_columns() : graph.relationship_columns();
    for (const std::string& name : target.keys) {
        if (const auto key = graph.keys().find(name)) static_cast<void>(columns.find(*key));
    }
}

/// Of all that belong into the index, ascending by id. Names are looked up once, not for each element.
std::vector<RangeIndex::Entry> range_entries(const PropertyGraph& graph, const SchemaTarget& target) {
    read_columns(graph, target);
    std::vector<RangeIndex::Entry> entries;
    std::vector<KeyId> keys;
    for (const std::string& name : target.keys) {
        const auto key = graph.keys().find(name);
        if (!key) return entries;
        keys.push_back(*key);
    }
    Pace pace{Interruptible::checkpoint()};
    const auto add = [&](auto id) {
        pace.step();
        RangeIndex::Key values;
        for (const KeyId key : keys) {
            values.push_back(graph.property(id, key));
            if (values.back().is_null()) return;
        }
        entries.push_back({graph::index(id), std::move(values)});
    };
    if (target.element == ElementKind::relationship) {
        graph.for_each_relationship([&](RelationshipId id) {
            if (is_subject(graph, target, id)) add(id);
        });
    } else if (target.names.size() != 1) {
        graph.for_each_node([&](NodeId id) {
            if (is_subject(graph, target, id)) add(id);
        });
    } else if (const auto label = graph.labels().find(target.names.front())) {
        graph.for_each_node(*label, add);
    }
    return entries;
}

FullText full_text_of(const PropertyGraph& graph, const SchemaTarget& target) {
    read_columns(graph, target);
    FullText made{target.keys};
    const Checkpoint& checkpoint = Interruptible::checkpoint();
    const auto add = [&](auto id) {
        if (checkpoint) checkpoint();  // at each: a text may be a whole letter
        if (const auto words = texts(graph, target, id)) made.put(graph::index(id), *words);
    };
    if (target.element == ElementKind::node) {
        graph.for_each_node([&](NodeId node) { add(node); });
    } else {
        graph.for_each_relationship([&](RelationshipId relationship) { add(relationship); });
    }
    return made;
}

std::string_view name_of(const std::variant<Schema::Index, ConstraintDefinition>& object) {
    const auto* index = std::get_if<Schema::Index>(&object);
    return index ? std::string_view{index->definition.name}
                 : std::string_view{std::get<ConstraintDefinition>(object).name};
}

}  // namespace

bool is_subject(const PropertyGraph& graph, const SchemaTarget& target, NodeId node) {
    if (target.element != ElementKind::node || !graph.contains(node)) return false;
    return std::ranges::any_of(target.names, [&](const std::string& name) {
        const auto label = graph.labels().find(name);
        return label && graph.has_label(node, *label);
    });
}

bool is_subject(const PropertyGraph& graph, const SchemaTarget& target, RelationshipId relationship) {
    if (target.element != ElementKind::relationship || !graph.contains(relationship)) return false;
    return std::ranges::count(target.names, graph.types().text(graph.type(relationship))) > 0;
}

Value value_under(const PropertyGraph& graph, std::string_view key, NodeId node) {
    const auto id = graph.keys().find(key);
    return id ? graph.property(node, *id) : Value{};
}

Value value_under(const PropertyGraph& graph, std::string_view key, RelationshipId relationship) {
    const auto id = graph.keys().find(key);
    return id ? graph.property(relationship, *id) : Value{};
}

template <typename Id>
std::optional<RangeIndex::Key> range_key(const PropertyGraph& graph, const SchemaTarget& target, Id id) {
    if (!is_subject(graph, target, id)) return std::nullopt;
    RangeIndex::Key values;
    for (const std::string& key : target.keys) {
        values.push_back(value_under(graph, key, id));
        if (values.back().is_null()) return std::nullopt;
    }
    return values;
}

template <typename Id>
std::optional<std::vector<std::string>> texts(const PropertyGraph& graph, const SchemaTarget& target, Id id) {
    if (!is_subject(graph, target, id)) return std::nullopt;
    std::vector<std::string> found;
    for (const std::string& key : target.keys) found.push_back(text_of(value_under(graph, key, id)));
    if (std::ranges::all_of(found, &std::string::empty)) return std::nullopt;
    return found;
}

template std::optional<RangeIndex::Key> range_key(const PropertyGraph&, const SchemaTarget&, NodeId);
template std::optional<RangeIndex::Key> range_key(const PropertyGraph&, const SchemaTarget&, RelationshipId);
template std::optional<std::vector<std::string>> texts(const PropertyGraph&, const SchemaTarget&, NodeId);
template std::optional<std::vector<std::string>> texts(const PropertyGraph&, const SchemaTarget&, RelationshipId);

std::vector<const Schema::Index*> Schema::indexes() const {
    std::vector<const Index*> found;
    for_each_index([&](const Index& index) { found.push_back(&index); });
    std::ranges::sort(found, {}, [](const Index* index) -> const std::string& { return index->definition.name; });
    return found;
}

std::vector<const ConstraintDefinition*> Schema::constraints() const {
    std::vector<const ConstraintDefinition*> found;
    for (const Entry& entry : entries_) {
        const auto* constraint = std::get_if<ConstraintDefinition>(&entry.object);
        if (constraint && entry.present) found.push_back(constraint);
    }
    std::ranges::sort(found, {}, [](const ConstraintDefinition* each) -> const std::string& { return each->name; });
    return found;
}

std::optional<std::uint32_t> Schema::number_of(std::string_view name, bool constraint) const {
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        if (!entry.present || std::holds_alternative<ConstraintDefinition>(entry.object) != constraint) continue;
        if (name_of(entry.object) == name) return i;
    }
    return std::nullopt;
}

const Schema::Index* Schema::index(std::string_view name) const {
    const auto number = number_of(name, false);
    return number ? &std::get<Index>(entries_[*number].object) : nullptr;
}

const ConstraintDefinition* Schema::constraint(std::string_view name) const {
    const auto number = number_of(name, true);
    return number ? &std::get<ConstraintDefinition>(entries_[*number].object) : nullptr;
}

const Schema::Index* Schema::index_over(IndexKind kind, const SchemaTarget& target) const {
    for (const Entry& entry : entries_) {
        const auto* index = std::get_if<Index>(&entry.object);
        if (!index || !entry.present) continue;
        if (index->definition.kind == kind && index->definition.target == target) return index;
    }
    return nullptr;
}

std::uint32_t Schema::add(std::variant<Index, ConstraintDefinition> object, const PropertyGraph& graph, Making making) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({std::move(object), false});
    put_back(number, graph, making);
    return number;
}

void Schema::put_back(std::uint32_t number, const PropertyGraph& graph, Making making) {
    Entry& entry = entries_[number];
    auto* index = std::get_if<Index>(&entry.object);
    if (index) make_contents(*index, graph, making);  // which may throw: then it is not there
    entry.present = true;
    indexes_ += index ? 1 : 0;
}

void Schema::make_contents(Index& index, const PropertyGraph& graph, Making making) {
    const SchemaTarget& target = index.definition.target;
    if (index.definition.kind == IndexKind::range) {
        const auto make = [&graph, target] {
            return RangeIndex{range_entries(graph, target), Interruptible::checkpoint()};
        };
        index.range = making == Making::now ? Late<RangeIndex>::of(make()) : Late<RangeIndex>::made_by(make);
    } else {
        const auto make = [&graph, target] { return full_text_of(graph, target); };
        index.full_text = making == Making::now ? Late<FullText>::of(make()) : Late<FullText>::made_by(make);
    }
}

void Schema::make_from(const PropertyGraph& graph) {
    for (Entry& entry : entries_) {
        auto* index = std::get_if<Index>(&entry.object);
        if (!index || !entry.present || (index->range && index->range.is_made())) continue;
        make_contents(*index, graph, Making::at_first_use);
    }
}

void Schema::take_away(std::uint32_t number) {
    Entry& entry = entries_[number];
    entry.present = false;
    auto* index = std::get_if<Index>(&entry.object);
    if (!index) return;
    --indexes_;
    index->range = {};
    index->full_text = {};
}

void Schema::refresh(const PropertyGraph& graph, NodeId node, std::optional<KeyId> key) {
    if (indexes_ == 0) return;
    for (Entry& entry : entries_) {
        auto* index = std::get_if<Index>(&entry.object);
        if (!index || !entry.present || index->definition.target.element != ElementKind::node) continue;
        if (key && std::ranges::count(index->definition.target.keys, graph.keys().text(*key)) == 0) continue;
        refresh_index(graph, *index, node);
    }
}

void Schema::refresh(const PropertyGraph& graph, RelationshipId relationship, KeyId key) {
    if (indexes_ == 0) return;
    for (Entry& entry : entries_) {
        auto* index = std::get_if<Index>(&entry.object);
        if (!index || !entry.present || index->definition.target.element != ElementKind::relationship) continue;
        if (std::ranges::count(index->definition.target.keys, graph.keys().text(key)) == 0) continue;
        refresh_index(graph, *index, relationship);
    }
}

}  // namespace dossier::graph
