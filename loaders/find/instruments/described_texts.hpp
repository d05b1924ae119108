#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The words `[first, last)` read as an instrument that goes by them.
[[nodiscard]] Candidate text_candidate(const SentenceWork& sentence, std::size_t first, std::size_t last,
                                       std::string kind, int rank);

/// The kind that a text's name says, or `otherwise`.
[[nodiscard]] std::string text_kind(std::string_view name, std::string_view otherwise);

/// Texts by what they are about: "de verordening over screening van investeringen", "de richtlijn ter bestrijding van
/// terrorisme", "het actieplan van de C7".
void described_texts(const SentenceWork& sentence, std::vector<Candidate>& out);

/// Texts with their title right behind the noun, only its first letter a capital or none: "de Wet betaalbare huur",
/// "van de richtlijn hernieuwbare energie".
void titled_texts(const SentenceWork& sentence, std::vector<Candidate>& out);

/// Resolutions and acts by their number: "VN-Veiligheidsraadresolutie 2231", "resolutie ES-11/1", "Richtlijn
/// 2010/75/EU", "Besluit (GBVB) 2022/884", "Verordening (EU) nr. 833/2014".
void numbered_texts(const SentenceWork& sentence, std::vector<Candidate>& out);

}  // namespace dossier::loaders::find
