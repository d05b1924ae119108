#include "loaders/find/statements/object_wordings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "loaders/find/statements/frames.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topic_cut.hpp"

namespace dossier::loaders::find {

namespace {

/// The phrase on which the one with the hit hangs, right behind it, unless a name or a carrying noun heads it.
std::optional<std::size_t> host_of(const Letter& letter, const SentenceWork& work, const Clause& clause,
                                   const Hit& hit) {
    for (std::size_t p = 1; p < clause.phrases.size(); ++p) {
        const Phrase& phrase = clause.phrases[p];
        const Phrase& host = clause.phrases[p - 1];
        const bool here = hit.first <= phrase.head && phrase.head < hit.last && hit.first >= phrase.first;
        if (!here || !phrase.attached || phrase.joined || host.temporal || host.last + 1 != phrase.first) {
            continue;
        }
        const Word& noun = work.words[host.head];
        const bool named =
            std::ranges::any_of(work.hits, [&](const Hit& h) { return h.first <= host.head && host.head < h.last; });
        const bool carries = !said_by_word(noun.lemma).empty() || is_never_subject(noun.lemma) ||
                             !letter.gazetteer().attitudes().of(Attitudes::Sort::noun, noun.lemma).empty();
        return named || carries || noun.word_class != WordClass::noun ? std::nullopt : std::optional{p - 1};
    }
    return std::nullopt;
}

}  // namespace

void add_object_wordings(Letter& letter, std::size_t sentence) {
    const SentenceWork& work = letter.sentences()[sentence];
    for (const Statement& statement :
         std::ranges::equal_range(letter.findings().statements, work.source->ordinal, {}, &Statement::sentence)) {
        const bool topic =
            statement.object.to == Reference::To::entity && letter.is(statement.object.index, EntityClass::topic);
        const auto hit =
            std::ranges::find_if(work.hits, [&](const Hit& h) { return topic && h.entity == statement.object.index; });
        if (hit == work.hits.end()) {
            continue;
        }
        for (const Clause& clause : work.clauses) {
            const auto host = host_of(letter, work, clause, *hit);
            if (!host) {
                continue;
            }
            const TopicCut cut = cut_topic(letter, work, clause, *host);
            std::string words = work.printed(cut.described, std::max(cut.told_end, hit->last));
            Entity& entity = letter.entity(statement.object.index);
            if (words != entity.name && std::ranges::find(entity.aliases, words) == entity.aliases.end()) {
                entity.aliases.push_back(std::move(words));
            }
        }
    }
}

}  // namespace dossier::loaders::find
