#include <algorithm>
#include <bit>
#include <utility>

#include "graph/base.hpp"
#include "graph/base_values.hpp"
#include "graph/packed.hpp"

// Reading the base. Every id and length is looked at once, in the same pass that makes the arrays.

namespace dossier::graph {

namespace {

/// The ids that there are: one bit each in the file, so that no few bytes can claim many.
Bitmap read_ids(PackedReader& reader, std::uint32_t& bound) {
    const std::uint64_t said = reader.number(PropertyGraph::most_ids);
    Bitmap ids{reader.plain(said / 64 + 1)};
    const std::uint64_t last = ids.words().empty() ? 0 : ids.words().back();
    const std::uint64_t least_bound =
        last == 0 ? 0 : ids.words().size() * 64 - static_cast<std::size_t>(std::countl_zero(last));
    if (least_bound > said) throw_damaged_base("an id is past the bound");
    // What lies between was handed out and erased, or never was in a file: it need not be kept.
    bound = static_cast<std::uint32_t>(least_bound);
    return ids;
}

}  // namespace

void BaseReader::read(BaseColumn column, std::uint32_t number, std::string_view bytes) {
    const std::pair next{column, number};
    const bool in_order = columns_ == 0   ? next == std::pair{BaseColumn::nodes, 0U}
                          : columns_ == 1 ? next == std::pair{BaseColumn::relationships, 0U}
                                          : last_ < next;
    if (!in_order) throw_damaged_base("a column is out of order");
    last_ = next;
    ++columns_;
    const auto known = [&](std::size_t count, std::string_view what) {
        if (number >= count) throw_damaged_base(what);
    };
    switch (column) {
    case BaseColumn::nodes: return read_nodes(bytes);
    case BaseColumn::relationships: return read_relationships(bytes);
    case BaseColumn::outgoing:
        known(graph_.types_.size(), "a type has no name");
        return read_outgoing(TypeId{number}, bytes);
    case BaseColumn::node_values:
        known(graph_.keys_.size(), "a key has no name");
        return graph_.node_columns_.put(KeyId{number}, unpacked_values(bytes, graph_.nodes_));
    case BaseColumn::relationship_values:
        known(graph_.keys_.size(), "a key has no name");
        return graph_.relationship_columns_.put(KeyId{number}, unpacked_values(bytes, graph_.relationships_));
    }
}

void BaseReader::finish() {
    if (columns_ < 2 || seen_.count() != graph_.relationships_.count()) throw_damaged_base("a column is missing");
}

void BaseReader::read_nodes(std::string_view bytes) {
    PackedReader reader{bytes};
    graph_.nodes_ = read_ids(reader, graph_.node_bound_);
    const std::size_t count = graph_.nodes_.count();
    const std::vector<std::uint32_t> sizes = reader.numbers32(count);
    const std::vector<std::uint32_t> labels = reader.numbers32(sizes.size() * graph_.labels_.size());
    const std::vector<std::uint32_t> by_node = reader.numbers32(count);
    reader.finish();

    std::vector<LabelSets::SetId> sets;
    std::span<const std::uint32_t> rest{labels};
    for (const std::uint32_t size : sizes) {
        if (size > rest.size()) throw_damaged_base("a set of labels ends too early");
        std::vector<LabelId> set;
        for (const std::uint32_t label : rest.first(size)) {
            if (label >= graph_.labels_.size()) throw_damaged_base("a label has no name");
            set.push_back(LabelId{label});
        }
        rest = rest.subspan(size);
        sets.push_back(graph_.label_sets_.intern(set));
    }
    if (by_node.size() != count || !rest.empty()) throw_damaged_base("a node lacks its labels");
    std::vector<LabelSets::SetId> of_all(graph_.node_bound_, LabelSets::no_labels);
    auto next = by_node.begin();
    graph_.for_each_node([&](NodeId node) {
        if (*next >= sets.size()) throw_damaged_base("a set of labels is not there");
        of_all[index(node)] = sets[*next++];
    });
    graph_.label_sets_.assign_all(std::move(of_all));
}

void BaseReader::read_relationships(std::string_view bytes) {
    PackedReader reader{bytes};
    std::uint32_t bound = 0;
    graph_.relationships_ = read_ids(reader, bound);
    reader.finish();
    graph_.ends_.resize(bound, PropertyGraph::Ends{});
    graph_.type_of_.resize(bound, TypeId{});
    seen_ = Bitmap{std::vector<std::uint64_t>(graph_.relationships_.words().size())};
}

void BaseReader::read_outgoing(TypeId type, std::string_view bytes) {
    Adjacency::Lists lists = checked_lists(bytes);
    add_relationships(type, lists);
    graph_.make_room_for(type);
    graph_.outgoing_[index(type)] = Adjacency{std::move(lists)};
    graph_.incoming_[index(type)] = graph_.outgoing_[index(type)].turned();
}

Adjacency::Lists BaseReader::checked_lists(std::string_view bytes) {
    PackedReader reader{bytes};
    Adjacency::Lists lists;
    lists.sources = reader.numbers32(graph_.node_count());
    const std::vector<std::uint32_t> degrees = reader.numbers32(lists.sources.size());
    const std::vector<std::uint32_t> ends = reader.numbers32(graph_.relationship_count());
    const std::vector<std::uint32_t> ids = reader.numbers32(ends.size());
    reader.finish();
    if (degrees.size() != lists.sources.size() || ids.size() != ends.size())
        throw_damaged_base("a list ends too early");
    std::uint64_t begin = 0;
    for (std::size_t row = 0; row < degrees.size(); ++row) {
        const bool ascends = row == 0 || lists.sources[row - 1] < lists.sources[row];
        if (!ascends || degrees[row] == 0 || !graph_.nodes_.test(lists.sources[row])) {
            throw_damaged_base("a list is nobody's");
        }
        lists.begins.push_back(static_cast<std::uint32_t>(begin));
        begin += degrees[row];
    }
    if (begin != ends.size()) throw_damaged_base("a list ends too early");
    lists.nodes.resize(ends.size());
    lists.relationships.resize(ends.size());
    std::ranges::transform(ends, lists.nodes.begin(), [](std::uint32_t id) { return NodeId{id}; });
    std::ranges::transform(ids, lists.relationships.begin(), [](std::uint32_t id) { return RelationshipId{id}; });
    return lists;
}

void BaseReader::add_relationships(TypeId type, const Adjacency::Lists& lists) {
    std::vector<std::size_t> by_set(graph_.label_sets_.set_count());
    std::vector<LabelSets::SetId> counted;  // those of by_set that are not 0
    LabelSets::SetId from = LabelSets::no_labels;
    const auto count_patterns = [&] {
        for (const LabelSets::SetId to : counted) {
            graph_.pattern_counts_.add(from, type, to, std::exchange(by_set[static_cast<std::uint32_t>(to)], 0));
        }
        counted.clear();
    };
    for (std::size_t row = 0; row < lists.sources.size(); ++row) {
        const NodeId start{lists.sources[row]};
        if (const LabelSets::SetId set = graph_.label_sets_.set_of(start); set != from) {
            count_patterns();
            from = set;
        }
        const std::size_t begin = lists.begins[row];
        const std::size_t end = row + 1 < lists.begins.size() ? lists.begins[row + 1] : lists.nodes.size();
        for (std::size_t i = begin; i < end; ++i) {
            const Adjacent step{lists.nodes[i], lists.relationships[i]};
            const bool ascends = i == begin || Adjacent{lists.nodes[i - 1], lists.relationships[i - 1]} < step;
            if (!ascends || !graph_.contains(step.node) || !graph_.contains(step.relationship) ||
                !seen_.set(index(step.relationship))) {
                throw_damaged_base("a list of neighbours is wrong");
            }
            graph_.ends_[index(step.relationship)] = {start, step.node};
            graph_.type_of_[index(step.relationship)] = type;
            const LabelSets::SetId to = graph_.label_sets_.set_of(step.node);
            if (by_set[static_cast<std::uint32_t>(to)]++ == 0) counted.push_back(to);
            if (step.node == start) graph_.pattern_counts_.add_loop(type);
        }
    }
    count_patterns();
}

}  // namespace dossier::graph
