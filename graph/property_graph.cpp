#include "graph/property_graph.hpp"

#include <algorithm>
#include <cassert>
#include <exception>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "graph/beside.hpp"
#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/interruptible.hpp"
#include "graph/schema.hpp"

namespace dossier::graph {

namespace {

void require_room(std::uint32_t bound, std::size_t more, std::uint32_t limit, std::string_view what) {
    if (more <= limit - bound) return;
    throw Error{{.type = ErrorType::resource_error,
                 .code = ErrorCode::too_many_ids,
                 .message = fmt::format("a graph holds no more than {} {} over its life", limit, what),
                 .where = {},
                 .hint = "close and open the knowledge base, or split it"}};
}

/// Those behind each other whose ends have the same labels count at once.
void count_patterns(PatternCounts& counts, const LabelSets& labels, TypeId type, std::span<const Ends> ends) {
    for (std::size_t begin = 0, end = 0; begin < ends.size(); begin = end) {
        const LabelSets::SetId from = labels.set_of(ends[begin].start);
        const LabelSets::SetId to = labels.set_of(ends[begin].end);
        std::size_t loops = 0;
        for (end = begin; end < ends.size(); ++end) {
            if (labels.set_of(ends[end].start) != from || labels.set_of(ends[end].end) != to) break;
            loops += ends[end].start == ends[end].end ? 1 : 0;
        }
        counts.add(from, type, to, end - begin);
        if (loops > 0) counts.add_loop(type, loops);
    }
}

}  // namespace

PropertyGraph::PropertyGraph() : PropertyGraph{most_ids} {}
PropertyGraph::PropertyGraph(std::uint32_t id_limit, const AdjacencyMerging& merging)
    : id_limit_{id_limit}, merging_{&merging}, schema_{std::make_unique<Schema>()} {}
PropertyGraph::~PropertyGraph() = default;
PropertyGraph::PropertyGraph(PropertyGraph&&) noexcept = default;
PropertyGraph& PropertyGraph::operator=(PropertyGraph&&) noexcept = default;

std::vector<LabelId> PropertyGraph::labels_of(NodeId node) const {
    return label_sets_->labels(label_sets_->set_of(node));
}

std::vector<std::pair<KeyId, Value>> PropertyGraph::properties(NodeId node) const {
    return node_columns_.of(index(node));
}

std::vector<std::pair<KeyId, Value>> PropertyGraph::properties(RelationshipId relationship) const {
    return relationship_columns_.of(index(relationship));
}

void PropertyGraph::index_property(KeyId key) {
    if (property_index(key) != nullptr) return;
    ++writes_;
    if (index(key) >= property_indexes_.size()) property_indexes_.resize(index(key) + std::size_t{1});
    property_indexes_[index(key)] = Shared{PropertyIndex{node_columns_.find(key), Interruptible::checkpoint()}};
}

const PropertyIndex* PropertyGraph::property_index(KeyId key) const noexcept {
    if (index(key) >= property_indexes_.size() || !property_indexes_[index(key)]) return nullptr;
    return &*property_indexes_[index(key)];
}

/// What was there before.
Value PropertyGraph::put_property(NodeId node, KeyId key, const Value& value) {
    Value previous = node_columns_.set(index(node), key, value);
    schema_->refresh(*this, node, key);
    if (index(key) >= property_indexes_.size() || !property_indexes_[index(key)]) return previous;
    if (previous.is_null() && value.is_null()) return previous;
    PropertyIndex& found = property_indexes_[index(key)].write();
    if (!previous.is_null()) found.remove(previous, node);
    if (!value.is_null()) found.add(value, node);
    return previous;
}

Value PropertyGraph::put_property(RelationshipId relationship, KeyId key, const Value& value) {
    Value previous = relationship_columns_.set(index(relationship), key, value);
    schema_->refresh(*this, relationship, key);
    return previous;
}

std::size_t PropertyGraph::degree(NodeId node, Direction direction) const {
    std::size_t total = 0;
    for (const auto& type : direction == Direction::outgoing ? outgoing_ : incoming_) total += type->degree(node);
    return total;
}

bool PropertyGraph::is_simple(TypeId type) const {
    if (index(type) >= outgoing_.size()) return true;
    if (has_loops(type)) return false;
    // Whoever plans a statement asks this of every type: lists are not read for it where the file says.
    if (const Late<Adjacency>& lists = outgoing_[index(type)]; !lists.is_made() && index(type) < parallels_.size()) {
        const Parallels& said = parallels_[index(type)];
        if (said.least > 0 || said.is_exact) return said.least == 0;
    }
    return outgoing_[index(type)]->parallels() == 0;
}

bool PropertyGraph::has_loops(TypeId type) const noexcept { return pattern_counts_->loops(type) > 0; }

bool PropertyGraph::is_one_way(TypeId type) const {
    if (index(type) >= outgoing_.size()) return true;
    return one_way_[index(type)].ask([&] {
        const Adjacency& outgoing = *outgoing_[index(type)];
        const Adjacency& incoming = *incoming_[index(type)];
        std::vector<NodeId> both;
        const auto is_joined_one_way = [&](std::uint32_t source) {
            both.clear();
            std::ranges::set_intersection(outgoing.at(NodeId{source}).nodes, incoming.at(NodeId{source}).nodes,
                                          std::back_inserter(both));
            return std::ranges::all_of(both, [&](NodeId node) { return index(node) == source; });
        };
        return std::ranges::all_of(outgoing.sources(), is_joined_one_way);
    });
}

bool PropertyGraph::is_known_to_be_one_way(TypeId type) const noexcept {
    return index(type) >= one_way_.size() || one_way_[index(type)].is_known_to_hold();
}

NodeId PropertyGraph::create_node(std::span<const LabelId> labels) {
    require_room(node_bound_, 1, id_limit_, "nodes");
    const NodeId node{node_bound_++};
    nodes_.write().set(index(node));
    label_sets_.write().assign(node, label_sets_.write().intern(labels));
    record({.kind = Change::Kind::node_created, .id = index(node)});
    return node;
}

void PropertyGraph::make_room_for(TypeId type) {
    while (outgoing_.size() <= index(type)) {
        outgoing_.push_back(Late<Adjacency>::of(Adjacency{*merging_}));
        incoming_.push_back(Late<Adjacency>::of(Adjacency{*merging_}));
        one_way_.emplace_back();
    }
}

RelationshipId PropertyGraph::create_relationship(NodeId start, NodeId end, TypeId type) {
    assert(contains(start) && contains(end));
    require_room(relationship_bound(), 1, id_limit_, "relationships");
    const RelationshipId relationship{relationship_bound()};
    read_lists(type);
    ends_.add({.start = start, .end = end}, type);
    connect(relationship, {.start = start, .end = end}, type);
    record({.kind = Change::Kind::relationship_created, .id = index(relationship)});
    return relationship;
}

RelationshipId PropertyGraph::create_relationships(TypeId type, std::span<const Ends> ends) {
    require_room(relationship_bound(), ends.size(), id_limit_, "relationships");
    read_lists(type);
    one_way_[index(type)].forget();
    const RelationshipId first{relationship_bound()};
    if (ends.empty()) return first;
    std::vector<Adjacency::Entry> forward;
    std::vector<Adjacency::Entry> backward;
    forward.reserve(ends.size());
    backward.reserve(ends.size());
    ends_.make_room(ends.size());
    for (const Ends& pair : ends) {
        assert(contains(pair.start) && contains(pair.end));
        const RelationshipId relationship{relationship_bound()};
        ends_.add(pair, type);
        relationships_.write().set(index(relationship));
        forward.push_back({pair.start, {pair.end, relationship}});
        backward.push_back({pair.end, {pair.start, relationship}});
    }
    count_patterns(pattern_counts_.write(), *label_sets_, type, ends);
    record({.kind = Change::Kind::relationship_created,
            .id = index(first),
            .detail = static_cast<std::uint32_t>(ends.size() - 1)});
    constexpr std::size_t worth_a_thread = std::size_t{1} << 16U;
    Adjacency& outgoing = outgoing_[index(type)].write();
    Adjacency& incoming = incoming_[index(type)].write();
    auto turned = beside(ends.size() >= worth_a_thread, [&] { incoming.insert(std::move(backward)); });
    outgoing.insert(std::move(forward));
    turned.get();
    return first;
}

void PropertyGraph::connect(RelationshipId relationship, Ends ends, TypeId type) {
    read_lists(type);
    one_way_[index(type)].forget();
    relationships_.write().set(index(relationship));
    outgoing_[index(type)].write().insert(ends.start, {ends.end, relationship});
    incoming_[index(type)].write().insert(ends.end, {ends.start, relationship});
    count_pattern(ends, type, true);
}

void PropertyGraph::disconnect(RelationshipId relationship, Ends ends, TypeId type) {
    read_lists(type);
    one_way_[index(type)].forget();
    relationships_.write().reset(index(relationship));
    outgoing_[index(type)].write().erase(ends.start, {ends.end, relationship});
    incoming_[index(type)].write().erase(ends.end, {ends.start, relationship});
    count_pattern(ends, type, false);
}

void PropertyGraph::count_pattern(Ends ends, TypeId type, bool add) {
    const LabelSets::SetId from = label_sets_->set_of(ends.start);
    const LabelSets::SetId to = label_sets_->set_of(ends.end);
    const bool loop = ends.start == ends.end;
    if (add) {
        pattern_counts_.write().add(from, type, to);
        if (loop) pattern_counts_.write().add_loop(type);
    } else {
        pattern_counts_.write().remove(from, type, to);
        if (loop) pattern_counts_.write().remove_loop(type);
    }
}

void PropertyGraph::count_patterns_around(NodeId node, bool add) {
    for (std::uint32_t number = 0; number < outgoing_.size(); ++number) {
        const TypeId type{number};
        for (const NodeId end : neighbours(node, type, Direction::outgoing).nodes) {
            count_pattern({node, end}, type, add);
        }
        for (const NodeId start : neighbours(node, type, Direction::incoming).nodes) {
            if (start != node) count_pattern({start, node}, type, add);  // a loop was counted above
        }
    }
}

/// Both directions, before either is changed: what fails must fail before anything is.
void PropertyGraph::read_lists(TypeId type) {
    make_room_for(type);
    static_cast<void>(*outgoing_[index(type)]);
    static_cast<void>(*incoming_[index(type)]);
}

void PropertyGraph::read_in_full() const {
    // All that can be read, whatever cannot.
    std::exception_ptr first_failure;
    const auto read = [&](const auto& what) {
        try {
            what();
        } catch (...) {
            if (!first_failure) first_failure = std::current_exception();
        }
    };
    for (const Late<Adjacency>& lists : outgoing_) {  // all else of relationships follows
        read([&] { static_cast<void>(*lists); });
    }
    for (const Columns* columns : {&node_columns_, &relationship_columns_}) {
        for (std::uint32_t key = 0; key < keys_.size(); ++key) {
            read([&] { static_cast<void>(columns->find(KeyId{key})); });
        }
    }
    if (first_failure) std::rethrow_exception(first_failure);
}

void PropertyGraph::assign_labels(NodeId node, LabelSets::SetId set) {
    for (std::uint32_t type = 0; type < outgoing_.size(); ++type) read_lists(TypeId{type});
    count_patterns_around(node, false);
    label_sets_.write().assign(node, set);
    count_patterns_around(node, true);
    schema_->refresh(*this, node, std::nullopt);
}

void PropertyGraph::erase(NodeId node) {
    assert(contains(node));
    assert(degree(node, Direction::outgoing) == 0 && degree(node, Direction::incoming) == 0);
    for (const auto& [key, value] : properties(node)) set_property(node, key, Value{});
    const LabelSets::SetId labels = label_sets_->set_of(node);
    label_sets_.write().assign(node, LabelSets::no_labels);
    nodes_.write().reset(index(node));
    record({.kind = Change::Kind::node_erased, .id = index(node), .detail = static_cast<std::uint32_t>(labels)});
}

void PropertyGraph::erase(RelationshipId relationship) {
    assert(contains(relationship));
    for (const auto& [key, value] : properties(relationship)) set_property(relationship, key, Value{});
    disconnect(relationship, {start(relationship), end(relationship)}, type(relationship));
    record({.kind = Change::Kind::relationship_erased, .id = index(relationship)});
}

void PropertyGraph::add_label(NodeId node, LabelId label) {
    assert(contains(node));
    if (has_label(node, label)) return;
    const LabelSets::SetId before = label_sets_->set_of(node);
    std::vector<LabelId> labels = label_sets_->labels(before);
    labels.push_back(label);
    assign_labels(node, label_sets_.write().intern(labels));
    record({.kind = Change::Kind::labels_changed, .id = index(node), .detail = static_cast<std::uint32_t>(before)});
}

void PropertyGraph::remove_label(NodeId node, LabelId label) {
    assert(contains(node));
    if (!has_label(node, label)) return;
    const LabelSets::SetId before = label_sets_->set_of(node);
    std::vector<LabelId> labels = label_sets_->labels(before);
    std::erase(labels, label);
    assign_labels(node, label_sets_.write().intern(labels));
    record({.kind = Change::Kind::labels_changed, .id = index(node), .detail = static_cast<std::uint32_t>(before)});
}

void PropertyGraph::set_property(NodeId node, KeyId key, Value value) {
    assert(contains(node));
    Value previous = put_property(node, key, value);
    if (previous.is_null() && value.is_null()) return;
    record({.kind = Change::Kind::node_property_set,
            .id = index(node),
            .detail = index(key),
            .previous = std::move(previous)});
}

void PropertyGraph::set_property(RelationshipId relationship, KeyId key, Value value) {
    assert(contains(relationship));
    Value previous = put_property(relationship, key, value);
    if (previous.is_null() && value.is_null()) return;
    record({.kind = Change::Kind::relationship_property_set,
            .id = index(relationship),
            .detail = index(key),
            .previous = std::move(previous)});
}

void PropertyGraph::note(std::uint32_t detail) { record({.kind = Change::Kind::note, .detail = detail}); }

std::span<const Change> PropertyGraph::changes() const noexcept { return log_; }

void PropertyGraph::record(Change change) {
    assert(in_transaction_);
    ++writes_;
    log_.push_back(std::move(change));
}

void PropertyGraph::undo_to(std::size_t size) {
    while (log_.size() > size) {
        ++writes_;
        undo(log_.back());
        log_.pop_back();
    }
}

void PropertyGraph::undo(const Change& change) {
    switch (change.kind) {
    case Change::Kind::node_created:
        // The id stays handed out: somebody may still hold it, and must not find another node under it.
        label_sets_.write().assign(NodeId{change.id}, LabelSets::no_labels);
        nodes_.write().reset(change.id);
        break;
    case Change::Kind::node_erased:
        nodes_.write().set(change.id);
        label_sets_.write().assign(NodeId{change.id}, LabelSets::SetId{change.detail});
        break;
    case Change::Kind::relationship_created:
        for (std::uint32_t id = change.id + change.detail + 1; id-- > change.id;) {
            const RelationshipId gone{id};
            disconnect(gone, {start(gone), end(gone)}, type(gone));
        }
        break;
    case Change::Kind::relationship_erased: {
        const RelationshipId back{change.id};
        connect(back, {start(back), end(back)}, type(back));
        break;
    }
    case Change::Kind::labels_changed: assign_labels(NodeId{change.id}, LabelSets::SetId{change.detail}); break;
    case Change::Kind::node_property_set: put_property(NodeId{change.id}, KeyId{change.detail}, change.previous); break;
    case Change::Kind::relationship_property_set:
        put_property(RelationshipId{change.id}, KeyId{change.detail}, change.previous);
        break;
    case Change::Kind::schema_added: schema_->take_away(change.detail); break;
    case Change::Kind::schema_dropped:
        // What it holds may still have to be read, which may fail.
        schema_->put_back(change.detail, *this, Schema::Making::at_first_use);
        break;
    case Change::Kind::note: break;
    }
}

}  // namespace dossier::graph
