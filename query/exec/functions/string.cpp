#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <fmt/format.h>

#include "graph/source.hpp"
#include "graph/utf8.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/function.hpp"

// Texts are UTF-8 and counted in code points; the letters' case is Unicode's, without any language's own rules.

namespace dossier::query::exec {

using graph::List;
using graph::Value;
using graph::ValueKind;

namespace {

constexpr std::size_t longest_text = std::size_t{1} << 30U;

constexpr std::size_t pieces_per_check = 8192;  // of texts whose taking apart takes a second

std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

Value to_lower(Arguments arguments, Context&) {
    return to_utf8(
        icu::UnicodeString::fromUTF8(text_argument("toLower", arguments[0])).toLower(icu::Locale::getRoot()));
}

Value to_upper(Arguments arguments, Context&) {
    return to_utf8(
        icu::UnicodeString::fromUTF8(text_argument("toUpper", arguments[0])).toUpper(icu::Locale::getRoot()));
}

Value char_length(Arguments arguments, Context&) {
    return static_cast<std::int64_t>(graph::code_points(text_argument("char_length", arguments[0])));
}

/// Where code point `count` begins, or the end.
std::size_t offset_of(std::string_view text, std::uint64_t count) {
    std::size_t offset = 0;
    for (; count > 0 && offset < text.size(); --count) static_cast<void>(graph::next_code_point(text, offset));
    return offset;
}

std::uint64_t count_argument(std::string_view function, const Value& value) {
    const std::int64_t count = integer_argument(function, value);
    if (count < 0) out_of_range(fmt::format("`{}` takes no negative number", function));
    return static_cast<std::uint64_t>(count);
}

// Of these three only the text may be null; a count that is null is an error.

Value substring(Arguments arguments, Context&) {
    if (arguments[0].is_null()) return {};
    const std::string_view text = text_argument("substring", arguments[0]);
    const std::string_view rest = text.substr(offset_of(text, count_argument("substring", arguments[1])));
    if (arguments.size() == 2) return rest;
    return rest.substr(0, offset_of(rest, count_argument("substring", arguments[2])));
}

Value left(Arguments arguments, Context&) {
    if (arguments[0].is_null()) return {};
    const std::string_view text = text_argument("left", arguments[0]);
    return text.substr(0, offset_of(text, count_argument("left", arguments[1])));
}

Value right(Arguments arguments, Context&) {
    if (arguments[0].is_null()) return {};
    const std::string_view text = text_argument("right", arguments[0]);
    const std::uint64_t count = count_argument("right", arguments[1]);
    const std::uint64_t all = graph::code_points(text);
    return count >= all ? text : text.substr(offset_of(text, all - count));
}

Value replace(Arguments arguments, Context& context) {
    const std::string& text = text_argument("replace", arguments[0]);
    const std::string& search = text_argument("replace", arguments[1]);
    const std::string& replacement = text_argument("replace", arguments[2]);
    if (search.empty()) return arguments[0];
    std::string result;
    std::size_t from = 0;
    std::size_t replaced = 0;
    for (std::size_t at = text.find(search); at != std::string::npos; at = text.find(search, from)) {
        if (++replaced % pieces_per_check == 0) context.check();
        require_length(result.size() + replacement.size(), longest_text, "text");
        result.append(text, from, at - from).append(replacement);
        from = at + search.size();
    }
    return result.append(text, from);
}

std::vector<std::string_view> delimiters(const Value& value) {
    if (!value.is(ValueKind::list)) return {text_argument("split", value)};
    std::vector<std::string_view> result;
    for (const Value& element : value.as_list()) result.emplace_back(text_argument("split", element));
    return result;
}

/// The nearest delimiter at or after `from`; the longest where several begin at one place.
std::pair<std::size_t, std::size_t> find_first(std::string_view text, std::size_t from,
                                               const std::vector<std::string_view>& delimiters) {
    std::pair<std::size_t, std::size_t> best{std::string_view::npos, 0};
    for (const std::string_view delimiter : delimiters) {
        const std::size_t at = text.find(delimiter, from);
        if (at < best.first || (at == best.first && delimiter.size() > best.second)) best = {at, delimiter.size()};
    }
    return best;
}

Value split(Arguments arguments, Context& context) {
    const std::string_view text = text_argument("split", arguments[0]);
    std::vector<std::string_view> wanted = delimiters(arguments[1]);
    List result;
    if (std::erase(wanted, std::string_view{}) > 0) {  // an empty one stands between any two characters
        for (std::size_t offset = 0; offset < text.size();) {
            if (result.size() % pieces_per_check == 0) context.check();
            const std::size_t from = offset;
            static_cast<void>(graph::next_code_point(text, offset));
            result.emplace_back(text.substr(from, offset - from));
        }
        return result;
    }
    std::size_t from = 0;
    for (auto [at, length] = find_first(text, 0, wanted); at != std::string_view::npos;
         std::tie(at, length) = find_first(text, from, wanted)) {
        if (result.size() % pieces_per_check == 0) context.check();
        result.emplace_back(text.substr(from, at - from));
        from = at + length;
    }
    result.emplace_back(text.substr(from));
    return result;
}

/// Without `characters` (absent: white space) at the ends asked for.
Value trimmed(std::string_view function, Arguments arguments, bool at_start, bool at_end) {
    const std::u32string text = graph::to_code_points(text_argument(function, arguments[0]));
    std::u32string characters;
    if (arguments.size() > 1) characters = graph::to_code_points(text_argument(function, arguments[1]));
    const auto goes = [&](char32_t point) {
        if (arguments.size() == 1) return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0;
        return characters.find(point) != std::u32string::npos;
    };
    auto begin = text.begin();
    auto end = text.end();
    if (at_start) begin = std::find_if_not(begin, end, goes);
    while (at_end && end != begin && goes(*(end - 1))) --end;
    std::string result;
    for (; begin != end; ++begin) graph::append_utf8(result, *begin);
    return result;
}

Value trim(Arguments arguments, Context&) { return trimmed("trim", arguments, true, true); }
Value left_trim(Arguments arguments, Context&) { return trimmed("lTrim", arguments, true, false); }
Value right_trim(Arguments arguments, Context&) { return trimmed("rTrim", arguments, false, true); }

const icu::Normalizer2* normalizer(std::string_view form, UErrorCode& error) {
    if (form == "NFC") return icu::Normalizer2::getNFCInstance(error);
    if (form == "NFD") return icu::Normalizer2::getNFDInstance(error);
    if (form == "NFKC") return icu::Normalizer2::getNFKCInstance(error);
    if (form == "NFKD") return icu::Normalizer2::getNFKDInstance(error);
    fault(graph::ErrorType::argument_error, graph::ErrorCode::invalid_argument_value,
          fmt::format("`{}` is no form of Unicode", form), {}, "the forms are NFC, NFD, NFKC and NFKD");
}

Value normalize(Arguments arguments, Context&) {
    const std::string& text = text_argument("normalize", arguments[0]);
    UErrorCode error = U_ZERO_ERROR;
    const std::string_view form =
        arguments.size() > 1 ? std::string_view{text_argument("normalize", arguments[1])} : "NFC";
    const icu::Normalizer2* unicode = normalizer(form, error);
    const icu::UnicodeString result =
        U_SUCCESS(error) ? unicode->normalize(icu::UnicodeString::fromUTF8(text), error) : icu::UnicodeString{};
    if (U_FAILURE(error)) {
        fault(graph::ErrorType::file_error, graph::ErrorCode::missing_tool,
              fmt::format("ICU cannot normalise: {}", u_errorName(error)));
    }
    return to_utf8(result);
}

constexpr Function table[] = {
    {.name = "toLower", .call = to_lower},
    {.name = "lower", .call = to_lower},
    {.name = "toUpper", .call = to_upper},
    {.name = "upper", .call = to_upper},
    {.name = "char_length", .call = char_length},
    {.name = "character_length", .call = char_length},
    {.name = "substring", .call = substring, .sees_null = true},
    {.name = "left", .call = left, .sees_null = true},
    {.name = "right", .call = right, .sees_null = true},
    {.name = "replace", .call = replace},
    {.name = "split", .call = split},
    {.name = "trim", .call = trim},
    {.name = "btrim", .call = trim},
    {.name = "lTrim", .call = left_trim},
    {.name = "rTrim", .call = right_trim},
    {.name = "normalize", .call = normalize},
};

}  // namespace

std::span<const Function> string_functions() { return table; }

}  // namespace dossier::query::exec
