#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/frames.hpp"

namespace dossier::loaders::find {

/// A noun of talk, which is about something else.
[[nodiscard]] bool is_talk(std::string_view noun) noexcept;

/// "dringt erop aan dat X wordt verlaagd": what the clause is for or against stands in one of its own.
[[nodiscard]] bool points_ahead(const Roles& roles, const Frame& frame);

/// A noun of telling, whatever it tells of: "een beeld van X" is no subject itself.
[[nodiscard]] bool is_account(std::string_view noun) noexcept;

/// What a noun of talk or of doing leads to: of "de onderhandelingen over X en Y", "de voortgang van X" the phrase
/// of X; else the phrase itself.
[[nodiscard]] std::size_t matter_of(const Roles& roles, std::size_t phrase);

/// What one takes part in or leaves: the latest project, else the latest text of the section.
[[nodiscard]] std::optional<std::size_t> joined_project(const Letter& letter, std::size_t sentence);

/// Support for "steun aan Oekraïne" is support for Oekraïne.
[[nodiscard]] std::size_t beneficiary(const Letter& letter, std::string_view predicate, std::size_t entity);

/// "om Oekraïne te steunen en zijn weerbaarheid te vergroten": of several infinitives with te each has the object
/// right before it.
void keep_own(const Roles& roles, const Frame& frame, std::vector<std::size_t>& phrases);

/// "tegen een procedure voor Servië": what hangs on the object of another preposition is not the verb's.
[[nodiscard]] bool belongs_to_noun(const Roles& roles, const Frame& frame, std::size_t phrase);

/// The dat clause in which one of the frame's words judges its subject: "benadrukte dat X nodig is", "is van mening dat
/// X moet worden versterkt".
[[nodiscard]] std::optional<std::size_t> judged_in(const Roles& roles, const Frame& frame);

}  // namespace dossier::loaders::find
