#include <algorithm>
#include <bit>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "graph/base.hpp"
#include "graph/base_lists.hpp"
#include "graph/base_values.hpp"
#include "graph/interruptible.hpp"
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

std::string text_of(BaseColumn column, std::uint32_t number, const PropertyGraph& graph) {
    const auto named = [&](std::string_view what, const auto& names, std::string_view behind) {
        using Id = std::remove_cvref_t<decltype(*names.find(std::string_view{}))>;
        return number < names.size() ? fmt::format("{} `{}`{}", what, names.text(Id{number}), behind)
                                     : fmt::format("{} {}{}", what, number, behind);
    };
    switch (column) {
    case BaseColumn::nodes: return "the nodes and their labels";
    case BaseColumn::relationships: return "the ids of relationships";
    case BaseColumn::counts: return "the counts of relationships";
    case BaseColumn::outgoing: return named("the relationships of type", graph.types(), "");
    case BaseColumn::node_values: return named("the property", graph.keys(), " of nodes");
    case BaseColumn::relationship_values: return named("the property", graph.keys(), " of relationships");
    }
    return {};
}

void BaseReader::check_order(BaseColumn column, std::uint32_t number) {
    const std::pair next{column, number};
    const bool in_order = columns_ == 0   ? next == std::pair{BaseColumn::nodes, 0U}
                          : columns_ == 1 ? next == std::pair{BaseColumn::relationships, 0U}
                                          : last_ < next;
    if (!in_order) throw_damaged_base("a column is out of order");
    last_ = next;
    ++columns_;
}

void BaseReader::read(BaseColumn column, std::uint32_t number, Bytes bytes) {
    check_order(column, number);
    const auto known = [&](std::size_t count, std::string_view what) {
        if (number >= count) throw_damaged_base(what);
    };
    const auto now = [&](const auto& work) { guard_(text_of(column, number, graph_), work); };
    switch (column) {
    case BaseColumn::nodes: return now([&] { read_nodes(bytes()); });
    case BaseColumn::relationships: return now([&] { read_relationships(bytes()); });
    case BaseColumn::counts: return now([&] { read_counts(bytes()); });
    case BaseColumn::outgoing:
        known(graph_.types_.size(), "a type has no name");
        return read_outgoing(TypeId{number}, std::move(bytes));
    case BaseColumn::node_values:
        known(graph_.keys_.size(), "a key has no name");
        return read_values(graph_.node_columns_, KeyId{number}, true, std::move(bytes));
    case BaseColumn::relationship_values:
        known(graph_.keys_.size(), "a key has no name");
        return read_values(graph_.relationship_columns_, KeyId{number}, false, std::move(bytes));
    }
}

void BaseReader::finish() {
    if (columns_ < 2) throw_damaged_base("a column is missing");
    std::size_t relationships = 0;
    types_read_.resize(graph_.types_.size());
    for (std::uint32_t type = 0; type < graph_.types_.size(); ++type) {
        const std::size_t count = graph_.count(TypeId{type});
        relationships += count;
        if ((count > 0) != types_read_[type]) throw_damaged_base("a column is missing");
    }
    if (relationships != graph_.relationships_->count()) throw_damaged_base("relationships are missing");
    const auto make = [all = graph_.outgoing_, guard = guard_, bound = relationship_bound_] {
        for (const Late<Adjacency>& lists : all) static_cast<void>(*lists);  // each has a guard of its own
        PackedEnds made;
        guard("the ends of relationships", [&] { made = ends(all, bound); });
        return made;
    };
    graph_.ends_.begin_with(relationship_bound_, Late<PackedEnds>::made_by(make));
}

void BaseReader::read_nodes(std::string_view bytes) {
    PackedReader reader{bytes};
    graph_.nodes_ = Shared{read_ids(reader, graph_.node_bound_)};
    const std::size_t count = graph_.nodes_->count();
    const std::vector<std::uint32_t> sizes = reader.numbers32(count);
    const std::vector<std::uint32_t> labels = reader.numbers32(sizes.size() * graph_.labels_.size());
    const std::vector<std::uint32_t> by_node = reader.numbers32(count);
    reader.finish();

    std::span<const std::uint32_t> rest{labels};
    for (const std::uint32_t size : sizes) {
        if (size > rest.size()) throw_damaged_base("a set of labels ends too early");
        std::vector<LabelId> set;
        for (const std::uint32_t label : rest.first(size)) {
            if (label >= graph_.labels_.size()) throw_damaged_base("a label has no name");
            set.push_back(LabelId{label});
        }
        rest = rest.subspan(size);
        sets_.push_back(graph_.label_sets_.write().intern(set));
    }
    if (by_node.size() != count || !rest.empty()) throw_damaged_base("a node lacks its labels");
    std::vector<LabelSets::SetId> of_all(graph_.node_bound_, LabelSets::no_labels);
    auto next = by_node.begin();
    graph_.for_each_node([&](NodeId node) {
        if (*next >= sets_.size()) throw_damaged_base("a set of labels is not there");
        of_all[index(node)] = sets_[*next++];
    });
    graph_.label_sets_.write().assign_all(std::move(of_all));
}

void BaseReader::read_relationships(std::string_view bytes) {
    PackedReader reader{bytes};
    graph_.relationships_ = Shared{read_ids(reader, relationship_bound_)};
    reader.finish();
    ids_ = std::make_shared<const Ids>(Ids{.nodes = graph_.nodes_, .relationships = graph_.relationships_});
}

void BaseReader::read_counts(std::string_view bytes) {
    has_counts_ = true;
    const std::size_t types = graph_.types_.size(), relationships = ids_->relationships->count();
    PackedReader reader{bytes};
    const std::vector<std::uint32_t> loops = reader.numbers32(types);
    const std::vector<std::uint32_t> parallels = reader.numbers32(types);
    const std::vector<std::uint32_t> type = reader.numbers32(relationships);
    const std::vector<std::uint32_t> start = reader.numbers32(type.size());
    const std::vector<std::uint32_t> end = reader.numbers32(type.size());
    const std::vector<std::uint32_t> count = reader.numbers32(type.size());
    reader.finish();
    if (start.size() != type.size() || end.size() != type.size() || count.size() != type.size()) {
        throw_damaged_base("a count ends too early");
    }
    for (std::size_t i = 0; i < type.size(); ++i) {
        if (type[i] >= types || start[i] >= sets_.size() || end[i] >= sets_.size() || count[i] == 0) {
            throw_damaged_base("a count is of nothing");
        }
        graph_.pattern_counts_.write().add(sets_[start[i]], TypeId{type[i]}, sets_[end[i]], count[i]);
    }
    graph_.parallels_.resize(parallels.size());
    for (std::uint32_t i = 0; i < parallels.size(); ++i) graph_.parallels_[i].least = parallels[i];
    for (std::uint32_t i = 0; i < loops.size(); ++i) {
        if (loops[i] > graph_.count(TypeId{i})) throw_damaged_base("a type has more loops than relationships");
        if (loops[i] > 0) graph_.pattern_counts_.write().add_loop(TypeId{i}, loops[i]);
    }
}

void BaseReader::read_outgoing(TypeId type, Bytes bytes) {
    graph_.make_room_for(type);
    types_read_.resize(graph_.types_.size());
    types_read_[index(type)] = true;
    const auto make = [bytes = std::move(bytes), ids = ids_, merging = graph_.merging_] {
        return Adjacency{unpacked_lists(bytes(), *ids->nodes, *ids->relationships), *merging};
    };
    Late<Adjacency>& outgoing = graph_.outgoing_[index(type)];
    if (has_counts_) {
        const std::string what = text_of(BaseColumn::outgoing, index(type), graph_);
        const std::size_t parallel = index(type) < graph_.parallels_.size() ? graph_.parallels_[index(type)].least : 0;
        outgoing = Late<Adjacency>::made_by([make, guard = guard_, said = graph_.count(type), parallel, what] {
            Adjacency lists;
            guard(what, [&] {
                lists = make();
                if (lists.size() != said || lists.parallels() != parallel) {
                    throw_damaged_base("a type has not as many relationships as counted");
                }
            });
            return lists;
        });
    } else {
        outgoing = Late<Adjacency>::of(make());
        count_relationships(type, *outgoing);
    }
    // Of the lists as they are shared here: what comes while the rows are read goes into them, and before anything is
    // written later both directions are made.
    graph_.incoming_[index(type)] = Late<Adjacency>::made_by([forward = outgoing] { return forward->turned(); });
}

void BaseReader::read_values(Columns& columns, KeyId key, bool of_nodes, Bytes bytes) {
    const BaseColumn kind = of_nodes ? BaseColumn::node_values : BaseColumn::relationship_values;
    const std::string what = text_of(kind, index(key), graph_);
    columns.put(key, Late<Column>::made_by([bytes = std::move(bytes), guard = guard_, ids = ids_, of_nodes, what] {
                    Column column;
                    guard(what,
                          [&] { column = unpacked_values(bytes(), of_nodes ? *ids->nodes : *ids->relationships); });
                    return column;
                }));
}

/// For a base that does not say how many there are.
void BaseReader::count_relationships(TypeId type, const Adjacency& lists) {
    std::vector<std::size_t> by_set(graph_.label_sets_->set_count());
    std::vector<LabelSets::SetId> counted;  // those of by_set that are not 0
    for (const std::uint32_t source : lists.sources()) {
        const NodeId start{source};
        for (const NodeId end : lists.at(start).nodes) {
            const LabelSets::SetId to = graph_.label_sets_->set_of(end);
            if (by_set[static_cast<std::uint32_t>(to)]++ == 0) counted.push_back(to);
            if (end == start) graph_.pattern_counts_.write().add_loop(type);
        }
        for (const LabelSets::SetId to : counted) {
            graph_.pattern_counts_.write().add(graph_.label_sets_->set_of(start), type, to,
                                               std::exchange(by_set[static_cast<std::uint32_t>(to)], 0));
        }
        counted.clear();
    }
}

/// What came in rows is in the lists too, under later ids.
PackedEnds BaseReader::ends(std::span<const Late<Adjacency>> outgoing, std::uint32_t bound) {
    std::vector<std::pair<Ends, TypeId>> by_id(bound);
    Bitmap seen{std::vector<std::uint64_t>(bound / std::size_t{64} + 1)};
    Pace pace{Interruptible::checkpoint()};
    for (std::uint32_t type = 0; type < outgoing.size(); ++type) {
        const Adjacency& lists = *outgoing[type];
        for (const std::uint32_t source : lists.sources()) {
            pace.step();
            const Neighbours list = lists.at(NodeId{source});
            for (std::size_t i = 0; i < list.size(); ++i) {
                const std::uint32_t id = index(list.relationships[i]);
                if (id >= bound) continue;  // it came since
                if (!seen.set(id)) throw_damaged_base("a relationship is of two types");
                by_id[id] = {{NodeId{source}, list.nodes[i]}, TypeId{type}};
            }
        }
    }
    PackedEnds ends;
    ends.make_room(bound);
    for (const auto& [pair, type] : by_id) {
        pace.step();
        ends.add(pair, type);
    }
    return ends;
}

}  // namespace dossier::graph
