#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// What stands before the words of a line, as it was typed or printed.

struct ListMark {
    std::string mark;
    std::size_t size = 0;     ///< bytes up to the item's first word
    bool interrupts = false;  ///< cannot stand in running text where a line was wrapped
};
/// `-`, `•`; `1.`, `12)`, `a.`, `(b)`, `iv)`. Years and section numbers such as `2.1` are none.
[[nodiscard]] std::optional<ListMark> list_mark(std::string_view text);

struct NoteMark {
    std::string number;
    std::size_t size = 0;  ///< bytes up to the note's first word
};
/// `¹² Zie …`
[[nodiscard]] std::optional<NoteMark> raised_note_mark(std::string_view text);

/// Headers and footers that a printed page leaves between two halves of a sentence.
[[nodiscard]] bool is_page_furniture(std::string_view text);

}  // namespace dossier::loaders::read
