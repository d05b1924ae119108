#pragma once

#include <map>
#include <memory>

#include "query/exec/operators.hpp"
#include "query/plan/operators.hpp"

namespace dossier::query::exec {

/// Runs the subqueries that stand in expressions: EXISTS, COUNT, COLLECT, pattern predicates and comprehensions. Each
/// is planned and built when it is first met and only reset after that.
class Subqueries {
public:
    explicit Subqueries(Context& context) noexcept : context_{context} {}

    [[nodiscard]] graph::Value run(const bind::Subquery& subquery, const Batch& outer, std::size_t row);

private:
    struct Built {
        std::vector<Slot> outer;  ///< what the subquery sees of the row outside
        plan::Plan plan;
        Tree tree;
        OperatorPtr root;
    };

    Built& built(const bind::Subquery& subquery, const Batch& outer);

    Context& context_;
    // By address: a subquery sits in a plan, and plans stay where they are for the whole run.
    std::map<const bind::Subquery*, std::unique_ptr<Built>> built_;
};

}  // namespace dossier::query::exec
