#pragma once

#include <string_view>

#include "loaders/read/blocks.hpp"

namespace dossier::loaders::read {

/// The blocks of Markdown as letters use it, and of plain text: no nesting is kept, a quotation is a paragraph.
///
/// `source`  UTF-8
/// source    CommonMark for the marks; page breaks and footnote blocks as in printed parliamentary papers
[[nodiscard]] Content read_markdown(std::string_view source);

}  // namespace dossier::loaders::read
