#pragma once

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// A compound that by its parts names a field, an aim or a trouble of policy, whether a list has it or not:
/// "munitieproductie", "herregistratieplicht", "vluchtelingenstroom". Nouns of argument and procedure are none, nor
/// what is one only by its length: "verslechtering", "gezamenlijkheid".
[[nodiscard]] bool is_policy_compound(const Word& noun) noexcept;

}  // namespace dossier::loaders::find
