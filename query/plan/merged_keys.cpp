#include "query/plan/merged_keys.hpp"

namespace dossier::query::plan {

std::set<std::string> merged_keys(const bind::Query& query) {
    std::set<std::string> keys;
    for (const auto& part : query.before) keys.merge(merged_keys(part));
    for (const auto& branch : query.branches) {
        for (const auto& clause : branch.clauses) {
            if (const auto* call = std::get_if<bind::CallSubquery>(&clause)) keys.merge(merged_keys(*call->query));
            const auto* merge = std::get_if<bind::Merge>(&clause);
            if (!merge) continue;
            for (const auto& node : merge->path.nodes) {
                if (!node.bound && !node.properties.entries.empty()) keys.insert(node.properties.entries.front().first);
            }
        }
    }
    return keys;
}

}  // namespace dossier::query::plan
