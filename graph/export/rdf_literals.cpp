#include "graph/export/rdf_literals.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "graph/export/column_types.hpp"
#include "graph/temporal_functions.hpp"
#include "graph/time_zone.hpp"
#include "graph/value_json.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph::rdf {

namespace {

/// What XML Schema has no type for keeps its text.
Object as_text(const Value& value) { return plain(bare_text(value)); }

std::string double_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "INF" : "-INF";
    return float_text(value);
}

/// XML Schema counts years of five digits without the plus of ISO 8601.
std::string without_plus(std::string text) { return text.starts_with('+') ? text.substr(1) : text; }

/// A clock of hours and minutes alone is none for XML Schema. `begin` is where the clock begins.
std::string with_seconds(std::string text, std::size_t begin) {
    constexpr std::size_t minutes = 5;  // 12:31
    const bool has_seconds = text.size() > begin + minutes && text[begin + minutes] == ':';
    if (!has_seconds) text.insert(begin + minutes, ":00");
    return text;
}

/// Offsets of XML Schema are whole minutes, up to 14 hours.
bool is_offset(std::int32_t seconds) {
    constexpr std::int32_t most = 14 * 60 * 60;
    return seconds % 60 == 0 && std::abs(seconds) <= most;
}

Object date_time(const Value& value) {
    const std::string text = without_plus(iso(value.as_local_date_time()));
    return typed(with_seconds(text, text.find('T') + 1), "dateTime");
}

Object zoned_date_time(const Value& value) {
    DateTime instant = value.as_date_time();
    if (!is_offset(instant.offset)) return as_text(value);
    instant.zone.clear();
    const std::string text = without_plus(iso(instant));
    return typed(with_seconds(text, text.find('T') + 1), "dateTime");
}

/// One sign stands before the whole, where ISO 8601 as Cypher prints it has one at every part.
Object duration(const Value& value) {
    const Duration& duration = value.as_duration();
    const bool none_below = duration.months >= 0 && duration.days >= 0 && duration.seconds >= 0;
    const bool none_above = duration.months <= 0 && duration.days <= 0 &&
                            (duration.seconds < 0 || (duration.seconds == 0 && duration.nanoseconds == 0));
    if (!none_below && !none_above) return as_text(value);
    std::string text = iso(value);
    std::erase(text, '-');
    return typed(none_below ? text : '-' + text, "duration");
}

Object list(const Value& value) {
    const auto is_sayable = [](const Value& element) { return !element.is_null() && !element.is(ValueKind::map); };
    if (!std::ranges::all_of(value.as_list(), is_sayable)) return as_text(value);
    Object object;
    object.kind = Object::Kind::list;
    for (const Value& element : value.as_list()) object.elements.push_back(object_of(element));
    return object;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view plain_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string result;
    for (const char letter : text) {
        if (plain_letters.find(letter) != std::string_view::npos) {
            result += letter;
        } else {
            result += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
        }
    }
    return result;
}

Object resource(std::string iri) {
    Object object;
    object.kind = Object::Kind::resource;
    object.text = std::move(iri);
    return object;
}

Object plain(std::string text) {
    Object object;
    object.text = std::move(text);
    return object;
}

Object typed(std::string text, std::string_view type) {
    Object object = plain(std::move(text));
    object.datatype = expanded(fmt::format("xsd:{}", type));
    return object;
}

Object object_of(const Value& value) {
    switch (value.kind()) {
    case ValueKind::boolean: return typed(bare_text(value), "boolean");
    case ValueKind::integer: return typed(bare_text(value), "integer");
    case ValueKind::floating: return typed(double_text(value.as_float()), "double");
    case ValueKind::list: return list(value);
    case ValueKind::date: return typed(without_plus(iso(value)), "date");
    case ValueKind::local_time: return typed(with_seconds(iso(value), 0), "time");
    case ValueKind::time:
        return is_offset(value.as_time().offset) ? typed(with_seconds(iso(value), 0), "time") : as_text(value);
    case ValueKind::local_date_time: return date_time(value);
    case ValueKind::date_time: return zoned_date_time(value);
    case ValueKind::duration: return duration(value);
    default: return as_text(value);
    }
}

}  // namespace dossier::graph::rdf
