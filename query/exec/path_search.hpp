#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/exec/path_part.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// The paths from one node that the parts of a pattern accept, for each end from short to long.
///
/// Breadth first over the product of graph and automaton: a place is a node in a state, and a state says in which part
/// of the pattern the path is and how many repetitions it has, as far as that matters: up to the part's lower bound.
/// Places know every way by which they are reached, so a path to an end is read backwards, with the distances to the
/// start telling how far each way still is. Reading at a given length goes straight to paths of that length; only what
/// looks at a path as a whole (no relationship twice, upper bounds, conditions) makes it turn back, and then the next
/// length is tried, as long as some way was left out because it is too long. So a shortest path is found without
/// looking at longer ones, and a search that cannot succeed ends: a path without repetition cannot grow for ever.
class PathSearch {
public:
    /// Both must outlive it.
    PathSearch(const plan::SearchPaths& op, Context& context);

    void open(const Batch& input);
    /// From `root`, for the row `row`.
    void start(std::uint32_t row, NodeId root);
    /// All nodes where a path may end, near ones first; places beyond them are not looked for again.
    [[nodiscard]] std::vector<NodeId> ends();
    /// Turns to the paths that end at `end`.
    void aim(NodeId end);
    /// The next path, never shorter than the one before; false when there is none, or with `same_length` none as short.
    [[nodiscard]] bool next(bool same_length);

    /// Of the path found, in the order of walking.
    [[nodiscard]] const std::vector<NodeId>& nodes() const noexcept { return nodes_; }
    [[nodiscard]] const std::vector<RelationshipId>& relationships() const noexcept { return relationships_; }
    /// Piece of the path that part `part` accepts.
    [[nodiscard]] PathView piece(std::size_t part) const;
    [[nodiscard]] const PathAutomaton& automaton(std::size_t part) const noexcept { return automata_[part]; }

private:
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

    /// Repetitions done of a part; at `parts.size()` the path is whole.
    struct State {
        std::uint32_t part;
        std::uint32_t repetitions;
        bool operator==(const State&) const = default;
    };
    struct Place {
        NodeId node;
        State state;
        std::uint64_t distance;
        std::uint32_t last_way = nothing;  // by which it is reached; see Way::before
    };
    /// A repetition, or the step into the next part, from a place.
    struct Way {
        std::uint32_t from;
        std::uint32_t before;  // another way to the same place
        std::size_t steps;     // in steps_; as many as the part's automaton has
        bool repetition;
    };
    /// One place on the path that is read backwards.
    struct Choice {
        std::uint32_t place;
        std::uint32_t next_way;
        std::uint64_t left;          // relationships between here and the start
        std::uint32_t by = nothing;  // the way that led here
        bool looked = false;         // whether this is the start was asked
    };
    struct Key {
        NodeId node;
        State state;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept {
            const std::uint64_t state = (std::uint64_t{key.state.part} << 32U) | key.state.repetitions;
            return (state * 0x9E3779B97F4A7C15U) ^ (graph::index(key.node) * 0xC2B2AE3D27D4EB4FU);
        }
    };

    // Forwards
    void explore(std::uint64_t length);
    void repeat(std::uint32_t place);
    std::uint32_t reach(Key key, std::uint64_t distance, Way way);
    [[nodiscard]] bool may_stop_at(std::size_t stop, NodeId node);
    [[nodiscard]] bool exhausted() const noexcept { return waiting_.empty(); }

    // Backwards
    [[nodiscard]] bool deepen();
    [[nodiscard]] bool read();
    [[nodiscard]] bool go_back(std::uint32_t way, std::uint64_t left);
    void take_back();
    void undo(std::uint32_t way);
    void write_down();
    [[nodiscard]] std::uint64_t length_of(const Way& way) const {
        return way.repetition ? automata_[places_[way.from].state.part].length() : 0;
    }

    const plan::SearchPaths& op_;
    Context& context_;
    std::vector<PathAutomaton> automata_;
    std::uint64_t longest_ = 0;  // that the bounds allow
    std::uint64_t most_ = 0;     // that the graph allows too
    const Batch* input_ = nullptr;
    std::uint32_t row_ = 0;
    std::vector<Wanted> looked_at_;  // by stop: what its conditions name
    Held held_;

    std::vector<Place> places_;
    std::unordered_map<Key, std::uint32_t, KeyHash> found_;
    std::vector<Way> ways_;
    std::vector<Adjacent> steps_;
    std::map<std::uint64_t, std::vector<std::uint32_t>> waiting_;  // places to be expanded, by distance
    std::uint32_t looked_ = 0;

    NodeId end_ = no_node;
    std::uint64_t length_ = 0;  // of the paths that are being read
    bool reading_ = false;
    std::uint64_t next_length_ = 0;  // the shortest for which a way was too long at this length
    std::vector<Choice> choices_;
    std::vector<NodeId> back_nodes_;
    std::vector<RelationshipId> back_relationships_;
    std::vector<std::uint64_t> repetitions_;  // by part, of the path that is being read
    graph::Bitmap walked_, visited_;
    std::vector<NodeId> nodes_;
    std::vector<RelationshipId> relationships_;
    std::vector<std::uint64_t> found_repetitions_;
};

}  // namespace dossier::query::exec
