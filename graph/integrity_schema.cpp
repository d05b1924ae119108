#include "graph/integrity_schema.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "graph/constraints.hpp"
#include "graph/schema.hpp"
#include "graph/value_order.hpp"

namespace dossier::graph {

namespace {

/// Whether the index has of the element what it is to have.
template <typename Id>
bool agrees(const PropertyGraph& graph, const Schema::Index& index, Id id, std::size_t& expected) {
    const std::uint32_t number = graph::index(id);
    const SchemaTarget& target = index.definition.target;
    if (!index.range) {
        const bool belongs = texts(graph, target, id).has_value();
        expected += belongs ? 1 : 0;
        return index.full_text->contains(number) == belongs;
    }
    const auto wanted = range_key(graph, target, id);
    const RangeIndex::Key* found = index.range->key_of(number);
    if (!wanted || !found) return !wanted && !found;
    ++expected;
    return std::ranges::equal(*wanted, *found, Equivalent{}) &&
           std::ranges::binary_search(index.range->find({wanted->data(), wanted->size()}), number);
}

Diagnostic damage(std::string message) {
    return {.type = ErrorType::file_error,
            .code = ErrorCode::damaged_file,
            .message = std::move(message),
            .where = {},
            .hint = {}};
}

void check(const PropertyGraph& graph, const Schema::Index& index, std::vector<Diagnostic>& found) {
    const std::string& name = index.definition.name;
    std::size_t expected = 0;
    const auto visit = [&](auto id) {
        if (agrees(graph, index, id, expected)) return;
        found.push_back(damage(fmt::format(
            "index `{}` is wrong about {} {}", name,
            index.definition.target.element == ElementKind::node ? "node" : "relationship", graph::index(id))));
    };
    if (index.definition.target.element == ElementKind::node) {
        graph.for_each_node(visit);
    } else {
        graph.for_each_relationship(visit);
    }
    const std::size_t held = index.range ? index.range->size() : index.full_text->size();
    if (held == expected) return;
    found.push_back(damage(fmt::format("index `{}` holds {} elements where there are {}", name, held, expected)));
}

}  // namespace

std::vector<Diagnostic> check_schema(const PropertyGraph& graph) {
    std::vector<Diagnostic> found;
    for (const Schema::Index* index : graph.schema().indexes()) check(graph, *index, found);
    for (const ConstraintDefinition* constraint : graph.schema().constraints()) {
        try {
            require_held(graph, *constraint);
        } catch (const Error& error) {
            found.push_back(damage(error.diagnostic().message));
        }
    }
    return found;
}

}  // namespace dossier::graph
