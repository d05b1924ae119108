#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/document.hpp"
#include "loaders/read/lines.hpp"

namespace dossier::loaders::read {

/// The words of a block without markup, and what the markup said.
struct RunningText {
    struct Mark {
        std::size_t at = 0;  ///< offset in the text: the mark stood right behind `text[at - 1]`
        std::string number;
    };

    MappedText mapped;
    std::vector<Mark> marks;             ///< footnote marks, ascending
    std::vector<SourceSpan> emphasised;  ///< ranges of the text, by where they end

    /// Joins the other half of a text that a page break cut: one space between.
    void append(const RunningText& other);
};

/// Reads emphasis, links, known HTML tags, entities, footnote marks; joins lines with one space; composes letters and
/// accents (NFC); no-break spaces become spaces, soft hyphens and zero-width characters go.
///
/// `lines`  the block's lines; a word cut by a hyphen at the end of a line is joined
[[nodiscard]] RunningText read_running_text(const Lines& source, std::span<const SourceSpan> lines);

/// A part of a mapped text with its own pieces.
[[nodiscard]] MappedText slice(const MappedText& mapped, SourceSpan range);

}  // namespace dossier::loaders::read
