#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/integrity.hpp"
#include "graph/schema.hpp"
#include "graph/value_order.hpp"

/// Random transactions on a graph and on a model so plain that it cannot be wrong.
namespace dossier::graph::random_writes {

using Properties = std::map<KeyId, Value>;

struct ModelNode {
    std::set<LabelId> labels;
    Properties properties;
};
struct ModelRelationship {
    NodeId start, end;
    TypeId type;
    Properties properties;
};
struct Model {
    std::map<NodeId, ModelNode> nodes;
    std::map<RelationshipId, ModelRelationship> relationships;

    [[nodiscard]] bool is_one_way(TypeId type) const {
        std::set<std::pair<NodeId, NodeId>> joined;
        for (const auto& [id, r] : relationships) {
            if (r.type == type && r.start != r.end) joined.insert({r.start, r.end});
        }
        return std::ranges::none_of(joined, [&](const auto& ends) {
            return joined.contains({ends.second, ends.first});
        });
    }

    [[nodiscard]] std::set<Adjacent> adjacent(NodeId node, TypeId type, Direction direction) const {
        std::set<Adjacent> found;
        for (const auto& [id, r] : relationships) {
            if (r.type != type) continue;
            if (direction == Direction::outgoing && r.start == node) found.insert({r.end, id});
            if (direction == Direction::incoming && r.end == node) found.insert({r.start, id});
        }
        return found;
    }
};

inline void expect_same(const std::vector<std::pair<KeyId, Value>>& found, const Properties& expected) {
    ASSERT_EQ(found.size(), expected.size());
    auto next = expected.begin();
    for (const auto& [key, value] : found) {
        ASSERT_EQ(key, next->first);
        ASSERT_EQ(value.kind(), next->second.kind());
        ASSERT_TRUE(equivalent(value, next->second));
        ++next;
    }
}

inline void expect_same(const PropertyGraph& graph, const Model& model) {
    ASSERT_EQ(graph.node_count(), model.nodes.size());
    ASSERT_EQ(graph.relationship_count(), model.relationships.size());
    for (std::uint32_t type = 0; type < graph.types().size(); ++type) {
        ASSERT_EQ(graph.is_one_way(TypeId{type}), model.is_one_way(TypeId{type}));
        ASSERT_EQ(graph.is_known_to_be_one_way(TypeId{type}), model.is_one_way(TypeId{type}));
    }
    for (const auto& [id, node] : model.nodes) {
        ASSERT_TRUE(graph.contains(id));
        ASSERT_EQ(graph.labels_of(id), std::vector(node.labels.begin(), node.labels.end()));
        expect_same(graph.properties(id), node.properties);
        for (std::uint32_t type = 0; type < graph.types().size(); ++type) {
            for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
                std::vector<Adjacent> found;
                graph.for_each_adjacent(id, TypeId{type}, direction, [&](Adjacent step) { found.push_back(step); });
                const auto expected = model.adjacent(id, TypeId{type}, direction);
                ASSERT_EQ(found, std::vector(expected.begin(), expected.end()));
            }
        }
    }
    for (const auto& [id, relationship] : model.relationships) {
        ASSERT_TRUE(graph.contains(id));
        ASSERT_EQ(graph.start(id), relationship.start);
        ASSERT_EQ(graph.end(id), relationship.end);
        ASSERT_EQ(graph.type(id), relationship.type);
        expect_same(graph.properties(id), relationship.properties);
    }
    const std::vector<Diagnostic> broken = check_integrity(graph);
    for (const Diagnostic& each : broken) ADD_FAILURE() << each.message;
}

/// Does the same random thing to both.
class Writer {
public:
    Writer(PropertyGraph& graph, Model& model, unsigned seed) : graph_{graph}, model_{model}, random_{seed} {
        for (const char* name : {"A", "B", "C"}) graph.intern_label(name);
        for (const char* name : {"R", "S"}) graph.intern_type(name);
        for (const char* name : {"k", "l"}) graph.index_property(graph.intern_key(name));
        for (int each = 0; each < 4; ++each) indexes_.push_back(index_definition(each));
    }

    std::uint32_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::uint32_t>{0, static_cast<std::uint32_t>(bound - 1)}(random_);
    }

    void write() {
        if (below(60) == 0) return change_index();
        switch (below(12)) {
        case 0:
        case 1: return create_node();
        case 2:
        case 3:
        case 4: return create_relationship();
        case 5: return create_relationships();
        case 6: return erase_relationship();
        case 7: return erase_node();
        case 8:
        case 9: return change_label();
        default: return set_property();
        }
    }

private:
    template <typename Things>
    auto& any(Things& things) {
        return *std::next(things.begin(), below(things.size()));
    }
    NodeId any_node() { return any(model_.nodes).first; }

    static IndexDefinition index_definition(int which) {
        switch (which) {
        case 0: return {"one", IndexKind::range, {ElementKind::node, {"A"}, {"l"}}, ""};
        case 1: return {"two", IndexKind::range, {ElementKind::node, {"B"}, {"k", "l"}}, ""};
        case 2: return {"three", IndexKind::range, {ElementKind::relationship, {"R"}, {"l"}}, ""};
        default: return {"words", IndexKind::full_text, {ElementKind::node, {"A", "C"}, {"k", "l"}}, ""};
        }
    }
    /// An index is no part of the model: every check of the graph's integrity compares it with the graph.
    void change_index() {
        const IndexDefinition& index = any(indexes_);
        if (graph_.schema().index(index.name)) {
            graph_.drop_index(index.name);
        } else {
            graph_.create_index(index);
        }
    }
    void create_node() {
        if (model_.nodes.size() > 25) return;
        std::set<LabelId> labels;
        while (below(2) == 0) labels.insert(LabelId{below(3)});
        const NodeId node = graph_.create_node(std::vector(labels.begin(), labels.end()));
        model_.nodes[node].labels = labels;
    }
    void create_relationship() {
        if (model_.nodes.empty()) return;
        const NodeId start = any_node(), end = any_node();
        const TypeId type{below(2)};
        model_.relationships[graph_.create_relationship(start, end, type)] = {start, end, type, {}};
    }
    void create_relationships() {
        if (model_.nodes.empty()) return;
        std::vector<PropertyGraph::Ends> ends(below(6));
        for (auto& pair : ends) pair = {any_node(), any_node()};
        const TypeId type{below(2)};
        std::uint32_t id = index(graph_.create_relationships(type, ends));
        for (const auto& pair : ends) model_.relationships[RelationshipId{id++}] = {pair.start, pair.end, type, {}};
    }
    void erase_relationship() {
        // Several: as many go as come, so that the graph stays small while its lists are written to over and over.
        for (int i = 0; i < 6 && !model_.relationships.empty(); ++i) {
            const RelationshipId relationship = any(model_.relationships).first;
            graph_.erase(relationship);
            model_.relationships.erase(relationship);
        }
    }
    void erase_node() {
        if (model_.nodes.empty()) return;
        const NodeId node = any_node();
        std::erase_if(model_.relationships, [&](const auto& entry) {
            if (entry.second.start != node && entry.second.end != node) return false;
            graph_.erase(entry.first);
            return true;
        });
        graph_.erase(node);
        model_.nodes.erase(node);
    }
    void change_label() {
        if (model_.nodes.empty()) return;
        const NodeId node = any_node();
        const LabelId label{below(3)};
        if (below(2) == 0) {
            graph_.add_label(node, label);
            model_.nodes[node].labels.insert(label);
        } else {
            graph_.remove_label(node, label);
            model_.nodes[node].labels.erase(label);
        }
    }
    Value any_value() {
        switch (below(8)) {
        case 0: return {};
        case 1: return below(2) == 0;
        case 2: return std::int64_t{below(5)};
        case 3: return 0.5 * below(5);
        case 4: return List{Value{"x"}, Value{std::int64_t{below(3)}}};
        case 5: return Date{below(100)};
        default: return std::string(below(4), 'a');
        }
    }
    void set_property() {
        const KeyId key{below(2)};
        // One key stays of one kind now and then, so that typed columns are exercised too.
        const Value value = key == KeyId{0} ? Value{std::string(below(4), 'b')} : any_value();
        const auto set = [&](auto& things) {
            if (things.empty()) return;
            auto& [id, thing] = any(things);
            graph_.set_property(id, key, value);
            if (value.is_null()) {
                thing.properties.erase(key);
            } else {
                thing.properties[key] = value;
            }
        };
        if (below(2) == 0) {
            set(model_.nodes);
        } else {
            set(model_.relationships);
        }
    }

    PropertyGraph& graph_;
    Model& model_;
    std::vector<IndexDefinition> indexes_;
    std::mt19937 random_;
};

/// One transaction of some statements, a few of which fail, which in the end is committed or not.
/// `after_write`   called after each write
template <typename Commit, typename AfterWrite>
void run_transaction(PropertyGraph& graph, Model& model, Writer& writer, Commit commit, AfterWrite after_write) {
    const Model before = model;
    Transaction transaction{graph};
    for (std::uint32_t statements = writer.below(6); statements > 0; --statements) {
        const Model before_statement = model;
        const std::size_t savepoint = transaction.savepoint();
        for (std::uint32_t writes = writer.below(40); writes > 0; --writes) {
            writer.write();
            after_write();
        }
        if (writer.below(4) > 0) continue;
        transaction.roll_back_to(savepoint);
        model = before_statement;
    }
    if (writer.below(4) > 0) {
        commit(transaction);
    } else {
        transaction.roll_back();
        model = before;
    }
}

template <typename Commit>
void run_transaction(PropertyGraph& graph, Model& model, Writer& writer, Commit commit) {
    run_transaction(graph, model, writer, commit, [] {});
}

}  // namespace dossier::graph::random_writes
