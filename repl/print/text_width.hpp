#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/checkpoint.hpp"

namespace dossier::repl::print {

// Each passes its checkpoint while it reads a long text.

/// How many terminal columns `text` takes: by grapheme, wide ones two. Control characters count as none.
[[nodiscard]] std::size_t display_width(std::string_view text, const graph::Checkpoint& checkpoint = {});

/// What becomes of line breaks and tabs in visible(): `\n`, `\r` and `\t`, or themselves.
enum class Breaks { shown, kept };

/// `text` with whatever would act on a terminal made visible: control characters, bidirectional overrides and line
/// breaks come out as `\n`, `\u001B`; bytes that are not UTF-8 as U+FFFD.
[[nodiscard]] std::string visible(std::string_view text, Breaks breaks = Breaks::shown,
                                  const graph::Checkpoint& checkpoint = {});

/// `text` in lines of at most `width` columns, broken at spaces where there are any, else between graphemes.
/// Nothing is lost but the spaces at the breaks. At least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width,
                                            const graph::Checkpoint& checkpoint = {});

}  // namespace dossier::repl::print
