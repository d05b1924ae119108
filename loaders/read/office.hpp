#pragma once

#include <string>
#include <string_view>

#include "loaders/read/archive.hpp"
#include "loaders/read/blocks.hpp"
#include "loaders/read/xml.hpp"

namespace dossier::loaders::read {

/// A document of a word processor. Its words stand in parts of an archive, so spans are offsets into Content::source:
/// DOCX, `word/document.xml`, and behind it `word/footnotes.xml` and `word/endnotes.xml`; ODT, `content.xml`.
///
/// Deleted text of tracked changes, comments, headers and footers are not read. Tables hold no sentences, unless no row
/// has a second cell.
///
/// throws  Error{unreadable_document}: a part is missing or not well-formed
[[nodiscard]] Content read_docx(const Archive& archive);
[[nodiscard]] Content read_odt(const Archive& archive);

/// A part of an archive as XML, faults told with the part's name and line instead of a place in the file.
/// `shift`  what to add to the offsets of its words
[[nodiscard]] XmlDocument parse_part(std::string_view part, std::string_view name, std::size_t shift = 0);

/// Whether the table that opens at `open` has no row with a second cell: it is there for the layout.
[[nodiscard]] bool is_layout_table(const XmlDocument& document, std::size_t open, std::string_view row,
                                   std::string_view cell);

}  // namespace dossier::loaders::read
