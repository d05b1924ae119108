#pragma once

#include <string_view>
#include <vector>

#include "loaders/read/pdf_pages.hpp"

namespace dossier::loaders::read {

/// The height of the letters that most of the text is set in.
[[nodiscard]] double body_size(const std::vector<PrintedPage>& pages);

/// From one line of the text to the next, most of the time.
[[nodiscard]] double line_pitch(const std::vector<PrintedPage>& pages, double body);

/// Puts the lines of each page in reading order, column after column and notes behind all, and tells what each is:
///
/// furniture  lines at the upper or lower edge that recur on half of the pages, but for their numbers; page numbers
/// note       small print with no text below it, from a line that begins with a number on
/// table      columns of numbers and what stands beside them
///
/// `body`  the size of the text
void tell_lines(std::vector<PrintedPage>& pages, double body);

/// `12`, `*`: a word that can be the number of a note.
[[nodiscard]] bool is_note_number(std::string_view word);

}  // namespace dossier::loaders::read
