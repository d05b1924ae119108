#include "loaders/find/commitments/promises.hpp"

#include <algorithm>

namespace dossier::loaders::find {

namespace {

/// What stands before a time that only dates an occasion.
constexpr std::string_view occasions =
    "oog|behoeve|kader|voorafgaand|aanloop|voorbereiding|verband|aanleiding|vooruitlopend";
/// Posts of the government; the addressee's country is not said with them.
constexpr std::string_view own_posts =
    "minister|staatssecretaris|ministers|staatssecretarissen|bewindspersoon|bewindslieden|bewindspersonen|collega|"
    "ambtgenoot|ambtsgenoot";

/// "Met het oog op het debat van 21 februari": the words from there to the time hold no finite verb.
bool dates_occasion(const std::vector<Word>& words, const TimeExpression& time) {
    for (std::size_t k = time.first; k-- > 0 && !words[k].finite();) {
        if (one_of(words[k].lower, occasions)) {
            return true;
        }
    }
    return false;
}

/// "Zodra X", "indien X", "mocht X", "na afronding van X": what is told waits for it.
bool waits(const Roles& roles) {
    const std::vector<Word>& words = roles.work().words;
    const bool condition = std::ranges::any_of(roles.work().clauses, [&](const Clause& inner) {
        return one_of(inner.opener, "zodra|indien|mocht|wanneer|als|nadat|voordat") && inner.finite;
    });
    const std::vector<std::size_t> behind = roles.governed_by("na");
    return condition || std::ranges::any_of(behind, [&](std::size_t p) {
               return !one_of(words[roles.clause().phrases[p].head].lemma,
                              "overleg|lezing|raadpleging|beraad|afweging");
           });
}

/// Has the person signed the letter, or held a post of the government? Of others only the post behind the name says so.
bool of_government(const Letter& letter, const Entity& person) {
    const bool signed_it = std::ranges::any_of(
        letter.document().signed_by, [&](const read::Signatory& s) { return person.id == "person/" + slug(s.name); });
    const bool held = std::ranges::any_of(letter.gazetteer().holders(), [&](const Holder& h) {
        return h.person == person.id && (!h.post.starts_with("post/") || h.post.starts_with("post/nld/"));
    });
    return signed_it || held || std::ranges::any_of(person.aliases, [](const std::string& alias) {
               return one_of(alias.substr(0, alias.find(' ')), own_posts);
           });
}

}  // namespace

bool among(const std::vector<std::size_t>& all, std::size_t one) { return std::ranges::find(all, one) != all.end(); }

bool signed_by(const std::vector<std::size_t>& agents, const Promisers& who) {
    return std::ranges::any_of(agents, [&](std::size_t a) { return among(who.makers, a); });
}

bool ends_with_one_of(std::string_view noun, std::string_view nouns) {
    return !first_of(nouns, [&](std::string_view one) {
                return noun == one || (one.size() > 3 && noun.ends_with(one));
            }).empty();
}

bool dutch_government(const Letter& letter, std::size_t actor) {
    const Entity& entity = letter.entity(actor);
    const std::string_view post =
        entity.id.starts_with("post/") ? std::string_view{entity.id}.substr(5) : std::string_view{};
    return entity.id == "NLD" || entity.id == "kabinet" || entity.id == "defensie" ||
           entity.id.starts_with("post/nld/") || (entity.id.starts_with("person/") && of_government(letter, entity)) ||
           one_of(post.substr(0, post.find('-')), own_posts) || entity.name.starts_with("ministerie van");
}

bool set_in_future(const Letter& letter, const Roles& roles) {
    return std::ranges::any_of(roles.work().times, [&](const TimeExpression& time) {
        const bool within = among(roles.clause().words, time.first);
        const bool gone = !time.start.empty() && time.end < letter.date().substr(0, time.end.size());
        return within && !gone && (time.deadline || !time.start.empty()) && !dates_occasion(roles.work().words, time);
    });
}

bool means_to(const Roles& roles) {
    const Clause& c = roles.clause();
    const auto recalls = [&](const VerbUse& v) {
        return v.is("toezeggen") && v.word > 0 && roles.work().word(v.word - 1) == "zoals";
    };
    const bool otherwise =
        std::ranges::any_of(c.verbs, [](const VerbUse& v) { return v.is("zullen|willen|streven|beogen|gaan"); }) ||
        c.has_word(roles.work().words, "voornemens|voornemen|plan");
    return roles.intended() && (otherwise || std::ranges::none_of(c.verbs, recalls));
}

bool put_off_to_later(const Letter& letter, const Roles& roles) {
    if (means_to(roles) || roles.clause().has_word(roles.work().words, put_off) || waits(roles) ||
        in_next_paper(roles) || roles.has_verb("blijven|houden|verwachten|hopen")) {
        return true;
    }
    // "Ik stuur u het verslag van de Raad van 24 maart": the day of what it is about puts nothing off.
    return std::ranges::any_of(roles.work().times, [&](const TimeExpression& time) {
        const bool of_noun = roles.work().word(time.first) == "van";
        const bool of_event = std::ranges::any_of(roles.work().hits, [&](const Hit& hit) {
            return letter.is(hit.entity, EntityClass::event) && hit.first < time.last && time.first < hit.last;
        });
        const bool gone = !time.start.empty() && time.end < letter.date().substr(0, time.end.size());
        return !of_noun && !of_event && !gone && (time.deadline || !time.start.empty()) &&
               !dates_occasion(roles.work().words, time);
    });
}

bool in_next_paper(const Roles& roles) {
    const std::vector<Word>& words = roles.work().words;
    return std::ranges::any_of(roles.clause().phrases, [&](const Phrase& phrase) {
        const bool next = std::ranges::any_of(
            words.begin() + static_cast<std::ptrdiff_t>(phrase.first),
            words.begin() + static_cast<std::ptrdiff_t>(phrase.last), [](const Word& w) {
                return one_of(w.lower,
                              "volgende|eerstvolgende|komende|aparte|separate|afzonderlijke|latere|nadere|jaarlijkse|"
                              "periodieke|halfjaarlijkse|gebruikelijke|schriftelijke");
            });
        return next && ends_with_one_of(words[phrase.head].lemma, papers);
    });
}

bool with_infinitive(const Roles& roles) {
    const Clause& c = roles.clause();
    const SentenceWork& work = roles.work();
    const bool own = std::ranges::any_of(
        c.verbs, [&](const VerbUse& v) { return v.word != c.finite && v.word > 0 && work.word(v.word - 1) == "te"; });
    return own || std::ranges::any_of(work.clauses, [&](const Clause& inner) {
               return inner.form == Clause::Form::infinitive && inner.opener == "om" && inner.parent == roles.index();
           });
}

}  // namespace dossier::loaders::find
