#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loaders/read/document.hpp"
#include "loaders/read/running_text.hpp"

namespace dossier::loaders::read {

enum class BlockKind { paragraph, heading, list_item, table, page_break, footnote };

/// A stretch of a document that stands by itself, its marks (`#`, `-`, `1.`, the number of a note) left out.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    RunningText text;  ///< empty for tables and page breaks
    std::string mark;  ///< of a footnote: its number; of a list item: `-`, `1.`
    SourceSpan where;  ///< of its words
};

/// What a format says of a document beside its text. What the text itself says comes first.
struct Declared {
    std::string dossier, dossier_title, number, title, language;
    std::string date;  ///< ISO 8601
};

/// A word of a format that has pages.
struct PlacedWord {
    SourceSpan where;
    PrintedPlace printed;
};

/// A document as every format is read: its blocks in reading order. Nothing behind this knows the format.
struct Content {
    std::vector<Block> blocks;
    Declared declared;
    std::optional<std::string> source;  ///< as Document::source
    std::vector<PlacedWord> words;      ///< ascending; empty where the format has no pages
};

}  // namespace dossier::loaders::read
