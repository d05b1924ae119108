#pragma once

#include <string_view>
#include <vector>

#include "loaders/read/blocks.hpp"
#include "loaders/read/pdf_pages.hpp"

namespace dossier::loaders::read {

/// A PDF, as far as it holds text. Spans are offsets into Content::source, the text that `pdftotext` found, a line a
/// line; every word has its page and its box.
///
/// throws  Error{unreadable_document}: see read_pages(); or no text in it, as in a scan
[[nodiscard]] Content read_pdf(std::string_view bytes);

/// What stands on printed pages: lines that recur at the edge of page after page and page numbers are left out, small
/// print below the text that begins with a number is a note, and what a page or a column cuts in two is said to be cut.
[[nodiscard]] Content read_printed(std::vector<PrintedPage> pages);

}  // namespace dossier::loaders::read
