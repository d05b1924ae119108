#pragma once

#include <cstddef>
#include <optional>

#include "loaders/find/events/meeting_words.hpp"

namespace dossier::loaders::find {

/// What stands between the noun of a meeting and its date: whose it is, with whom, about what. Each function returns
/// where that ends, or where it began.
class MeetingOwners : protected MeetingWords {
public:
    using MeetingWords::MeetingWords;

protected:
    /// "het commissiedebat vreemdelingen- en asielbeleid van 24 april", "het AO JBZ-Raad (Asiel- en Migratiedeel) op 5
    /// december": what a debate was about stands between it and its day.
    [[nodiscard]] std::size_t end_of_subject(std::size_t i) const;

    /// "een bezoek gebracht aan Marokko", "de ontmoeting met Wang Yi", "de handelsmissie naar India": where, or with
    /// whom.
    [[nodiscard]] std::size_t take_visit(Meeting& m, std::size_t i) const;

    /// "bijeenkomst over 60 jaar Verdrag van Rome": the subject that tells which meeting it is.
    [[nodiscard]] std::size_t take_theme(Meeting& m, std::size_t i) const;

    /// Past those whose meeting it is, with whom or for what, up to its date: "van de Eurogroep", "van milieu- en
    /// klimaatministers", "met uw Kamer", "ter voorbereiding op de Raad"; nothing where they are the meeting.
    [[nodiscard]] std::optional<std::size_t> end_of_owners(Meeting& m, std::size_t i) const;

private:
    /// "van de Eurogroep", "van het Platform Kritieke Grondstoffen".
    [[nodiscard]] std::optional<std::size_t> take_body(Meeting& m, std::size_t i) const;

    /// "van het IMF en de Wereldbank": past the second of two bodies that meet together.
    [[nodiscard]] std::size_t behind_second_body(std::size_t i) const;

    /// "van milieu- en klimaatministers op 29 april": who meets.
    [[nodiscard]] std::size_t take_those(Meeting& m, std::size_t i) const;

    /// "diner met SG NAVO Stoltenberg", "lunch met de minister-president van X": with whom those meet who write.
    [[nodiscard]] std::size_t take_company(Meeting& m, std::size_t i) const;

    /// "met uw Kamer", "met de vaste commissie".
    [[nodiscard]] std::size_t end_of_committee(std::size_t i) const;

    /// Where "ter voorbereiding op …", "over …", "in het Britse parlement" ends, if a day follows; `i` otherwise.
    [[nodiscard]] std::size_t end_of_purpose(std::size_t i) const;
};

}  // namespace dossier::loaders::find
