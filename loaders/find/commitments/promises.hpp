#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/roles.hpp"

namespace dossier::loaders::find {

/// Verbs of telling the chamber something, now or later.
inline constexpr std::string_view reporting =
    "informeren|rapporteren|berichten|toesturen|toezenden|toekomen|terugkomen|ingaan|sturen|melden|voorleggen|toegaan|"
    "ontvangen|aanbieden|doen|zenden|delen|inlichten|verslag|terugkoppelen|meenemen|aanzenden|nasturen|opsturen|"
    "verstrekken|tegemoetzien|krijgen|indienen|voorhangen|nazenden|verzenden|doorsturen|overleggen|aanreiken|"
    "bijpraten|doorgeleiden|terugmelden";

/// Said in the present tense these bind at once: "het kabinet stelt EUR 150 miljoen beschikbaar".
inline constexpr std::string_view binding_now =
    "beschikbaarstellen|kiezen|verlangen|uittrekken|vrijmaken|toezeggen|aanbieden|reserveren|streven|garanderen|"
    "waarborgen|beogen|investeren|verhogen|besluiten|inzetten|doorgaan|verdergaan|voortzetten|inspannen|toewerken|"
    "mikken|aansturen|koersen";

/// What is told or sent to the chamber; compounds end with one of these.
inline constexpr std::string_view papers =
    "brief|verslag|reactie|rapportage|terugkoppeling|evaluatie|appreciatie|antwoord|nota|notitie|update|agenda|"
    "beslisnota|tussenrapportage|beleidsbrief|monitor|beantwoording|kabinetsstandpunt";

/// Words that put off what is told, or tell it again and again.
inline constexpr std::string_view put_off =
    "zodra|tijdig|nader|jaarlijks|periodiek|regelmatig|later|separaat|spoedig|binnenkort|voortaan|steeds|"
    "apart|afzonderlijk|halfjaarlijks|maandelijks|wekelijks|doorlopend|geregeld|telkens|gebruikelijk|onverwijld|"
    "terstond|schriftelijk|tussentijds|vanzelfsprekend|uiteraard";

/// Who promises to whom in a letter.
struct Promisers {
    std::size_t chamber = 0;          ///< entity: the addressee
    std::vector<std::size_t> makers;  ///< entities: the signatories
};

[[nodiscard]] bool among(const std::vector<std::size_t>& all, std::size_t one);

/// Is one of them a signatory?
[[nodiscard]] bool signed_by(const std::vector<std::size_t>& agents, const Promisers& who);

/// Is the noun one of these, or a compound that ends with one? Kamerbrief, voortgangsrapportage.
[[nodiscard]] bool ends_with_one_of(std::string_view noun, std::string_view nouns);

/// Is this the Dutch government, one of its ministries, or a person?
[[nodiscard]] bool dutch_government(const Letter& letter, std::size_t actor);

/// Does the clause name a time that has not passed on the letter's date? Not one that only dates an occasion: "met het
/// oog op het debat van 21 februari".
[[nodiscard]] bool set_in_future(const Letter& letter, const Roles& roles);

/// Does the clause say that it is still to be done? "Zoals toegezegd stuur ik u X" does not.
[[nodiscard]] bool means_to(const Roles& roles);

/// Is what the clause tells put off: by its verb, by a time to come, by a condition, to a next paper?
[[nodiscard]] bool put_off_to_later(const Letter& letter, const Roles& roles);

/// "In een volgende brief", "in de voortgangsrapportage": does it name another paper than this one?
[[nodiscard]] bool in_next_paper(const Roles& roles);

/// Has the clause an infinitive with te, its own or that of an om clause within it?
[[nodiscard]] bool with_infinitive(const Roles& roles);

/// What the clause promises to tell the chamber.
[[nodiscard]] std::optional<Commitment> undertaking_in(Letter& letter, const Roles& roles, const Promisers& who);

/// What an actor of the clause says it will do, or is expected to.
[[nodiscard]] std::optional<Commitment> intention_in(Letter& letter, const Roles& roles, const Promisers& who);

}  // namespace dossier::loaders::find
