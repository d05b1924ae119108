#pragma once

#include <vector>

#include "query/exec/label_test.hpp"
#include "query/exec/rows.hpp"
#include "query/exec/zeroed_array.hpp"

namespace dossier::query::exec {

/// What a pattern asks of one of its nodes alone, for many nodes: labels for each, other conditions for 64 ids that lie
/// together, and never twice.
class NodeTest {
public:
    /// `conditions`  of the logical operator, which outlives the test; none can fail
    NodeTest(Slot node, const std::vector<bind::Expression>& conditions, Context& context);

    /// Asks that the graph is not written to until it is called again.
    void open();

    [[nodiscard]] bool asks() const noexcept { return asks_; }
    [[nodiscard]] bool passes(NodeId node) {
        for (const graph::Bitmap* label : labels_) {
            if (!label->test(index(node))) return false;
        }
        for (const LabelMatcher& matcher : matchers_) {
            if (!matcher.matches(node)) return false;
        }
        return others_.empty() || holds(node);
    }

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
