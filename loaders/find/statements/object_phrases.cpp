#include "loaders/find/statements/object_phrases.hpp"

#include <algorithm>

#include "loaders/find/actors/nominals.hpp"
#include "loaders/find/topics/general_words.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns of talk, which is about something else.
constexpr std::string_view talks =
    "onderhandeling|gesprek|overleg|discussie|debat|gedachtewisseling|dialoog|bespreking|"
    "beraadslaging|besluitvorming|consultatie|triloog";

/// Nouns of what one thinks of something else.
constexpr std::string_view views = "visie|kijk|standpunt|positie|opvatting|mening|reactie|perspectief|inzet|eu-inzet";

/// Nouns of telling, whatever they tell of.
constexpr std::string_view accounts =
    "beeld|overzicht|schets|toelichting|presentatie|verslag|terugkoppeling|appreciatie|samenvatting|uiteenzetting";

/// Nouns of wishing: who joins in them wishes for the same.
constexpr std::string_view wishes = "pleidooi|oproep|streven|roep|wens|verzoek|lobby|ambitie";

/// How many sentences back a reader still knows what "deelname" is in.
constexpr std::size_t memory = 100;

/// Verbs of making less of something: who wants that done to it is not for it.
constexpr std::string_view ending =
    "beperken|stoppen|beëindigen|afbouwen|verbieden|bestrijden|tegengaan|voorkomen|verminderen|terugdringen|afschaffen|"
    "vermijden|schrappen|opheffen|inperken|tegenhouden|staken|verlagen|intrekken|uitsluiten|afwijzen|aanpakken";

}  // namespace

bool is_talk(std::string_view noun) noexcept { return one_of(noun, talks); }

bool is_account(std::string_view noun) noexcept { return one_of(noun, accounts); }

bool points_ahead(const Roles& roles, const Frame& frame) {
    const Clause& clause = roles.clause();
    const std::vector<Word>& words = roles.work().words;
    // Who strives to do something means to, and that is a commitment.
    const bool wishes_it = one_of(frame.predicate, "SUPPORTS|OPPOSES") && !roles.has_verb("streven|toewerken") &&
                           frame.classes.find('n') != std::string_view::npos;
    return wishes_it && std::ranges::any_of(clause.words, [&](std::size_t i) {
               const std::string_view word = words[i].lower;
               const bool whole = word.starts_with("er") && one_of(word.substr(2), frame.object);
               return whole || (word == "er" && clause.has_word(words, frame.object));
           });
}

std::size_t matter_of(const Roles& roles, std::size_t p) {
    const std::vector<Phrase>& phrases = roles.clause().phrases;
    while (p + 1 < phrases.size() && phrases[p + 1].attached && !phrases[p + 1].joined && !phrases[p + 1].temporal) {
        const Word& noun = roles.work().words[phrases[p].head];
        const Phrase& next = phrases[p + 1];
        const bool talk = (next.preposition == "over" && one_of(noun.lemma, talks)) ||
                          (one_of(next.preposition, "op|over") && one_of(noun.lemma, views));
        const bool told = one_of(next.preposition, "van|over|op") && one_of(noun.lemma, accounts);
        const bool wished = one_of(next.preposition, "voor|tot|naar|om") && one_of(noun.lemma, wishes);
        const bool done = noun.tag.starts_with("WW(inf,nom") && next.preposition == "van";
        const bool general = is_general_noun(noun.lemma) && one_of(next.preposition, "van|over|voor|tot|naar");
        if (!talk && !told && !wished && !done && !general) {
            break;
        }
        ++p;
    }
    return p;
}

std::optional<std::size_t> joined_project(const Letter& letter, std::size_t sentence) {
    for (std::size_t s = sentence; s-- > 0 && s + memory > sentence;) {
        for (const Hit& hit : letter.sentences()[s].hits) {
            if (letter.entity(hit.entity).kind == "project") {
                return hit.entity;
            }
        }
    }
    return latest(letter, sentence, 30, EntityClass::instrument);
}

std::size_t beneficiary(const Letter& letter, std::string_view predicate, std::size_t entity) {
    const Entity& topic = letter.entity(entity);
    if (predicate == "SUPPORTS" && topic.entity_class == EntityClass::topic &&
        (topic.name.starts_with("steun aan ") || topic.name.starts_with("solidariteit met "))) {
        for (std::size_t e = 0; e < letter.entities().size(); ++e) {
            if (letter.is(e, EntityClass::actor) && (topic.name == "steun aan " + letter.entity(e).name ||
                                                     topic.name == "solidariteit met " + letter.entity(e).name)) {
                return e;
            }
        }
    }
    return entity;
}

void keep_own(const Roles& roles, const Frame& frame, std::vector<std::size_t>& phrases) {
    const Clause& clause = roles.clause();
    std::size_t after = 0;
    for (const VerbUse& verb : clause.verbs) {
        const bool with_te = verb.word > 0 && roles.work().word(verb.word - 1) == "te";
        if (with_te && frame.verbs != "+" && verb.is(frame.verbs)) {
            std::erase_if(phrases, [&](std::size_t p) {
                return clause.phrases[p].first > verb.word || clause.phrases[p].first < after;
            });
            return;
        }
        after = with_te ? verb.word : after;
    }
}

bool belongs_to_noun(const Roles& roles, const Frame& frame, std::size_t p) {
    const std::vector<Phrase>& phrases = roles.clause().phrases;
    if (p == 0 || !phrases[p].attached || !one_of(phrases[p].preposition, "voor|van|aan|op|met|tegen")) {
        return false;
    }
    const Phrase& host = phrases[p - 1];
    const Word& head = roles.work().words[host.head];
    // "In het kader van X is Nederland voor Y": what leads the sentence in keeps what hangs on it.
    const std::optional<std::size_t>& finite = roles.clause().finite;
    const bool leads_in =
        roles.clause().form == Clause::Form::main && finite && phrases[p].first < *finite && !host.preposition.empty();
    return (leads_in || one_of(host.preposition, "tegen|over|voor|aan|op|naar|van|met")) && !host.named &&
           !one_of(head.lemma, frame.words) && !one_of(head.lower, frame.words);
}

std::optional<std::size_t> judged_in(const Roles& roles, const Frame& frame) {
    const SentenceWork& work = roles.work();
    // "is van mening dat": "zijn" alone judges nothing, nor does "stelt vast dat".
    const bool own = !roles.has_verb("vaststellen") &&
                     (!roles.has_verb("zijn") || roles.clause().has_word(work.words, "mening|oordeel|opvatting"));
    for (std::size_t c = roles.index() + 1; own && c < work.clauses.size(); ++c) {
        const Clause& inner = work.clauses[c];
        const bool must = inner.passive && inner.has_word(work.words, "moet|moeten|dient|dienen") &&
                          std::ranges::none_of(inner.verbs, [](const VerbUse& verb) { return verb.is(ending); });
        const bool judged = frame.predicate == "OPPOSES" || !inner.has_word(work.words, "moet|moeten|dient|dienen");
        if (inner.opener == "dat" && inner.parent == roles.index() && !inner.negated && (must || judged) &&
            inner.has_word(work.words, frame.words)) {
            return c;
        }
    }
    return std::nullopt;
}

}  // namespace dossier::loaders::find
