#include "loaders/find/grammar/phrase_lists.hpp"

#include <algorithm>
#include <cstddef>

namespace dossier::loaders::find {

namespace {

/// "over de agressie tegen A, B en diplomatie": a list that hangs on an actor and ends with none is that of the noun
/// before the actor.
void free_mixed_lists(Clause& clause) {
    for (std::size_t p = 1; p + 1 < clause.phrases.size(); ++p) {
        const Phrase host = clause.phrases[p - 1];
        const Phrase& nested = clause.phrases[p];
        if (!nested.attached || nested.joined || !nested.acts || host.attached || host.acts ||
            host.preposition.empty()) {
            continue;
        }
        std::size_t end = p + 1;
        while (end < clause.phrases.size() && clause.phrases[end].joined && clause.phrases[end].attached) {
            ++end;
        }
        if (end == p + 1 || clause.phrases[end - 1].acts) {
            continue;
        }
        for (std::size_t k = p + 1; k < end; ++k) {
            clause.phrases[k].attached = false;
            clause.phrases[k].preposition = host.preposition;
        }
    }
}

/// "mede namens België en Luxemburg, aandacht": a list that has its "en", or never gets one, is over at a comma before
/// a noun that does not act as its members do.
void close_lists(const std::vector<Word>& words, Clause& clause) {
    for (std::size_t p = 1; p < clause.phrases.size(); ++p) {
        Phrase& phrase = clause.phrases[p];
        const bool comma = phrase.joined && phrase.first > 0 && words[phrase.first - 1].is(",");
        if (!comma || phrase.acts || phrase.named || !clause.phrases[p - 1].acts) {
            continue;
        }
        const bool goes_on =
            std::any_of(clause.phrases.begin() + static_cast<std::ptrdiff_t>(p) + 1, clause.phrases.end(),
                        [&](const Phrase& later) { return later.joined && !words[later.first - 1].is(","); });
        if (!goes_on) {
            phrase.joined = phrase.attached = false;
            phrase.preposition.clear();
        }
    }
}

}  // namespace

void settle_lists(const std::vector<Word>& words, Clause& clause) {
    free_mixed_lists(clause);
    close_lists(words, clause);
}

}  // namespace dossier::loaders::find
