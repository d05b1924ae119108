#include "graph/base.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <future>
#include <type_traits>
#include <utility>

#include "graph/base_values.hpp"
#include "graph/beside.hpp"
#include "graph/packed.hpp"

namespace dossier::graph {

std::vector<BaseWriter::Part> BaseWriter::parts() {
    std::vector<Part> parts{{BaseColumn::nodes, 0, [this] { return nodes(); }},
                            {BaseColumn::relationships, 0, [this] { return relationships(); }},
                            {BaseColumn::counts, 0, [this] { return counts(); }}};
    for (std::uint32_t type = 0; type < graph_.types_.size(); ++type) {
        if (graph_.count(TypeId{type}) == 0) continue;
        parts.push_back({BaseColumn::outgoing, type, [this, type] { return outgoing(TypeId{type}); }});
    }
    const auto add_values = [&](BaseColumn what, const Columns& columns) {
        for (std::uint32_t key = 0; key < graph_.keys_.size(); ++key) {
            const Column* const column = columns.find(KeyId{key});
            if (column == nullptr || column->size() == 0) continue;
            parts.push_back({what, key, [column] { return packed_values(*column); }});
        }
    };
    add_values(BaseColumn::node_values, graph_.node_columns_);
    add_values(BaseColumn::relationship_values, graph_.relationship_columns_);
    return parts;
}

/// The next column is packed while the sink has one.
void BaseWriter::write(const Sink& sink) {
    constexpr std::size_t worth_a_thread = std::size_t{1} << 16U;
    const bool is_large = graph_.node_count() + graph_.relationship_count() >= worth_a_thread;
    const std::vector<Part> parts = this->parts();
    std::future<std::string> next = beside(is_large, parts.front().bytes);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string bytes = next.get();
        if (i + 1 < parts.size()) next = beside(is_large, parts[i + 1].bytes);
        sink(parts[i].column, parts[i].number, bytes);
    }
}

std::string BaseWriter::nodes() {
    // The sets that nobody has any more are left out.
    set_numbers_.assign(graph_.label_sets_->set_count(), UINT32_MAX);
    std::vector<std::uint32_t> sizes, labels, by_node;
    by_node.reserve(graph_.node_count());
    graph_.for_each_node([&](NodeId node) {
        const LabelSets::SetId set = graph_.label_sets_->set_of(node);
        std::uint32_t& number = set_numbers_[static_cast<std::uint32_t>(set)];
        if (number == UINT32_MAX) {
            number = static_cast<std::uint32_t>(sizes.size());
            const std::vector<LabelId>& members = graph_.label_sets_->labels(set);
            sizes.push_back(static_cast<std::uint32_t>(members.size()));
            for (const LabelId label : members) labels.push_back(index(label));
        }
        by_node.push_back(number);
    });
    PackedWriter writer;
    writer.number(graph_.node_bound_);
    writer.plain(graph_.nodes_->words());
    writer.numbers(sizes);
    writer.numbers(labels);
    writer.numbers(by_node);
    return std::move(writer.bytes());
}

std::string BaseWriter::relationships() const {
    PackedWriter writer;
    writer.number(graph_.relationship_bound());
    writer.plain(graph_.relationships_->words());
    return std::move(writer.bytes());
}

std::string BaseWriter::counts() const {
    std::vector<std::uint32_t> loops, parallels;
    for (std::uint32_t type = 0; type < graph_.types_.size(); ++type) {
        loops.push_back(static_cast<std::uint32_t>(graph_.pattern_counts_->loops(TypeId{type})));
        const bool has_lists = type < graph_.outgoing_.size();
        parallels.push_back(has_lists ? static_cast<std::uint32_t>(graph_.outgoing_[type]->parallels()) : 0);
    }
    std::vector<std::array<std::uint32_t, 4>> patterns;
    const auto number_of = [&](LabelSets::SetId set) { return set_numbers_[static_cast<std::uint32_t>(set)]; };
    graph_.pattern_counts_->for_each([&](LabelSets::SetId start, TypeId type, LabelSets::SetId end, std::size_t count) {
        patterns.push_back({index(type), number_of(start), number_of(end), static_cast<std::uint32_t>(count)});
    });
    std::ranges::sort(patterns);  // the same graph gives the same bytes
    PackedWriter writer;
    writer.numbers(loops);
    writer.numbers(parallels);
    for (std::size_t part = 0; part < 4; ++part) {
        std::vector<std::uint32_t> numbers;
        for (const auto& pattern : patterns) numbers.push_back(pattern[part]);
        writer.numbers(numbers);
    }
    return std::move(writer.bytes());
}

std::string BaseWriter::outgoing(TypeId type) const {
    const Adjacency& adjacency = *graph_.outgoing_[index(type)];
    std::vector<std::uint32_t> sources, degrees, ends, ids;
    ends.reserve(adjacency.size());
    ids.reserve(adjacency.size());
    for (const std::uint32_t source : adjacency.sources()) {
        const Neighbours list = adjacency.at(NodeId{source});
        if (list.empty()) continue;
        sources.push_back(source);
        degrees.push_back(static_cast<std::uint32_t>(list.size()));
        for (const NodeId node : list.nodes) ends.push_back(index(node));
        for (const RelationshipId relationship : list.relationships) ids.push_back(index(relationship));
    }
    PackedWriter writer;
    for (const auto& numbers : {sources, degrees, ends, ids}) writer.numbers(numbers);
    return std::move(writer.bytes());
}

}  // namespace dossier::graph
