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

/// Embeddings, overrides and isolates.
bool turns_direction(char32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
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
        if (!lines_.empty() && used_ + space + width(rest) <= width_) {
            append(rest);
        } else if (!add_to_new_lines(rest)) {
            return false;
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
    bool add_to_new_lines(std::span<const Character> rest) {
        if (!begin_line()) return false;
        while (width(rest) > width_) {
            const auto [count, cut_between_syllables] = first_part(rest);
            append(rest.first(count));
            if (cut_between_syllables) lines_.back().emplace_back(hyphen);
            rest = rest.subspan(count);
            if (rest.empty()) return true;  // one character, wider than a line
            if (!begin_line()) return false;
        }
        append(rest);
        return true;
    }
    struct Part {
        std::size_t count;
        bool between_syllables;
    };
    /// Of a word too long for a line: up to the last syllable that fits, if that fills a third of the line; better to
    /// where two words were joined, if that fills more than half.
    [[nodiscard]] Part first_part(std::span<const Character> word) const {
        const double mark = width_of_(hyphen);
        std::size_t weak = 0;
        std::size_t strong = 0;
        for (const SyllableBreak& cut : syllable_breaks(word)) {
            const double used = width(word.first(cut.at)) + mark;
            if (used > width_) break;
            if (used >= width_ / 3) weak = cut.at;
            if (cut.strong && used >= width_ * 0.55) strong = cut.at;
        }
        if (strong + weak > 0) return {strong > 0 ? strong : weak, true};
        std::size_t fitting = 0;
        for (double sum = 0; fitting < word.size(); ++fitting) {
            sum += width_of_(word[fitting]);
            if (sum > width_) break;
        }
        return {std::max<std::size_t>(fitting, 1), false};
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
        if (!turns_direction(code_point)) append_utf8(result, code_point);
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
