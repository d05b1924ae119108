#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "query/exec/label_test.hpp"
#include "query/exec/rows.hpp"
#include "query/exec/zeroed_array.hpp"

namespace dossier::query::exec {

/// 64 of the set, from `first` on, which is a multiple of 64.
[[nodiscard]] inline std::uint64_t word_of(const graph::Bitmap& set, std::uint32_t first) noexcept {
    return first / 64 < set.words().size() ? set.words()[first / 64] : 0;
}

/// What a pattern asks of one of its nodes alone, for many nodes: labels for each, other conditions for 64 ids that lie
/// together, and never twice.
class NodeTest {
public:
    /// `conditions`  of the logical operator, which outlives the test; none can fail
    NodeTest(Slot node, const std::vector<bind::Expression>& conditions, Context& context);

    /// Asks that the graph is not written to until it is called again.
    void open();

    [[nodiscard]] bool asks() const noexcept { return asks_; }
    /// One of the single labels that it asks for, if the graph knows it.
    [[nodiscard]] std::optional<graph::LabelId> label() const;
    /// Whether it asks for more than single labels.
    [[nodiscard]] bool asks_more() const noexcept { return !matchers_.empty() || !others_.empty(); }
    [[nodiscard]] bool asks_expressions() const noexcept { return !others_.empty(); }

    /// Which of the 64 nodes from `first` on have the single labels, a bit each; `first` is a multiple of 64.
    [[nodiscard]] std::uint64_t labelled(std::uint32_t first) const noexcept {
        std::uint64_t nodes = ~std::uint64_t{0};
        for (const graph::Bitmap* label : labels_) nodes &= word_of(*label, first);
        return nodes;
    }
    [[nodiscard]] bool passes(NodeId node) {
        for (const graph::Bitmap* label : labels_) {
            if (!label->test(index(node))) return false;
        }
        return passes_more(node);
    }
    /// Whether a node that has the single labels passes.
    [[nodiscard]] bool passes_more(NodeId node) {
        for (const LabelMatcher& matcher : matchers_) {
            if (!matcher.matches(node)) return false;
        }
        return others_.empty() || holds(node);
    }

    /// Every node with the single labels has an id from the first on and below the second.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> range() const;

private:
    static constexpr std::uint32_t together = 64;

    bool holds(NodeId node) {
        const std::size_t word = index(node) / together;
        if (known_[word] == 0) ask(static_cast<std::uint32_t>(word));
        return (holding_[word] >> (index(node) % together) & 1U) != 0;
    }
    void ask(std::uint32_t word);
    [[nodiscard]] const bind::LabelExpression* labels_of(const bind::Expression& condition) const;

    Slot node_;
    Context& context_;
    Held held_;
    bool asks_;
    std::vector<const bind::LabelExpression*> label_tests_;
    std::vector<const bind::Expression*> others_;

    std::vector<const graph::Bitmap*> labels_;
    std::vector<LabelMatcher> matchers_;
    graph::Bitmap no_nodes_;
    ZeroedArray<std::uint8_t> known_;     // by word of ids: whether the conditions were asked
    ZeroedArray<std::uint64_t> holding_;  // a bit for each id
};

}  // namespace dossier::query::exec
