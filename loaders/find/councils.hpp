#pragma once

#include <optional>

#include "loaders/find/meeting_words.hpp"

namespace dossier::loaders::find {

/// Reads the mentions of councils that meet: by a date, a manner, or a verb that says so.
class CouncilReader : protected MeetingWords {
public:
    using MeetingWords::MeetingWords;

    /// A council by its name counts as a meeting where a date or "vindt plaats" says so.
    [[nodiscard]] std::optional<Meeting> council(std::size_t i) const;

    /// "de Europese Raden van oktober en december 2016": one of each date, all under the same words.
    [[nodiscard]] std::vector<Meeting> councils(std::size_t i) const;

    /// "het onderwijsdeel van de OJCS-Raad": a part of a council that has a subject of its own.
    [[nodiscard]] std::optional<Meeting> part_of_council(std::size_t i) const;

private:
    /// Is the council at `i` what one goes to or reports of: "tijdens de …", "verslag van de …"?
    [[nodiscard]] bool is_attended(std::size_t i) const;

    /// Where the name of a council ends that no list holds, by its words alone: "EU Gezondheidsraad", "Raad voor
    /// Concurrentievermogen"; `i` if none begins there.
    [[nodiscard]] std::size_t end_of_open_name(std::size_t i) const;
};

}  // namespace dossier::loaders::find
