#pragma once

#include <string_view>

#include "loaders/read/document.hpp"

namespace dossier::loaders::read {

/// Splits a letter, Markdown or plain text, into sections, paragraphs and sentences, in reading order.
///
/// `text`   the whole file as UTF-8, byte for byte as on disk; any of the three line ends
/// `name`   the file's name: gives the id of a letter that prints no dossier and number
/// returns  spans are byte offsets into `text`, half open; a sentence that runs over a page break keeps one span.
///          An empty text is a document without sections
/// throws   Error{unreadable_document}: not UTF-8; `where` marks the first bad byte
/// source   the graph model, "Nodes"; the gold format, "Sections"; headings, signatures and notes as letters print them
[[nodiscard]] Document read_letter(std::string_view text, std::string_view name);

}  // namespace dossier::loaders::read
