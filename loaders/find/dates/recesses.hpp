#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "loaders/find/dates/dates.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// A recess of parliament that begins at word `i`: "het zomerreces", "het komende reces", "einde van het kerstreces".
///
/// The preposition before it is read too, as it decides which recess is meant: in July "vóór het zomerreces" is the
/// next year's, "na het zomerreces" this one's. `due` is whole then; it is empty, with the words kept, where `recesses`
/// do not hold the one that is meant. `start` and `end` stay empty: nothing is held on all days of a recess.
///
/// `date`  of the letter, ISO; empty is unknown
[[nodiscard]] std::optional<TimeExpression> read_recess(const std::vector<Word>& words, std::size_t i,
                                                        std::string_view date, std::span<const Recess> recesses);

}  // namespace dossier::loaders::find
