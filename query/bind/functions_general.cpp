#include "query/bind/function_tables.hpp"

namespace dossier::query::bind::tables {

namespace {

using enum StaticType;
constexpr auto unlimited = FunctionSignature::unlimited;

constexpr auto aggregating = FunctionGroup::aggregate;
constexpr FunctionSignature aggregate_table[] = {
    {"count", aggregating, 1, 1, {anything}, integer, "value",
     "how many values are not null; `count(*)` counts rows", "count(DISTINCT a.name)"},
    {"sum", aggregating, 1, 1, {a_number | a_moment}, any, "value", "the sum of numbers or durations", "sum(x.amount)"},
    {"avg", aggregating, 1, 1, {a_number | a_moment}, any, "value", "the mean of numbers or durations", "avg(x.amount)"},
    {"min", aggregating, 1, 1, {anything}, any, "value", "the least value in the order of ORDER BY", "min(c.date)"},
    {"max", aggregating, 1, 1, {anything}, any, "value", "the greatest value in the order of ORDER BY", "max(c.date)"},
    {"collect", aggregating, 1, 1, {anything}, list, "value", "a list of the values that are not null",
     "collect(a.name)"},
    {"stDev", aggregating, 1, 1, {a_number}, floating, "number", "the standard deviation of a sample", "stDev(x.amount)"},
    {"stDevP", aggregating, 1, 1, {a_number}, floating, "number", "the standard deviation of a whole population",
     "stDevP(x.amount)"},
    {"percentileCont", aggregating, 2, 2, {a_number, a_number}, floating, "number, percentile",
     "the percentile (0.0 to 1.0), interpolated between neighbours", "percentileCont(x.amount, 0.5)"},
    {"percentileDisc", aggregating, 2, 2, {a_number, a_number}, any, "number, percentile",
     "the value nearest to the percentile (0.0 to 1.0)", "percentileDisc(x.amount, 0.5)"},
};

constexpr auto plain = FunctionGroup::general;
constexpr FunctionSignature general_table[] = {
    {"coalesce", plain, 1, unlimited, {anything, anything, anything}, any, "value, …", "the first that is not null",
     "coalesce(a.nickname, a.name)"},
    {"nullIf", plain, 2, 2, {anything, anything}, any, "value, other", "null where both are equal, else the value",
     "nullIf(a.name, '')"},
    {"exists", plain, 1, 1, {anything}, boolean, "property or pattern",
     "true where the property is not null, or the pattern is found", "exists(a.name)"},
    {"isEmpty", plain, 1, 1, {a_text | a_list | a_map}, boolean, "text, list or map", "true where it holds nothing",
     "isEmpty([])"},
    {"size", plain, 1, 1, {a_text | a_list | a_map}, integer, "text, list or map",
     "how many characters, elements or entries", "size([1, 2, 3])"},
    {"timestamp", plain, 0, 0, {}, integer, "", "milliseconds since 1970-01-01 UTC", "timestamp()"},
    {"randomUUID", plain, 0, 0, {}, string, "", "a random identifier of 36 characters", "randomUUID()"},
    {"valueType", plain, 1, 1, {anything}, string, "value", "the name of the value's type", "valueType(1)"},
};

constexpr auto converting = FunctionGroup::conversion;
constexpr FunctionSignature conversion_table[] = {
    {"toBoolean", converting, 1, 1, {anything}, boolean, "value",
     "a text (`true`, `false`), an integer or a boolean as boolean", "toBoolean('true')"},
    {"toBooleanOrNull", converting, 1, 1, {anything}, boolean, "value",
     "as toBoolean, but null for what cannot be converted", "toBooleanOrNull([])"},
    {"toBooleanList", converting, 1, 1, {a_list}, list, "list", "toBooleanOrNull of each element",
     "toBooleanList(['true', 0])"},
    {"toFloat", converting, 1, 1, {anything}, floating, "value", "a number or a text as float", "toFloat('1.5')"},
    {"toFloatOrNull", converting, 1, 1, {anything}, floating, "value",
     "as toFloat, but null for what cannot be converted", "toFloatOrNull(true)"},
    {"toFloatList", converting, 1, 1, {a_list}, list, "list", "toFloatOrNull of each element",
     "toFloatList(['1.5', 2])"},
    {"toInteger", converting, 1, 1, {anything}, integer, "value",
     "a number (its fraction cut off), a text or a boolean as integer", "toInteger('42')"},
    {"toIntegerOrNull", converting, 1, 1, {anything}, integer, "value",
     "as toInteger, but null for what cannot be converted", "toIntegerOrNull([])"},
    {"toIntegerList", converting, 1, 1, {a_list}, list, "list", "toIntegerOrNull of each element",
     "toIntegerList(['1', 2.5])"},
    {"toString", converting, 1, 1, {anything}, string, "value", "a number, boolean, text or temporal value as text",
     "toString(1.5)"},
    {"toStringOrNull", converting, 1, 1, {anything}, string, "value",
     "as toString, but null for what cannot be converted", "toStringOrNull([])"},
    {"toStringList", converting, 1, 1, {a_list}, list, "list", "toStringOrNull of each element",
     "toStringList([1, true])"},
};

constexpr auto listing = FunctionGroup::list;
constexpr FunctionSignature list_table[] = {
    {"head", listing, 1, 1, {a_list}, any, "list", "the first element, or null", "head([1, 2, 3])"},
    {"last", listing, 1, 1, {a_list}, any, "list", "the last element, or null", "last([1, 2, 3])"},
    {"tail", listing, 1, 1, {a_list}, list, "list", "all but the first element", "tail([1, 2, 3])"},
    {"range", listing, 2, 3, {anything, anything, anything}, list, "start, end [, step]",
     "the integers from start to end, both included", "range(0, 10, 5)"},
    {"reverse", listing, 1, 1, {a_list | a_text}, any, "list or text", "back to front", "reverse([1, 2, 3])"},
};

}  // namespace

std::span<const FunctionSignature> aggregates() { return aggregate_table; }
std::span<const FunctionSignature> general() { return general_table; }
std::span<const FunctionSignature> conversions() { return conversion_table; }
std::span<const FunctionSignature> lists() { return list_table; }

}  // namespace dossier::query::bind::tables
