#include "query/plan/planner.hpp"

#include <algorithm>
#include <utility>

#include "graph/error.hpp"
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

/// Plans one branch, clause by clause; `bound` says what the rows so far hold.
class BranchPlanner {
public:
    BranchPlanner(const SlotSet& bound, PlannerInput& input) : bound_{bound}, input_{input} {}

    Plan plan(const bind::SingleQuery& query) {
        for (const auto& clause : query.clauses) {
            std::visit([&](const auto& c) { add(c); }, clause);
        }
        return std::move(plan_);
    }

private:
    template <typename Op>
    void put(Op op) {
        input_.grow();
        plan_ = above(std::move(op), std::move(plan_));
        binds(plan_.op, bound_);
    }

    void add(const bind::Match& match) {
        if (!match.optional) {
            plan_ = plan_match(match, std::move(plan_), bound_, input_);
            return;
        }
        input_.grow();
        SlotSet inside = bound_;
        const Slot row{input_.slots++};
        Plan right = plan_match(match, leaf(), inside, input_);
        std::vector<Slot> nulls = inside.to_vector();
        std::erase_if(nulls, [&](Slot slot) { return bound_.contains(slot); });
        plan_ = above(Optional{.nulls = std::move(nulls), .row = row}, std::move(plan_), std::move(right));
        bound_ = inside;
    }

    void add(const bind::Unwind& unwind) { put(Unwind{unwind.list, unwind.element}); }

    void add(const bind::Projection& projection) {
        if (projection.aggregating) {
            put(Aggregate{projection.keys, projection.aggregates});
        }
        put(Project{projection.items});
        std::vector<Slot> slots;
        for (const auto& item : projection.items) slots.push_back(item.slot);
        if (projection.distinct) put(Distinct{slots});
        if (!projection.order_by.empty()) put(Sort{projection.order_by});
        if (projection.skip) put(Skip{*projection.skip});
        if (projection.limit) {
            const bool pulls = writes(plan_);
            if (pulls) put(Barrier{});
            put(Limit{*projection.limit, pulls});
        }
        if (projection.where) put(Filter{*projection.where});
        bound_ = SlotSet{slots};
    }

    CreatePattern pattern(std::vector<bind::PathPattern> paths) const {
        CreatePattern made{.paths = std::move(paths), .known = std::vector<bool>(input_.slots, false)};
        for (const Slot slot : bound_.to_vector()) made.known[static_cast<std::size_t>(slot)] = true;
        return made;
    }

    void add(const bind::Create& create) {
        auto* before = plan_.as<Create>();
        if (!before) {
            put(Create{pattern(create.paths)});
            return;
        }
        // CREATE upon CREATE is one of both: a long script would else be as deep as it is long.
        auto& paths = before->pattern.paths;
        paths.insert(paths.end(), create.paths.begin(), create.paths.end());
        binds(plan_.op, bound_);
    }

    void add(const bind::Updates& updates) { put(Update{updates.updates}); }

    void add(const bind::Merge& merge) {
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
        put(CallProcedure{call.procedure, call.arguments, call.yields});
        if (call.where) put(Filter{*call.where});
    }

    void add(const bind::CallSubquery& call) {
        input_.grow();
        Plan right = plan_query(*call.query, bound_, input_);
        // The left rows must not see what the right side writes for the rows before them.
        if (writes(right)) put(Barrier{});
        const bool unit = call.query->columns.empty();
        std::vector<Slot> results = unit ? std::vector<Slot>{} : call.query->results.front();
        for (const Slot slot : results) bound_.insert(slot);
        plan_ = above(Apply{.optional = call.optional, .unit = unit, .results = std::move(results)}, std::move(plan_),
                      std::move(right));
    }

    Plan plan_ = leaf();
    SlotSet bound_;
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

Plan plan_query(const bind::Query& query, const SlotSet& bound, PlannerInput& input) {
    if (query.branches.size() == 1) return BranchPlanner{bound, input}.plan(query.branches.front());
    Plan all{Union{query.results.front(), query.results}, {}, std::nullopt};
    const std::uint32_t depth = input.depth;
    std::uint32_t most = depth;
    for (const auto& branch : query.branches) {
        input.depth = depth;  // they stand beside each other
        all.inputs.push_back(BranchPlanner{bound, input}.plan(branch));
        most = std::max(most, input.depth);
    }
    input.depth = most;
    if (query.union_all) return all;
    return above(Distinct{query.results.front()}, std::move(all));
}

bool writes(const Plan& plan) {
    const bool itself = plan.as<Create>() || plan.as<Update>() || plan.as<Merge>() || plan.as<Delete>();
    return itself || std::ranges::any_of(plan.inputs, writes);
}

}  // namespace dossier::query::plan
