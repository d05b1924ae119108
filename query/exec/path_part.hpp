#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "query/exec/context.hpp"
#include "query/exec/walk.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// A piece of a path in the order of walking: nodes.size() == relationships.size() + 1.
struct PathView {
    std::span<const NodeId> nodes;
    std::span<const RelationshipId> relationships;

    /// Nodes `first` to `last`.
    [[nodiscard]] PathView part(std::size_t first, std::size_t last) const {
        return {nodes.subspan(first, last - first + 1), relationships.subspan(first, last - first)};
    }
};

[[nodiscard]] bool is_of_mode(const PathView& path, bind::PathMode mode);

/// The automaton of one part of a path, over the rows of one batch at a time.
class PathAutomaton {
public:
    /// `part` and `context` must outlive it. `against`: what it gives is turned round.
    PathAutomaton(const plan::PathPart& part, bool against, Context& context);

    /// A new batch of input rows, which must live until the next.
    void open(const Batch& input);

    [[nodiscard]] const plan::PathPart& part() const noexcept { return part_; }
    /// How many relationships a repetition has.
    [[nodiscard]] std::size_t length() const noexcept { return part_.transitions.size(); }

    /// The fewest and the most relationships of all repetitions together; what 64 bits do not hold is unlimited.
    [[nodiscard]] std::uint64_t shortest() const noexcept { return times(part_.min); }
    [[nodiscard]] std::uint64_t longest() const noexcept { return part_.max ? times(*part_.max) : unlimited; }
    static constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

    /// Adds to `steps` the ways on from `so_far`, the beginning of one repetition.
    void ways_on(std::uint32_t row, const PathView& so_far, std::vector<Adjacent>& steps) const;
    /// Whether the brackets in it are of their modes.
    [[nodiscard]] bool accepts(const PathView& repetition) const;

    /// The list of all relationships of `whole`, which is any number of repetitions; a single one by itself.
    [[nodiscard]] Value relationships(const PathView& whole) const;
    /// What a variable inside is outside: the list of its values.
    [[nodiscard]] Value group(const plan::PathRange& range, const PathView& whole) const;

private:
    struct Transition {
        const plan::PathTransition* op;
        std::vector<TypeId> types;
        std::vector<Slot> outer;           // what conditions look at of the input row
        std::vector<std::size_t> earlier;  // nodes of the repetition that they look at; see node_slot
        std::vector<std::size_t> relationships;
        std::vector<const plan::PathRange*> paths;
        std::optional<std::size_t> same_as;  // the node must be this earlier one
    };

    [[nodiscard]] std::uint64_t times(std::uint64_t repetitions) const noexcept {
        return repetitions > unlimited / length() ? unlimited : repetitions * length();
    }
    [[nodiscard]] Slot node_slot(std::size_t at) const {
        return at == 0 ? part_.start : part_.transitions[at - 1].node;
    }
    Transition prepared(std::size_t at) const;
    void keep_fulfilling(const Transition& transition, std::uint32_t row, const PathView& so_far,
                         std::vector<Adjacent>& steps, std::size_t begin) const;
    [[nodiscard]] Batch rows_of(const Transition& transition, std::uint32_t row, const PathView& so_far,
                                std::span<const Adjacent> steps) const;
    [[nodiscard]] Value path_value(const PathView& path) const;

    const plan::PathPart& part_;
    bool against_;
    Context& context_;
    const Batch* input_ = nullptr;
    bool has_modes_;
    std::vector<Transition> transitions_;
};

}  // namespace dossier::query::exec
