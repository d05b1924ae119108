#include "loaders/read/character_sets.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "loaders/read/problem.hpp"

namespace dossier::loaders::read {

namespace {

constexpr std::string_view save_as_utf8 = "save the document as UTF-8 and load it again";
constexpr std::size_t where_it_is_declared = 1024;  ///< bytes; as far as a browser looks

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return result;
}

/// The value behind `name=`, with or without quotes: `charset=utf-8`, `encoding="UTF-8"`.
std::string value_of(std::string_view text, std::string_view name) {
    auto at = text.find(name);
    if (at == std::string_view::npos) return {};
    at += name.size();
    const auto skip = [&](std::string_view bytes) { at = std::min(text.find_first_not_of(bytes, at), text.size()); };
    skip(" \t\r\n");
    if (at >= text.size() || text[at] != '=') return {};
    ++at;
    skip(" \t\r\n\"'");
    const auto end = std::min(text.find_first_of("\"' \t\r\n;/>?", at), text.size());
    return std::string{text.substr(at, end - at)};
}

std::string declared_by_meta(std::string_view head) {
    for (auto at = head.find("<meta"); at != std::string_view::npos; at = head.find("<meta", at + 1)) {
        const auto tag = head.substr(at, std::min(head.find('>', at), head.size()) - at);
        if (auto value = value_of(tag, "charset"); !value.empty()) return value;
    }
    return {};
}

/// Pages that say ISO-8859-1 hold Windows-1252: browsers read them so, and nobody writes control characters on purpose.
std::string as_browsers_read(std::string label) {
    constexpr std::array<std::string_view, 6> latin{"iso-8859-1", "iso8859-1", "latin1",
                                                    "latin-1",    "us-ascii",  "ascii"};
    return std::ranges::find(latin, label) == latin.end() ? label : "windows-1252";
}

}  // namespace

void check_utf8(std::string_view bytes) {
    const auto* at_bytes = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::int64_t at = 0;
    while (at < size) {
        const auto offset = static_cast<std::size_t>(at);
        UChar32 code_point = 0;
        U8_NEXT(at_bytes, at, size, code_point);
        if (code_point >= 0) continue;
        throw unreadable(fmt::format("byte {} is not UTF-8", offset), std::string{save_as_utf8},
                         graph::SourceSpan{offset, offset + 1});
    }
}

std::optional<std::string> declared_character_set(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF")) return std::nullopt;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "utf-32";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "utf-16";
    if (bytes.starts_with("<\0?\0"sv)) return "utf-16le";
    if (bytes.starts_with("\0<\0?"sv)) return "utf-16be";
    const auto head = lower(bytes.substr(0, where_it_is_declared));
    std::string label;
    if (head.starts_with("<?xml")) label = value_of(head.substr(0, head.find("?>")), "encoding");
    if (label.empty()) label = as_browsers_read(declared_by_meta(head));
    // What could be read as single bytes up to here is in no wide set, whatever it says.
    if (label.empty() || label.starts_with("utf-") || label == "utf8") return std::nullopt;
    return label;
}

std::string to_utf8(std::string_view bytes, const std::string& character_set) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter{ucnv_open(character_set.c_str(), &status),
                                                                       &ucnv_close};
    if (U_FAILURE(status) || !converter)
        throw unreadable(fmt::format("it says that it is in `{}`, a character set that is not known", character_set),
                         std::string{save_as_utf8});
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::vector<UChar> wide(bytes.size() + 1);
    UChar* target = wide.data();
    const char* source = bytes.data();
    const char* const end = bytes.data() + bytes.size();
    ucnv_toUnicode(converter.get(), &target, wide.data() + wide.size(), &source, end, nullptr, 1, &status);
    if (U_FAILURE(status)) {
        std::array<char, 8> wrong{};
        auto length = static_cast<std::int8_t>(wrong.size());
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter.get(), wrong.data(), &length, &ignored);
        const auto at = static_cast<std::size_t>(source - bytes.data()) - static_cast<std::size_t>(length);
        throw unreadable(fmt::format("it says that it is in {}, but byte {} is not", character_set, at),
                         std::string{save_as_utf8});
    }
    const auto length = static_cast<std::int32_t>(target - wide.data());
    std::string text(static_cast<std::size_t>(length) * 3, '\0');
    std::int32_t written = 0;
    u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &written, wide.data(), length, &status);
    if (U_FAILURE(status)) throw unreadable("it is too long to be converted to UTF-8", std::string{save_as_utf8});
    text.resize(static_cast<std::size_t>(written));
    return text;
}

}  // namespace dossier::loaders::read
