#include "loaders/find/commitment_topics.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "loaders/find/phrase_topics.hpp"

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
        take_named();
        if (found_.empty()) {
            take_phrases();
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
        if (const std::size_t section = work().source->section; found_.empty() && section < document.sections.size()) {
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

    /// The clause that commits comes first: a sentence may go on about its reasons.
    void take_named() {
        for (const bool own : {true, false}) {
            for (const Hit& hit : work().hits) {
                if (letter_.is(hit.entity, EntityClass::topic) && belongs(hit) == own) {
                    take(hit.entity);
                }
            }
        }
    }

    /// Does the hit stand in the clause, or in an infinitive or dat clause that completes it?
    [[nodiscard]] bool belongs(const Hit& hit) const {
        for (std::size_t c = 0; c < work().clauses.size(); ++c) {
            const Clause& clause = work().clauses[c];
            const bool completes =
                clause.parent == roles_.index() && (clause.form == Clause::Form::infinitive || clause.opener == "dat");
            if ((c == roles_.index() || completes) &&
                std::ranges::find(clause.words, hit.first) != clause.words.end()) {
                return true;
            }
        }
        return false;
    }

    void take_first(const Clause& clause, std::size_t phrase) {
        if (found_.empty()) {
            take(topic_of_phrase(letter_, work(), clause, phrase));
        }
    }

    /// What no list holds: what is told about, what is done, what an inner clause does.
    void take_phrases() {
        const Clause clause = roles_.clause();
        for (const std::size_t p : roles_.governed_by("over|voor|aan|op")) {
            take_first(clause, roles_.acted_on(p));
        }
        for (const std::size_t p : roles_.objects()) {
            take_first(clause, roles_.acted_on(p));
        }
        for (std::size_t k = 0; k < work().clauses.size(); ++k) {
            const Clause inner = work().clauses[k];
            for (std::size_t p = 0; p < inner.phrases.size() && inner.form != Clause::Form::main; ++p) {
                if (!inner.phrases[p].attached && std::ranges::find(inner.subjects, p) == inner.subjects.end()) {
                    take_first(inner, p);
                }
            }
        }
    }

    /// "convenant over netcongestie" is about netcongestie.
    void take_texts() {
        for (const Hit& hit : work().hits) {
            if (found_.empty() && letter_.is(hit.entity, EntityClass::instrument)) {
                take(topic_in_name(letter_.entity(hit.entity).name));
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
        return std::ranges::any_of(work().hits, [&](const Hit& hit) {
            return letter_.is(hit.entity, EntityClass::instrument) && hit.how == "nominal" && belongs(hit);
        });
    }

    [[nodiscard]] bool points_back() const {
        return std::ranges::any_of(roles_.clause().words, [&](std::size_t i) {
            const std::string_view word = work().word(i);
            return one_of(word, "deze|dit|dergelijke") || word.starts_with("hier") || word.starts_with("daar");
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
