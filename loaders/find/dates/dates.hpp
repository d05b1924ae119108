#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/find/grammar/words.hpp"

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
/// `date`      of the letter, ISO: gives the year where the words leave it out, and what "volgend jaar" means
/// `recesses`  of the chamber that the letter goes to, in order of time
[[nodiscard]] std::vector<TimeExpression> find_times(const std::vector<Word>& words, std::string_view date,
                                                     std::span<const Recess> recesses);

}  // namespace dossier::loaders::find
