#include "loaders/read/dossier_number.hpp"

#include <algorithm>
#include <cctype>

namespace dossier::loaders::read {

namespace {

bool is_digit(char byte) { return std::isdigit(static_cast<unsigned char>(byte)) != 0; }
bool is_letter(char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0 || (byte & 0x80) != 0; }

std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// `02`, `X`, `XVII`, `IXB` where a chapter or sub-number may stand; empty when there is none.
std::string_view chapter(std::string_view text, bool after_hyphen) {
    const auto digits = count_digits(text);
    if (after_hyphen && digits > 0 && digits <= 3) return text.substr(0, digits);
    auto end = std::min(text.find_first_not_of("IVX"), text.size());
    if (end > 0 && end < text.size() && (text[end] == 'A' || text[end] == 'B')) ++end;
    if (end == 0 && after_hyphen && !text.empty() && text[0] >= 'A' && text[0] <= 'Z') end = 1;
    if (end == 0 || end > 6 || (end < text.size() && is_letter(text[end]))) return {};
    return text.substr(0, end);
}

}  // namespace

std::optional<DossierNumber> dossier_number(std::string_view text) {
    DossierNumber number;
    const auto first = count_digits(text.substr(0, std::min<std::size_t>(text.size(), 6)));
    if (first == 5) {
        number = {std::string{text.substr(0, 5)}, 5};
    } else if (first == 2 && text.size() >= 6 && (text[2] == ' ' || text[2] == '.') &&
               count_digits(text.substr(3)) == 3) {
        number = {std::string{text.substr(0, 2)} + std::string{text.substr(3, 3)}, 6};
    } else {
        return std::nullopt;
    }
    if (number.size < text.size() && (text[number.size] == '-' || text[number.size] == ' ')) {
        const auto part = chapter(text.substr(number.size + 1), text[number.size] == '-');
        if (!part.empty()) {
            number.canonical += '-';
            number.canonical += part;
            number.size += 1 + part.size();
        }
    }
    if (number.size < text.size() && is_letter(text[number.size])) return std::nullopt;
    return number;
}

}  // namespace dossier::loaders::read
