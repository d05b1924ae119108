#pragma once

#include <string_view>

namespace dossier::loaders::find {

/// How far a finding is to be trusted, 0 to 1: how often findings of its family were right on annotated letters. With
/// few of them the figure stays near a half: of `found` findings `right` were right, and it is (right + 1) / (found +
/// 2).
///
/// `what`   a statement's predicate or a commitment's kind
/// `rule`   what it was recognised by; its first word may make a family of its own
[[nodiscard]] double confidence_of(std::string_view what, std::string_view rule);

}  // namespace dossier::loaders::find
