#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The lengths at which a sentence says a topic whose words are `[first, last)`: as it stands, with what describes it
/// ("regionale vredesprocessen"), with the noun of change that it hangs on ("versterking van de bankenunie"), and with
/// what hangs on it ("toelatingscriteria voor ngo's").
[[nodiscard]] std::vector<std::string> said_lengths(const SentenceWork& sentence, std::size_t first, std::size_t last);

/// Adds them to the topic's other names; of a long document the first few dozen tell how it speaks.
void add_said_lengths(Entity& topic, const SentenceWork& sentence, std::size_t first, std::size_t last);

/// Where the phrase ends that a preposition leads to behind a noun; `last` if none does.
[[nodiscard]] std::size_t end_of_complement(const SentenceWork& sentence, std::size_t last);

/// Is the noun what is done to something, or how it goes with it, so that a letter on it is about that: "verslechtering
/// van de veiligheidssituatie", "import van brandstoffen", "gebrek aan personeel"?
[[nodiscard]] bool is_noun_of_change(const Word& noun) noexcept;

}  // namespace dossier::loaders::find
