#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "query/exec/operators.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// Runs the subqueries that stand in expressions: EXISTS, COUNT, COLLECT, pattern predicates and comprehensions. Each
/// is planned and built when it is first met and only reset after that.
class Subqueries {
public:
    /// `depth`    of the statement's plan: a subquery runs on top of what asks for it
    Subqueries(Context& context, std::uint32_t depth) noexcept : context_{context}, depth_{depth} {}

    /// throws     Error{nesting_too_deep}: its plan and those around it are too deep together
    [[nodiscard]] graph::Value run(const bind::Subquery& subquery, const Batch& outer, std::size_t row);

private:
    struct Built {
        std::vector<Slot> outer;  ///< what the subquery sees of the row outside
        plan::Plan plan;
        Tree tree;
        OperatorPtr root;
        std::uint32_t depth;  ///< of `plan` and all that is around it
    };

    Built& built(const bind::Subquery& subquery, const Batch& outer);

    Context& context_;
    std::uint32_t depth_;  ///< of the plans that are running now
    // By address: a subquery sits in a plan, and plans stay where they are for the whole run.
    std::map<const bind::Subquery*, std::unique_ptr<Built>> built_;
};

}  // namespace dossier::query::exec
