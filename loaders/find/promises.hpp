#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "loaders/find/roles.hpp"

namespace dossier::loaders::find {

/// Verbs of telling the chamber something, now or later.
inline constexpr std::string_view reporting =
    "informeren|rapporteren|berichten|toesturen|toezenden|toekomen|terugkomen|ingaan|sturen|melden|voorleggen|toegaan|"
    "ontvangen|aanbieden|doen|zenden|delen|inlichten|verslag|terugkoppelen|meenemen|aanzenden|nasturen|opsturen|"
    "verstrekken|tegemoetzien|krijgen|indienen";

/// Said in the present tense these bind at once: "het kabinet stelt EUR 150 miljoen beschikbaar".
inline constexpr std::string_view binding_now =
    "beschikbaarstellen|kiezen|verlangen|uittrekken|vrijmaken|toezeggen|aanbieden|reserveren|streven|garanderen|"
    "waarborgen|beogen|investeren|verhogen|besluiten|inzetten|doorgaan|verdergaan|voortzetten|inspannen|toewerken";

/// Who promises to whom in a letter.
struct Promisers {
    std::size_t chamber = 0;          ///< entity: the addressee
    std::vector<std::size_t> makers;  ///< entities: the signatories
};

/// Is this the Dutch government, one of its ministries, or a person?
[[nodiscard]] bool dutch_government(const Letter& letter, std::size_t actor);

/// Does the clause only say what is told in this letter: "graag wil ik benadrukken", "ook wordt uw Kamer geïnformeerd"?
[[nodiscard]] bool tells_now(const Letter& letter, const Roles& roles);

/// Does the clause name a time that has not passed on the letter's date?
[[nodiscard]] bool set_in_future(const Letter& letter, const Roles& roles);

/// What the clause promises to tell the chamber.
[[nodiscard]] std::optional<Commitment> undertaking_in(Letter& letter, const Roles& roles, const Promisers& who);

/// What an actor of the clause says it will do, or is expected to.
[[nodiscard]] std::optional<Commitment> intention_in(Letter& letter, const Roles& roles, const Promisers& who);

}  // namespace dossier::loaders::find
