#include "loaders/find/topics/topic_relations.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "loaders/find/topics/topic_cut.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// Nouns that are about an actor, with the prepositions that lead to it.
struct RelationalNoun {
    std::string_view noun;   ///< ending of the noun, lower case
    std::string_view leads;  ///< prepositions
    bool of_texts = false;   ///< is it about a text or a fund just as well: "herziening van het Verdrag van Dublin"
};

constexpr std::array<RelationalNoun, 66> relations{{
    {"steun", "aan|voor"},
    {"agressie", "tegen"},
    {"agressieoorlog", "tegen"},
    {"oorlog", "tegen|in"},
    {"samenwerking", "met|tussen|van"},
    {"dialoog", "met|tussen"},
    {"situatie", "in|aan|rond"},
    {"conflict", "in"},
    {"lidmaatschap", "van"},
    {"toetreding", "van"},
    {"toetredingsprocedure", "voor"},
    {"betrekkingen", "met|tussen"},
    {"relatie", "met"},
    {"onderhandelingen", "met"},
    {"sancties", "tegen"},
    {"sanctiebeleid", "tegen"},
    {"wederopbouw", "van"},
    {"hulp", "aan"},
    {"maatregelen", "tegen"},
    {"veiligheid", "van"},
    {"invasie", "in|van"},
    {"inval", "in"},
    {"dreiging", "van|vanuit"},
    {"evacuatie", "uit|van"},
    {"import", "uit|van"},
    {"export", "naar"},
    {"handel", "met"},
    {"vredesonderhandelingen", "tussen|met"},
    {"geweld", "in|tegen"},
    {"verkiezingen", "in"},
    {"bijdrage", "aan"},
    {"strijd", "tegen"},
    {"aanvallen", "in|op|tegen"},
    {"crisis", "in"},
    {"ontwikkelingen", "in"},
    {"hervormingen", "in"},
    {"stabiliteit", "in|van"},
    {"inzet", "in"},
    {"partnerschap", "met"},
    {"terugkeer", "naar"},
    {"leveringen", "aan"},
    {"afhankelijkheid", "van"},
    {"hervorming", "van", true},
    {"versterking", "van", true},
    {"uitbreiding", "van", true},
    {"herziening", "van", true},
    {"modernisering", "van", true},
    {"vereenvoudiging", "van", true},
    {"verdieping", "van", true},
    {"voltooiing", "van", true},
    {"verlenging", "van", true},
    {"voortzetting", "van", true},
    {"oprichting", "van", true},
    {"implementatie", "van", true},
    {"evaluatie", "van", true},
    {"toekomst", "van", true},
    {"ratificatie", "van", true},
    {"banden", "met|tussen"},
    {"perspectief", "voor"},
    {"uitdagingen", "van|in"},
    {"spanningen", "tussen|in|met"},
    {"druk", "op"},
    {"positie", "van"},
    {"schendingen", "in|door"},
    {"intimidatie", "van"},
    {"programma", "van"},
}};

bool actor_hit(const Letter& letter, const Hit& hit) { return letter.is(hit.entity, EntityClass::actor); }

const Hit* hit_from(const Letter& letter, const SentenceWork& sentence, std::size_t i, bool or_text = false) {
    for (const Hit& hit : sentence.hits) {
        const bool wanted = actor_hit(letter, hit) || (or_text && letter.is(hit.entity, EntityClass::instrument));
        if (hit.first == i && wanted && hit.how != "pronoun") {
            return &hit;
        }
    }
    return nullptr;
}

const RelationalNoun* relation_of(const Word& word) {
    const RelationalNoun* best = nullptr;
    for (const RelationalNoun& relation : relations) {
        // "onafhankelijkheid" is the contrary of its last part.
        const bool compound = word.lower.size() > relation.noun.size() && word.lower.ends_with(relation.noun) &&
                              word.lower != fmt::format("on{}", relation.noun);
        const bool same = word.lower == relation.noun || word.lemma == relation.noun || compound;
        if (same && (!best || relation.noun.size() > best->noun.size())) {
            best = &relation;
        }
    }
    return best;
}

/// "crisis in Jemen" in a letter that spoke of the "situatie in Jemen" is that situation, and "banden met" those with
/// whom it spoke of "samenwerking" are that: the name it has already.
std::string named_before(const Letter& letter, const std::string& name, std::string_view whom) {
    constexpr std::string_view states = "situatie|crisis|ontwikkelingen";
    constexpr std::string_view ties = "samenwerking|relatie|relaties|betrekkingen|banden";
    for (const auto& [nouns, preposition] : {std::pair{states, "in"}, std::pair{ties, "met"}}) {
        if (!one_of(name.substr(0, name.find(' ')), nouns) ||
            !name.ends_with(fmt::format(" {} {}", preposition, whom))) {
            continue;
        }
        const std::string known = first_of(nouns, [&](std::string_view noun) {
            return letter.find(make_topic(fmt::format("{} {} {}", noun, preposition, whom)).id).has_value();
        });
        return known.empty() ? name : fmt::format("{} {} {}", known, preposition, whom);
    }
    return name;
}

/// "situatie in Gaza en …", "conflict in de Sahel": a region that no list holds ends where its capitals do;
/// `first` if none begins there.
std::size_t end_of_region(const SentenceWork& sentence, const RelationalNoun& relation, std::size_t first) {
    const bool somewhere = one_of(sentence.word(first - 1), "de|het") ? one_of(sentence.word(first - 2), "in|aan|rond")
                                                                      : one_of(sentence.word(first - 1), "in|aan|rond");
    std::size_t last = first;
    while (somewhere && one_of(relation.noun, "situatie|crisis|conflict|oorlog|geweld") &&
           last < sentence.words.size() && sentence.words[last].capitalised() && !sentence.taken(last, last + 1) &&
           sentence.words[last].word_class != WordClass::pronoun) {
        ++last;
    }
    return last;
}

/// A compound tells which relation it is: "handelsrelatie met de VS" is not all of the relation with them.
bool tells_which_relation(const Word& word, const RelationalNoun& relation) {
    constexpr std::string_view kinds = "relatie|betrekkingen|hulp|handel|crisis|conflict|situatie|bijdrage";
    return one_of(relation.noun, kinds) && word.lower.size() > relation.noun.size() &&
           word.lower.find_first_of("-(") == std::string::npos && word.lower.ends_with(relation.noun);
}

/// "lange termijn steun aan Oekraïne", "Russische agressieoorlog tegen Oekraïne", "samenwerking tussen A en B".
void relational_topics(Letter& letter, SentenceWork& sentence) {
    for (std::size_t i = 0; i + 2 < sentence.words.size(); ++i) {
        const RelationalNoun* relation = sentence.words[i].nominal() ? relation_of(sentence.words[i]) : nullptr;
        if (!relation || !one_of(sentence.word(i + 1), relation->leads)) {
            continue;
        }
        std::size_t k = i + 2;
        k += one_of(sentence.word(k), "de|het") ||
                     (one_of(sentence.word(k), "deze|die") && !hit_from(letter, sentence, k))
                 ? 1
                 : 0;
        const Hit* hit = hit_from(letter, sentence, k, relation->of_texts);
        if (const std::size_t end = hit ? k : end_of_region(sentence, *relation, k); end > k) {
            const std::size_t described = begin_of_description(sentence, i);
            Entity topic = make_topic(
                fmt::format("{} {} {}", sentence.words[i].lower, sentence.word(i + 1), sentence.printed(k, end)));
            for (const std::string& said :
                 {sentence.printed(i, end), sentence.printed(described, end), sentence.printed(k, end)}) {
                topic.aliases.push_back(said);
            }
            letter.hit(sentence, described, end, letter.add(std::move(topic)), "name");
            continue;
        }
        if (!hit || (relation->noun == "veiligheid" && letter.entity(hit->entity).kind != "Country")) {
            continue;
        }
        // "maatregelen tegen de Russische schaduwvloot" are not measures against Russia.
        if (sentence.words[hit->last - 1].word_class == WordClass::adjective) {
            continue;
        }
        std::size_t last = hit->last;
        std::string whom = letter.entity(hit->entity).name;
        // "tussen A en B", "van A met B": the second party belongs to it.
        const bool two = one_of(sentence.word(i + 1), "tussen|van") && one_of(sentence.word(last), "en|met");
        std::size_t next = last + 1;
        next += one_of(sentence.word(next), "de|het") ? 1 : 0;
        const Hit* other = two ? hit_from(letter, sentence, next) : nullptr;
        if (!other && sentence.word(i + 1) == "tussen") {
            continue;
        }
        if (other) {
            last = other->last;
            whom +=
                fmt::format(" {} {}", sentence.word(i + 1) == "van" ? "met" : "en", letter.entity(other->entity).name);
        }
        std::string noun{relation->noun == "agressieoorlog" ? "agressie" : relation->noun};
        if (tells_which_relation(sentence.words[i], *relation)) {
            noun = sentence.words[i].lower;
        }
        std::size_t first = i;
        if (i > 0 && (relation->noun.starts_with("agressie") || one_of(relation->noun, "invasie|inval")) &&
            hit_from(letter, sentence, i - 1)) {
            first = i - 1;
            noun = fmt::format("{} {}", sentence.words[first].text, noun);
        }
        std::string name = fmt::format("{} {} {}", noun, sentence.word(i + 1), whom);
        // Two organisations have one name for their cooperation, however a sentence puts it: NAVO-EU-samenwerking.
        if (other && noun == "samenwerking" && letter.entity(hit->entity).kind == "Organization" &&
            letter.entity(other->entity).kind == "Organization") {
            name = fmt::format("{}-{}-samenwerking", sentence.printed(hit->first, hit->last),
                               sentence.printed(other->first, other->last));
        }
        // "de humanitaire situatie in Jemen" is said of the situation there: one subject, known by both names.
        const std::size_t described = begin_of_description(sentence, first);
        Entity topic = make_topic(named_before(letter, name, whom));
        for (const std::string& said : {sentence.printed(first, last), sentence.printed(described, last)}) {
            if (said != topic.name && std::ranges::find(topic.aliases, said) == topic.aliases.end()) {
                topic.aliases.push_back(said);
            }
        }
        letter.hit(sentence, described, last, letter.add(std::move(topic)), "name");
    }
}

/// "Oekraïne (te) blijven steunen" says "steun aan Oekraïne"; "deze steun" and "Russische agressie" say it again.
void short_relations(Letter& letter, SentenceWork& sentence, std::size_t ordinal) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const Word& word = sentence.words[i];
        if (one_of(word.lower, "steunen|ondersteunen") && i >= 2) {
            std::size_t k = i;
            while (k > 0 && one_of(sentence.word(k - 1), "te|blijven|blijvend")) {
                --k;
            }
            for (const Hit& hit : std::vector<Hit>{sentence.hits}) {
                if (hit.last == k && k < i && letter.entity(hit.entity).kind == "Country") {
                    Entity topic = make_topic(fmt::format("steun aan {}", letter.entity(hit.entity).name));
                    letter.hit(sentence, hit.first, i + 1, letter.add(std::move(topic)), "alias");
                    break;
                }
            }
        }
        const RelationalNoun* relation = word.nominal() ? relation_of(word) : nullptr;
        const bool led =
            i > 0 && (one_of(sentence.word(i - 1), "deze|die|dit|dat|de|het") || hit_from(letter, sentence, i - 1));
        if (!relation || !led || std::ranges::any_of(sentence.hits, [&](const Hit& h) {
                return h.first <= i && i < h.last && letter.is(h.entity, EntityClass::topic);
            })) {
            continue;
        }
        const std::string_view noun = tells_which_relation(word, *relation) ? word.lower : relation->noun;
        const bool near = one_of(sentence.word(i - 1), "deze|die|dit|dat");
        const std::size_t reach = near || hit_from(letter, sentence, i - 1) ? std::min<std::size_t>(ordinal, 100)
                                                                            : std::min<std::size_t>(ordinal, 4);
        for (std::size_t s = ordinal; s-- > ordinal - reach;) {
            const auto& hits = letter.sentences()[s].hits;
            const auto found = std::find_if(hits.rbegin(), hits.rend(), [&](const Hit& h) {
                const std::string name = lower_case(letter.entity(h.entity).name);
                const std::string start = hit_from(letter, sentence, i - 1)
                                              ? fmt::format("{} {} ", sentence.word(i - 1), noun)
                                              : fmt::format("{} ", noun);
                return letter.is(h.entity, EntityClass::topic) && name.starts_with(start);
            });
            if (found != hits.rend()) {
                letter.hit(sentence, i - 1, i + 1, found->entity, "nominal");
                break;
            }
        }
    }
}

/// "een verbod op nieuwe kolencentrales": who is for that is not for what the tree lists, so the whole is the subject.
void forbidden_topics(Letter& letter, SentenceWork& sentence) {
    for (std::size_t i = 0; i + 2 < sentence.words.size(); ++i) {
        const bool forbids = sentence.word(i).ends_with("verbod") && sentence.word(i + 1) == "op";
        const bool abolishes = sentence.word(i) == "afschaffing" && sentence.word(i + 1) == "van";
        if ((!forbids && !abolishes) || sentence.taken(i, i + 1)) {
            continue;
        }
        std::size_t last = i + 2;
        while (last < sentence.words.size() && (sentence.words[last].word_class == WordClass::determiner ||
                                                sentence.words[last].word_class == WordClass::adjective)) {
            ++last;
        }
        if (last < sentence.words.size() && sentence.words[last].tag.starts_with("N(") &&
            !sentence.taken(i + 1, last + 1)) {
            letter.hit(sentence, i, last + 1, letter.add(make_topic(sentence.printed(i, last + 1))), "name");
        }
    }
}

}  // namespace

void find_topic_relations(Letter& letter, SentenceWork& sentence) {
    relational_topics(letter, sentence);
    forbidden_topics(letter, sentence);
}

void repeat_topic_relations(Letter& letter, SentenceWork& sentence, std::size_t ordinal) {
    short_relations(letter, sentence, ordinal);
}

}  // namespace dossier::loaders::find
