#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// Verbs whose infinitive has another subject than they: "verzoekt de bondgenoten aan te sluiten".
inline constexpr std::string_view object_control =
    "verzoeken|vragen|oproepen|aansporen|uitnodigen|adviseren|opdragen|manen|dwingen|aandringen|pleiten|aanmoedigen|"
    "stimuleren|verplichten|toestaan|verbieden|overtuigen|aanraden|aanbevelen|sommeren";

/// Words that act as one: a name, a post with its commas, a date. Half open.
struct Unit {
    std::size_t first = 0, last = 0;
    bool temporal = false;
    bool named = false;  ///< an actor, an instrument or an event
    bool acts = false;   ///< an actor
};

/// A noun phrase without the phrases that hang on it, or with the preposition that governs it.
struct Phrase {
    std::size_t first = 0, last = 0;  ///< words, without the preposition
    std::size_t head = 0;             ///< the last noun
    std::string preposition;          ///< lower case, or empty
    bool temporal = false;
    bool named = false;     ///< an actor, an instrument or an event heads it
    bool acts = false;      ///< an actor heads it
    bool joined = false;    ///< a further member of a coordination with the phrase before it
    bool attached = false;  ///< hangs on the phrase before it: "aan Oekraïne" in "steun aan Oekraïne"
};

/// A verb of a clause with all it may be: `riepen … op` is `roepen` and `oproepen`.
struct VerbUse {
    std::size_t word = 0;
    std::vector<std::string> lemmas;

    [[nodiscard]] bool is(std::string_view list) const;
};

/// A clause by the fields of a Dutch sentence: opener, subject, verbs.
///
/// The dependency parser is not asked: on the long sentences of letters it often loses the subject or the coordination,
/// while the word classes hold. Dutch fixes where the verbs stand, and that is enough to tell clauses apart and to say
/// which bare noun phrase is the subject.
struct Clause {
    enum class Form { main, subordinate, relative, infinitive };

    Form form = Form::main;
    std::string opener;  ///< dat, omdat, om, die, waarin, …; lower case
    std::optional<std::size_t> parent;
    std::vector<std::size_t> words;     ///< its own, without those of clauses inside it
    std::vector<VerbUse> verbs;         ///< in the order of the text; a perfect or modal finite verb included
    std::optional<std::size_t> finite;  ///< the finite verb's word
    std::vector<Phrase> phrases;
    std::vector<std::size_t> subjects;      ///< indices into phrases; a coordination gives several
    bool shares_subject = false;            ///< "… en sprak over": the subject is that of the clause before it
    std::optional<std::size_t> antecedent;  ///< relative: the noun that the pronoun stands for
    std::vector<std::size_t> particles;     ///< words that look like prepositions but belong to the verb
    bool participial = false;               ///< "(de) door Nederland gesteunde (wet)": relative, without a finite verb
    bool passive = false;
    bool negated = false;

    /// The phrase and the further members of its coordination, without what hangs on any of them.
    [[nodiscard]] std::vector<std::size_t> coordinated(std::size_t phrase) const;

    [[nodiscard]] bool has_word(const std::vector<Word>& all, std::string_view list) const;
};

/// `units`   non-overlapping, ascending
/// returns   the clauses in the order in which they begin, then the participial ones; a parent stands before its
///           children
[[nodiscard]] std::vector<Clause> clauses_of(const std::vector<Word>& words, std::span<const Unit> units);

}  // namespace dossier::loaders::find
