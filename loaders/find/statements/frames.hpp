#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/clauses.hpp"

namespace dossier::loaders::find {

/// How a verb says a statement: which verb, with which words, and where its actor and its object stand.
struct Frame {
    std::string_view predicate;
    std::string_view verbs;    ///< infinitives, separable ones written as one; separated by `|`. `+`: the noun among
                               ///< `words` says it, with any verb that only carries it ("uitte kritiek op"), or with
                               ///< an owner and no verb at all ("de kritiek van X op")
    std::string_view words;    ///< one of these stands in the clause too; empty if none is needed
    std::string_view object;   ///< prepositions that lead to the object; `=` the direct object; `<` the subject;
                               ///< `^` what is done in the infinitive or dat clause; `*` whatever follows; `"` what the
                               ///< dat clause tells of; `~` who is to do what it says; `!` what it judges by one of
                               ///< the words, which then stand there
    std::string_view classes;  ///< what the object may be: a(ctor), i(nstrument), e(vent), t(opic), n(ew topic),
                               ///< c(ommitment); f: said of what is so alone, as doing it later is a commitment
    std::string_view actor = {};  ///< prepositions that lead to the actor; `@` and nouns: whose such a noun the subject
                                  ///< is ("de inzet van het kabinet"); `#`: whose the frame's word is ("is een
                                  ///< speerpunt van het kabinet"); empty if the actor is the subject
};

/// Verbs that carry a noun and say little themselves: that one has, gives, utters, begins or strengthens it.
[[nodiscard]] std::string_view support_verbs() noexcept;

/// The frames that one of the verbs may say, in the order of the tables; where several fit a clause each of them
/// speaks.
[[nodiscard]] std::vector<const Frame*> frames_of(std::span<const VerbUse> verbs);

/// The frames whose noun says it with any verb or none.
[[nodiscard]] std::span<const Frame* const> carried_frames();

/// The predicates that the verb says by itself, whatever else its clause holds.
[[nodiscard]] std::span<const std::string_view> said_by_verb(std::string_view lemma);

/// The predicates of the frames that ask for the word.
[[nodiscard]] std::span<const std::string_view> said_by_word(std::string_view lemma);

}  // namespace dossier::loaders::find
