#include "loaders/find/statements/learnt_statements.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/gazetteer/learnt_model.hpp"
#include "loaders/find/statements/back_references.hpp"
#include "loaders/find/statements/frame_objects.hpp"
#include "loaders/find/statements/phrase_texts.hpp"
#include "loaders/find/statements/tie_features.hpp"
#include "loaders/find/statements/ties.hpp"
#include "loaders/find/topics/plain_topics.hpp"
#include "loaders/find/topics/stated_topics.hpp"
#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

/// What is less likely than that it is said is not said.
constexpr double least = 0.5;

/// What the object of each predicate may be, as Frame::classes spells it.
std::string_view classes_for(std::string_view predicate) {
    static constexpr auto all = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"SUPPORTS", "aietcn"},
        {"OPPOSES", "aietcn"},
        {"THREATENS", "aitn"},
        {"COOPERATES_WITH", "a"},
        {"CALLS_ON", "a"},
        {"DISCUSSES", "aitcn"},
        {"PARTICIPATES_IN", "e"},
        {"INVITED_TO", "e"},
        {"ADOPTED", "i"},
        {"CONTRIBUTES_TO", "aitn"},
        {"MEMBER_OF", "a"},
        {"PARTNER_OF", "a"},
    });
    const auto found = std::ranges::find(all, predicate, &std::pair<std::string_view, std::string_view>::first);
    return found == all.end() ? std::string_view{} : found->second;
}

class LearntStatements {
public:
    LearntStatements(Letter& letter, std::size_t sentence) : letter_{letter}, sentence_{sentence} {}

    void add() {
        for (const Likely& one : likely()) {
            state(one);
        }
    }

private:
    struct Likely {
        Tie tie;
        LearntModel::Guess guess;
    };

    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }

    /// The pairs that say something, the surest first: of those of one subject and predicate only the members of one
    /// coordination, and none of what a rule has said of the subject already.
    [[nodiscard]] std::vector<Likely> likely() {
        std::vector<Likely> found;
        for (Tie& tie : ties_in(letter_, sentence_)) {
            const LearntModel::Guess guess = letter_.gazetteer().ties().guess(features_of(letter_, sentence_, tie));
            if (guess.probability >= least && !said_by_rule(tie, guess.label)) {
                found.push_back({std::move(tie), guess});
            }
        }
        std::ranges::stable_sort(found, std::greater{}, [](const Likely& one) { return one.guess.probability; });
        std::vector<Likely> kept;
        for (Likely& one : found) {
            const bool elsewhere = std::ranges::any_of(kept, [&](const Likely& k) {
                return k.guess.label == one.guess.label && same_subject(k.tie.subject, one.tie.subject) &&
                       !coordinated(k.tie.object, one.tie.object);
            });
            if (!elsewhere) {
                kept.push_back(std::move(one));
            }
        }
        std::vector<Likely> said;
        std::ranges::copy_if(kept, std::back_inserter(said), [&](const Likely& one) {
            return one.tie.subject.role != "owner" || !acts_itself(one.tie.subject, kept);
        });
        return said;
    }

    /// "De Deense oppositie is tegen X": what somebody owns is an actor, or becomes one by what it does; then its owner
    /// is none here.
    [[nodiscard]] bool acts_itself(const TieSubject& owner, const std::vector<Likely>& all) const {
        const std::size_t head = work().clauses[owner.clause].phrases[*owner.phrase].head;
        return std::ranges::any_of(work().hits,
                                   [&](const Hit& hit) {
                                       return hit.first <= head && head < hit.last &&
                                              letter_.is(hit.entity, EntityClass::actor);
                                   }) ||
               std::ranges::any_of(all, [&](const Likely& one) {
                   return one.tie.subject.actors.empty() && one.tie.subject.clause == owner.clause &&
                          one.tie.subject.phrase == owner.phrase;
               });
    }

    [[nodiscard]] static bool same_subject(const TieSubject& one, const TieSubject& other) {
        return one.actors == other.actors && (!one.actors.empty() || one.phrase == other.phrase);
    }

    /// What the sentence says so far.
    [[nodiscard]] auto said_here() const {
        return std::ranges::equal_range(letter_.findings().statements, work().source->ordinal, {},
                                        &Statement::sentence);
    }

    [[nodiscard]] bool said_by_rule(const Tie& tie, std::string_view predicate) const {
        return std::ranges::any_of(said_here(), [&](const Statement& s) {
            return s.predicate == predicate &&
                   std::ranges::find(tie.subject.actors, s.subject) != tie.subject.actors.end();
        });
    }

    /// Does the sentence say something of the two already?
    [[nodiscard]] bool tied(std::size_t actor, const Reference& object) const {
        return std::ranges::any_of(said_here(),
                                   [&](const Statement& s) { return s.subject == actor && s.object == object; });
    }

    /// Are both members of one coordination?
    [[nodiscard]] bool coordinated(const TieObject& one, const TieObject& other) const {
        if (one.clause != other.clause || !one.phrase || !other.phrase) {
            return false;
        }
        const auto [first, last] = std::minmax(*one.phrase, *other.phrase);
        const std::vector<std::size_t> members = work().clauses[one.clause].coordinated(first);
        return std::ranges::find(members, last) != members.end();
    }

    void state(const Likely& one) {
        const Roles said{letter_, sentence_, one.tie.subject.clause};
        // "is daar geen voorstander van" is against it: what is learnt has the denial in it.
        const bool denied = one.guess.label == "OPPOSES" && said.negated();
        const std::string rule = std::string{learnt_rule} + carried_by(letter_, sentence_, one.tie);
        const std::vector<Reference> objects = named_by(one.tie.object, one.guess.label);
        if (objects.empty()) {
            return;
        }
        const std::vector<std::size_t> actors = named_by(one.tie.subject);
        for (const Reference& object : objects) {
            for (const std::size_t actor : actors) {
                if (tied(actor, object)) {
                    continue;
                }
                letter_.state({.sentence = work().source->ordinal,
                               .subject = actor,
                               .predicate = std::string{one.guess.label},
                               .object = object,
                               .status = denied ? "fact" : said.status(),
                               .rule = rule});
            }
        }
    }

    /// Who acts; one whom only a phrase names becomes an actor by what it does.
    [[nodiscard]] std::vector<std::size_t> named_by(const TieSubject& subject) {
        if (!subject.actors.empty()) {
            return subject.actors;
        }
        const TopicCut cut = cut_topic(letter_, work(), work().clauses[subject.clause], *subject.phrase);
        const Word& noun = work().words[cut.head];
        const bool whose = cut.is_told() && one_of(work().word(cut.noun_end), "van|uit");
        const std::size_t end = whose ? cut.told_end : cut.noun_end;
        const std::string name = work().printed(cut.described, end);
        Entity actor = noun.plural() ? make_entity(EntityClass::actor, "group/" + slug(name), name, "Group")
                                     : make_entity(EntityClass::actor, "org/" + slug(name), name, "Organization");
        const std::size_t index = letter_.add(std::move(actor));
        letter_.hit(work(), cut.described, end, index, "name");
        return {index};
    }

    /// What the object is: what its words point back at, name, or else are about for want of a better name.
    [[nodiscard]] std::vector<Reference> named_by(const TieObject& object, std::string_view predicate) {
        const Roles roles{letter_, sentence_, object.clause};
        const std::string_view lead = object.preposition.empty() ? std::string_view{"="} : object.preposition;
        const Frame frame{.predicate = predicate,
                          .verbs = {},
                          .words = {},
                          .object = lead,
                          .classes = classes_for(predicate),
                          .actor = {}};
        if (!object.phrase || work().words[object.word].word_class == WordClass::pronoun) {
            return pointed_at_by(object, roles, frame);
        }
        std::vector<Reference> found;
        const std::vector<std::size_t> things = roles.things_at(*object.phrase);
        for (const std::size_t thing : things) {
            if (allowed(letter_, thing, frame.classes)) {
                found.push_back({Reference::To::entity, thing});
            }
        }
        const std::optional<std::size_t> other =
            things.empty() ? described_by(roles, *object.phrase, frame) : std::nullopt;
        if (other) {
            found.push_back({Reference::To::entity, *other});
        }
        return found;
    }

    /// What "hierover", "dit", "mij" stands for.
    [[nodiscard]] std::vector<Reference> pointed_at_by(const TieObject& object, const Roles& roles,
                                                       const Frame& frame) {
        if (std::vector<Reference> found = pointed_back_to(letter_, sentence_, roles, frame); !found.empty()) {
            return found;
        }
        const std::string_view word = work().word(object.word);
        std::vector<Reference> found;
        if (one_of(word, "mij|me|ons")) {
            for (const std::size_t maker : signatories(letter_)) {
                if (allowed(letter_, maker, frame.classes)) {
                    found.push_back({Reference::To::entity, maker});
                }
            }
        } else if (!object.phrase || one_of(word, "dit|dat|die|deze|het")) {
            if (const auto thing = spoken_of_last(letter_, sentence_, object.word, frame)) {
                found.push_back(*thing);
            }
        }
        return found;
    }

    /// The text or the topic that a phrase without a name is.
    [[nodiscard]] std::optional<std::size_t> described_by(const Roles& roles, std::size_t p, const Frame& frame) {
        const Clause clause = roles.clause();
        const Phrase& phrase = clause.phrases[p];
        if (const auto again = named_again(letter_, sentence_, phrase, frame)) {
            return again;
        }
        if (frame.classes.find('i') != std::string_view::npos) {
            if (const auto text = text_of_phrase(letter_, work(), phrase, frame.predicate == "ADOPTED")) {
                return text;
            }
        }
        if (frame.classes.find('n') == std::string_view::npos) {
            return std::nullopt;
        }
        if (const auto again =
                is_demonstrative(phrase) ? named_before_by(letter_, sentence_, phrase, frame) : std::nullopt) {
            return again;
        }
        const std::size_t matter = roles.acted_on(p);
        for (const std::size_t at : {matter, p}) {
            if (const auto topic = subject_of_statement(letter_, work(), clause, at, frame)) {
                return topic;
            }
            if (const auto topic = plain_topic(letter_, work(), clause, at)) {
                return topic;
            }
        }
        if (is_demonstrative(phrase)) {
            const auto last = spoken_of_last(letter_, sentence_, phrase.head, frame);
            return last ? std::optional{last->index} : std::nullopt;
        }
        return worded_topic(letter_, work(), clause, p);
    }

    /// "deze uitsluiting", "hetzelfde punt".
    [[nodiscard]] bool is_demonstrative(const Phrase& phrase) const {
        return one_of(work().word(phrase.first), "dit|dat|deze|die|hetzelfde|dezelfde");
    }

    Letter& letter_;
    std::size_t sentence_;
};

}  // namespace

void find_learnt_statements(Letter& letter, std::size_t sentence) {
    if (!letter.gazetteer().ties().empty()) {
        LearntStatements{letter, sentence}.add();
    }
}

}  // namespace dossier::loaders::find
