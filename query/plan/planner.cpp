#include "query/plan/planner.hpp"

#include <algorithm>
#include <utility>

#include "graph/error.hpp"
#include "query/bind/functions.hpp"
#include "query/plan/difference.hpp"
#include "query/plan/eagerness.hpp"
#include "query/plan/end_conditions.hpp"
#include "query/plan/match_planner.hpp"

namespace dossier::query::plan {

namespace {

// The frames of each recursion over a plan, rewriting and running it, take less than 2 kB of a stack of 8 MB.
constexpr std::uint32_t deepest = 4000;

Plan leaf() { return {Argument{}, {}, std::nullopt}; }

template <typename Op>
Plan above(Op op, Plan input) {
    std::vector<Plan> inputs;
    inputs.push_back(std::move(input));
    return {std::move(op), std::move(inputs), std::nullopt};
}

template <typename Op>
Plan above(Op op, Plan left, Plan right) {
    std::vector<Plan> inputs;
    inputs.push_back(std::move(left));
    inputs.push_back(std::move(right));
    return {std::move(op), std::move(inputs), std::nullopt};
}

/// Whether `create` has a property that is known only when every row of the CREATE before it is made: one that asks the
/// graph, or that is made of one of its `paths`.
bool reads_result(const bind::Create& create, const SlotSet& paths) {
    const auto reads = [&](const auto& element) {
        SlotSet read;
        mention(element.properties, read);
        return read.intersects(paths) || has_subquery(element.properties);
    };
    return std::ranges::any_of(create.paths, [&](const bind::PathPattern& path) {
        return std::ranges::any_of(path.nodes, reads) || std::ranges::any_of(path.relationships, reads);
    });
}

/// What a MANDATORY MATCH says of itself, without the variables that its pattern does not name.
std::optional<bind::Mandatory> used_by(const bind::Match& match, const SlotSet& bound) {
    if (!match.mandatory) return std::nullopt;
    SlotSet named;
    for (const auto& path : match.paths) mention(path, named);
    if (match.where) mention(*match.where, named);
    bind::Mandatory used = *match.mandatory;
    std::erase_if(used.known, [&](const auto& known) {
        const auto* variable = std::get_if<bind::Variable>(&known.second.node);
        return variable && !(named.contains(variable->slot) && bound.contains(variable->slot));
    });
    return used;
}

bool has_mandatory(const Plan& plan) {
    const auto* optional = plan.as<Optional>();
    return (optional && optional->mandatory) || std::ranges::any_of(plan.inputs, has_mandatory);
}

/// Plans one branch, clause by clause; `bound` says what the rows so far hold.
class BranchPlanner {
public:
    /// `start`    the rows that the branch begins with, which hold `bound`
    BranchPlanner(const SlotSet& bound, PlannerInput& input, Plan start)
        : plan_{std::move(start)}, outer_{bound}, bound_{bound}, input_{input} {
        if (!plan_.as<Argument>()) under_way_.add(look_of(plan_), noticed_by(plan_));
    }

    Plan plan(const bind::SingleQuery& query) {
        for (std::size_t at = 0; at < query.clauses.size(); ++at) {
            const auto together = matches_from(query, at);
            input_.counted = counted_after(query, at + std::max<std::size_t>(1, together.size()));
            if (together.size() > 0 && subtract(together, query, at + together.size())) {
                at += together.size() - 1;
                continue;
            }
            if (together.size() < 2) {
                std::visit([&](const auto& c) { add(c); }, query.clauses[at]);
                continue;
            }
            begin(Look::around, std::nullopt);
            plan_ = plan_pattern(join_patterns(together), std::move(plan_), bound_, input_);
            at += together.size() - 1;
        }
        return std::move(plan_);
    }

private:
    /// What is read of the rows that reach the clause `at`, if that is a projection which only counts them.
    [[nodiscard]] static std::optional<SlotSet> counted_after(const bind::SingleQuery& query, std::size_t at) {
        const auto* projection =
            at < query.clauses.size() ? std::get_if<bind::Projection>(&query.clauses[at]) : nullptr;
        if (!projection || !projection->aggregating) return std::nullopt;
        if (!std::ranges::all_of(projection->aggregates, takes_equal_rows)) return std::nullopt;
        SlotSet read;
        for (const auto& key : projection->keys) mention(key.expression, read);
        for (const auto& aggregate : projection->aggregates) {
            for (const auto& argument : aggregate.arguments) mention(argument, read);
        }
        return read;
    }

    /// The clauses from `at` on whose patterns are found in one order: a later MATCH may be the better begin.
    [[nodiscard]] std::vector<const bind::Match*> matches_from(const bind::SingleQuery& query, std::size_t at) const {
        // Beyond this many a statement is long rather than clever, and choosing takes its time.
        constexpr std::size_t most_together = 16;
        std::vector<const bind::Match*> together;
        for (; at < query.clauses.size() && together.size() < most_together; ++at) {
            const auto* match = std::get_if<bind::Match>(&query.clauses[at]);
            if (!input_.order_patterns || !match || match->optional || match->mandatory) break;
            if (!together.empty() && !may_join(*together.back())) break;
            together.push_back(match);
        }
        return together;
    }

    /// Counts the rows of `matches` as a difference, if these are all rows so far, the clause `next` only counts them
    /// and that is cheaper.
    bool subtract(std::span<const bind::Match* const> matches, const bind::SingleQuery& query, std::size_t next) {
        if (!input_.subtract || !input_.counted || !plan_.as<Argument>()) return false;
        if (!adds_up(std::get<bind::Projection>(query.clauses[next]))) return false;
        const auto ties = [](const bind::Match* match) { return match->where && ties_nodes(*match->where); };
        if (std::ranges::none_of(matches, ties)) return false;
        auto difference = plan_difference(join_patterns(matches), bound_, *input_.counted, input_);
        if (!difference) return false;
        begin(Look::around, std::nullopt);
        plan_ = *std::move(difference);
        bound_.insert(*input_.counted);
        return true;
    }

    void put(Operator op) {
        // These take all their input before they do anything else.
        const auto* limit = std::get_if<Limit>(&op);
        const bool gathers = std::holds_alternative<Barrier>(op) || std::holds_alternative<Delete>(op) ||
                             (limit != nullptr && limit->pulls);
        if (!gathers) begin(look_of(op), noticed_by(op));
        if (gathers || std::holds_alternative<Aggregate>(op)) under_way_.settle();
        input_.grow();
        plan_ = above(std::move(op), std::move(plan_));
        binds(plan_.op, bound_);
    }

    /// What comes next looks and writes so: it waits for all rows if it must.
    void begin(Look look, std::optional<Look> writing) {
        if (under_way_.must_wait(look, writing)) put(Barrier{});
        under_way_.add(look, writing);
    }

    void add(const bind::Match& match) {
        begin(Look::around, std::nullopt);
        if (!match.optional && !match.mandatory) {
            plan_ = plan_match(match, std::move(plan_), bound_, input_);
            return;
        }
        input_.grow();
        SlotSet inside = bound_;
        const Slot row{input_.slots++};
        Plan right = plan_match(match, leaf(), inside, input_);
        SlotSet found = inside;
        found.erase(bound_);
        plan_ = above(Optional{.nulls = found.to_vector(), .row = row, .mandatory = used_by(match, bound_)},
                      std::move(plan_), std::move(right));
        bound_ = inside;
        // Whoever wants only some of the rows must not decide whether the others have a match.
        if (match.mandatory) put(Barrier{});
    }

    void add(const bind::Unwind& unwind) { put(Unwind{unwind.list, unwind.element, unwind.position}); }

    void add(const bind::LoadCsv& load) {
        put(LoadCsv{load.from, load.record, load.line, load.file, load.with_headers, load.separator});
    }

    void add(const bind::Projection& projection) {
        if (projection.aggregating) {
            const auto* both = plan_.as<Union>();
            put(Aggregate{projection.keys, projection.aggregates, both && both->subtracts});
        }
        if (!projection.extends || !projection.items.empty()) put(Project{projection.items, projection.extends});
        std::vector<Slot> slots;
        for (const auto& item : projection.items) slots.push_back(item.slot);
        if (projection.distinct) put(Distinct{slots});
        if (!projection.order_by.empty()) put(Sort{projection.order_by});
        if (projection.skip) put(Skip{*projection.skip});
        if (projection.limit) {
            // A write happens, and a match is missed, also where no row is wanted.
            put(Limit{*projection.limit, writes(plan_) || has_mandatory(plan_)});
        }
        if (projection.where) put(Filter{*projection.where});
        if (!projection.extends) bound_ = outer_;
        bound_.insert(SlotSet{slots});
    }

    CreatePattern pattern(std::vector<bind::PathPattern> paths) const {
        CreatePattern made{.paths = std::move(paths), .known = std::vector<bool>(input_.slots, false)};
        for (std::uint32_t slot = 0; slot < input_.slots; ++slot) made.known[slot] = bound_.contains(Slot{slot});
        return made;
    }

    void add(const bind::Create& create) {
        Operator made{Create{pattern(create.paths)}};
        const Look look = look_of(made);
        const auto writing = noticed_by(made);
        auto* before = plan_.as<Create>();
        if (!before || reads_result(create, created_paths_) || under_way_.must_wait(look, writing)) {
            // All of one CREATE comes before the next.
            if (before) put(Barrier{});
            put(std::move(made));
            created_paths_ = {};
            note_paths(create);
            return;
        }
        under_way_.add(look, writing);
        // CREATE upon CREATE is one of both: a long script would else be as deep as it is long.
        auto& paths = before->pattern.paths;
        paths.insert(paths.end(), create.paths.begin(), create.paths.end());
        note_paths(create);
        for (const auto& path : create.paths) {  // not all that the operator binds: most of it is there
            if (path.path) bound_.insert(*path.path);
            for (const auto& node : path.nodes) bound_.insert(node.slot);
            for (const auto& relationship : path.relationships) bound_.insert(relationship.slot);
        }
    }

    void note_paths(const bind::Create& create) {
        for (const auto& path : create.paths) {
            if (path.path) created_paths_.insert(*path.path);
        }
    }

    void add(const bind::Updates& updates) { put(Update{updates.updates}); }

    void add(const bind::Merge& merge) {
        begin(Look::around, Look::inside);
        input_.grow();
        SlotSet inside = bound_;
        const bind::Match match{.optional = false, .paths = {merge.path}, .where = std::nullopt};
        Plan right = plan_match(match, leaf(), inside, input_);
        plan_ =
            above(Merge{pattern({merge.path}), merge.on_create, merge.on_match}, std::move(plan_), std::move(right));
        bound_ = inside;
    }

    void add(const bind::Delete& erase) { put(Delete{erase.detach, erase.expressions}); }

    void add(const bind::Call& call) {
        if (call.optional && !call.yields.empty()) {
            add_optional(call);
            return;
        }
        put(CallProcedure{call.procedure, call.arguments, call.yields, call.name});
        if (call.where) put(Filter{*call.where});
    }

    /// The condition is part of what may find nothing, as that of OPTIONAL MATCH is.
    void add_optional(const bind::Call& call) {
        begin(Look::around, std::nullopt);
        input_.grow();
        const Slot row{input_.slots++};
        bind::SingleQuery alone;
        alone.clauses.emplace_back(call);
        std::get<bind::Call>(alone.clauses.front()).optional = false;
        Plan right = BranchPlanner{bound_, input_, leaf()}.plan(alone);
        std::vector<Slot> nulls;
        for (const auto& [field, slot] : call.yields) nulls.push_back(slot);
        for (const Slot slot : nulls) bound_.insert(slot);
        plan_ = above(Optional{.nulls = std::move(nulls), .row = row}, std::move(plan_), std::move(right));
    }

    void add(const bind::CallSubquery& call) {
        input_.grow();
        Plan right = plan_query(*call.query, bound_, input_);
        const bool unit = call.query->columns.empty();
        Operator apply{Apply{.optional = call.optional,
                             .unit = unit,
                             .results = unit ? std::vector<Slot>{} : call.query->results.front(),
                             .transactions = call.transactions}};
        begin(std::max(look_of(apply), look_of(right)), noticed_by(right));
        binds(apply, bound_);
        plan_ = above(std::move(apply), std::move(plan_), std::move(right));
    }

    Plan plan_;
    SlotSet outer_;  // what comes from outside stays in view behind every WITH
    SlotSet bound_;
    UnderWay under_way_;
    SlotSet created_paths_;  ///< those of the CREATE that the plan ends with, if it does
    PlannerInput& input_;
};

}  // namespace

void PlannerInput::grow() {
    if (++depth <= deepest) return;
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::nesting_too_deep,
                        .message = "the statement has too many clauses and pattern parts for one plan",
                        .where = std::nullopt,
                        .hint = "send it as several statements"}};
}

bool PlannerInput::try_grow(std::size_t more) noexcept {
    if (depth > deepest || more > deepest - depth) return false;
    depth += static_cast<std::uint32_t>(more);
    return true;
}

namespace {

/// The branches of one part of a query, on top of `start`.
Plan plan_part(const bind::Query& query, const SlotSet& bound, PlannerInput& input, Plan start) {
    if (query.branches.size() == 1) {
        return BranchPlanner{bound, input, std::move(start)}.plan(query.branches.front());
    }
    Plan all{Union{query.results.front(), query.results}, {}, std::nullopt};
    const std::uint32_t depth = input.depth;
    std::uint32_t most = depth;
    for (const auto& branch : query.branches) {
        input.depth = depth;  // they stand beside each other
        all.inputs.push_back(BranchPlanner{bound, input, leaf()}.plan(branch));
        most = std::max(most, input.depth);
    }
    input.depth = most;
    if (!query.union_all) all = above(Distinct{query.results.front()}, std::move(all));
    if (start.as<Argument>()) return all;
    // Each branch begins with all rows of the part before, which is run once.
    input.grow();
    return above(Compose{query.results.front()}, std::move(start), std::move(all));
}

}  // namespace

Plan plan_query(const bind::Query& query, const SlotSet& bound, PlannerInput& input) {
    Plan plan = leaf();
    SlotSet inside = bound;
    for (const auto& part : query.before) {
        plan = plan_part(part, inside, input, std::move(plan));
        inside = bound;
        for (const Slot slot : part.results.front()) inside.insert(slot);
    }
    return plan_part(query, inside, input, std::move(plan));
}

bool takes_equal_rows(const bind::Aggregate& aggregate) {
    const std::string_view name = aggregate.function->name;
    return name == "count" || name == "min" || name == "max";
}

bool writes(const Plan& plan) {
    const bool itself = plan.as<Create>() || plan.as<Update>() || plan.as<Merge>() || plan.as<Delete>();
    return itself || std::ranges::any_of(plan.inputs, writes);
}

}  // namespace dossier::query::plan
