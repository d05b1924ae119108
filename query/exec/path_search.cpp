#include "query/exec/path_search.hpp"

#include <algorithm>

#include "graph/error.hpp"
#include "query/exec/evaluate.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::exec {

namespace {

constexpr std::uint32_t looks_per_check = 256;
// About what an entry takes, with its share of the tables around it.
constexpr std::int64_t bytes_per_place = 112;
constexpr std::int64_t bytes_per_way = 24;

/// The lower bound of a part as far as states tell repetitions apart.
std::uint32_t told_apart(const plan::PathPart& part) {
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    if (part.min <= most) return static_cast<std::uint32_t>(part.min);
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::memory_exceeded,
                        .message = "a path with so many repetitions cannot be searched for",
                        .where = std::nullopt,
                        .hint = "lower the lower bound"}};
}

}  // namespace

PathSearch::PathSearch(const plan::SearchPaths& op, Context& context)
    : op_{op}, context_{context}, held_{context}, repetitions_(op.parts.size()) {
    for (const plan::PathPart& part : op.parts) {
        const PathAutomaton& automaton = automata_.emplace_back(part, op.against, context);
        const std::uint64_t more = automaton.longest();
        longest_ = more > PathAutomaton::unlimited - longest_ ? PathAutomaton::unlimited : longest_ + more;
    }
}

void PathSearch::open(const Batch& input) {
    input_ = &input;
    for (PathAutomaton& automaton : automata_) automaton.open(input);
    looked_at_.clear();
    for (const plan::PathStop& stop : op_.stops) {
        plan::SlotSet needs;
        for (const auto& condition : stop.conditions) plan::mention(condition, needs);
        looked_at_.emplace_back(needs.to_vector());
    }
}

void PathSearch::start(std::uint32_t row, NodeId root) {
    held_.release();
    row_ = row;
    places_.clear();
    found_.clear();
    ways_.clear();
    steps_.clear();
    waiting_.clear();
    most_ = longest_;
    if (op_.mode != bind::PathMode::walk) {  // no relationship comes twice
        most_ = std::min<std::uint64_t>(most_, context_.graph.relationship_count());
        std::uint64_t fewest = 0;
        for (const PathAutomaton& automaton : automata_) {
            if (automaton.shortest() > most_ - std::min(most_, fewest)) return;
            fewest += automaton.shortest();
        }
    }
    if (may_stop_at(0, root)) reach({root, {0, 0}}, 0, {nothing, nothing, 0, false});
}

// Forwards ---------------------------------------------------------------------------------------------------------

std::vector<NodeId> PathSearch::ends() {
    explore(most_);
    std::vector<const Place*> whole;
    for (const Place& place : places_) {
        if (place.state.part == op_.parts.size()) whole.push_back(&place);
    }
    std::ranges::stable_sort(whole, {}, &Place::distance);
    std::vector<NodeId> nodes;
    for (const Place* place : whole) nodes.push_back(place->node);
    return nodes;
}

/// Afterwards every place nearer than `length` has been expanded.
void PathSearch::explore(std::uint64_t length) {
    while (!waiting_.empty() && waiting_.begin()->first < length) {
        const std::vector<std::uint32_t> level = std::move(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        for (const std::uint32_t place : level) {
            if (++looked_ % looks_per_check == 0) context_.check();
            repeat(place);
        }
    }
}

/// A new place, or a way more to one that is known. What can follow without a step is reached at once.
std::uint32_t PathSearch::reach(Key key, std::uint64_t distance, Way way) {
    const auto [at, is_new] = found_.try_emplace(key, static_cast<std::uint32_t>(places_.size()));
    const std::uint32_t place = at->second;
    if (is_new) {
        held_.add(bytes_per_place);
        places_.push_back({.node = key.node, .state = key.state, .distance = distance});
    }
    if (way.from != nothing) {
        held_.add(bytes_per_way);
        way.before = places_[place].last_way;
        places_[place].last_way = static_cast<std::uint32_t>(ways_.size());
        ways_.push_back(way);
    }
    if (!is_new || key.state.part == op_.parts.size()) return place;
    waiting_[distance].push_back(place);
    if (key.state.repetitions == told_apart(op_.parts[key.state.part]) && may_stop_at(key.state.part + 1, key.node)) {
        reach({key.node, {key.state.part + 1, 0}}, distance, {place, nothing, 0, false});
    }
    return place;
}

/// Every repetition of the part that `place` is in, one more than it has.
void PathSearch::repeat(std::uint32_t at) {
    const Place from = places_[at];
    const std::uint32_t part = from.state.part;
    const PathAutomaton& automaton = automata_[part];
    if (op_.parts[part].max && from.state.repetitions >= *op_.parts[part].max) return;
    const State to{part, std::min(from.state.repetitions + 1, told_apart(op_.parts[part]))};
    std::vector<NodeId> nodes{from.node};
    std::vector<RelationshipId> relationships;
    std::vector<Adjacent> open;
    std::vector<std::pair<std::size_t, std::size_t>> frames;  // where its steps begin, and the next of them
    const auto ways_on = [&] {
        frames.emplace_back(open.size(), open.size());
        automaton.ways_on(row_, {nodes, relationships}, open);
    };
    ways_on();
    while (!frames.empty()) {
        auto& [begin, next] = frames.back();
        nodes.resize(frames.size());
        relationships.resize(frames.size() - 1);
        if (next == open.size()) {
            open.resize(begin);
            frames.pop_back();
            continue;
        }
        const Adjacent step = open[next++];
        nodes.push_back(step.node);
        relationships.push_back(step.relationship);
        if (relationships.size() < automaton.length()) {
            if (++looked_ % looks_per_check == 0) context_.check();
            ways_on();
        } else if (automaton.accepts({nodes, relationships})) {
            const Way way{at, nothing, steps_.size(), true};
            held_.add(static_cast<std::int64_t>(automaton.length() * sizeof(Adjacent)));
            for (std::size_t i = 0; i < relationships.size(); ++i) {
                steps_.push_back({nodes[i + 1], relationships[i]});
            }
            reach({step.node, to}, from.distance + automaton.length(), way);
        }
    }
}

bool PathSearch::may_stop_at(std::size_t at, NodeId node) {
    const plan::PathStop& stop = op_.stops[at];
    if (stop.known && node_at((*input_)[stop.node], row_) != node) return false;
    if (stop.conditions.empty()) return true;
    Batch one = gather(*input_, std::span{&row_, 1}, looked_at_[at]);
    one[stop.node] = Column::Nodes{node};
    return std::ranges::all_of(stop.conditions,
                               [&](const auto& condition) { return !select(condition, one, context_).empty(); });
}

// Backwards --------------------------------------------------------------------------------------------------------

void PathSearch::aim(NodeId end) {
    end_ = end;
    reading_ = false;
    length_ = 0;
    choices_.clear();
    // One by one: clearing the sets would cost as much as the graph is large, for each end.
    for (const RelationshipId relationship : back_relationships_) walked_.reset(graph::index(relationship));
    for (const NodeId node : back_nodes_) visited_.reset(graph::index(node));
    back_nodes_.clear();
    back_relationships_.clear();
    std::ranges::fill(repetitions_, 0);
}

bool PathSearch::next(bool same_length) {
    while (true) {
        if (reading_ && read()) return true;
        if ((reading_ && same_length) || !deepen()) return false;
    }
}

/// Turns to the next length that a path may have.
bool PathSearch::deepen() {
    const Key whole{end_, {static_cast<std::uint32_t>(op_.parts.size()), 0}};
    if (reading_) {
        if (!exhausted()) next_length_ = std::min(next_length_, length_ + 1);
        length_ = next_length_;
    }
    // The first length is the distance of the end, which may have to be found yet.
    auto at = found_.find(whole);
    while (at == found_.end()) {
        if (exhausted() || waiting_.begin()->first >= most_) return false;
        explore(waiting_.begin()->first + 1);
        at = found_.find(whole);
    }
    if (!reading_) length_ = places_[at->second].distance;
    if (length_ > most_ || length_ == PathAutomaton::unlimited) return false;
    explore(length_);
    reading_ = true;
    next_length_ = PathAutomaton::unlimited;
    back_nodes_.assign(1, end_);
    if (op_.mode == bind::PathMode::acyclic || op_.mode == bind::PathMode::simple) visited_.set(graph::index(end_));
    choices_.push_back({at->second, places_[at->second].last_way, length_});
    return true;
}

/// Goes on reading until a path of this length is there; false when there is none any more.
bool PathSearch::read() {
    while (!choices_.empty()) {
        if (++looked_ % looks_per_check == 0) context_.check();
        Choice& choice = choices_.back();
        if (!choice.looked) {
            choice.looked = true;
            if (choice.place == 0 && choice.left == 0) {
                write_down();
                return true;
            }
        }
        if (choice.next_way == nothing) {
            const std::uint32_t by = choice.by;
            choices_.pop_back();
            if (by != nothing) undo(by);
            continue;
        }
        const std::uint32_t way = choice.next_way;
        choice.next_way = ways_[way].before;
        const std::uint64_t length = length_of(ways_[way]);
        const Place& from = places_[ways_[way].from];
        if (length > choice.left || from.distance > choice.left - length) {
            next_length_ = std::min(next_length_, length_ + (from.distance + length - choice.left));
        } else if (const std::uint64_t left = choice.left - length; go_back(way, left)) {
            choices_.push_back({ways_[way].from, from.last_way, left, way});
        }
    }
    return false;
}

/// Adds what lies on `way` to the path; false, and nothing added, when it may not be there.
bool PathSearch::go_back(std::uint32_t at, std::uint64_t left) {
    const Way& way = ways_[at];
    if (!way.repetition) return true;
    const Place& from = places_[way.from];
    const std::uint32_t part = from.state.part;
    if (op_.parts[part].max && repetitions_[part] == *op_.parts[part].max) return false;
    const std::size_t length = automata_[part].length();
    const bool nodes_differ = op_.mode == bind::PathMode::acyclic || op_.mode == bind::PathMode::simple;
    std::size_t taken = 0;
    bool fits = true;
    for (; taken < length; ++taken) {
        const std::size_t i = length - 1 - taken;
        const RelationshipId relationship = steps_[way.steps + i].relationship;
        const NodeId node = i > 0 ? steps_[way.steps + i - 1].node : from.node;
        const bool closes = op_.mode == bind::PathMode::simple && node == end_ && left == 0 && i == 0;
        if (nodes_differ && !closes && visited_.test(graph::index(node))) fits = false;
        if (fits && op_.mode != bind::PathMode::walk) fits = walked_.set(graph::index(relationship));
        if (!fits) break;
        if (nodes_differ) visited_.set(graph::index(node));
        back_relationships_.push_back(relationship);
        back_nodes_.push_back(node);
    }
    ++repetitions_[part];
    if (fits) return true;
    while (taken-- > 0) take_back();
    --repetitions_[part];
    return false;
}

void PathSearch::take_back() {
    if (op_.mode != bind::PathMode::walk) walked_.reset(graph::index(back_relationships_.back()));
    const NodeId node = back_nodes_.back();
    if (node != end_) visited_.reset(graph::index(node));
    back_relationships_.pop_back();
    back_nodes_.pop_back();
}

void PathSearch::undo(std::uint32_t at) {
    const Way& way = ways_[at];
    if (!way.repetition) return;
    const std::uint32_t part = places_[way.from].state.part;
    for (std::size_t i = 0; i < automata_[part].length(); ++i) take_back();
    --repetitions_[part];
}

void PathSearch::write_down() {
    nodes_.assign(back_nodes_.rbegin(), back_nodes_.rend());
    relationships_.assign(back_relationships_.rbegin(), back_relationships_.rend());
    found_repetitions_ = repetitions_;
}

PathView PathSearch::piece(std::size_t part) const {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < part; ++i) begin += found_repetitions_[i] * automata_[i].length();
    return PathView{nodes_, relationships_}.part(begin, begin + found_repetitions_[part] * automata_[part].length());
}

}  // namespace dossier::query::exec
