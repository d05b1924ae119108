#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::read {

/// The words of a block without markup, and what the markup said.
struct RunningText {
    struct Mark {
        std::size_t at = 0;  ///< offset in the text: the mark stood right behind `text[at - 1]`
        std::string number;
    };

    MappedText mapped;
    std::vector<Mark> marks;             ///< footnote marks, ascending
    std::vector<SourceSpan> emphasised;  ///< ranges of the text, by where they end
    std::vector<std::size_t>
        line_begins;  ///< offsets where the letter begins a new line; not 0, the first begins there

    /// Joins the other half of a text that a page break cut: one space between.
    void append(const RunningText& other);

    /// Takes the first bytes off: the mark of a list item or of a note.
    void drop_front(std::size_t size);

    /// The text line by line, as the letter breaks it; a word that was cut by a hyphen has joined two lines to one.
    [[nodiscard]] std::vector<std::string> lines() const;
};

/// Makes a running text from characters and where each came from, whatever the format: white space becomes one space,
/// letters and accents are composed (NFC), soft hyphens and zero-width characters go.
class TextBuilder {
public:
    /// `from`  the bytes of the source that say this character: `&euml;` is six
    void character(UChar32 code_point, SourceSpan from);
    void space(std::size_t at);
    /// The letter begins a new line here, or, without a place, behind the last character.
    void line_break(std::size_t at);
    void line_break();
    void mark(std::string number);
    /// Takes `rapport¹` for a mark, but not `km²`.
    /// returns  how many bytes of `rest` the raised digits take; 0 where there are none, or no mark is meant
    std::size_t raised_number(std::string_view rest);
    void begin_emphasis();
    void end_emphasis();
    /// A word cut by a hyphen at the end of a line loses it where `next_line` goes on with the word.
    /// returns  whether the lines were joined; if not, the caller breaks the line
    bool join_hyphen(std::string_view next_line);

    /// Whether a raised number here is a power: after `km`.
    [[nodiscard]] bool after_unit() const;
    /// Whether nothing but white space stands since the last character.
    [[nodiscard]] bool after_space() const noexcept { return pending_.has_value(); }
    [[nodiscard]] const std::string& text() const noexcept { return result_.mapped.text; }

    /// The first byte of the text that comes from `source` or behind it.
    [[nodiscard]] std::size_t text_offset(std::size_t source) const;

    [[nodiscard]] RunningText take();

private:
    bool compose(UChar32 mark, std::size_t end);
    void append(std::string_view bytes, std::size_t begin, std::size_t end);
    void piece(std::size_t text, std::size_t source);

    RunningText result_;
    std::optional<std::size_t> pending_;  ///< where white space was read that no word has followed yet
    bool new_line_ = false;               ///< the next word begins a line
    std::size_t emphasis_ = 0;            ///< how many are open
    std::optional<std::size_t> emphasis_begin_;
};

/// A part of a mapped text with its own pieces.
[[nodiscard]] MappedText slice(const MappedText& mapped, SourceSpan range);

}  // namespace dossier::loaders::read
