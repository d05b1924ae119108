#include "loaders/find/object_phrases.hpp"

#include "loaders/find/general_words.hpp"
#include "loaders/find/nominals.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns of talk, which is about something else.
constexpr std::string_view talks =
    "onderhandeling|gesprek|overleg|discussie|debat|gedachtewisseling|dialoog|bespreking|"
    "beraadslaging|besluitvorming|consultatie|triloog";

/// Nouns of what one thinks of something else.
constexpr std::string_view views = "visie|kijk|standpunt|positie|opvatting|mening|reactie|perspectief|inzet|eu-inzet";

/// How many sentences back a reader still knows what "deelname" is in.
constexpr std::size_t memory = 100;

}  // namespace

bool is_talk(std::string_view noun) noexcept { return one_of(noun, talks); }

std::size_t matter_of(const Roles& roles, std::size_t p) {
    const std::vector<Phrase>& phrases = roles.clause().phrases;
    while (p + 1 < phrases.size() && phrases[p + 1].attached && !phrases[p + 1].joined && !phrases[p + 1].temporal) {
        const Word& noun = roles.work().words[phrases[p].head];
        const Phrase& next = phrases[p + 1];
        const bool talk = (next.preposition == "over" && one_of(noun.lemma, talks)) ||
                          (one_of(next.preposition, "op|over") && one_of(noun.lemma, views));
        const bool done = noun.tag.starts_with("WW(inf,nom") && next.preposition == "van";
        const bool general = is_general_noun(noun.lemma) && one_of(next.preposition, "van|over|voor|tot|naar");
        if (!talk && !done && !general) {
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

}  // namespace dossier::loaders::find
