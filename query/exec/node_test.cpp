#include "query/exec/node_test.hpp"

#include "query/exec/evaluate.hpp"

namespace dossier::query::exec {

NodeTest::NodeTest(Slot node, const std::vector<bind::Expression>& conditions, Context& context)
    : node_{node}, context_{context}, held_{context}, asks_{!conditions.empty()} {
    for (const auto& condition : conditions) {
        if (const auto* labels = labels_of(condition)) {
            label_tests_.push_back(labels);
        } else {
            others_.push_back(&condition);
        }
    }
}

const bind::LabelExpression* NodeTest::labels_of(const bind::Expression& condition) const {
    const auto* test = std::get_if<bind::LabelTest>(&condition.node);
    const auto* object = test ? std::get_if<bind::Variable>(&test->object->node) : nullptr;
    return object && object->slot == node_ ? &test->labels : nullptr;
}

void NodeTest::open() {
    const auto& graph = context_.graph;
    labels_.clear();
    matchers_.clear();
    for (const auto* labels : label_tests_) {
        if (labels->op == bind::LabelExpression::Op::name) {
            const auto label = graph.labels().find(labels->name);
            labels_.push_back(label ? &graph.nodes(*label) : &no_nodes_);
        } else {
            matchers_.emplace_back(*labels, graph);
        }
    }
    if (others_.empty()) return;
    const std::size_t words = graph.node_bound() / together + 1;
    held_.release();
    held_.add(static_cast<std::int64_t>(words * (sizeof(std::uint8_t) + sizeof(std::uint64_t))));
    known_ = {};
    holding_ = {};
    known_.grow(words);
    holding_.grow(words);
}

std::optional<graph::LabelId> NodeTest::label() const {
    for (const auto* labels : label_tests_) {
        if (labels->op == bind::LabelExpression::Op::name) return context_.graph.labels().find(labels->name);
    }
    return std::nullopt;
}

std::pair<std::uint32_t, std::uint32_t> NodeTest::range() const {
    std::uint32_t begin = 0;
    std::uint32_t end = context_.graph.node_bound();
    for (const graph::Bitmap* label : labels_) {
        const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(label->words().size() * together, end));
        begin = std::max(begin, label->next(0).value_or(last));
        end = last;
    }
    return {std::min(begin, end), end};
}

void NodeTest::ask(std::uint32_t word) {
    known_[word] = 1;
    Column::Nodes nodes;
    for (std::uint32_t id = word * together; id < (word + 1) * together; ++id) {
        const NodeId node{id};
        if (!context_.graph.contains(node)) continue;
        const bool labelled =
            std::ranges::all_of(labels_, [&](const graph::Bitmap* label) { return label->test(id); }) &&
            std::ranges::all_of(matchers_, [&](const LabelMatcher& matcher) { return matcher.matches(node); });
        if (labelled) nodes.push_back(node);
    }
    Batch batch;
    for (const bind::Expression* condition : others_) {
        if (nodes.empty()) return;
        batch.size = nodes.size();
        batch[node_] = Column{nodes};
        Column::Nodes passing;
        for (const std::uint32_t row : select(*condition, batch, context_)) passing.push_back(nodes[row]);
        nodes = std::move(passing);
    }
    for (const NodeId node : nodes) holding_[word] |= std::uint64_t{1} << (index(node) % together);
}

}  // namespace dossier::query::exec
