#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/words.hpp"

namespace dossier::loaders::find {

/// A time that a sentence names, with the preposition or the word before it.
struct TimeExpression {
    std::size_t first = 0;  ///< words, half open; from the preposition on
    std::size_t last = 0;
    std::size_t core = 0;    ///< the first word behind the preposition
    std::string start, end;  ///< ISO: day, month or year; equal for a single one; empty where the calendar does not say
    std::string due;         ///< ISO date, month, quarter, year or interval; empty where the calendar does not say
    bool deadline = false;   ///< uiterlijk, vóór, binnen, na de zomer, …: when, not where, something is to be done
};

/// The time expressions of a sentence from left to right, none inside another.
///
/// `date`   of the letter, ISO: gives the year where the words leave it out, and what "volgend jaar" means
[[nodiscard]] std::vector<TimeExpression> find_times(const std::vector<Word>& words, std::string_view date);

/// An amount with its unit: "EUR 37,5 miljoen" is 37500000 EUR, "2% van het bbp" is 2 `% bbp`.
struct Quantity {
    std::size_t first = 0, last = 0;  ///< words, half open
    double value = 0;
    std::string unit;
};

[[nodiscard]] std::vector<Quantity> find_quantities(const std::vector<Word>& words);

/// A number in Dutch: `37,5`, `500.000`, `twee`.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace dossier::loaders::find
