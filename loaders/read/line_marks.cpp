#include "loaders/read/line_marks.hpp"

#include <algorithm>
#include <array>

namespace dossier::loaders::read {

namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::size_t count_leading(std::string_view text, char byte) {
    return std::min(text.find_first_not_of(byte), text.size());
}

std::optional<ListMark> bullet(std::string_view text) {
    for (const std::string_view mark : {"-", "*", "+", "•", "·", "–", "▪", "‣", "○", "o"}) {
        if (!text.starts_with(mark) || text.size() <= mark.size() || text[mark.size()] != ' ') continue;
        const auto size = mark.size() + count_leading(text.substr(mark.size()), ' ');
        // A dash can stand in running text where a line was wrapped: only marks that cannot may cut a paragraph.
        return ListMark{std::string{mark}, size, mark != "–" && mark != "o" && mark != "·"};
    }
    return std::nullopt;
}

/// `1.`, `12)`, `a.`, `(b)`, `iv)`. Years and section numbers such as `2.1` are none.
std::optional<ListMark> enumerator(std::string_view text) {
    const bool parenthesis = text.starts_with('(');
    std::size_t at = parenthesis ? 1 : 0;
    const auto begin = at;
    const auto digits = std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
    if (digits > 0) {
        if (digits > 2) return std::nullopt;
        at += digits;
    } else {
        at = std::min(text.find_first_not_of("ivx", at), text.size());
        if (at == begin || at - begin > 4) at = begin + 1;
        if (begin >= text.size() || text[begin] < 'a' || text[begin] > 'z') return std::nullopt;
    }
    if (at >= text.size()) return std::nullopt;
    if (text[at] != ')' && (parenthesis || text[at] != '.')) return std::nullopt;
    ++at;
    if (at >= text.size() || text[at] != ' ') return std::nullopt;
    const auto mark = text.substr(0, at);
    return ListMark{std::string{mark}, at + count_leading(text.substr(at), ' '), mark == "1." || mark == "1)"};
}

}  // namespace

std::optional<ListMark> list_mark(std::string_view text) {
    if (auto mark = bullet(text)) return mark;
    return enumerator(text);
}

std::optional<NoteMark> raised_note_mark(std::string_view text) {
    constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    NoteMark mark;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t digit = 0; digit < digits.size(); ++digit) {
            if (!text.substr(mark.size).starts_with(digits[digit])) continue;
            mark.number += static_cast<char>('0' + digit);
            mark.size += digits[digit].size();
            more = true;
            break;
        }
    }
    if (mark.number.empty()) return std::nullopt;
    mark.size += count_leading(text.substr(mark.size), ' ');
    return mark;
}

bool is_page_furniture(std::string_view text) {
    constexpr std::array<std::string_view, 4> beginnings{"Tweede Kamer, vergaderjaar", "Eerste Kamer, vergaderjaar",
                                                         "ISSN 0921", "kst-"};
    if (text.size() <= 120 && std::ranges::any_of(beginnings, [&](auto words) { return text.starts_with(words); }))
        return true;
    if (!text.starts_with("Pagina ") || text.size() > 24) return false;
    const auto rest = text.substr(7);
    return rest.find_first_not_of("0123456789 van/") == std::string_view::npos && is_digit(rest[0]);
}

}  // namespace dossier::loaders::read
