#pragma once

#include <cstddef>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Adds to a topic whose words are `[first, last)` the lengths at which the sentence says it: as it stands, with what
/// describes it ("regionale vredesprocessen"), with the noun of change that it hangs on ("versterking van de
/// bankenunie"), and with what hangs on it ("toelatingscriteria voor ngo's"). Of a long document the first few dozen
/// tell how it speaks.
void add_said_lengths(Letter& letter, std::size_t topic, const SentenceWork& sentence, std::size_t first,
                      std::size_t last);

/// Is the noun what is done to something, or how it goes with it, so that a letter on it is about that: "verslechtering
/// van de veiligheidssituatie", "import van brandstoffen", "gebrek aan personeel"?
[[nodiscard]] bool is_noun_of_change(const Word& noun) noexcept;

}  // namespace dossier::loaders::find
