#include "graph/export/wrapping.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "graph/export/syllables.hpp"
#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

/// A character as readers see it may be several code points.
using Character = std::string;
using Characters = std::vector<Character>;

constexpr char32_t soft_hyphen = 0xAD;
constexpr std::string_view hyphen = "-";
constexpr std::string_view ellipsis = "…";

/// Marks, embeddings, overrides and isolates.
bool turns_direction(char32_t code_point) {
    return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

/// No control characters, and only as much as could ever be shown.
icu::UnicodeString cleaned(std::string_view text, std::size_t enough) {
    std::string clean;
    for (std::size_t offset = 0, count = 0; offset < text.size() && count < enough; ++count) {
        const char32_t code_point = next_code_point(text, offset);
        if (turns_direction(code_point) || code_point == soft_hyphen) continue;
        append_utf8(clean, is_control(code_point) ? U' ' : code_point);
    }
    return icu::UnicodeString::fromUTF8(clean);
}

using Breaks = std::unique_ptr<icu::BreakIterator>;

/// What may stand on a line of its own: a word with the spaces behind it, an ideograph.
struct Piece {
    Characters characters;
    bool spaced = false;  ///< a space follows
};

std::vector<Piece> pieces_of(std::string_view text, std::size_t enough) {
    UErrorCode status = U_ZERO_ERROR;
    const Breaks characters{icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    const Breaks lines{icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status)};
    std::vector<Piece> pieces;
    if (U_FAILURE(status)) return pieces;
    const icu::UnicodeString letters = cleaned(text, enough);
    characters->setText(letters);
    lines->setText(letters);
    bool fresh = true;
    for (std::int32_t begin = 0, end = characters->next(); end != icu::BreakIterator::DONE;
         begin = end, end = characters->next()) {
        Character character;
        letters.tempSubStringBetween(begin, end).toUTF8String(character);
        if (character == " ") {
            if (!pieces.empty()) pieces.back().spaced = true;
            fresh = true;
            continue;
        }
        if (fresh || lines->isBoundary(begin)) pieces.emplace_back();
        fresh = false;
        pieces.back().characters.push_back(std::move(character));
    }
    return pieces;
}

/// Fills lines from left to right.
class LineFiller {
public:
    LineFiller(double width, std::size_t lines, const CharacterWidth& width_of)
        : width_{width}, most_{lines}, width_of_{width_of} {}

    /// Says whether all of the piece found a place.
    bool add(const Piece& piece) {
        std::span<const Character> rest{piece.characters};
        const double space = spaced_ ? width_of_(" ") : 0;
        const double room = lines_.empty() ? 0 : width_ - used_ - space;
        const double needed = width(rest);
        if (needed <= room) {
            append(rest);
        } else {
            // A long word begins on a line that would be left half empty.
            const std::size_t cut = needed > width_ * 0.6 && room > width_ * 0.4 ? syllables_within(rest, room) : 0;
            if (cut > 0) append_cut(rest.first(cut));
            if (!add_to_new_lines(rest.subspan(cut))) return false;
        }
        spaced_ = piece.spaced;
        return true;
    }
    /// Ends the last line in an ellipsis, for which it makes room.
    void mark_cut() {
        if (lines_.empty()) return;
        Characters& last = lines_.back();
        const double mark = width_of_(ellipsis);
        const auto is_left_over = [](const Character& character) { return character == " " || character == hyphen; };
        while (!last.empty() && (is_left_over(last.back()) || width(last) + mark > width_)) last.pop_back();
        last.emplace_back(ellipsis);
    }
    [[nodiscard]] std::vector<std::string> text() const {
        std::vector<std::string> result;
        for (const Characters& line : lines_) result.push_back(fmt::format("{}", fmt::join(line, "")));
        return result;
    }

private:
    [[nodiscard]] double width(std::span<const Character> characters) const {
        double sum = 0;
        for (const Character& character : characters) sum += width_of_(character);
        return sum;
    }
    void append(std::span<const Character> characters) {
        if (spaced_ && !lines_.back().empty()) lines_.back().emplace_back(" ");
        lines_.back().insert(lines_.back().end(), characters.begin(), characters.end());
        used_ = width(lines_.back());
        spaced_ = false;
    }
    bool begin_line() {
        if (lines_.size() == most_) return false;
        lines_.emplace_back();
        used_ = 0;
        spaced_ = false;
        return true;
    }
    void append_cut(std::span<const Character> characters) {
        append(characters);
        lines_.back().emplace_back(hyphen);
    }
    bool add_to_new_lines(std::span<const Character> rest) {
        if (!begin_line()) return false;
        while (width(rest) > width_) {
            if (const std::size_t cut = syllables_within(rest, width_); cut > 0) {
                append_cut(rest.first(cut));
                rest = rest.subspan(cut);
            } else {
                const std::size_t count = characters_within(rest);
                append(rest.first(count));
                rest = rest.subspan(count);
                if (rest.empty()) return true;  // one character, wider than a line
            }
            if (!begin_line()) return false;
        }
        append(rest);
        return true;
    }
    /// How much of a word goes on a line of `room`, up to a syllable and with a hyphen, if it fills a third of it;
    /// better up to where two words were joined, if that fills more than half. 0: nothing.
    [[nodiscard]] std::size_t syllables_within(std::span<const Character> word, double room) const {
        const double mark = width_of_(hyphen);
        std::size_t weak = 0;
        std::size_t strong = 0;
        for (const SyllableBreak& cut : syllable_breaks(word)) {
            const double used = width(word.first(cut.at)) + mark;
            if (used > room) break;
            if (used >= room / 3) weak = cut.at;
            if (cut.strong && used >= room * 0.55) strong = cut.at;
        }
        return strong > 0 ? strong : weak;
    }
    /// At least one.
    [[nodiscard]] std::size_t characters_within(std::span<const Character> word) const {
        std::size_t fitting = 0;
        for (double sum = 0; fitting < word.size(); ++fitting) {
            sum += width_of_(word[fitting]);
            if (sum > width_) break;
        }
        return std::max<std::size_t>(fitting, 1);
    }

    double width_;
    std::size_t most_;
    const CharacterWidth& width_of_;  // outlives the filling
    std::vector<Characters> lines_;
    double used_ = 0;      ///< of the last line
    bool spaced_ = false;  ///< a space goes before what comes next on the line
};

}  // namespace

std::string in_reading_order(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        if (turns_direction(code_point)) continue;
        const bool breaks = code_point == U'\n' || code_point == U'\r' || code_point == U'\t';
        append_utf8(result, is_control(code_point) && !breaks ? U' ' : code_point);
    }
    return result;
}

CharacterWidth equal_characters() {
    return [](std::string_view) { return 1.0; };
}

std::vector<std::string> wrapped(std::string_view text, double width, std::size_t lines,
                                 const CharacterWidth& width_of) {
    // The narrowest character that takes room is an i or a full stop; marks that take none are of one with their
    // letter.
    const double narrowest = std::min(width_of("i"), width_of("."));
    const auto enough = static_cast<std::size_t>(8 * (width / narrowest + 1)) * lines;
    LineFiller filler{width, lines, width_of};
    for (const Piece& piece : pieces_of(text, enough)) {
        if (filler.add(piece)) continue;
        filler.mark_cut();
        break;
    }
    return filler.text();
}

}  // namespace dossier::graph
