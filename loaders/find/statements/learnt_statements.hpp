#pragma once

#include <cstddef>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Adds the statements of a sentence that no rule makes, by what was learnt from examples; those of rules are there.
/// Nothing where the gazetteer has no LearntModel.
void find_learnt_statements(Letter& letter, std::size_t sentence);

}  // namespace dossier::loaders::find
