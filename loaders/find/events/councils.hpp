#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "loaders/find/events/meeting_words.hpp"

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
    /// "het cultuurdeel op 5 april", "tijdens het migratiedeel": a part of the council that the letter is on, which
    /// meets by itself; no share of something.
    ///
    /// `first`  where its words begin, which end with the noun at `i`
    [[nodiscard]] bool is_own_part(std::size_t first, std::size_t i) const;

    /// Does the word end in "deel", or in "-dag" behind what the day is about?
    [[nodiscard]] bool is_part(std::size_t i) const;

    /// What a council is called where it stands.
    struct Name {
        std::string text;      ///< empty for "de Raad"
        std::size_t last = 0;  ///< behind its words
        bool known = false;    ///< the gazetteer has it
        bool open = false;     ///< by its words alone
        [[nodiscard]] bool bare() const { return text.empty(); }
    };

    [[nodiscard]] std::optional<Name> name_at(std::size_t i) const;

    /// "de Ministeriële Raad van de OVSE", "OVSE Ministeriële Raad", as one name.
    void take_ministerial(Name& name, std::size_t i) const;

    /// "de Raad Buitenlandse Zaken (RBZ) Handel", "Raad Buitenlandse Zaken (ontwikkelingssamenwerking)", "Raad
    /// Buitenlandse Zaken/Defensie": the formation that the gazetteer knows by the longer name.
    void take_formation(Name& name) const;

    /// Where the date may stand: past "(hierna: Raad)" and "in inclusieve samenstelling".
    [[nodiscard]] std::size_t behind_name(std::size_t i) const;

    /// "de Eurogroep en Ecofinraad van 17 februari": what the next council's date says counts for this one too.
    void share_date(Meeting& m, std::size_t i) const;

    /// Is a council without a date a meeting all the same, by what one does there or by the sentence?
    ///
    /// `told`  "die plaatsvindt" stands behind it
    [[nodiscard]] bool meets(Meeting& m, const Name& name, std::size_t i, bool told) const;

    /// Is the council at `i` what one goes to or reports of: "tijdens de …", "verslag van de …"?
    [[nodiscard]] bool is_attended(std::size_t i) const;

    /// Where the name of a council ends that no list holds, by its words alone: "EU Gezondheidsraad", "Raad voor
    /// Concurrentievermogen"; `i` if none begins there.
    [[nodiscard]] std::size_t end_of_open_name(std::size_t i) const;
};

}  // namespace dossier::loaders::find
