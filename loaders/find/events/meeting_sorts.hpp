#pragma once

#include <string_view>

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// Sorts of meetings. A mention can only be an event of its own sort; `meeting` can be any.
enum class Sort {
    none,
    top,
    council,
    meeting,
    conference,
    meal,
    debate,
    consultation,
    ceremony,
    election,
    visit,
    exercise
};

/// The sort of meeting that a word names, alone or as the last part of a compound; `none` for other words.
[[nodiscard]] Sort sort_of(const Word& word);

/// What a compound says of which meeting it is: "donorconferentie", "voorjaarsvergadering"; empty for "conferentie",
/// "vergadering", which are any.
[[nodiscard]] std::string_view telling_noun(std::string_view head);

/// A conference of a series by its number: "COP29", "VN-COP28", "UNEA-6".
[[nodiscard]] bool is_numbered_conference(const Word& word) noexcept;

/// Does an adjective say of what nature a meeting is, "ministeriële", "trilaterale", and not what one thinks of it?
[[nodiscard]] bool says_nature(std::string_view adjective);

/// The event's kind in the graph: `summit`, `council`, …
[[nodiscard]] std::string_view kind_of(Sort sort) noexcept;

}  // namespace dossier::loaders::find
