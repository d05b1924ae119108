#pragma once

#include <string_view>

#include "loaders/read/document.hpp"

namespace dossier::loaders::read {

/// Splits a letter into sections, paragraphs and sentences, in reading order, whatever format it is in.
///
/// `bytes`  the whole file as on disk: Markdown, plain text, HTML, or the XML of an official publication; UTF-8, or in
///          the character set that it declares
/// `name`   the file's name: helps to tell the format, and gives the id of a letter that prints no dossier and number
/// returns  spans are byte offsets into the file, or into Document::source where there is one; half open. A sentence
/// that
///          runs over a page break keeps one span. An empty text is a document without sections
/// throws   Error{unreadable_document}: not in its character set, not well-formed, or not the format that its name
/// says;
///          `where` marks the first bad byte where there is one. Error{not_supported}: a format that is not read
/// source   the graph model, "Nodes"; the gold format, "Sections"; headings, signatures and notes as letters print them
[[nodiscard]] Document read_letter(std::string_view bytes, std::string_view name);

}  // namespace dossier::loaders::read
