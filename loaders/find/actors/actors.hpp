#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The names that the letter itself introduces with a short form, as entities.
struct LocalName {
    std::vector<std::string> words;  ///< as written
    Entity entity;
};

[[nodiscard]] std::vector<LocalName> local_names(const Letter& letter);

/// What may be an actor or another listed thing in a sentence: gazetteer names, posts, institutions of a country,
/// capitalised names. Overlaps are left to Letter::settle.
[[nodiscard]] std::vector<Candidate> actor_candidates(const Letter& letter, const SentenceWork& sentence,
                                                      const std::vector<LocalName>& names);

/// The person who holds a post on the letter's date, by the signatures, the holders' list or, failing both, the post.
[[nodiscard]] Entity post_holder(const Letter& letter, std::string_view post);

/// The signatories, as the persons that `wij` and `ik` are; by the senders where nobody signed.
[[nodiscard]] std::vector<std::size_t> signatories(Letter& letter);

/// The chamber that the letter is addressed to.
[[nodiscard]] Entity addressee(const Letter& letter);

}  // namespace dossier::loaders::find
