#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"

namespace dossier::loaders::read {

using graph::SourceSpan;

/// A piece of running text taken from the source, with the way back: text offset to source offset.
///
/// Markup, footnote marks, page breaks and line wraps are taken out of `text`; `pieces` say where each stretch came
/// from, ascending in both.
struct MappedText {
    struct Piece {
        std::size_t text = 0;    ///< offset in `text`
        std::size_t source = 0;  ///< offset of the same byte in the source
    };

    std::string text;
    std::vector<Piece> pieces;

    /// The source range of `text[begin, end)`: from the source of its first byte to just behind that of its last.
    [[nodiscard]] SourceSpan source(std::size_t begin, std::size_t end) const;
};

/// A rectangle on a page, in points (1/72 inch) from its left and upper edge.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] double width() const noexcept { return right - left; }
    [[nodiscard]] double height() const noexcept { return bottom - top; }
};

/// Where words are printed. What goes on over a page break is at its first page.
struct PrintedPlace {
    std::size_t page = 0;  ///< from 1
    Box box;
};

struct Footnote {
    std::string number;  ///< as printed: `1`, `*`
    MappedText text;
    SourceSpan where;
    std::optional<PrintedPlace> printed;  ///< of a format that has pages
};

struct Sentence {
    MappedText text;
    SourceSpan where;                     ///< may span a page break or a footnote block
    std::vector<std::size_t> footnotes;   ///< indices into Document::footnotes, by their marks
    std::vector<SourceSpan> emphasised;   ///< ranges of `text.text` set in italics or bold: often names of instruments
    std::optional<PrintedPlace> printed;  ///< of a format that has pages
};

struct Paragraph {
    std::vector<Sentence> sentences;
    bool list_item = false;
};

struct Section {
    std::string title;  ///< without markup; empty for the text before the first heading
    SourceSpan where;   ///< of the heading
    std::vector<Paragraph> paragraphs;
};

struct Signatory {
    std::string name;  ///< `H.G.J. Bruins Slot`
    std::string role;  ///< `minister van Buitenlandse Zaken`
    SourceSpan where;
};

/// A letter as its reader sees it: structure and words, nothing understood yet.
struct Document {
    std::string id;  ///< `kst-28676-462`: from dossier and number, else from the file name
    std::string title;
    std::string kind;     ///< `brief`, `verslag`, …
    std::string dossier;  ///< `28676`
    std::string dossier_title;
    std::string number;  ///< `462`
    std::string date;    ///< ISO 8601
    std::string place;
    std::string language = "nl";       ///< ISO 639-1, as its running words tell
    std::string addressed_to;          ///< `Voorzitter van de Tweede Kamer`
    std::vector<std::string> senders;  ///< posts in the heading: `minister van Buitenlandse Zaken`
    std::vector<Signatory> signed_by;
    std::vector<Section> sections;
    std::vector<Footnote> footnotes;
    /// What every span points into, where that is not the file byte for byte: a file in another character set as UTF-8,
    /// the text of a PDF, the part of an archive that holds the words.
    std::optional<std::string> source;
};

}  // namespace dossier::loaders::read
