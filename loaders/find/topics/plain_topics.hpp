#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The topic that a phrase is for want of a better one: what somebody supports, opposes or discusses is a subject of
/// the letter, however plain its noun ("steunt een voortvarende implementatie", "deelt de analyse van X"). A general
/// noun must have something to say which one: what hangs on it, or an adjective.
///
/// returns  nothing for pronouns, names, persons, times and whatever is an entity already
[[nodiscard]] std::optional<std::size_t> plain_topic(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                                     std::size_t phrase);

/// The same with all that the phrase says, where nothing shorter makes a subject of it: "snelle afronding van de
/// besprekingen", "gevolgen voor Irak".
[[nodiscard]] std::optional<std::size_t> worded_topic(Letter& letter, SentenceWork& sentence, const Clause& clause,
                                                      std::size_t phrase);

}  // namespace dossier::loaders::find
