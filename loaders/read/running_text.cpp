#include "loaders/read/running_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "loaders/read/code_points.hpp"

namespace dossier::loaders::read {

namespace {

bool is_white(UChar32 code_point) { return u_isUWhiteSpace(code_point) != 0; }

/// Soft hyphen, zero-width characters, byte order mark: marks for typesetting, never part of a word.
bool is_invisible(UChar32 code_point) {
    return code_point == 0 || code_point == 0xAD || code_point == 0x2060 || code_point == 0xFEFF ||
           (code_point >= 0x200B && code_point <= 0x200F) || (code_point >= 0x202A && code_point <= 0x202E);
}

/// `¹` is '1'; 0 for what is no raised digit.
char superscript_digit(UChar32 value) {
    if (value == 0xB9) return '1';  // three of them stand apart from the others in Unicode
    if (value == 0xB2) return '2';
    if (value == 0xB3) return '3';
    if (value == 0x2070 || (value >= 0x2074 && value <= 0x2079)) return static_cast<char>('0' + (value - 0x2070));
    return 0;
}

}  // namespace

void RunningText::append(const RunningText& other) {
    if (other.mapped.text.empty()) return;
    if (!mapped.text.empty()) {
        const auto end = mapped.source(mapped.text.size() - 1, mapped.text.size()).end;
        mapped.pieces.push_back({mapped.text.size(), end});
        mapped.text += ' ';
        line_begins.push_back(mapped.text.size());
    }
    const auto shift = mapped.text.size();
    mapped.text += other.mapped.text;
    for (const auto& piece : other.mapped.pieces) mapped.pieces.push_back({piece.text + shift, piece.source});
    for (const auto& mark : other.marks) marks.push_back({mark.at + shift, mark.number});
    for (const auto& range : other.emphasised) emphasised.push_back({range.begin + shift, range.end + shift});
    for (const auto begin : other.line_begins) line_begins.push_back(begin + shift);
}

void RunningText::drop_front(std::size_t size) {
    size = std::min(size, mapped.text.size());
    mapped = slice(mapped, {size, mapped.text.size()});
    const auto back = [size](std::size_t at) { return at > size ? at - size : 0; };
    for (auto& mark : marks) mark.at = back(mark.at);
    for (auto& range : emphasised) range = {back(range.begin), back(range.end)};
    std::erase_if(emphasised, [](const auto& range) { return range.begin == range.end; });
    std::erase_if(line_begins, [size](std::size_t at) { return at <= size; });
    for (auto& begin : line_begins) begin -= size;
}

std::vector<std::string> RunningText::lines() const {
    std::vector<std::string> result;
    std::size_t begin = 0;
    const auto line = [&](std::size_t end) {
        auto text = mapped.text.substr(begin, end - begin);
        while (text.ends_with(' ')) text.pop_back();
        result.push_back(std::move(text));
        begin = end;
    };
    for (const auto next : line_begins) line(next);
    line(mapped.text.size());
    return result;
}

void TextBuilder::character(UChar32 code_point, SourceSpan from) {
    if (is_invisible(code_point)) return;
    if (is_white(code_point)) return space(from.begin);
    if (!pending_ && u_getCombiningClass(code_point) != 0 && compose(code_point, from.end)) return;
    if (pending_) append(" ", *pending_, *pending_ + 1);
    pending_.reset();
    auto& result = result_;
    if (new_line_) result.line_begins.push_back(result.mapped.text.size());
    new_line_ = false;
    if (emphasis_ > 0 && !emphasis_begin_) emphasis_begin_ = result.mapped.text.size();
    append(utf8(code_point), from.begin, from.end);
}

void TextBuilder::space(std::size_t at) {
    if (!pending_ && !result_.mapped.text.empty()) pending_ = at;
}

void TextBuilder::line_break(std::size_t at) {
    space(at);
    new_line_ = !result_.mapped.text.empty();
}

void TextBuilder::line_break() {
    const auto size = result_.mapped.text.size();
    if (size > 0) line_break(result_.mapped.source(size - 1, size).end);
}

void TextBuilder::mark(std::string number) { result_.marks.push_back({result_.mapped.text.size(), std::move(number)}); }

bool TextBuilder::after_unit() const {
    const std::string_view text = result_.mapped.text;
    const auto tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 4));
    const auto word = tail.substr(tail.find_last_of(" (/") + 1);
    constexpr std::array<std::string_view, 6> units{"m", "km", "cm", "dm", "mm", "CO"};
    return text.empty() || std::ranges::find(units, word) != units.end();
}

std::size_t TextBuilder::raised_number(std::string_view rest) {
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
    mark(number);
    return size;
}

void TextBuilder::begin_emphasis() { ++emphasis_; }

void TextBuilder::end_emphasis() {
    if (emphasis_ == 0 || --emphasis_ > 0 || !emphasis_begin_) return;
    const SourceSpan range{*emphasis_begin_, result_.mapped.text.size()};
    emphasis_begin_.reset();
    auto& all = result_.emphasised;
    // Word processors cut a phrase in bold into runs: `**Steun aan** **Oekraïne**` is one emphasis.
    if (!all.empty() && range.begin <= all.back().end + 1)
        all.back().end = range.end;
    else
        all.push_back(range);
}

/// `productie-` before `en` and `NAVO-` before a name keep theirs.
bool TextBuilder::join_hyphen(std::string_view next_line) {
    auto& text = result_.mapped.text;
    if (pending_ || text.size() < 2 || text.back() != '-') return false;
    if (!std::islower(static_cast<unsigned char>(text[text.size() - 2]))) return false;
    if (next_line.empty() || !std::islower(static_cast<unsigned char>(next_line[0]))) return false;
    for (const std::string_view word : {"en ", "of ", "maar "})
        if (next_line.starts_with(word)) return false;
    text.pop_back();
    while (!result_.mapped.pieces.empty() && result_.mapped.pieces.back().text >= text.size())
        result_.mapped.pieces.pop_back();
    return true;
}

std::size_t TextBuilder::text_offset(std::size_t source) const {
    const auto& pieces = result_.mapped.pieces;
    const auto next = std::ranges::upper_bound(pieces, source, {}, &MappedText::Piece::source);
    const auto limit = next == pieces.end() ? result_.mapped.text.size() : next->text;
    if (next == pieces.begin()) return limit;
    const auto& before = *std::prev(next);
    return std::min(before.text + (source - before.source), limit);
}

RunningText TextBuilder::take() {
    while (emphasis_ > 0) end_emphasis();
    pending_.reset();
    new_line_ = false;
    return std::exchange(result_, {});
}

/// `e` and a combining diaeresis become `ë`, the letter that names are written with.
bool TextBuilder::compose(UChar32 mark, std::size_t end) {
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
void TextBuilder::append(std::string_view bytes, std::size_t begin, std::size_t end) {
    auto& mapped = result_.mapped;
    piece(mapped.text.size(), begin);
    if (bytes.size() > 1 && bytes.size() != end - begin) piece(mapped.text.size() + 1, end - (bytes.size() - 1));
    mapped.text += bytes;
}

void TextBuilder::piece(std::size_t text, std::size_t source) {
    auto& pieces = result_.mapped.pieces;
    if (!pieces.empty() && pieces.back().source + (text - pieces.back().text) == source) return;
    pieces.push_back({text, source});
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
