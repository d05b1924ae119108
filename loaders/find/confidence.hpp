#pragma once

#include <string_view>

namespace dossier::loaders::find {

/// How far a finding is to be trusted, 0 to 1: how often findings of its family were right on letters that nobody had
/// read who wrote rules. A family with few findings stays near the rate of all statements, or of all commitments: of
/// `found` findings `right` were right, and it is (right + 4 * rate) / (found + 4).
///
/// `what`   a statement's predicate, `learnt` for one that no rule made, or a commitment's kind
[[nodiscard]] double confidence_of(std::string_view what);

}  // namespace dossier::loaders::find
