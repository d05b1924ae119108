#include "loaders/find/topics/topic_evidence.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/places.hpp"
#include "loaders/find/topics/topic_kinship.hpp"
#include "loaders/find/topics/topic_lengths.hpp"

namespace dossier::loaders::find {

namespace {

class Evidence {
public:
    explicit Evidence(Letter& letter)
        : letter_{letter},
          spoken_of_(letter.entities().size(), false),
          first_said_(letter.entities().size(), never),
          times_said_(letter.entities().size(), 0) {}

    std::vector<std::optional<std::size_t>> weigh() {
        for (std::size_t s = 0; s < letter_.sentences().size(); ++s) {
            const SentenceWork& sentence = letter_.sentences()[s];
            for (const Hit& hit : sentence.hits) {
                // "ik" of a letter that nobody signed names nobody.
                if (hit.how != "pronoun" || !letter_.document().signed_by.empty()) {
                    first_said_[hit.entity] = std::min(first_said_[hit.entity], s);
                }
                ++times_said_[hit.entity];
                spoken_of_[hit.entity] = spoken_of_[hit.entity] || (letter_.is(hit.entity, EntityClass::topic) &&
                                                                    !only_tells_which(sentence, hit));
            }
        }
        mark_used();
        std::vector<std::optional<std::size_t>> stands_for(spoken_of_.size());
        for (std::size_t e = 0; e < stands_for.size(); ++e) {
            const bool said = first_said_[e] != never;
            const bool passing =
                letter_.is(e, EntityClass::topic) && !spoken_of_[e] && (said ? !titled(e) : only_orders(e));
            // Whom a letter goes to and who signed it are known from its head; what does not name them says nothing.
            const bool unnamed = letter_.is(e, EntityClass::actor) && first_said_[e] == never && !spoken_of_[e];
            if (!passing && !unnamed) {
                stands_for[e] = letter_.is(e, EntityClass::topic) ? longer(e).value_or(e) : e;
            }
        }
        follow(stands_for);
        join_kin(stands_for);
        return stands_for;
    }

private:
    static constexpr std::size_t never = static_cast<std::size_t>(-1);

    /// What a longer name stands for is what the shorter one stands for.
    static void follow(std::vector<std::optional<std::size_t>>& stands_for) {
        for (std::optional<std::size_t>& e : stands_for) {
            while (e && stands_for[*e] && *stands_for[*e] != *e) {
                e = stands_for[*e];
            }
            e = e && !stands_for[*e] ? std::nullopt : e;
        }
    }

    /// Two names of one subject are one topic: the one that the tree lists or else a heading, else the longer one.
    void join_kin(std::vector<std::optional<std::size_t>>& stands_for) const {
        std::vector<std::size_t> topics;
        for (std::size_t e = 0; e < stands_for.size(); ++e) {
            if (stands_for[e] == e && letter_.is(e, EntityClass::topic)) {
                topics.push_back(e);
            }
        }
        const TopicKinship kinship{letter_, topics};
        const auto rank = [&](std::size_t e) {
            return 2 * static_cast<int>(letter_.gazetteer().find(letter_.entity(e).id) != nullptr) +
                   static_cast<int>(titled(e));
        };
        for (const std::size_t topic : topics) {
            std::optional<std::size_t> kin = kinship.kin_of(topic);
            while (kin && *stands_for[*kin] != *kin) {
                kin = stands_for[*kin];
            }
            // Of two topics of the tree only the one that came first can be meant by the other's name.
            const bool meant = kin && (rank(*kin) < 2 || rank(topic) < 2 || first_said_[*kin] < first_said_[topic]);
            if (meant && *kin != topic && stands_for[topic] == topic) {
                const bool stays = rank(topic) > rank(*kin);
                stands_for[stays ? *kin : topic] = stays ? topic : *kin;
            }
        }
        follow(stands_for);
    }

    /// "de sancties" after "sancties tegen Israël": the one topic whose name goes on where this one's ends.
    [[nodiscard]] std::optional<std::size_t> longer(std::size_t entity) const {
        const Entity& topic = letter_.entity(entity);
        const auto begins = [&](std::size_t e, std::string_view name) {
            const std::string_view whole = letter_.entity(e).name;
            const std::string_view rest = whole.size() > name.size() + 1 ? whole.substr(name.size()) : "";
            return letter_.is(e, EntityClass::topic) && whole.starts_with(name) && rest.starts_with(' ') &&
                   one_of(rest.substr(1, rest.find(' ', 1) - 1),
                          "aan|van|voor|tegen|tot|over|met|in|tussen|op|naar|door");
        };
        std::optional<std::size_t> only;
        for (std::size_t e = 0; e < first_said_.size(); ++e) {
            const bool same =
                begins(e, topic.name) ||
                std::ranges::any_of(topic.aliases, [&](const std::string& alias) { return begins(e, alias); });
            if (same && only) {
                return std::nullopt;
            }
            only = same ? std::optional{e} : only;
        }
        // What a letter comes back to by its short name is a subject beside what a heading says of it.
        constexpr std::size_t often = 3;
        const bool before =
            only && (first_said_[*only] <= first_said_[entity] || (titled(*only) && times_said_[entity] < often));
        return before ? only : std::nullopt;
    }

    void mark_used() {
        const Findings& findings = letter_.findings();
        for (const Statement& statement : findings.statements) {
            spoken_of_[statement.subject] = true;
            if (statement.object.to == Reference::To::entity) {
                spoken_of_[statement.object.index] = true;
            }
        }
        for (const Commitment& commitment : findings.commitments) {
            for (const std::vector<std::size_t>* list : {&commitment.by, &commitment.towards}) {
                for (const std::size_t entity : *list) {
                    spoken_of_[entity] = true;
                }
            }
            // That a promise stands under a heading makes no subject of the heading.
            for (const std::size_t topic : commitment.topics) {
                spoken_of_[topic] = spoken_of_[topic] || first_said_[topic] != never;
            }
        }
    }

    /// "Diplomatieke inzet", "Algemene reactie op de voorstellen": a heading with a general noun that no sentence comes
    /// back to orders the letter, and says no subject.
    [[nodiscard]] bool only_orders(std::size_t entity) const {
        const Entity& topic = letter_.entity(entity);
        const std::vector<Word> words = plain_words(topic.name);
        constexpr std::size_t beginning = 2;
        return !letter_.gazetteer().find(topic.id) &&
               std::any_of(words.begin(),
                           words.begin() + static_cast<std::ptrdiff_t>(std::min(beginning, words.size())),
                           [](const Word& word) { return is_general_noun_or_plural(word.lower); });
    }

    [[nodiscard]] bool titled(std::size_t entity) const {
        const Entity& topic = letter_.entity(entity);
        const auto named = [&](std::string_view title) {
            const std::string lower = lower_case(title);
            return lower.find(lower_case(topic.name)) != std::string::npos ||
                   std::ranges::any_of(topic.aliases, [&](const std::string& alias) {
                       return lower.find(lower_case(alias)) != std::string::npos;
                   });
        };
        return named(letter_.document().title) ||
               std::ranges::any_of(letter_.document().sections, named, &read::Section::title);
    }

    [[nodiscard]] bool only_tells_which(const SentenceWork& sentence, const Hit& hit) const {
        const bool inside = std::ranges::any_of(sentence.hits, [&](const Hit& other) {
            return other.first <= hit.first && hit.last <= other.last &&
                   other.last - other.first > hit.last - hit.first && letter_.is(other.entity, EntityClass::topic);
        });
        const Word& last = sentence.words[hit.last - 1];
        const bool before_noun = hit.last < sentence.words.size() &&
                                 (sentence.words[hit.last].nominal() || sentence.words[hit.last].participial());
        if (inside || (only_says_where(sentence, hit) && !is_spoken_of_elsewhere(hit.entity)) ||
            quoted(sentence, hit) || (last.word_class == WordClass::adjective && !before_noun)) {
            return true;
        }
        return hangs_on_subject(sentence, hit) || std::ranges::any_of(sentence.clauses, [&](const Clause& clause) {
                   return std::ranges::any_of(clause.phrases, [&](const Phrase& phrase) {
                       return phrase.first <= hit.first && hit.first < phrase.last && describes(sentence, phrase, hit);
                   });
               });
    }

    /// "situatie in de Gazastrook": does another topic say that a region is what the letter speaks of?
    [[nodiscard]] bool is_spoken_of_elsewhere(std::size_t region) const {
        const std::string end = " " + letter_.entity(region).name;
        return std::ranges::any_of(letter_.entities(), [&](const Entity& other) {
            return other.entity_class == EntityClass::topic && other.name.ends_with(end);
        });
    }

    /// The words of a title, «Oekraïne – standvastigheid en perspectief», are those of its author; one that is nothing
    /// but the topic names it.
    static bool quoted(const SentenceWork& sentence, const Hit& hit) {
        constexpr std::size_t longest_title = 30;
        std::size_t open = hit.first;
        while (open > 0 && open + longest_title > hit.first && !one_of(sentence.words[open - 1].text, "«|»|“|”")) {
            --open;
        }
        std::size_t close = hit.last;
        while (close < sentence.words.size() && close < hit.last + longest_title &&
               !one_of(sentence.words[close].text, "«|»|“|”")) {
            ++close;
        }
        return open > 0 && close < sentence.words.size() && one_of(sentence.words[open - 1].text, "«|“") &&
               one_of(sentence.words[close].text, "»|”") && close - open > hit.last - hit.first;
    }

    /// "het vredesproces Midden-Oosten", "de landbouw subsidies": two nouns, of which one tells which.
    static bool describes(const SentenceWork& sentence, const Phrase& phrase, const Hit& hit) {
        const bool first_of_two = hit.last < phrase.last && sentence.words[hit.last].nominal();
        const bool second_of_two = hit.first > phrase.first && sentence.words[hit.first - 1].nominal() &&
                                   sentence.words[hit.first - 1].text.back() != '-';
        return first_of_two || second_of_two;
    }

    /// "de import van fossiele brandstoffen": the import is the subject; "gevolgen van de droogte": the drought is.
    [[nodiscard]] bool hangs_on_subject(const SentenceWork& sentence, const Hit& hit) const {
        std::size_t i = hit.first;
        while (i > 0 && (sentence.words[i - 1].word_class == WordClass::determiner ||
                         sentence.words[i - 1].word_class == WordClass::adjective)) {
            --i;
        }
        if (i < 2 || !one_of(sentence.word(i - 1), "van|uit")) {
            return false;
        }
        const Word& host = sentence.words[i - 2];
        // "verslechtering van de veiligheidssituatie": in a short letter what changes is its subject too.
        return host.tag.starts_with("N(soort") && !is_role_noun(host) && !said_in_every_letter(host.lemma) &&
               !is_procedural_compound(host.lower) && !(letter_.is_short() && is_noun_of_change(host));
    }

    Letter& letter_;
    std::vector<bool> spoken_of_;
    std::vector<std::size_t> first_said_;  ///< the first sentence that says it
    std::vector<std::size_t> times_said_;
};

}  // namespace

void weigh_topics(Letter& letter) { letter.reduce(Evidence{letter}.weigh()); }

}  // namespace dossier::loaders::find
