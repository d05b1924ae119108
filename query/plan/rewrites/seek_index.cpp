#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "graph/schema.hpp"
#include "query/bind/comparison.hpp"
#include "query/plan/conjuncts.hpp"
#include "query/plan/rewrite.hpp"
#include "query/plan/selectivity.hpp"

// Conditions above a scan that a declared index answers: the scan becomes a look-up in the index that is expected to
// give the fewest rows. Above a scan and the walk from it they may be about the relationship; its ends are then taken
// from what the index gives. The filters stay, for an index may give too many; a label that the scan saw to and the
// index does not becomes one.

namespace dossier::query::plan {

namespace {

using bind::BinaryOp;

/// `element.key op value`
struct Term {
    std::string key;
    BinaryOp op;
    bind::Expression value;
};

bool can_seek(BinaryOp op) {
    const bool ordered = op != BinaryOp::not_equal && bind::with_sides_exchanged(op);
    return ordered || op == BinaryOp::in || op == BinaryOp::starts_with;
}

const std::string* key_of(const bind::Expression& e, Slot element) {
    const auto* access = std::get_if<bind::PropertyAccess>(&e.node);
    const auto* variable = access ? std::get_if<bind::Variable>(&access->object->node) : nullptr;
    return variable && variable->slot == element ? &access->key : nullptr;
}

/// What is asked of the properties of `element` and needs only what is bound below it.
void add_terms(const bind::Expression& predicate, Slot element, const SlotSet& bound, std::vector<Term>& terms) {
    for (const bind::Expression* part : parts_of(predicate)) {
        const auto* binary = std::get_if<bind::Binary>(&part->node);
        if (!binary || !can_seek(binary->op)) continue;
        const auto add = [&](const bind::Expression& property, BinaryOp op, const bind::Expression& value) {
            const std::string* key = key_of(property, element);
            SlotSet needs;
            mention(value, needs);
            if (key && bound.contains_all(needs)) terms.push_back({*key, op, value});
        };
        add(*binary->left, binary->op, *binary->right);
        if (const auto op = bind::with_sides_exchanged(binary->op)) add(*binary->right, *op, *binary->left);
    }
}

/// The labels, each alone, of which `element` must be.
void add_labels(const bind::Expression& predicate, Slot element, std::set<std::string>& labels) {
    for (const bind::Expression* part : parts_of(predicate)) {
        const auto* test = std::get_if<bind::LabelTest>(&part->node);
        const auto* variable = test ? std::get_if<bind::Variable>(&test->object->node) : nullptr;
        if (!variable || variable->slot != element) continue;
        if (test->labels.op == LabelExpression::Op::name) labels.insert(test->labels.name);
    }
}

/// A way into an index, and how many elements it is expected to give.
struct Candidate {
    IndexSeek seek;
    double rows;
};

class Chooser {
public:
    Chooser(Slot element, graph::ElementKind kind, const std::set<std::string>& names, const std::vector<Term>& terms)
        : element_{element}, kind_{kind}, names_{names}, terms_{terms} {}

    std::optional<Candidate> best(const graph::PropertyGraph& graph) {
        graph.schema().for_each_index([&](const graph::Schema::Index& index) {
            const graph::SchemaTarget& target = index.definition.target;
            if (!index.range || target.element != kind_ || !names_.contains(target.names.front())) return;
            if (asks_for(target.keys.front())) consider(index);  // else its contents need not be there yet
        });
        return std::move(best_);
    }

private:
    bool asks_for(const std::string& key) const {
        return std::ranges::any_of(terms_, [&](const Term& each) { return each.key == key; });
    }

    const Term* term(const std::string& key, std::initializer_list<BinaryOp> ops) const {
        const auto found = std::ranges::find_if(
            terms_, [&](const Term& each) { return each.key == key && std::ranges::count(ops, each.op) > 0; });
        return found == terms_.end() ? nullptr : &*found;
    }

    void consider(const graph::Schema::Index& index) {
        const auto& keys = index.definition.target.keys;
        const auto all = static_cast<double>(index.range->size());
        const double each = all / std::max<double>(1, static_cast<double>(index.range->distinct()));
        IndexSeek seek{.element = element_,
                       .relationship = kind_ == graph::ElementKind::relationship,
                       .index = index.definition.name,
                       .name = index.definition.target.names.front(),
                       .keys = keys,
                       .how = IndexSeek::How::equal,
                       .values = {},
                       .lowest = {},
                       .highest = {}};
        for (const std::string& key : keys) {
            if (const Term* equal = term(key, {BinaryOp::equal})) seek.values.push_back(equal->value);
        }
        if (seek.values.size() == keys.size()) return take(std::move(seek), each);
        if (keys.size() > 1) return;  // an element that lacks one of the keys is not there at all
        seek.values.clear();
        if (const Term* in = term(keys[0], {BinaryOp::in})) {
            const auto length = bind::written_length(in->value);
            seek.how = IndexSeek::How::in;
            seek.values = {in->value};
            return take(std::move(seek), each * (length ? static_cast<double>(*length) : guess::list));
        }
        if (const Term* prefix = term(keys[0], {BinaryOp::starts_with})) {
            seek.how = IndexSeek::How::prefix;
            seek.values = {prefix->value};
            return take(std::move(seek), all * guess::prefix);
        }
        seek.how = IndexSeek::How::range;
        if (const Term* low = term(keys[0], {BinaryOp::greater, BinaryOp::greater_or_equal})) seek.lowest = low->value;
        if (const Term* high = term(keys[0], {BinaryOp::less, BinaryOp::less_or_equal})) seek.highest = high->value;
        if (seek.lowest || seek.highest) {
            const bool both = seek.lowest && seek.highest;
            take(std::move(seek), all * (both ? guess::two_bounds : guess::one_bound));
        }
    }

    /// Of two that give as many rows the first by name, so that a plan is the same every time.
    void take(IndexSeek seek, double rows) {
        const auto is_better = [&] { return std::tie(rows, seek.index) < std::tie(best_->rows, best_->seek.index); };
        if (!best_ || is_better()) best_ = Candidate{std::move(seek), rows};
    }

    Slot element_;
    graph::ElementKind kind_;
    const std::set<std::string>& names_;
    const std::vector<Term>& terms_;
    std::optional<Candidate> best_;
};

Plan above(Operator op, Plan input) {
    Plan result{std::move(op), {}, std::nullopt};
    result.inputs.push_back(std::move(input));
    return result;
}

Filter label_filter(Slot node, const std::string& label) {
    const bind::Expression variable{.node = bind::Variable{node}, .type = bind::StaticType::node};
    return {{.node = bind::LabelTest{variable, {.name = label, .operands = {}}}, .type = bind::StaticType::boolean}};
}

/// What a plan scans: the node and, in a label scan, the label.
struct Scan {
    Slot node;
    const std::string* label;
    double rows;
};

std::optional<Scan> scan_of(const Plan& plan, const graph::PropertyGraph& graph) {
    if (const auto* all = plan.as<AllNodesScan>()) {
        return Scan{all->node, nullptr, static_cast<double>(graph.node_count())};
    }
    const auto* labelled = plan.as<LabelScan>();
    if (!labelled) return std::nullopt;
    const auto id = graph.labels().find(labelled->label);
    return Scan{labelled->node, &labelled->label, id ? static_cast<double>(graph.count(*id)) : 0};
}

using Predicates = std::vector<const bind::Expression*>;

void seek_nodes(const Predicates& predicates, Plan& plan, const SlotSet& bound, PlannerInput& planner) {
    const auto scan = scan_of(plan, planner.graph);
    if (!scan) return;
    const SlotSet below = bound_by(plan.inputs.front(), bound);
    std::vector<Term> terms;
    std::set<std::string> labels;
    if (scan->label) labels.insert(*scan->label);
    for (const bind::Expression* predicate : predicates) {
        add_terms(*predicate, scan->node, below, terms);
        add_labels(*predicate, scan->node, labels);
    }
    auto found = Chooser{scan->node, graph::ElementKind::node, labels, terms}.best(planner.graph);
    if (!found || found->rows > scan->rows) return;
    const bool asks_label = scan->label && found->seek.name != *scan->label;
    if (asks_label && !planner.try_grow(1)) return;
    std::optional<Filter> filter;
    if (asks_label) filter = label_filter(scan->node, *scan->label);
    plan.op = std::move(found->seek);
    if (filter) plan = above(*std::move(filter), std::move(plan));
}

/// `plan` is a walk, a few filters below it perhaps, and then the scan that it starts from.
void seek_relationships(const Predicates& predicates, Plan& plan, const SlotSet& bound, PlannerInput& planner) {
    const auto* expand = plan.as<Expand>();
    if (!expand || expand->walk.into || !expand->walk.types) return;
    const Walk walk = expand->walk;
    if (walk.types->op != LabelExpression::Op::name) return;
    Plan* below = &plan.inputs.front();
    while (below->as<Filter>()) below = &below->inputs.front();
    const auto scan = scan_of(*below, planner.graph);
    if (!scan || scan->node != walk.from) return;
    const SlotSet known = bound_by(below->inputs.front(), bound);
    std::vector<Term> terms;
    for (const bind::Expression* predicate : predicates) add_terms(*predicate, walk.relationship, known, terms);
    auto found =
        Chooser{walk.relationship, graph::ElementKind::relationship, {walk.types->name}, terms}.best(planner.graph);
    if (!found || found->rows > scan->rows || (scan->label && !planner.try_grow(1))) return;
    std::vector<Filter> filters;  // of the start node, the lowest last
    for (Plan* each = &plan.inputs.front(); each != below; each = &each->inputs.front()) {
        filters.push_back(*each->as<Filter>());
    }
    if (scan->label) filters.push_back(label_filter(scan->node, *scan->label));
    Plan result = above(std::move(found->seek), std::move(below->inputs.front()));
    result = above(ExpandKnown{walk, false}, std::move(result));
    while (!filters.empty()) {
        result = above(std::move(filters.back()), std::move(result));
        filters.pop_back();
    }
    plan = std::move(result);
}

// Apart from the walk, so that its frames stay small: a plan may be some thousand operators deep.
[[gnu::noinline]] void seek_below(Plan& top, const SlotSet& bound, PlannerInput& planner) {
    Predicates predicates;
    Plan* below = &top;
    for (; below->as<Filter>(); below = &below->inputs.front()) {
        predicates.push_back(&below->as<Filter>()->predicate);
    }
    seek_nodes(predicates, *below, bound, planner);
    seek_relationships(predicates, *below, bound, planner);
}

void seek(Plan& plan, const SlotSet& bound, PlannerInput& planner, bool below_filter) {
    const bool is_filter = plan.as<Filter>() != nullptr;
    if (plan.inputs.size() == 2 && !plan.as<Union>()) {
        seek(plan.inputs[1], bound_by(plan.inputs[0], bound), planner, false);
        seek(plan.inputs[0], bound, planner, false);
    } else {
        for (auto& input : plan.inputs) seek(input, bound, planner, is_filter);
    }
    if (is_filter && !below_filter) seek_below(plan, bound, planner);
}

}  // namespace

Plan seek_index(Plan plan, const RewriteInput& input) {
    if (input.planner.graph.schema().has_indexes()) seek(plan, input.bound, input.planner, false);
    return plan;
}

}  // namespace dossier::query::plan
