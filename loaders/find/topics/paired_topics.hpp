#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Compounds that name two actors and what ties them: "NAVO-EU-samenwerking", "EU–VS relatie". They hold names, so this
/// comes before clauses are read.
void find_paired_topics(Letter& letter);

}  // namespace dossier::loaders::find
