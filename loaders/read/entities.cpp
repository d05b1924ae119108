#include "loaders/read/entities.hpp"

#include <array>
#include <cctype>

namespace dossier::loaders::read {

namespace {

struct Entity {
    std::string_view name;
    UChar32 code_point;
};

constexpr std::array<Entity, 22> entities{
    {{"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},     {"apos", '\''},    {"nbsp", 0xA0},
     {"euro", 0x20AC},  {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C},
     {"rdquo", 0x201D}, {"hellip", 0x2026}, {"eacute", 0xE9},  {"egrave", 0xE8},  {"euml", 0xEB},    {"iuml", 0xEF},
     {"ouml", 0xF6},    {"uuml", 0xFC},     {"ccedil", 0xE7},  {"shy", 0xAD}}};

}  // namespace

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
    const bool is_white = value == '\t' || value == '\n' || value == '\r';  // of the controls XML allows these alone
    if ((value < 0x20 && !is_white) || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    return CodePoint{value, end + 1};
}

}  // namespace dossier::loaders::read
