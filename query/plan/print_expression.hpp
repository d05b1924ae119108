#pragma once

#include <functional>
#include <string>

#include "query/plan/operators.hpp"

namespace dossier::query::plan {

/// What a slot is called: its variable, or for those without one something that no variable is called.
using SlotName = std::function<std::string(Slot)>;

/// A bound expression for people to read, near to the text that it came from; subqueries are shortened.
[[nodiscard]] std::string print(const bind::Expression& expression, const SlotName& name);

/// `:A&(B|!C)`, without the colon.
[[nodiscard]] std::string print(const bind::LabelExpression& labels);

/// ` {key: value, …}`, or nothing.
[[nodiscard]] std::string print(const bind::Properties& properties, const SlotName& name);

}  // namespace dossier::query::plan
