#pragma once

#include <string>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/lines.hpp"

namespace dossier::loaders::read {

enum class BlockKind { paragraph, heading, list_item, table, page_break, footnote };

/// Lines that belong together, their marks (`#`, `-`, `1.`, `>`, `<sup>1</sup>`) left out.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::vector<graph::SourceSpan> lines;
    std::string mark;  ///< of a footnote: its number; of a list item: `-`, `1.`
};

/// The blocks of Markdown as letters use it, and of plain text: no nesting is kept, a quotation is a paragraph.
///
/// source  CommonMark for the marks; page breaks and footnote blocks as in printed parliamentary papers
[[nodiscard]] std::vector<Block> split_blocks(const Lines& lines);

}  // namespace dossier::loaders::read
