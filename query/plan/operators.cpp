#include "query/plan/operators.hpp"

namespace dossier::query::plan {

Operator::Operator() = default;
Operator::Operator(const Operator&) = default;
Operator::Operator(Operator&&) noexcept = default;
Operator& Operator::operator=(const Operator&) = default;
Operator& Operator::operator=(Operator&&) noexcept = default;
Operator::~Operator() = default;

}  // namespace dossier::query::plan
