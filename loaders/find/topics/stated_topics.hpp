#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/letter.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

/// The topic, known or new, that a phrase of the clause is where a statement is about it: what the letter has named at
/// greater length, else the topic of the phrase, else a general noun with what describes it.
///
/// `frame`   says what the object may be
[[nodiscard]] std::optional<std::size_t> subject_of_statement(Letter& letter, SentenceWork& sentence,
                                                              const Clause& clause, std::size_t phrase,
                                                              const Frame& frame);

}  // namespace dossier::loaders::find
