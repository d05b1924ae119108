#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::read {

/// A word as it is printed.
struct PrintedWord {
    std::string text;
    Box box;
    graph::SourceSpan where;  ///< in the text of all pages; see write_source()
    bool glued = false;       ///< no space between it and the word before
};

/// What a line is on its page.
enum class LineRole { text, furniture, note, table };

struct PrintedLine {
    std::vector<PrintedWord> words;
    Box box;
    std::size_t group = 0;  ///< lines of one group were printed as one paragraph, as far as a page tells
    LineRole role = LineRole::text;

    [[nodiscard]] std::string text() const;
    /// The height of its letters, raised ones left out.
    [[nodiscard]] double size() const;
};

struct PrintedPage {
    double width = 0, height = 0;
    std::vector<PrintedLine> lines;
};

/// Has `pdftotext` read a PDF, in a child process with limits and without network.
///
/// throws  Error{unreadable_document}: the program is missing, or the PDF is damaged, encrypted, or too much for the
/// limits
[[nodiscard]] std::vector<PrintedPage> read_pages(std::string_view pdf);

/// What `pdftotext -bbox-layout` wrote.
[[nodiscard]] std::vector<PrintedPage> parse_pages(std::string_view layout);

/// The text of all pages, a line a line and a form feed behind each page; tells every word where it stands in it.
[[nodiscard]] std::string write_source(std::vector<PrintedPage>& pages);

}  // namespace dossier::loaders::read
