#include "loaders/find/commitments/commitment_topics.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_phrases.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/phrase_topics.hpp"
#include "loaders/find/topics/places.hpp"
#include "loaders/find/topics/titles.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::size_t most_topics = 4;
/// How many sentences back "hierover" may point.
constexpr std::size_t memory = 4;

class TopicFinder {
public:
    TopicFinder(Letter& letter, std::size_t sentence, const Roles& roles)
        : letter_{letter}, sentence_{sentence}, roles_{roles} {}

    [[nodiscard]] std::vector<std::size_t> find() {
        take_promised();
        take_named(true);
        take_motion();
        if (found_.empty()) {
            take_general();
        }
        if (found_.empty()) {
            take_named(false);
        }
        if (found_.empty()) {
            take_inner();
        }
        if (found_.empty()) {
            take_texts();
        }
        if (found_.empty() && points_back()) {
            take_said_before();
        } else if (found_.empty() && about_text()) {
            return {};
        }
        const read::Document& document = letter_.document();
        // What a sentence of a section promises is about the section's subject, too.
        if (const std::size_t section = work().source->section; section < document.sections.size()) {
            take(named_in(document.sections[section].title));
        }
        if (found_.empty()) {
            take_said_before();
        }
        if (found_.empty()) {
            take(named_in(document.title));
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }

    void take(std::optional<std::size_t> topic) {
        if (topic && found_.size() < most_topics && std::ranges::find(found_, *topic) == found_.end()) {
            found_.push_back(*topic);
        }
    }

    /// "informeren over X", "besluiten tot uitvoering van X", "toezeggen dat X wordt voortgezet": what is done, first
    /// of all what is told about.
    void take_promised() {
        for (const bool known : {true, false}) {
            take_promised(roles_, known);
            for (std::size_t c = 0; c < work().clauses.size(); ++c) {
                if (completes(c)) {
                    take_promised(Roles{letter_, sentence_, c}, known);
                }
            }
        }
    }

    /// `known`  only what the letter names as a topic anyway; else one that no list holds, if there is none yet
    void take_promised(const Roles& roles, bool known) {
        const Clause clause = roles.clause();
        for (const std::size_t p : promised(roles)) {
            if (known || found_.empty()) {
                take(matter(clause, p, known));
            }
        }
    }

    /// The phrases that say what is promised, first what is told about.
    [[nodiscard]] static std::vector<std::size_t> promised(const Roles& roles) {
        const Clause& clause = roles.clause();
        std::vector<std::size_t> phrases = roles.governed_by("over|inzake");
        const auto add = [&](const std::vector<std::size_t>& more) {
            phrases.insert(phrases.end(), more.begin(), more.end());
        };
        if (clause.passive) {
            add(clause.subjects);
        } else {
            add(roles.objects());
        }
        add(roles.governed_by("aan|op|tot|voor|naar|tegen"));
        std::vector<std::size_t> all;
        for (const std::size_t first : phrases) {
            const std::vector<std::size_t> list = clause.coordinated(first);
            all.insert(all.end(), list.begin(), list.end());
        }
        return all;
    }

    /// "besluiten tot een verhoging van het budget", "een memorandum over incidenten op zee": general nouns that
    /// together say what is promised.
    void take_general() {
        for (std::size_t c = 0; c < work().clauses.size() && found_.empty(); ++c) {
            if (c != roles_.index() && !completes(c)) {
                continue;
            }
            const Clause clause = work().clauses[c];
            for (std::size_t p : promised(Roles{letter_, sentence_, c})) {
                while (found_.empty() && followed(clause, p) && is_paper(clause.phrases[p])) {
                    ++p;
                }
                if (found_.empty() && !is_paper(clause.phrases[p])) {
                    take(topic_of_general_phrase(letter_, work(), clause, p));
                }
            }
        }
    }

    /// "een rapport", "de appreciatie van het akkoord": a text, or what is written of one.
    [[nodiscard]] bool is_paper(const Phrase& phrase) const {
        const std::string& noun = work().words[phrase.head].lemma;
        const std::optional<std::string> kind = kind_of_name(noun);
        return (kind && *kind != "Organization" && *kind != "event") ||
               one_of(noun, "appreciatie|kabinetsappreciatie|reactie|kabinetsreactie|oordeel|duiding|toelichting");
    }

    [[nodiscard]] static bool followed(const Clause& clause, std::size_t p) {
        return p + 1 < clause.phrases.size() && clause.phrases[p + 1].attached && !clause.phrases[p + 1].joined &&
               !clause.phrases[p + 1].temporal;
    }

    /// The topic of a phrase, or of what hangs on a noun that names a text, a step or no subject: of "een brief over
    /// X", "de uitvoering van X".
    [[nodiscard]] std::optional<std::size_t> matter(const Clause& clause, std::size_t p, bool known) {
        for (; p < clause.phrases.size(); ++p) {
            const Phrase& phrase = clause.phrases[p];
            if (phrase.temporal || phrase.acts) {
                return std::nullopt;
            }
            if (const std::optional<std::size_t> named = topic_over(phrase)) {
                return named;
            }
            const Word& noun = work().words[phrase.head];
            const bool leads = phrase.named || kind_of_name(noun.lemma) || said_in_every_letter(noun.lemma);
            if (!leads) {
                return known ? std::nullopt : topic_of_phrase(letter_, work(), clause, p);
            }
            if (!followed(clause, p) ||
                !one_of(clause.phrases[p + 1].preposition, "van|over|voor|tot|naar|aan|inzake|op")) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// The topic that is said by the phrase's noun.
    [[nodiscard]] std::optional<std::size_t> topic_over(const Phrase& phrase) const {
        const Hit* widest = nullptr;
        for (const Hit& hit : work().hits) {
            const bool over = hit.first <= phrase.head && phrase.head < hit.last;
            if (over && letter_.is(hit.entity, EntityClass::topic) &&
                (!widest || hit.last - hit.first > widest->last - widest->first)) {
                widest = &hit;
            }
        }
        return widest ? std::optional{widest->entity} : std::nullopt;
    }

    /// The clause that commits comes first: a sentence may go on about its reasons.
    void take_named(bool own) {
        for (const Hit& hit : work().hits) {
            if (letter_.is(hit.entity, EntityClass::topic) && belongs(hit) == own && !only_says_where(work(), hit)) {
                take(hit.entity);
            }
        }
    }

    /// Is it an infinitive or dat clause that says what is promised?
    [[nodiscard]] bool completes(std::size_t c) const {
        const Clause& clause = work().clauses[c];
        return clause.parent == roles_.index() && c != roles_.index() &&
               (clause.form == Clause::Form::infinitive || clause.opener == "dat");
    }

    /// Does the hit stand in the clause, or in one that completes it?
    [[nodiscard]] bool belongs(const Hit& hit) const {
        for (std::size_t c = 0; c < work().clauses.size(); ++c) {
            const std::vector<std::size_t>& words = work().clauses[c].words;
            if ((c == roles_.index() || completes(c)) && std::ranges::find(words, hit.first) != words.end()) {
                return true;
            }
        }
        return false;
    }

    /// What no list holds: what an inner clause does.
    void take_inner() {
        for (std::size_t k = 0; k < work().clauses.size(); ++k) {
            const Clause inner = work().clauses[k];
            for (std::size_t p = 0; p < inner.phrases.size() && inner.form != Clause::Form::main; ++p) {
                if (!inner.phrases[p].attached && std::ranges::find(inner.subjects, p) == inner.subjects.end() &&
                    found_.empty()) {
                    take(topic_of_phrase(letter_, work(), inner, p));
                }
            }
        }
    }

    /// "Ter uitvoering van de motie over spiegelbepalingen": what a chamber asked for is what is promised.
    void take_motion() {
        for (const Hit& hit : std::vector<Hit>{work().hits}) {
            if (letter_.is(hit.entity, EntityClass::instrument) && work().words[hit.first].lemma == "motie") {
                take(subject_of_title(letter_, work(), hit));
            }
        }
    }

    /// "convenant over netcongestie" is about netcongestie, whether the tree lists it or not.
    void take_texts() {
        for (const Hit& hit : work().hits) {
            if (found_.empty() && letter_.is(hit.entity, EntityClass::instrument)) {
                take(topic_in_name(letter_.entity(hit.entity).name));
            }
        }
        for (const Hit& hit : std::vector<Hit>{work().hits}) {
            if (found_.empty() && letter_.is(hit.entity, EntityClass::instrument) && belongs(hit)) {
                take(subject_of_title(letter_, work(), hit));
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t> topic_in_name(const std::string& text) {
        const std::vector<Word> words = plain_words(text);
        for (std::size_t i = 1; i < words.size(); ++i) {
            for (const std::size_t n : letter_.gazetteer().names_beginning(words[i].lower)) {
                const Gazetteer::Name& name = letter_.gazetteer().names()[n];
                const Entity& entity = letter_.gazetteer().entries()[name.entry].entity;
                if (entity.entity_class == EntityClass::topic && name.matches(std::span{words}.subspan(i))) {
                    return letter_.add(letter_.known(entity.id));
                }
            }
        }
        return std::nullopt;
    }

    /// "Hierover informeer ik uw Kamer": the topics of the nearest sentence of the section that has any.
    void take_said_before() {
        for (std::size_t s = sentence_; s-- > 0 && s + memory >= sentence_ && found_.empty();) {
            const SentenceWork& earlier = letter_.sentences()[s];
            if (earlier.source->section != work().source->section) {
                break;
            }
            for (const Hit& hit : earlier.hits) {
                if (letter_.is(hit.entity, EntityClass::topic)) {
                    take(hit.entity);
                }
            }
        }
    }

    /// "rapporteer ik over het project": the text that is named is all that it is about.
    [[nodiscard]] bool about_text() const {
        const bool again = std::ranges::any_of(work().hits, [&](const Hit& hit) {
            return letter_.is(hit.entity, EntityClass::instrument) && hit.how == "nominal" && belongs(hit);
        });
        return again || handed_over();
    }

    /// "Uw Kamer ontvangt het verslag van de Raad": a text without a word of its subject, or of a meeting.
    [[nodiscard]] bool handed_over() const {
        const Clause& clause = roles_.clause();
        bool text = false;
        for (const std::size_t p : promised(roles_)) {
            const Phrase& phrase = clause.phrases[p];
            if (phrase.temporal || phrase.acts) {
                continue;
            }
            const bool outcome = one_of(work().words[phrase.head].lemma, "uitkomst|verslag|resultaat|stuk") &&
                                 followed(clause, p) && clause.phrases[p + 1].named;
            if (!outcome && !is_paper(phrase)) {
                return false;
            }
            text = true;
        }
        return text;
    }

    [[nodiscard]] bool points_back() const {
        return std::ranges::any_of(roles_.clause().words, [&](std::size_t i) {
            const std::string_view word = work().word(i);
            // "Daarnaast", "op basis hiervan": why and how, not what.
            const bool what = word.size() > 4 && (word.starts_with("hier") || word.starts_with("daar")) &&
                              one_of(word.substr(4), "over|aan|op|toe|van|voor|in|naar") &&
                              !(i > 0 && work().word(i - 1) == "basis");
            return one_of(word, "deze|dit|dergelijke") || what;
        });
    }

    /// The topic with the longest name that the title holds, or whose name ends with the whole title.
    [[nodiscard]] std::optional<std::size_t> named_in(std::string_view printed_title) const {
        const std::string title = lower_case(printed_title);
        std::optional<std::size_t> best;
        for (std::size_t e = 0; e < letter_.entities().size() && !title.empty(); ++e) {
            const std::string name = lower_case(letter_.entity(e).name);
            if (letter_.is(e, EntityClass::topic) &&
                (title.find(name) != std::string::npos || name.ends_with(" " + title)) &&
                (!best || name.size() > letter_.entity(*best).name.size())) {
                best = e;
            }
        }
        return best;
    }

    Letter& letter_;
    std::size_t sentence_;
    const Roles& roles_;
    std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> topics_of_commitment(Letter& letter, std::size_t sentence, const Roles& roles) {
    return TopicFinder{letter, sentence, roles}.find();
}

}  // namespace dossier::loaders::find
