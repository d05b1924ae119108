#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::repl {
class Shell;
}

namespace dossier::repl::explore {

// Where emphasised words begin and end: no text has these characters once it is made visible.
inline constexpr char mark_begins = '\x01';
inline constexpr char mark_ends = '\x02';

/// Prints `text`, which acts on no terminal, in lines that fit it; emphasised words in bold, or between asterisks where
/// there are no colours.
///
/// `indent`   columns in front of every line
/// `hanging`  and so many more in front of all but the first
void print_paragraph(Shell& shell, std::string_view text, std::size_t indent, std::size_t hanging = 0);

}  // namespace dossier::repl::explore
