#include "loaders/read/running_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

#include "loaders/read/code_points.hpp"
#include "loaders/read/markup.hpp"

namespace dossier::loaders::read {

namespace {

std::string utf8(UChar32 code_point) {
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code_point);
    return {bytes.data(), size};
}

bool is_white(UChar32 code_point) { return u_isUWhiteSpace(code_point) != 0; }

/// Soft hyphen, zero-width characters, byte order mark: marks for typesetting, never part of a word.
bool is_invisible(UChar32 code_point) {
    return code_point == 0 || code_point == 0xAD || code_point == 0x2060 || code_point == 0xFEFF ||
           (code_point >= 0x200B && code_point <= 0x200F) || (code_point >= 0x202A && code_point <= 0x202E);
}

struct Entity {
    std::string_view name;
    UChar32 code_point;
};

constexpr std::array<Entity, 22> entities{
    {{"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},     {"apos", '\''},    {"nbsp", 0xA0},
     {"euro", 0x20AC},  {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C},
     {"rdquo", 0x201D}, {"hellip", 0x2026}, {"eacute", 0xE9},  {"egrave", 0xE8},  {"euml", 0xEB},    {"iuml", 0xEF},
     {"ouml", 0xF6},    {"uuml", 0xFC},     {"ccedil", 0xE7},  {"shy", 0xAD}}};

/// `&euml;`, `&#235;`, `&#xEB;` at the beginning of `text`.
std::optional<CodePoint> entity(std::string_view text) {
    const auto end = text.substr(0, 12).find(';');
    if (end == std::string_view::npos || end < 3) return std::nullopt;
    const auto name = text.substr(1, end - 1);
    for (const auto& known : entities)
        if (known.name == name) return CodePoint{known.code_point, end + 1};
    if (name[0] != '#') return std::nullopt;
    const bool hexadecimal = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
    UChar32 value = 0;
    for (const char digit : name.substr(hexadecimal ? 2 : 1)) {
        const auto byte = static_cast<unsigned char>(digit);
        if (hexadecimal ? !std::isxdigit(byte) : !std::isdigit(byte)) return std::nullopt;
        value = value * (hexadecimal ? 16 : 10) + (std::isdigit(byte) ? digit - '0' : std::tolower(byte) - 'a' + 10);
        if (value > 0x10FFFF) return std::nullopt;
    }
    if (value < 0x20 || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    return CodePoint{value, end + 1};
}

struct Tag {
    std::size_t size = 0;
    bool breaks = false;      ///< `<br>`: a space between two words
    std::string note_number;  ///< of `<sup>1</sup>`
    bool address = false;     ///< `<https://…>`: the brackets go, the words stay
};

/// A tag that letters use. Others stay text: `<naam>` is a blank to be filled in.
std::optional<Tag> tag(std::string_view text) {
    const auto end = text.substr(0, 300).find('>');
    if (end == std::string_view::npos || end < 2) return std::nullopt;
    auto inside = text.substr(1, end - 1);
    if (inside == "sup") {
        const auto close = text.substr(0, 24).find("</sup>");
        if (close != std::string_view::npos && close > 5) {
            const auto number = text.substr(5, close - 5);
            if (number.find_first_not_of("0123456789*") == std::string_view::npos)
                return Tag{close + 6, false, std::string{number}, false};
        }
    }
    if (inside.starts_with('/')) inside.remove_prefix(1);
    const auto name = inside.substr(0, std::min(inside.find_first_of(" /"), inside.size()));
    constexpr std::array<std::string_view, 20> known{"sup",  "sub", "b",   "i",    "u",   "em",   "strong",
                                                     "span", "a",   "br",  "p",    "div", "font", "small",
                                                     "s",    "del", "ins", "mark", "q",   "cite"};
    if (std::ranges::find(known, name) == known.end()) return std::nullopt;
    return Tag{end + 1, name == "br" || name == "p" || name == "div", {}, false};
}

/// `¹` is '1'; 0 for what is no raised digit. Three of them stand apart from the others in Unicode.
char superscript_digit(UChar32 value) {
    if (value == 0xB9) return '1';
    if (value == 0xB2) return '2';
    if (value == 0xB3) return '3';
    if (value == 0x2070 || (value >= 0x2074 && value <= 0x2079)) return static_cast<char>('0' + (value - 0x2070));
    return 0;
}

class Reader {
public:
    Reader(const Lines& source, std::span<const SourceSpan> lines)
        : source_{source}, lines_{lines}, markup_{find_markup(source, lines)} {}

    RunningText run() {
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            read(lines_[line]);
            const bool last = line + 1 == lines_.size();
            if (!last && !join_hyphen(lines_[line + 1])) space(lines_[line].end);
        }
        for (const auto span : markup_.emphasised) {
            const SourceSpan range{text_offset(span.begin), text_offset(span.end)};
            if (range.begin < range.end) result_.emphasised.push_back(range);
        }
        return std::move(result_);
    }

private:
    void read(SourceSpan line) {
        for (auto at = line.begin; at < line.end;) {
            if (const auto skipped = left_out(at); skipped > at) {
                at = skipped;
                continue;
            }
            const auto rest = source_.text({at, line.end});
            if (const auto size = special(rest, at)) {
                at += size;
                continue;
            }
            const auto code_point = code_point_at(rest, 0);
            emit(code_point.value, at, at + code_point.size);
            at += code_point.size;
        }
    }

    /// Where reading goes on when markup begins or has begun here; `at` itself when none does.
    std::size_t left_out(std::size_t at) {
        const auto& spans = markup_.left_out;
        while (next_left_out_ < spans.size() && spans[next_left_out_].end <= at) ++next_left_out_;
        if (next_left_out_ == spans.size() || spans[next_left_out_].begin > at) return at;
        return spans[next_left_out_].end;
    }

    /// Entities, tags and footnote marks; how many bytes they take, 0 for none.
    std::size_t special(std::string_view rest, std::size_t at) {
        if (rest[0] == '&') {
            const auto decoded = entity(rest);
            if (!decoded) return 0;
            emit(decoded->value, at, at + decoded->size);
            return decoded->size;
        }
        if (rest[0] == '<') {
            const auto found = tag(rest);
            if (!found) return 0;
            if (!found->note_number.empty()) result_.marks.push_back({result_.mapped.text.size(), found->note_number});
            if (found->breaks) space(at);
            return found->size;
        }
        if (rest.starts_with("[^")) {
            const auto end = rest.substr(0, 10).find(']');
            if (end == std::string_view::npos || end == 2) return 0;
            result_.marks.push_back({result_.mapped.text.size(), std::string{rest.substr(2, end - 2)}});
            return end + 1;
        }
        return superscript(rest);
    }

    /// `rapport¹`, but not `km²`: after a unit of length it is a power.
    std::size_t superscript(std::string_view rest) {
        const auto lead = static_cast<unsigned char>(rest[0]);
        if (lead != 0xC2 && lead != 0xE2) return 0;
        std::string number;
        std::size_t size = 0;
        while (size < rest.size()) {
            const auto code_point = code_point_at(rest, size);
            const auto digit = superscript_digit(code_point.value);
            if (digit == 0) break;
            number += digit;
            size += code_point.size;
        }
        if (number.empty() || pending_ || after_unit()) return 0;
        result_.marks.push_back({result_.mapped.text.size(), number});
        return size;
    }

    [[nodiscard]] bool after_unit() const {
        const std::string_view text = result_.mapped.text;
        const auto tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 4));
        const auto word = tail.substr(tail.find_last_of(" (/") + 1);
        constexpr std::array<std::string_view, 6> units{"m", "km", "cm", "dm", "mm", "CO"};
        return text.empty() || std::ranges::find(units, word) != units.end();
    }

    /// A word cut at the end of a line loses its hyphen; `productie-` before `en` and `NAVO-` before a name keep it.
    bool join_hyphen(SourceSpan next) {
        auto& text = result_.mapped.text;
        if (pending_ || text.size() < 2 || text.back() != '-') return false;
        if (!std::islower(static_cast<unsigned char>(text[text.size() - 2]))) return false;
        const auto line = source_.text(next);
        if (line.empty() || !std::islower(static_cast<unsigned char>(line[0]))) return false;
        for (const std::string_view word : {"en ", "of ", "maar "})
            if (line.starts_with(word)) return false;
        text.pop_back();
        while (!result_.mapped.pieces.empty() && result_.mapped.pieces.back().text >= text.size())
            result_.mapped.pieces.pop_back();
        return true;
    }

    void space(std::size_t at) {
        if (!pending_ && !result_.mapped.text.empty()) pending_ = at;
    }

    void emit(UChar32 code_point, std::size_t begin, std::size_t end) {
        if (is_invisible(code_point)) return;
        if (is_white(code_point)) return space(begin);
        if (!pending_ && u_getCombiningClass(code_point) != 0 && compose(code_point, end)) return;
        if (pending_) append(" ", *pending_, *pending_ + 1);
        pending_.reset();
        append(utf8(code_point), begin, end);
    }

    /// `e` and a combining diaeresis become `ë`, the letter that names are written with.
    bool compose(UChar32 mark, std::size_t end) {
        auto& mapped = result_.mapped;
        if (mapped.text.empty()) return false;
        auto last = static_cast<std::int32_t>(mapped.text.size());
        U8_BACK_1(reinterpret_cast<const std::uint8_t*>(mapped.text.data()), 0, last);
        const auto begin = static_cast<std::size_t>(last);
        UErrorCode status = U_ZERO_ERROR;
        const auto* nfc = unorm2_getNFCInstance(&status);
        if (U_FAILURE(status)) return false;
        const auto composed = unorm2_composePair(nfc, code_point_at(mapped.text, begin).value, mark);
        if (composed < 0) return false;
        const auto source_begin = mapped.source(begin, begin + 1).begin;
        mapped.text.resize(begin);
        while (!mapped.pieces.empty() && mapped.pieces.back().text >= begin) mapped.pieces.pop_back();
        append(utf8(composed), source_begin, end);
        return true;
    }

    /// Text whose length is not that of its source maps its first byte to the first there and its last to the last.
    void append(std::string_view bytes, std::size_t begin, std::size_t end) {
        auto& mapped = result_.mapped;
        piece(mapped.text.size(), begin);
        if (bytes.size() > 1 && bytes.size() != end - begin) piece(mapped.text.size() + 1, end - (bytes.size() - 1));
        mapped.text += bytes;
    }

    void piece(std::size_t text, std::size_t source) {
        auto& pieces = result_.mapped.pieces;
        if (!pieces.empty() && pieces.back().source + (text - pieces.back().text) == source) return;
        pieces.push_back({text, source});
    }

    /// The first byte of the text that comes from `source` or behind it.
    [[nodiscard]] std::size_t text_offset(std::size_t source) const {
        const auto& pieces = result_.mapped.pieces;
        const auto next = std::ranges::upper_bound(pieces, source, {}, &MappedText::Piece::source);
        const auto limit = next == pieces.end() ? result_.mapped.text.size() : next->text;
        if (next == pieces.begin()) return limit;
        const auto& before = *std::prev(next);
        return std::min(before.text + (source - before.source), limit);
    }

    const Lines& source_;
    std::span<const SourceSpan> lines_;
    Markup markup_;
    std::size_t next_left_out_ = 0;
    std::optional<std::size_t> pending_;  ///< where white space was read that no word has followed yet
    RunningText result_;
};

}  // namespace

void RunningText::append(const RunningText& other) {
    if (other.mapped.text.empty()) return;
    if (!mapped.text.empty()) {
        const auto end = mapped.source(mapped.text.size() - 1, mapped.text.size()).end;
        mapped.pieces.push_back({mapped.text.size(), end});
        mapped.text += ' ';
    }
    const auto shift = mapped.text.size();
    mapped.text += other.mapped.text;
    for (const auto& piece : other.mapped.pieces) mapped.pieces.push_back({piece.text + shift, piece.source});
    for (const auto& mark : other.marks) marks.push_back({mark.at + shift, mark.number});
    for (const auto& range : other.emphasised) emphasised.push_back({range.begin + shift, range.end + shift});
}

RunningText read_running_text(const Lines& source, std::span<const SourceSpan> lines) {
    return Reader{source, lines}.run();
}

MappedText slice(const MappedText& mapped, SourceSpan range) {
    MappedText part;
    part.text = mapped.text.substr(range.begin, range.end - range.begin);
    if (part.text.empty()) return part;
    part.pieces.push_back({0, mapped.source(range.begin, range.begin + 1).begin});
    auto piece = std::ranges::upper_bound(mapped.pieces, range.begin, {}, &MappedText::Piece::text);
    for (; piece != mapped.pieces.end() && piece->text < range.end; ++piece)
        part.pieces.push_back({piece->text - range.begin, piece->source});
    return part;
}

}  // namespace dossier::loaders::read
