#include "loaders/import/typed_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>

#include "graph/error.hpp"
#include "graph/temporal_parse.hpp"
#include "graph/utf8.hpp"

namespace dossier::loaders::import {

namespace {

using graph::Value;

struct TypeName {
    std::string_view name;
    PropertyType type;
};

constexpr std::array<TypeName, 18> type_names{{{"string", PropertyType::string},
                                               {"char", PropertyType::character},
                                               {"boolean", PropertyType::boolean},
                                               {"bool", PropertyType::boolean},
                                               {"integer", PropertyType::integer},
                                               {"int", PropertyType::integer},
                                               {"long", PropertyType::integer},
                                               {"short", PropertyType::integer},
                                               {"byte", PropertyType::integer},
                                               {"float", PropertyType::floating},
                                               {"double", PropertyType::floating},
                                               {"date", PropertyType::date},
                                               {"localtime", PropertyType::local_time},
                                               {"time", PropertyType::time},
                                               {"localdatetime", PropertyType::local_date_time},
                                               {"datetime", PropertyType::date_time},
                                               {"zoneddatetime", PropertyType::date_time},
                                               {"duration", PropertyType::duration}}};

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool same_word(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<Value> boolean(std::string_view text) {
    if (same_word(text, "true")) return Value{true};
    if (same_word(text, "false")) return Value{false};
    return std::nullopt;
}

template <typename Number>
std::optional<Value> number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return Value{value};
}

std::optional<Value> floating(std::string_view text) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (text == "NaN") return Value{std::numeric_limits<double>::quiet_NaN()};
    if (text == "Infinity" || text == "+Infinity") return Value{infinity};
    if (text == "-Infinity") return Value{-infinity};
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos;  // from_chars reads "nan" and "inf"
    return digits ? number<double>(text) : std::nullopt;
}

std::optional<Value> character(std::string_view text) {
    std::size_t end = 0;
    if (!text.empty()) (void)graph::next_code_point(text, end);
    return !text.empty() && end == text.size() ? std::optional{Value{text}} : std::nullopt;
}

template <typename Parse>
std::optional<Value> temporal(Parse parse) {
    try {
        return Value{parse()};
    } catch (const graph::Error&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<PropertyType> property_type(std::string_view name) {
    const auto found =
        std::ranges::find_if(type_names, [name](const TypeName& known) { return same_word(known.name, name); });
    return found == type_names.end() ? std::nullopt : std::optional{found->type};
}

std::string_view with_article(PropertyType type) {
    switch (type) {
    case PropertyType::string: return "a string";
    case PropertyType::character: return "a single character";
    case PropertyType::boolean: return "true or false";
    case PropertyType::integer: return "a 64-bit integer";
    case PropertyType::floating: return "a float";
    case PropertyType::date: return "a date";
    case PropertyType::local_time: return "a local time";
    case PropertyType::time: return "a time";
    case PropertyType::local_date_time: return "a local datetime";
    case PropertyType::date_time: return "a datetime";
    case PropertyType::duration: return "a duration";
    }
    return {};
}

std::optional<Value> typed(std::string_view text, PropertyType type) {
    switch (type) {
    case PropertyType::string: return Value{text};
    case PropertyType::character: return character(text);
    case PropertyType::boolean: return boolean(trimmed(text));
    case PropertyType::integer: return number<std::int64_t>(trimmed(text));
    case PropertyType::floating: return floating(trimmed(text));
    case PropertyType::date: return temporal([text] { return graph::parse_date(text); });
    case PropertyType::local_time: return temporal([text] { return graph::parse_local_time(text); });
    case PropertyType::time: return temporal([text] { return graph::parse_time(text, 0); });
    case PropertyType::local_date_time: return temporal([text] { return graph::parse_local_date_time(text); });
    case PropertyType::date_time: return temporal([text] { return graph::parse_date_time(text, {}); });
    case PropertyType::duration: return temporal([text] { return graph::parse_duration(text); });
    }
    return std::nullopt;
}

}  // namespace dossier::loaders::import
