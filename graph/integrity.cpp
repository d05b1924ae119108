#include "graph/integrity.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "graph/integrity_schema.hpp"
#include "graph/value_order.hpp"

namespace dossier::graph {

namespace {

constexpr Direction directions[] = {Direction::outgoing, Direction::incoming};

/// One pass over everything, gathering what is wrong.
class Checker {
public:
    explicit Checker(const PropertyGraph& graph) : graph_{graph} {}

    std::vector<Diagnostic> run() {
        check_scans();
        check_labels();
        check_columns<NodeId>(graph_.node_columns(), "node");
        check_columns<RelationshipId>(graph_.relationship_columns(), "relationship");
        check_indexes();
        check_relationships();
        for (std::uint32_t type = 0; type < graph_.types().size(); ++type) check_adjacency(TypeId{type});
        check_pattern_counts();
        std::ranges::move(check_schema(graph_), std::back_inserter(found_));
        return std::move(found_);
    }

private:
    template <typename... Parts>
    void complain(fmt::format_string<Parts...> text, Parts&&... parts) {
        found_.push_back({.type = ErrorType::file_error,
                          .code = ErrorCode::damaged_file,
                          .message = fmt::format(text, std::forward<Parts>(parts)...),
                          .where = {},
                          .hint = {}});
    }
    void expect_equal(std::size_t said, std::size_t counted, std::string_view what) {
        if (said != counted) complain("the graph counts {} {} where there are {}", said, what, counted);
    }

    void check_scans();
    void check_labels();
    template <typename Id>
    void check_columns(const Columns& columns, std::string_view what);
    void check_indexes();
    void check_relationships();
    void check_adjacency(TypeId type);
    bool check_list(NodeId node, TypeId type, Direction direction);
    void check_pattern_counts();

    const PropertyGraph& graph_;
    std::vector<Diagnostic> found_;
    std::map<TypeId, std::size_t> by_type_;
};

void Checker::check_scans() {
    std::size_t nodes = 0;
    graph_.for_each_node([&](NodeId node) {
        ++nodes;
        if (index(node) >= graph_.node_bound()) complain("node {} is past the bound", index(node));
    });
    expect_equal(graph_.node_count(), nodes, "nodes");
    std::size_t relationships = 0;
    graph_.for_each_relationship([&](RelationshipId relationship) {
        ++relationships;
        if (index(relationship) >= graph_.relationship_bound()) {
            complain("relationship {} is past the bound", index(relationship));
        }
    });
    expect_equal(graph_.relationship_count(), relationships, "relationships");
}

void Checker::check_labels() {
    std::size_t by_label = 0;
    for (std::uint32_t label = 0; label < graph_.labels().size(); ++label) {
        std::size_t nodes = 0;
        graph_.for_each_node(LabelId{label}, [&](NodeId node) {
            ++nodes;
            if (!graph_.contains(node)) complain("node {} is erased and has a label", index(node));
            const std::vector<LabelId> labels = graph_.labels_of(node);
            if (std::ranges::find(labels, LabelId{label}) == labels.end()) {
                complain("node {} has a label by scan that it lacks by itself", index(node));
            }
        });
        expect_equal(graph_.count(LabelId{label}), nodes, "nodes of a label");
        by_label += nodes;
    }
    std::size_t by_node = 0;
    for (std::uint32_t id = 0; id < graph_.node_bound(); ++id) by_node += graph_.labels_of(NodeId{id}).size();
    expect_equal(by_label, by_node, "labels of nodes");
}

template <typename Id>
void Checker::check_columns(const Columns& columns, std::string_view what) {
    for (std::uint32_t key = 0; key < graph_.keys().size(); ++key) {
        const Column* column = columns.find(KeyId{key});
        if (column == nullptr) continue;
        std::size_t values = 0;
        column->for_each([&](std::uint32_t id, const Value& value) {
            ++values;
            if (!graph_.contains(Id{id})) complain("{} {} is erased and has a property", what, id);
            if (value.is_null()) complain("{} {} has a property that is null", what, id);
            const Value alone = column->get(id);
            if (alone.kind() != value.kind() || !equivalent(alone, value)) {
                complain("{} {} reads otherwise in a scan than by itself", what, id);
            }
        });
        expect_equal(column->size(), values, "properties of a key");
    }
}

void Checker::check_indexes() {
    for (std::uint32_t key = 0; key < graph_.keys().size(); ++key) {
        const PropertyIndex* index = graph_.property_index(KeyId{key});
        const Column* column = graph_.node_columns().find(KeyId{key});
        if (index == nullptr || column == nullptr) continue;
        std::size_t found = 0;
        const PropertyIndex anew{column};
        column->for_each([&](std::uint32_t id, const Value& value) {
            const auto nodes = index->find(value);
            if (std::ranges::binary_search(nodes, NodeId{id})) ++found;
            if (!std::ranges::equal(nodes, anew.find(value))) complain("node {} is not where its index has it", id);
        });
        expect_equal(found, column->size(), "indexed properties");
        expect_equal(index->distinct(), anew.distinct(), "indexed values");
    }
}

void Checker::check_relationships() {
    graph_.for_each_relationship([&](RelationshipId relationship) {
        const TypeId type = graph_.type(relationship);
        if (index(type) >= graph_.types().size()) complain("relationship {} has no type", index(relationship));
        if (!graph_.contains(graph_.start(relationship)) || !graph_.contains(graph_.end(relationship))) {
            complain("relationship {} lacks an end", index(relationship));
        }
        ++by_type_[type];
    });
}

/// Whether the list names a neighbour twice or the node itself.
bool Checker::check_list(NodeId node, TypeId type, Direction direction) {
    const Neighbours list = graph_.neighbours(node, type, direction);
    bool simple = true;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Adjacent step{list.nodes[i], list.relationships[i]};
        if (step.node == node || (i > 0 && list.nodes[i - 1] == step.node)) simple = false;
        if (i > 0 && !(Adjacent{list.nodes[i - 1], list.relationships[i - 1]} < step)) {
            complain("the neighbours of node {} are out of order", index(node));
        }
        if (!graph_.contains(step.relationship)) {
            complain("node {} has an erased relationship {}", index(node), index(step.relationship));
            continue;
        }
        const bool forward = direction == Direction::outgoing;
        const NodeId own = forward ? graph_.start(step.relationship) : graph_.end(step.relationship);
        const NodeId other = forward ? graph_.end(step.relationship) : graph_.start(step.relationship);
        if (own != node || other != step.node || graph_.type(step.relationship) != type) {
            complain("relationship {} stands in a list of node {} that is not its own", index(step.relationship),
                     index(node));
        }
    }
    return simple;
}

void Checker::check_adjacency(TypeId type) {
    bool simple = true;
    for (const Direction direction : directions) {
        // Every entry is its relationship's, and none stands twice: as many entries as relationships means all of them.
        std::size_t entries = 0;
        for (std::uint32_t id = 0; id < graph_.node_bound(); ++id) {
            const std::size_t degree = graph_.degree(NodeId{id}, type, direction);
            if (degree == 0) continue;
            entries += degree;
            if (!graph_.contains(NodeId{id})) complain("node {} is erased and has neighbours", id);
            simple = check_list(NodeId{id}, type, direction) && simple;
        }
        expect_equal(entries, by_type_[type], "neighbours over a type");
    }
    expect_equal(graph_.count(type), by_type_[type], "relationships of a type");
    if (graph_.is_simple(type) != simple) {
        complain("type `{}` is {} loops and parallels, and the graph says otherwise", graph_.types().text(type),
                 simple ? "without" : "with");
    }
}

void Checker::check_pattern_counts() {
    std::map<std::tuple<LabelId, TypeId, LabelId>, std::size_t> counted;
    graph_.for_each_relationship([&](RelationshipId relationship) {
        for (const LabelId start : graph_.labels_of(graph_.start(relationship))) {
            for (const LabelId end : graph_.labels_of(graph_.end(relationship))) {
                ++counted[{start, graph_.type(relationship), end}];
            }
        }
    });
    for (const auto& [pattern, count] : counted) {
        const auto& [start, type, end] = pattern;
        expect_equal(graph_.count(start, type, end), count, "relationships of a pattern");
    }
    expect_equal(graph_.count({}, {}, {}), graph_.relationship_count(), "relationships of any pattern");
}

}  // namespace

std::vector<Diagnostic> check_integrity(const PropertyGraph& graph) { return Checker{graph}.run(); }

}  // namespace dossier::graph
