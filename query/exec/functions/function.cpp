#include "query/exec/functions/function.hpp"

#include <algorithm>
#include <vector>

namespace dossier::query::exec {

namespace {

/// By the number of the signature, so that a call is found without a look-up by name.
std::vector<const Function*> join_tables() {
    std::vector<const Function*> all(bind::functions().size(), nullptr);
    for (const auto table : {scalar_functions(), conversion_functions(), string_functions(), list_functions(),
                             math_functions(), graph_functions(), temporal_functions()}) {
        for (const Function& function : table) {
            all[bind::number_of(*bind::find_function(function.name))] = &function;
        }
    }
    return all;
}

}  // namespace

const Function* implementation(const bind::FunctionSignature& signature) {
    static const std::vector<const Function*> all = join_tables();
    return all[bind::number_of(signature)];
}

}  // namespace dossier::query::exec
