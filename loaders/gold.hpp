#pragma once

#include <string>

#include "loaders/extract.hpp"

namespace dossier::loaders {

/// An extraction as gold lines, one JSON object a line: the document, its sections, entities, mentions, statements,
/// commitments and citations. `sentence` holds the whole sentence; `accept` an entity's other names; statements,
/// commitments and nothing else a `confidence`.
///
/// source  the gold annotation format
[[nodiscard]] std::string gold_lines(const Extraction& extraction);

}  // namespace dossier::loaders
