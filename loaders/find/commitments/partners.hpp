#pragma once

#include <cstddef>
#include <vector>

#include "loaders/find/commitments/promises.hpp"

namespace dossier::loaders::find {

/// The agents and those with whom the clause says that they agree: "bereikte een akkoord met X" takes two.
///
/// `nobody_else`  "met X is een akkoord bereikt": those who write so have agreed with them
[[nodiscard]] std::vector<std::size_t> with_partners(const Roles& roles, const Promisers& who,
                                                     std::vector<std::size_t> agents, bool nobody_else);

/// The body in which something was agreed, or whose meeting the clause names.
[[nodiscard]] std::vector<std::size_t> hosts(Letter& letter, const Roles& roles);

}  // namespace dossier::loaders::find
