#include "loaders/find/finder.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/actors/groups.hpp"
#include "loaders/find/actors/nominals.hpp"
#include "loaders/find/commitments/commitments.hpp"
#include "loaders/find/commitments/deliveries.hpp"
#include "loaders/find/english.hpp"
#include "loaders/find/events/events.hpp"
#include "loaders/find/grammar/clauses.hpp"
#include "loaders/find/instruments/instruments.hpp"
#include "loaders/find/letter.hpp"
#include "loaders/find/statements/statements.hpp"
#include "loaders/find/topics/paired_topics.hpp"
#include "loaders/find/topics/spoken_topics.hpp"
#include "loaders/find/topics/spread_topics.hpp"
#include "loaders/find/topics/topic_evidence.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

void find_names(Letter& letter) {
    const std::vector<LocalName> names = local_names(letter);
    for (SentenceWork& sentence : letter.sentences()) {
        std::vector<Candidate> candidates = actor_candidates(letter, sentence, names);
        std::ranges::move(instrument_candidates(sentence), std::back_inserter(candidates));
        // "in Luxemburg" behind a meeting is where it was held.
        std::erase_if(candidates, [&](const Candidate& c) {
            return c.first > 0 && sentence.word(c.first - 1) == "in" &&
                   std::ranges::any_of(sentence.hits, [&](const Hit& h) {
                       return letter.is(h.entity, EntityClass::event) && letter.entity(h.entity).place == c.entity.name;
                   });
        });
        letter.settle(sentence, std::move(candidates));
    }
}

/// Named things and dates are read as one word each; topics are not, as their words are ordinary phrases.
void find_clauses(Letter& letter) {
    for (SentenceWork& sentence : letter.sentences()) {
        std::vector<Unit> units;
        for (const Hit& hit : sentence.hits) {
            if (!letter.is(hit.entity, EntityClass::topic) && (units.empty() || units.back().last <= hit.first)) {
                units.push_back({hit.first, hit.last, false, true, letter.is(hit.entity, EntityClass::actor)});
            }
        }
        for (const TimeExpression& time : sentence.times) {
            const bool clash =
                std::ranges::any_of(units, [&](const Unit& u) { return u.first < time.last && time.first < u.last; });
            if (!clash) {
                units.push_back({time.first, time.last, true, false, false});
            }
        }
        std::ranges::sort(units, {}, &Unit::first);
        sentence.clauses = clauses_of(sentence.words, units);
    }
}

/// A mention counts once per sentence and target; the first one stands for it.
void write_mentions(Letter& letter) {
    for (const SentenceWork& sentence : letter.sentences()) {
        std::set<std::size_t> seen;
        for (const Hit& hit : sentence.hits) {
            if (seen.insert(hit.entity).second) {
                letter.findings().mentions.push_back(
                    {sentence.source->ordinal,
                     hit.entity,
                     {sentence.words[hit.first].where.begin, sentence.words[hit.last - 1].where.end},
                     hit.how});
            }
        }
    }
}

}  // namespace

Letter read_by_rules(const read::Document& document, std::span<AnnotatedSentence> sentences,
                     const Gazetteer& gazetteer) {
    Letter letter{document, sentences, gazetteer};
    find_events(letter);
    find_names(letter);
    find_nominals(letter);
    find_members_of_groups(letter);
    find_paired_topics(letter);
    find_clauses(letter);
    find_topics(letter);
    find_spoken_topics(letter);
    find_commitments(letter);
    find_statements(letter);
    return letter;
}

Findings find_all(const read::Document& document, std::span<AnnotatedSentence> sentences, const Gazetteer& gazetteer) {
    if (document.language == "en") {
        Letter letter{document, sentences, gazetteer};
        find_english_names(letter);
        write_mentions(letter);
        return std::move(letter.findings());
    }
    Letter letter = read_by_rules(document, sentences, gazetteer);
    find_deliveries(letter);
    spread_topics(letter);
    weigh_topics(letter);
    write_mentions(letter);
    return std::move(letter.findings());
}

}  // namespace dossier::loaders::find
