#include "query/plan/rewrite.hpp"

namespace dossier::query::plan {

Plan prune_columns(Plan plan, const RewriteInput& input) {
    find_wanted(plan, input.results);
    return plan;
}

}  // namespace dossier::query::plan
