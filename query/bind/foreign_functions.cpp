#include "query/bind/foreign_functions.hpp"

#include <algorithm>
#include <array>
#include <utility>

// Functions that people know from other query languages and from other dialects of this one. Their names are no
// misspelling of ours, so the nearest name would mislead: `len` is not `ln`.

namespace dossier::query::bind {

namespace {

using Instead = std::pair<std::string_view, std::string_view>;

constexpr std::array instead{
    Instead{"apoc.text.join", "write `reduce(text = '', x IN list | text + x)`"},
    Instead{"array_agg", "values of a group are gathered by `collect(value)`"},
    Instead{"cast", "values are converted by `toInteger()`, `toFloat()`, `toString()` or `toBoolean()`"},
    Instead{"ceiling", "write `ceil(number)`"},
    Instead{"char_length", "write `size(text)`"},
    Instead{"concat", "texts are joined by `||`: `a || b`"},
    Instead{"contains", "write `text CONTAINS part`"},
    Instead{"convert", "values are converted by `toInteger()`, `toFloat()`, `toString()` or `toBoolean()`"},
    Instead{"curdate", "today is `date()`"},
    Instead{"current_date", "today is `date()`"},
    Instead{"current_timestamp", "now is `datetime()`"},
    Instead{"day", "write `value.day`"},
    Instead{"extract", "a list is changed by `[x IN list | value]`"},
    Instead{"filter", "a list is filtered by `[x IN list WHERE condition]`"},
    Instead{"getdate", "now is `datetime()`"},
    Instead{"group_concat", "values of a group are gathered by `collect(value)`"},
    Instead{"ifnull", "write `coalesce(value, otherwise)`"},
    Instead{"iif", "write `CASE WHEN condition THEN a ELSE b END`"},
    Instead{"instr", "write `text CONTAINS part`"},
    Instead{"isnull", "write `value IS NULL`"},
    Instead{"len", "write `size(text)`"},
    Instead{"lcase", "write `toLower(text)`"},
    Instead{"mean", "write `avg(value)`"},
    Instead{"mod", "the remainder is `a % b`"},
    Instead{"month", "write `value.month`"},
    Instead{"now", "now is `datetime()`"},
    Instead{"nvl", "write `coalesce(value, otherwise)`"},
    Instead{"pow", "powers are written `a ^ b`"},
    Instead{"power", "powers are written `a ^ b`"},
    Instead{"string_agg", "values of a group are gathered by `collect(value)`"},
    Instead{"strlen", "write `size(text)`"},
    Instead{"substr", "write `substring(text, start, length)`; the first character is number 0"},
    Instead{"sysdate", "now is `datetime()`"},
    Instead{"to_char", "write `toString(value)`"},
    Instead{"to_date", "write `date(text)`"},
    Instead{"today", "today is `date()`"},
    Instead{"ucase", "write `toUpper(text)`"},
    Instead{"year", "write `value.year`"},
};

}  // namespace

std::optional<std::string> function_instead_of(std::string_view name) {
    const auto same = [&](std::string_view known) {
        return std::ranges::equal(name, known, [](char written, char lower) {
            return (written >= 'A' && written <= 'Z' ? static_cast<char>(written - 'A' + 'a') : written) == lower;
        });
    };
    const auto found = std::ranges::find_if(instead, same, &Instead::first);
    return found == instead.end() ? std::nullopt : std::optional{std::string{found->second}};
}

}  // namespace dossier::query::bind
