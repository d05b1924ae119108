#pragma once

#include <span>

#include "loaders/read/lines.hpp"
#include "loaders/read/running_text.hpp"

namespace dossier::loaders::read {

/// Reads emphasis, links, known HTML tags, entities and footnote marks.
///
/// `lines`  the block's lines; a word cut by a hyphen at the end of a line is joined
[[nodiscard]] RunningText read_running_text(const Lines& source, std::span<const SourceSpan> lines);

}  // namespace dossier::loaders::read
