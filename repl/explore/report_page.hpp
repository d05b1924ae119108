#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/result.hpp"
#include "repl/explore/ask.hpp"
#include "repl/explore/quotes.hpp"
#include "repl/language/language.hpp"

namespace dossier::repl::explore {

/// A cell of a table: HTML, and the language that it is in where that is not the page's.
struct PageCell {
    std::string content;
    std::string attributes{};  ///< with a space in front of each
};
using PageRow = std::vector<PageCell>;

/// A table whose rows are named by their first cells. `heads`: texts, not HTML.
[[nodiscard]] std::string page_table(std::string_view caption, std::span<const std::string> heads,
                                     std::span<const PageRow> rows);

/// A section of a page: what stands under a heading of its own.
struct PageSection {
    std::string id;
    std::string title;
    std::string body;  ///< HTML
};

/// A whole page that needs nothing but itself: no scripts, no addresses of others, styles for screen and paper within.
[[nodiscard]] std::string page(std::string_view title, std::string_view contents_title, Language language,
                               std::span<const PageSection> sections);

// What the report shows, each of the answer to its question.

[[nodiscard]] std::string documents_body(const query::Result& documents, Language language);
[[nodiscard]] std::string register_body(const query::Result& commitments, Quotes& quotes, Language language);
[[nodiscard]] std::string timeline_body(const query::Result& timeline, Quotes& quotes, Language language);
[[nodiscard]] std::string matrix_body(const query::Result& associations, Quotes& quotes, Language language);

}  // namespace dossier::repl::explore
